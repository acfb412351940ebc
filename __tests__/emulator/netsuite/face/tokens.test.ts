import type { IntegrationKeys } from '../../../../emulator/netsuite/face/integrations.ts';
import { useAccount } from '../engine/account.ts';
import { assertionFor, requestToken, type AssertionChanges } from './signIn.ts';

const account = useAccount();
let url = '';
beforeAll(async () => {
  url = await account().start();
});

const who = { user: '1', role: 'administrator' };
let made: IntegrationKeys | undefined;
/** One RSA key for the whole file: making one takes a while. */
const rsa = () => (made ??= account().createIntegration(who));
const ec = () => account().createIntegration({ ...who, keyType: 'ec' });

test.each([
  ['PS256', rsa],
  ['PS384', rsa],
  ['PS512', rsa],
  ['ES256', ec],
])('a JWT signed with %s gets a bearer token for an hour', async (alg, make) => {
  const response = await requestToken(url, await assertionFor(url, make(), { alg }));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ token_type: 'bearer', expires_in: '3600' });
});

test('the audience may also be spelled with the account’s own host', async () => {
  const audience = 'https://tstdrv1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token';
  expect((await requestToken(url, await assertionFor(url, rsa(), { audience }))).status).toBe(200);
});

test.each([
  ['RS256', { alg: 'RS256' }, 'invalid_request'],
  ['another audience', { audience: 'https://example.com/token' }, 'invalid_grant'],
  ['an expired assertion', { issuedAt: 1_700_000_000 }, 'invalid_grant'],
  ['an assertion for more than an hour', { lifetime: 3_700 }, 'invalid_grant'],
  ['an unknown certificate', { kid: 'other' }, 'invalid_client'],
  ['an unknown scope', { claims: { scope: 'everything' } }, 'invalid_scope'],
] as [string, AssertionChanges, string][])('%s is refused', async (_, changes, error) => {
  const response = await requestToken(url, await assertionFor(url, rsa(), changes));
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(await response.json()).toEqual({ error });
});

test('an assertion signed by another key is refused', async () => {
  const mine = rsa();
  const forged = { ...mine, privateKeyPem: account().createIntegration(who).privateKeyPem };
  expect(await (await requestToken(url, await assertionFor(url, forged))).json()).toEqual({
    error: 'invalid_grant',
  });
});

test('the same jti twice is refused', async () => {
  const keys = rsa();
  const assertion = await assertionFor(url, keys, { claims: { jti: 'once' } });
  expect((await requestToken(url, assertion)).status).toBe(200);
  expect(await (await requestToken(url, assertion)).json()).toEqual({ error: 'invalid_grant' });
});

test('a revoked mapping gets no token', async () => {
  const keys = ec();
  account().integrations.revoke(keys.clientId);
  expect(
    await (await requestToken(url, await assertionFor(url, keys, { alg: 'ES256' }))).json(),
  ).toEqual({
    error: 'invalid_client',
  });
});

test('a role without Log in using OAuth 2.0 Access Tokens gets none; without REST Web Services no records', async () => {
  const { definitions } = account();
  const id = 'customrole_guest';
  const permissions = new Map();
  const role = { id, internalId: '1', name: 'Guest', subsidiaries: null, timeZone: null };
  definitions.roles.set(id, { ...role, permissions });
  const keys = account().createIntegration({ user: '1', role: id, keyType: 'ec' });
  const ask = async () =>
    (await requestToken(url, await assertionFor(url, keys, { alg: 'ES256' }))).json();
  expect(await ask()).toEqual({ error: 'invalid_grant' });

  permissions.set('ADMI_LOGIN_OAUTH2', 'FULL');
  const { access_token } = (await ask()) as { access_token: string };
  const response = await fetch(`${url}/services/rest/record/v1/customer/1`, {
    headers: { Authorization: `Bearer ${access_token}` },
  });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("'REST Web Services' permission");
});
