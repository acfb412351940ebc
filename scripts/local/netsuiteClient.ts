import { importPKCS8, SignJWT } from 'jose';
import { readFileSync } from 'node:fs';

/** A program that speaks to NetSuite's REST services as any other would: OAuth 2.0 client credentials, SuiteQL, records. */
export interface NetSuiteClient {
  suiteql(query: string): Promise<Record<string, string>[]>;
  /** Answers the body, or for a creation the id from its Location. Throws with NetSuite's own text. */
  request(method: string, path: string, body?: unknown): Promise<{ id: string; body: unknown }>;
}

/** `keys` as in `.crossdock/local.json`. */
export async function netsuiteClient(
  url: string,
  keys: { clientId: string; certificateId: string; privateKeyPath: string },
): Promise<NetSuiteClient> {
  const tokenUrl = `${url}/services/rest/auth/oauth2/v1/token`;
  const key = await importPKCS8(readFileSync(keys.privateKeyPath, 'utf8'), 'PS256');
  const assertion = await new SignJWT({ scope: ['restlets', 'rest_webservices'] })
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', kid: keys.certificateId })
    .setIssuer(keys.clientId)
    .setAudience(tokenUrl)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .setJti(crypto.randomUUID())
    .sign(key);
  const signedIn = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  const { access_token: token } = (await signedIn.json()) as { access_token?: string };
  if (!token) throw new Error(`NetSuite gave no token: HTTP ${signedIn.status}`);

  async function send(
    method: string,
    path: string,
    body?: unknown,
    extra: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...extra },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: HTTP ${response.status} ${await response.text()}`);
    return response;
  }

  return {
    async suiteql(query) {
      const response = await send(
        'POST',
        '/services/rest/query/v1/suiteql?limit=1000',
        { q: query },
        { Prefer: 'transient' },
      );
      return ((await response.json()) as { items: Record<string, string>[] }).items;
    },
    async request(method, path, body) {
      const response = await send(method, `/services/rest/record/v1/${path}`, body);
      const text = await response.text();
      const id = response.headers.get('location')?.split('/').at(-1) ?? '';
      return { id, body: text === '' ? null : JSON.parse(text) };
    },
  };
}
