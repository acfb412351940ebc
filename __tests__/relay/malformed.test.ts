import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import fc from 'fast-check';
import { DOMAIN, SECRET, signedHeaders } from './deliveries.ts';
import { netsuiteDouble } from './netsuiteDouble.ts';
import { freePort, relayEnvironment, spawnRelay, killLeftRelays } from './relayProcess.ts';
import { forgetPlace, metric, sqlitePlace } from './relayUnderTest.ts';

afterAll(killLeftRelays);

const REQUESTS = 10_000;
const AT_ONCE = 16;
/** MB of memory that may come and go; a leak of 5 kB a request would already show. */
const MEMORY_SWING = 40;

type Malformed = {
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body: Buffer;
  status: number;
};

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const body = fc.oneof(
  bytes,
  fc.json().map((text) => Buffer.from(text)),
  fc.string().map((text) => Buffer.from(text)),
);
const headerText = fc.string({ unit: fc.constantFrom(...'abc/._-\u00ff 0=,;"{'), maxLength: 60 });
const topic = fc.oneof(
  headerText,
  fc.constantFrom('orders/create', 'customers/redact', '__proto__'),
);
const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((array) => Buffer.from(array).toString('base64'));

const badSignature = fc
  .record({ body, topic, signature: fc.oneof(headerText, digest) })
  .map(({ signature, ...one }): Malformed => {
    const headers = { ...signedHeaders(one.topic, one.body), 'X-Shopify-Hmac-Sha256': signature };
    return { method: 'POST', path: '/webhooks', headers, body: one.body, status: 401 };
  });
const noSignature = fc.record({ body, topic }).map((one): Malformed => {
  const { 'X-Shopify-Hmac-Sha256': _left, ...headers } = signedHeaders(one.topic, one.body);
  return { method: 'POST', path: '/webhooks/demo', headers, body: one.body, status: 401 };
});
const twoSignatures = body.map((content): Malformed => {
  const headers = signedHeaders('orders/create', content);
  const signature = headers['X-Shopify-Hmac-Sha256']!;
  return {
    method: 'POST',
    path: '/webhooks',
    headers: { ...headers, 'X-Shopify-Hmac-Sha256': [signature, signature] },
    body: content,
    status: 401,
  };
});
const otherSecret = fc.record({ body, secret: fc.string() }).map((one): Malformed => {
  const headers = signedHeaders('orders/create', one.body, `${SECRET}${one.secret}!`);
  return { method: 'POST', path: '/webhooks', headers, body: one.body, status: 401 };
});
const unknownStore = fc.record({ body, domain: headerText }).map((one): Malformed => {
  const headers = signedHeaders('orders/create', one.body, SECRET, `${one.domain}.myshopify.com`);
  return { method: 'POST', path: '/webhooks', headers, body: one.body, status: 404 };
});
const wrongMethod = fc
  .constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS')
  .map((method): Malformed => {
    return {
      method,
      path: '/webhooks/demo',
      headers: { 'X-Shopify-Shop-Domain': DOMAIN },
      body: Buffer.alloc(0),
      status: 405,
    };
  });
const wrongPath = fc.webPath().map((path): Malformed => {
  return { method: 'POST', path: `/x${path}`, headers: {}, body: Buffer.alloc(0), status: 404 };
});
const unknownTopic = fc.record({ body, topic: headerText }).map((one): Malformed => {
  const headers = signedHeaders(`x/${one.topic}`, one.body);
  return { method: 'POST', path: '/webhooks', headers, body: one.body, status: 200 };
});
const malformed = fc.oneof(
  badSignature,
  noSignature,
  twoSignatures,
  otherSecret,
  unknownStore,
  wrongMethod,
  wrongPath,
  unknownTopic,
);

test('ten thousand malformed requests: each answered as it should be, nothing written, no memory kept', async () => {
  const netsuite = await netsuiteDouble();
  const place = sqlitePlace();
  const env = relayEnvironment(netsuite, place, await freePort());
  const relay = await spawnRelay(env, ['--max-old-space-size=96']);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const target = new URL(relay.url);

  const send = (one: Malformed): Promise<number> =>
    new Promise((resolve, reject) => {
      const options = {
        host: target.hostname,
        port: target.port,
        method: one.method,
        path: one.path,
        headers: one.headers,
        agent,
      };
      const sent = request(options, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode!));
      });
      sent.on('error', reject);
      sent.end(one.body);
    });
  const memory = async () => (await metric(relay, 'process_resident_memory_bytes')) / 1024 ** 2;

  const requests = fc.sample(malformed, { numRuns: REQUESTS, seed: 20261121 });
  const wrong: unknown[] = [];
  let warm = 0;
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    if (at >= 3_000 && warm === 0) warm = await memory();
    const group = requests.slice(at, at + AT_ONCE);
    const statuses = await Promise.all(group.map(send));
    statuses.forEach((status, index) => {
      if (status !== group[index]!.status) wrong.push({ got: status, ...group[index] });
    });
  }
  expect(wrong).toEqual([]);
  expect((await memory()) - warm).toBeLessThan(MEMORY_SWING);

  // Not even HTTP, and bodies that end early.
  for (const text of [
    '\r\n\r\n',
    'HELO relay\r\n\r\n',
    `POST /webhooks HTTP/1.1\r\nHost: x\r\nX-Shopify-Shop-Domain: ${DOMAIN}\r\nX-Shopify-Topic: orders/create\r\nX-Shopify-Hmac-Sha256: ${'A'.repeat(43)}=\r\nContent-Length: 500\r\n\r\n{"id":1`,
  ]) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(target.port), target.hostname, () => socket.write(text));
      socket.setTimeout(100, () => socket.destroy());
      socket.on('data', () => {});
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
  }
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  agent.destroy();
  expect(await relay.end('SIGTERM')).toBe(0);

  const db = new DatabaseSync(join(place.dataFolder, 'inbox.sqlite'));
  expect(db.prepare('SELECT count(*) AS rows FROM inbox').get()).toEqual({ rows: 0 });
  db.close();
  await netsuite.close();
  forgetPlace(place);
}, 40_000);
