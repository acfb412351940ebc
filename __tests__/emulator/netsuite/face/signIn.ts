import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import type { IntegrationKeys } from '../../../../emulator/netsuite/face/integrations.ts';

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';

export interface AssertionChanges {
  alg?: string;
  kid?: string;
  audience?: string;
  claims?: JWTPayload;
  issuedAt?: number;
  lifetime?: number;
}

export async function assertionFor(
  url: string,
  keys: IntegrationKeys,
  changes: AssertionChanges = {},
): Promise<string> {
  const alg = changes.alg ?? 'PS256';
  const now = changes.issuedAt ?? Math.floor(Date.now() / 1_000);
  return new SignJWT({ scope: ['restlets', 'rest_webservices'], ...changes.claims })
    .setProtectedHeader({ alg, typ: 'JWT', kid: changes.kid ?? keys.certificateId })
    .setIssuer(keys.clientId)
    .setAudience(changes.audience ?? url + TOKEN_PATH)
    .setIssuedAt(now)
    .setExpirationTime(now + (changes.lifetime ?? 300))
    .sign(await importPKCS8(keys.privateKeyPem, alg));
}

export function requestToken(url: string, assertion: string): Promise<Response> {
  return fetch(url + TOKEN_PATH, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
}

/** An access token for an integration with an EC key. */
export async function signIn(url: string, keys: IntegrationKeys): Promise<string> {
  const response = await requestToken(url, await assertionFor(url, keys, { alg: 'ES256' }));
  return ((await response.json()) as { access_token: string }).access_token;
}
