import { serve, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { scannerFor } from '../../relay/in/toHint.ts';
import { readBody, secretKey } from '../../relay/in/webhook.ts';
import { topics } from '../../relay/topics.ts';
import { SECRET, serveTarget } from './processes.ts';

/** The ceiling: checks the HMAC on the raw stream and reads the same ids, writes nothing. */
const key = secretKey(SECRET);
const app = new Hono<{ Bindings: HttpBindings }>();
app.post('/webhooks', async (c) => {
  const { incoming } = c.env;
  const topic = topics[String(incoming.headers['x-shopify-topic'])];
  if (topic === undefined) return c.body(null, 404);
  const scanner = scannerFor(topic);
  const mac = createHmac('sha256', key);
  await readBody(incoming, (chunk) => {
    mac.update(chunk);
    scanner.write(chunk);
  });
  const claimed = Buffer.from(String(incoming.headers['x-shopify-hmac-sha256']), 'base64');
  if (claimed.length !== 32 || !timingSafeEqual(mac.digest(), claimed)) return c.body(null, 401);
  return c.body(null, scanner.found.has('id') ? 200 : 422);
});
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
  serveTarget(info.port, async () => void server.close()),
);
