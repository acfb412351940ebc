import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** An integration record with a certificate mapping: who a token stands for (netsuite-platform §3.1). */
export interface Integration {
  name: string;
  clientId: string;
  certificateId: string;
  publicKey: KeyObject;
  user: string;
  role: string;
  scopes: string[];
  isRevoked: boolean;
}

export interface NewIntegration {
  name?: string;
  user: string;
  role: string;
  scopes?: string[];
  /** `rsa` if not given. */
  keyType?: 'rsa' | 'ec';
}

/** What a program needs to sign in with OAuth 2.0 client credentials. */
export interface IntegrationKeys {
  clientId: string;
  certificateId: string;
  privateKeyPem: string;
}

/** A token-based-authentication token (OAuth 1.0a), for clients that are older than OAuth 2.0 (netsuite-platform §3.2). */
export interface TbaToken {
  consumerKey: string;
  consumerSecret: string;
  tokenId: string;
  tokenSecret: string;
  user: string;
  role: string;
}

export class Integrations {
  readonly #byClient = new Map<string, Integration>();
  readonly #tba = new Map<string, TbaToken>();

  /** Makes an integration with a fresh key pair; the private key leaves here and is not kept. */
  create(options: NewIntegration): IntegrationKeys {
    const { publicKey, privateKey } =
      options.keyType === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: 3072 });
    const clientId = randomBytes(32).toString('hex');
    const certificateId = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64url');
    this.#byClient.set(clientId, {
      name: options.name ?? 'Integration',
      clientId,
      certificateId,
      publicKey,
      user: options.user,
      role: options.role,
      scopes: options.scopes ?? ['restlets', 'rest_webservices'],
      isRevoked: false,
    });
    return {
      clientId,
      certificateId,
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  createTba(who: { user: string; role: string }): TbaToken {
    const secret = () => randomBytes(32).toString('hex');
    const token: TbaToken = {
      consumerKey: secret(),
      consumerSecret: secret(),
      tokenId: secret(),
      tokenSecret: secret(),
      ...who,
    };
    this.#tba.set(`${token.consumerKey}/${token.tokenId}`, token);
    return token;
  }

  find(clientId: string): Integration | undefined {
    return this.#byClient.get(clientId);
  }

  findTba(consumerKey: string, tokenId: string): TbaToken | undefined {
    return this.#tba.get(`${consumerKey}/${tokenId}`);
  }

  /** As when the mapping is taken away in the UI: new tokens are refused. */
  revoke(clientId: string): void {
    const integration = this.#byClient.get(clientId);
    if (integration) integration.isRevoked = true;
  }
}
