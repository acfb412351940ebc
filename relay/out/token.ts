import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../clock.ts';
import type { Post } from './http.ts';

/** Ask for a new token this long before the old one ends. */
const RENEW_EARLY_MS = 5 * 60_000;
/** NetSuite allows an hour; a short assertion is of less use to a thief. */
const ASSERTION_SECONDS = 300;
const TOKEN_TIMEOUT_MS = 30_000;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export type TokenSettings = {
  tokenUrl: string;
  clientId: string;
  /** The id that NetSuite's client-credentials page shows for the uploaded certificate. */
  certificateId: string;
  /** PKCS#8 PEM: RSA (signs PS256) or EC P-256 (signs ES256). */
  privateKey: string;
};

/** NetSuite refused to give a token, in its words. */
export class TokenRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'TokenRefused';
    this.code = code;
  }
}

/**
 * OAuth 2.0 client credentials (netsuite-platform §3.1): a token is kept and renewed early, by one request
 * however many callers wait for it.
 */
export function tokenSource(settings: TokenSettings, clock: Clock, carry: Post) {
  const key = createPrivateKey(settings.privateKey);
  const alg = key.asymmetricKeyType === 'ec' ? 'ES256' : 'PS256';
  let current: { token: string; endsAt: number } | undefined;
  let renewing: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const issuedAt = Math.floor(clock.now() / 1000);
    const assertion = await new SignJWT({ scope: ['restlets'] })
      .setProtectedHeader({ typ: 'JWT', alg, kid: settings.certificateId })
      .setIssuer(settings.clientId)
      .setAudience(settings.tokenUrl)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ASSERTION_SECONDS)
      .setJti(randomUUID())
      .sign(key);
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: assertion,
    });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await carry(settings.tokenUrl, headers, form.toString(), TOKEN_TIMEOUT_MS);
    const { access_token: token, expires_in: seconds, error } = parseObject(answer.body);
    if (answer.status !== 200 || typeof token !== 'string') {
      const code = typeof error === 'string' ? error : `HTTP_${answer.status}`;
      throw new TokenRefused(code, `NetSuite gave no token: ${code} (HTTP ${answer.status}).`);
    }
    // `expires_in` has been seen as text.
    current = { token, endsAt: clock.now() + (Number(seconds) || 3600) * 1000 };
    return token;
  }

  return {
    /** The algorithm the key asks for. */
    alg,
    /** @throws TokenRefused, NoAnswer */
    get(): Promise<string> {
      if (current !== undefined && clock.now() < current.endsAt - RENEW_EARLY_MS) {
        return Promise.resolve(current.token);
      }
      renewing ??= renew().finally(() => (renewing = undefined));
      return renewing;
    },
    /** Forgets the token that was refused; a newer one stays. */
    discard(refused: string): void {
      if (current?.token === refused) current = undefined;
    },
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
