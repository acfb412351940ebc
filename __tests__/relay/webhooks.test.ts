import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import type { Relay } from '../../relay/start.ts';
import { deliver, DOMAIN, orderBody, SECRET, signedHeaders } from './deliveries.ts';
import { netsuiteDouble, type NetSuiteDouble } from './netsuiteDouble.ts';
import {
  forgetPlace,
  metric,
  relayConfig,
  sqlitePlace,
  startTestRelay,
  until,
} from './relayUnderTest.ts';

const PREVIOUS = 'shpss_previous_secret';
const OTHER_DOMAIN = 'other.myshopify.com';

let netsuite: NetSuiteDouble;
let relay: Relay;
const place = sqlitePlace();

beforeAll(async () => {
  netsuite = await netsuiteDouble();
  const stores = [
    { key: 'demo', domain: DOMAIN, secrets: [SECRET, PREVIOUS] },
    { key: 'other', domain: OTHER_DOMAIN, secrets: [SECRET] },
    { key: 'closed', domain: 'closed.myshopify.com', secrets: [] },
  ];
  relay = await startTestRelay(relayConfig(netsuite, place, { stores }));
});
afterAll(async () => {
  await relay.stop();
  await netsuite.close();
  forgetPlace(place);
});

const statusOf = async (
  topic: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
) => (await deliver(relay.url, topic, body, headers)).status;
const hintFor = async (key: string) => {
  await until(() => netsuite.hints().some((hint) => hint.key === key));
  return netsuite.hints().findLast((hint) => hint.key === key)!;
};

