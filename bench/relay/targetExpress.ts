// oxlint-disable-next-line import/no-unassigned-import -- how the library is told its runtime
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { PgBoss } from 'pg-boss';
import { DOMAIN, SECRET, serveTarget } from './processes.ts';

/** What people build today: Express, Shopify's own validation, one awaited send into a pg-boss queue. */
const { databaseUrl } = JSON.parse(process.argv[2] ?? '') as { databaseUrl: string };
const shopify = shopifyApi({
  apiKey: 'key',
  apiSecretKey: SECRET,
  hostName: DOMAIN,
  apiVersion: ApiVersion.July26,
  isEmbeddedApp: false,
  logger: { level: 0 },
});
const boss = new PgBoss({ connectionString: databaseUrl, max: 10 });
await boss.start();
await boss.createQueue('webhooks');

const app = express();
// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 catches what it throws
app.post('/webhooks', express.text({ type: '*/*', limit: '25mb' }), async (request, response) => {
  const rawBody = request.body as string;
  const result = await shopify.webhooks.validate({
    rawBody,
    rawRequest: request,
    rawResponse: response,
  });
  if (!result.valid) return void response.status(401).end();
  const { id, updated_at } = JSON.parse(rawBody) as { id: number; updated_at: string };
  await boss.send('webhooks', {
    topic: result.topic,
    shop: result.domain,
    webhookId: result.webhookId,
    id,
    updated_at,
  });
  response.status(200).end();
});
const server = app.listen(0, '127.0.0.1', () =>
  serveTarget(
    (server.address() as AddressInfo).port,
    async () => await boss.stop({ graceful: false }),
  ),
);
