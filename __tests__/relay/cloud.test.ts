import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Relay } from '../../relay/start.ts';
import { DOMAIN } from './deliveries.ts';
import { netsuiteDouble, type NetSuiteDouble } from './netsuiteDouble.ts';
import { forgetPlace, relayConfig, sqlitePlace, startTestRelay, until } from './relayUnderTest.ts';

const AUDIENCE = 'https://relay.example.com/pubsub';
const ACCOUNT = 'push@project.iam.gserviceaccount.com';
const SECRET = 'a-long-secret-of-the-connection';
const METADATA = {
  'X-Shopify-Topic': 'orders/updated',
  'X-Shopify-Shop-Domain': DOMAIN,
  'X-Shopify-Webhook-Id': 'w-1',
  'X-Shopify-API-Version': '2026-10',
};

let netsuite: NetSuiteDouble;
let relay: Relay;
let plain: Relay;
let issuer: Server;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
const places = [sqlitePlace(), sqlitePlace()];

beforeAll(async () => {
  netsuite = await netsuiteDouble('ES');
  keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' };
  issuer = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/certs`;
  relay = await startTestRelay(
    relayConfig(netsuite, places[0]!, {
      pubsub: { audience: AUDIENCE, serviceAccount: ACCOUNT, jwksUrl },
      eventbridgeSecret: SECRET,
    }),
  );
  plain = await startTestRelay(relayConfig(netsuite, places[1]!));
});
afterAll(async () => {
  await relay.stop();
  await plain.stop();
  await netsuite.close();
  issuer.close();
  places.forEach(forgetPlace);
});

function token(claims: Record<string, unknown> = {}, key = keys.privateKey): Promise<string> {
  return new SignJWT({
    email: ACCOUNT,
    email_verified: true,
    aud: AUDIENCE,
    iss: 'https://accounts.google.com',
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuedAt()
    .setExpirationTime((claims['exp'] as number | undefined) ?? '1h')
    .sign(key);
}
const post = async (path: string, body: unknown, headers: Record<string, string>, to = relay) =>
  (await fetch(to.url + path, { method: 'POST', body: JSON.stringify(body), headers })).status;
const pushed = (payload: string) => ({
  message: { attributes: METADATA, data: Buffer.from(payload).toString('base64'), messageId: '1' },
  subscription: 'projects/p/subscriptions/s',
});
const arrived = (key: string) => until(() => netsuite.hints().some((hint) => hint.key === key));

test('a Pub/Sub push with a genuine token becomes a hint', async () => {
  const headers = { Authorization: `Bearer ${await token()}` };
  expect(await post('/pubsub', pushed('{"id":820982911946154508}'), headers)).toBe(200);
  await arrived('demo:order:820982911946154508');
});

test('another audience, issuer, account, key, an expired or missing token is refused', async () => {
  const stranger = await generateKeyPair('RS256');
  const tokens = [
    await token({ aud: 'https://other.example.com' }),
    await token({ iss: 'https://evil.example.com' }),
    await token({ email: 'someone@project.iam.gserviceaccount.com' }),
    await token({ email_verified: false }),
    await token({ exp: Math.floor(Date.now() / 1000) - 600 }),
    await token({}, stranger.privateKey),
    'nonsense',
  ];
  for (const one of tokens) {
    expect(await post('/pubsub', pushed('{"id":1}'), { Authorization: `Bearer ${one}` })).toBe(401);
  }
  expect(await post('/pubsub', pushed('{"id":1}'), {})).toBe(401);
});

test('an EventBridge event with the connection’s secret becomes a hint, ids read as text', async () => {
  const body = {
    id: 'e',
    detail: { payload: { id: 77, line_items: [{ id: 5 }] }, metadata: METADATA },
  };
  expect(await post('/eventbridge', body, { 'X-Crossdock-Secret': SECRET })).toBe(200);
  await arrived('demo:order:77');
  const text = `{"detail":{"metadata":${JSON.stringify(METADATA)},"payload":{"id":900719925474099312345}}}`;
  const response = await fetch(`${relay.url}/eventbridge/demo`, {
    method: 'POST',
    body: text,
    headers: { 'X-Crossdock-Secret': SECRET },
  });
  expect(response.status).toBe(200);
  await arrived('demo:order:900719925474099312345');
});

test('without the secret the event is refused, and of an unknown store nothing is taken', async () => {
  const body = { detail: { payload: { id: 1 }, metadata: METADATA } };
  for (const secret of ['', 'a-long-secret-of-the-connectioN', `${SECRET}x`]) {
    expect(await post('/eventbridge', body, { 'X-Crossdock-Secret': secret })).toBe(401);
  }
  const stranger = {
    detail: {
      payload: { id: 1 },
      metadata: { ...METADATA, 'X-Shopify-Shop-Domain': 'x.myshopify.com' },
    },
  };
  expect(await post('/eventbridge', stranger, { 'X-Crossdock-Secret': SECRET })).toBe(404);
});

test('both paths are unknown until they are configured', async () => {
  expect(
    await post('/pubsub', pushed('{}'), { Authorization: `Bearer ${await token()}` }, plain),
  ).toBe(404);
  expect(await post('/eventbridge', {}, { 'X-Crossdock-Secret': SECRET }, plain)).toBe(404);
});