/** Sends the body in pieces over one connection, each in a packet of its own. */
function deliverInPieces(
  body: Buffer,
  size: number,
  headers: Record<string, string>,
): Promise<number> {
  const { port, hostname } = new URL(relay.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => void send());
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (data) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]));
      socket.destroy();
    });
    async function send() {
      const lines = Object.entries({
        Host: 'relay',
        ...headers,
        'Content-Length': String(body.length),
      });
      socket.write(
        `POST /webhooks HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      );
      for (let at = 0; at < body.length; at += size) {
        socket.write(body.subarray(at, at + size));
        await new Promise(setImmediate);
      }
    }
  });
}

/** Signatures over the UTF-8 bytes, computed with another implementation (Python's hmac) and the secret above. */
const VECTORS = [
  [
    'multi-byte letters',
    '{"note":"Ünïcødé 🧾","id":820982911946154508}',
    'B1bjy8nt21MTBPQSeGPkTsWAUB7DAOAu7lCF5hmYxN4=',
    '820982911946154508',
  ],
  [
    'line separators',
    '{"note":"\u2028\u2029","id":820982911946154509}',
    '0TJMcekNROGKauFC4Z26lu71OktDUg8310WyBkC1fkU=',
    '820982911946154509',
  ],
  [
    'escaped slashes',
    '{"admin_graphql_api_id":"gid:\\/\\/shopify\\/Order\\/820982911946154510"}',
    'SsVUZsXaJtWVpacsmiI4ykKfFn8e/oYmNBgmCsJFuDI=',
    '820982911946154510',
  ],
  [
    'padded number',
    '{ "id" : 820982911946154511 ,\r\n"total":"5.00"}\n',
    'blmpCPyYnJgQ5m+D+tcdCLg5TaqcMbhTUpRyonQRbws=',
    '820982911946154511',
  ],
] as const;

test.each(VECTORS)(
  'a signature holds over the raw bytes, however packets cut them: %s',
  async (_what, text, signature, id) => {
    const body = Buffer.from(text);
    for (const size of [1, 2, 3, 7, 1000]) {
      const headers = {
        ...signedHeaders('orders/updated', body),
        'X-Shopify-Hmac-Sha256': signature,
      };
      expect(await deliverInPieces(body, size, headers)).toBe(200);
    }
    const hint = await hintFor(`demo:order:${id}`);
    expect(hint.sha256).toBe(createHash('sha256').update(body).digest('hex'));
  },
);

test('one changed byte, another secret or a missing signature is refused and nothing is written', async () => {
  const body = orderBody(666);
  const good = signedHeaders('orders/create', body)['X-Shopify-Hmac-Sha256']!;
  expect(
    await statusOf('orders/create', body.replace('666', '667'), { 'X-Shopify-Hmac-Sha256': good }),
  ).toBe(401);
  expect(await statusOf('orders/create', body, signedHeaders('orders/create', body, 'guess'))).toBe(
    401,
  );
  for (const signature of ['', 'AAAA', 'x'.repeat(44), `${good}A`]) {
    expect(await statusOf('orders/create', body, { 'X-Shopify-Hmac-Sha256': signature })).toBe(401);
  }
  expect(
    await metric(relay, 'crossdock_relay_received_total{store="demo",topic="orders/create"}'),
  ).toBe(0);
  expect(netsuite.hints().some((hint) => hint.id.endsWith('/666'))).toBe(false);
});

test('both secrets of a rotation are taken', async () => {
  const body = orderBody(11);
  expect(
    await statusOf('orders/create', body, signedHeaders('orders/create', body, PREVIOUS)),
  ).toBe(200);
  await hintFor('demo:order:11');
});

test('an unknown store is 404, a store without a secret is closed', async () => {
  const to = (domain: string, secret = SECRET) =>
    signedHeaders('orders/create', orderBody(1), secret, domain);
  expect(await statusOf('orders/create', orderBody(1), to('stranger.myshopify.com'))).toBe(404);
  expect(await statusOf('orders/create', orderBody(1), to('closed.myshopify.com', ''))).toBe(401);
});

test('a renamed shop is still reached by its key in the path', async () => {
  const body = orderBody(12);
  const send = (path: string) =>
    fetch(`${relay.url}${path}`, {
      method: 'POST',
      body,
      headers: signedHeaders('orders/create', body, SECRET, 'new-name.myshopify.com'),
    });
  expect((await send('/webhooks/demo')).status).toBe(200);
  expect((await send('/webhooks/nobody')).status).toBe(404);
  expect((await fetch(`${relay.url}/webhooks`)).status).toBe(405);
  await hintFor('demo:order:12');
});

test('a valid signature never gets a 4xx: unknown topics, empty and broken bodies are 200', async () => {
  const waiting = netsuite.hints().length;
  expect(await statusOf('themes/publish', '{"id":1}')).toBe(200);
  expect(await statusOf('constructor', '{"id":1}')).toBe(200);
  expect(await statusOf('', '')).toBe(200);
  expect(netsuite.hints()).toHaveLength(waiting);
  for (const body of ['', '{', '[]', '{"id":null}', '{"id":"one"}', '{"id":1e3}']) {
    expect(await statusOf('orders/updated', body)).toBe(200);
  }
  expect((await hintFor('demo:poll:order')).id).toBe('order');
});

test('a body over 25 MB is verified to its end and becomes "poll now"', async () => {
  const body = Buffer.alloc(26 * 1024 * 1024, ' ');
  body.write('{"id":55,"admin_graphql_api_id":"gid://shopify/Return/55"}');
  expect(await statusOf('returns/request', body)).toBe(200);
  expect(await hintFor('demo:poll:return')).toMatchObject({
    id: 'return',
    topic: 'returns/request',
  });
  body[20] = 0x41;
  const headers = signedHeaders('returns/request', 'another body');
  expect(await statusOf('returns/request', body, headers)).toBe(401);
}, 15_000);

test('two privacy requests of one customer stay two, a retry of one stays one', async () => {
  const body = `{"shop_domain":"${OTHER_DOMAIN}","customer":{"id":7,"email":"jane@example.com"},"orders_to_redact":[1,2]}`;
  const first = signedHeaders('customers/redact', body);
  const send = (headers: Record<string, string>) =>
    fetch(`${relay.url}/webhooks`, { method: 'POST', body, headers });
  for (const headers of [first, signedHeaders('customers/redact', body), first]) {
    expect((await send(headers)).status).toBe(200);
  }
  const privacy = () => netsuite.hints().filter((hint) => hint.entity === 'privacy');
  await until(() => new Set(privacy().map((hint) => hint.key)).size === 2);
  for (const hint of privacy()) {
    // The header is not signed, the body is: it names the other store, which shares the app's secret.
    expect(hint.store).toBe('other');
    expect(hint.privacy).toEqual({
      shopDomain: OTHER_DOMAIN,
      customerId: '7',
      orderIds: ['1', '2'],
    });
  }
});
