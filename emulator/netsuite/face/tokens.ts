import { randomBytes } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../clock.ts';
import type { Integration, Integrations } from './integrations.ts';

/** Not RS256: that flow does not take it (netsuite-platform §3.1). */
const ALGORITHMS = ['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const TOKEN_SECONDS = 3_600;
const LONGEST_ASSERTION_SECONDS = 3_600;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const SCOPES = new Set(['restlets', 'rest_webservices', 'suite_analytics', 'mcp']);

export type TokenAnswer =
  | { status: 200; body: { access_token: string; expires_in: string; token_type: 'bearer' } }
  | { status: 400 | 401; body: { error: string; error_description?: string } };

interface Granted {
  integration: Integration;
  scopes: Set<string>;
  until: number;
}

/** Access tokens of OAuth 2.0 client credentials: no refresh token, an hour each. */
export class Tokens {
  readonly #integrations: Integrations;
  readonly #clock: Clock;
  readonly #mayLogIn: (role: string) => boolean;
  readonly #granted = new Map<string, Granted>();
  readonly #usedIds = new Map<string, number>();

  /** @param mayLogIn whether a role may sign in this way. */
  constructor(integrations: Integrations, clock: Clock, mayLogIn: (role: string) => boolean) {
    this.#integrations = integrations;
    this.#clock = clock;
    this.#mayLogIn = mayLogIn;
  }

  /** @param audiences the token URL, as the caller sees it and as NetSuite spells it. */
  async request(form: URLSearchParams, audiences: string[]): Promise<TokenAnswer> {
    if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type');
    if (form.get('client_assertion_type') !== ASSERTION_TYPE) return refuse('invalid_request');
    const assertion = form.get('client_assertion');
    if (assertion === null) return refuse('invalid_request');

    let integration: Integration | undefined;
    let payload: JWTPayload;
    try {
      const { kid, alg, typ } = decodeProtectedHeader(assertion);
      if (alg === undefined || !ALGORITHMS.includes(alg)) return refuse('invalid_request');
      if (typ !== undefined && typ.toUpperCase() !== 'JWT') return refuse('invalid_request');
      const issuer = issuerOf(assertion);
      integration = this.#integrations.find(issuer);
      if (!integration || integration.isRevoked) return refuse('invalid_client');
      if (kid !== integration.certificateId) return refuse('invalid_client');
      ({ payload } = await jwtVerify(assertion, integration.publicKey, {
        algorithms: ALGORITHMS,
        audience: audiences,
        issuer,
        requiredClaims: ['exp', 'iat', 'aud', 'iss', 'scope'],
        currentDate: new Date(this.#clock.now()),
      }));
    } catch {
      return refuse('invalid_grant');
    }
    if (!this.#mayLogIn(integration.role)) return refuse('invalid_grant');
    const { exp = 0, iat = 0, jti } = payload;
    if (exp - iat > LONGEST_ASSERTION_SECONDS) return refuse('invalid_grant');
    if (jti !== undefined && this.#isReplayed(jti, exp)) return refuse('invalid_grant');
    const scopes = scopesOf(payload['scope']);
    if (scopes.length === 0 || scopes.some((scope) => !SCOPES.has(scope))) {
      return refuse('invalid_scope');
    }
    if (scopes.some((scope) => !integration.scopes.includes(scope))) return refuse('invalid_scope');

    const token = randomBytes(48).toString('base64url');
    this.#granted.set(token, {
      integration,
      scopes: new Set(scopes),
      until: this.#clock.now() + TOKEN_SECONDS * 1_000,
    });
    // A text, as it has been seen (netsuite-platform §3.1).
    const body = {
      access_token: token,
      expires_in: String(TOKEN_SECONDS),
      token_type: 'bearer' as const,
    };
    return { status: 200, body };
  }

  /** Whom a token stands for; null when it is unknown, old, revoked or not for this service. */
  check(token: string, scope: string): Integration | null {
    const granted = this.#granted.get(token);
    if (!granted || granted.until <= this.#clock.now()) return null;
    if (granted.integration.isRevoked || !granted.scopes.has(scope)) return null;
    return granted.integration;
  }

  /** All tokens given out so far stop working. */
  revokeAll(): void {
    this.#granted.clear();
  }

  #isReplayed(jti: string, exp: number): boolean {
    const now = this.#clock.now() / 1_000;
    for (const [id, until] of this.#usedIds) if (until < now) this.#usedIds.delete(id);
    if (this.#usedIds.has(jti)) return true;
    this.#usedIds.set(jti, exp);
    return false;
  }
}

function refuse(error: string): TokenAnswer {
  return { status: error === 'invalid_client' ? 401 : 400, body: { error } };
}

/** Read before the signature is checked, only to find the key. */
function issuerOf(assertion: string): string {
  const claims = JSON.parse(
    Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8'),
  ) as { iss?: unknown };
  return String(claims.iss);
}

/** A list in Oracle's samples, a text with blanks or commas elsewhere. */
function scopesOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  return typeof claim === 'string' ? claim.split(/[\s,]+/).filter(Boolean) : [];
}
