import { createHmac } from 'node:crypto';
import { NotModelled } from '../../../../emulator/shopify/contract.ts';
import { SHOPIFY_PATIENCE } from '../../../../emulator/shopify/webhooks/post.ts';
import { demoStore, startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';

let shopify: TestShopify;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  shopify = await startShopify({ webhookRoutes: { 'relay.example': receiver.url } });
});
afterEach(async () => {
  await shopify.stop();
  await receiver.stop();
});

async function subscribe(topic: string, input: Record<string, unknown> = {}): Promise<string> {
  const { body } = await shopify.graphql(
    `mutation($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id } userErrors { message } } }`,
    { topic, input: { uri: 'https://relay.example/hooks', ...input } },
  );
  return body.data.webhookSubscriptionCreate.webhookSubscription.id;
}

function placeOrder(title = 'Lamp', price = '19.90'): { id: string } {
  return shopify.control.act('demo', 'placeOrder', {
    email: 'ada@example.com',
    lines: [{ title, quantity: 1, price }],
  }) as { id: string };
}

async function touch(id: string, note: string): Promise<void> {
  await shopify.graphql(
    'mutation($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
    { input: { id, note } },
  );
  await shopify.control.webhooksIdle();
}

function subscriptionsLeft(): number {
  return shopify.control.store('demo').subscriptions.all().length;
}

test('a delivery is signed over its raw bytes and carries every header', async () => {
  await subscribe('ORDERS_CREATE', { name: 'orders' });
  placeOrder();
  await shopify.control.webhooksIdle();

  const [{ headers, raw, body }] = receiver.received as [Receiver['received'][0]];
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': 'demo.myshopify.com',
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'x-shopify-event-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'x-shopify-triggered-at': expect.stringMatching(/^2026-11-21T10:00:00\.\d{9}Z$/),
    'x-shopify-name': 'orders',
    'x-shopify-hmac-sha256': createHmac('sha256', demoStore.clientSecret)
      .update(raw)
      .digest('base64'),
  });
  expect(body).toMatchObject({ total_price: '19.90', line_items: [{ title: 'Lamp' }] });
  expect(raw).toContain(`"id":${body.admin_graphql_api_id.split('/').at(-1)},`);
});

test('all deliveries of one action share an event id, each has its own webhook id', async () => {
  for (const topic of ['ORDERS_CREATE', 'ORDERS_PAID', 'ORDERS_UPDATED']) await subscribe(topic);
  placeOrder();
  await shopify.control.webhooksIdle();
  placeOrder();
  await shopify.control.webhooksIdle();

  const ids = (name: string): number =>
    new Set(receiver.received.map(({ headers }) => headers[name])).size;
  expect(receiver.received.length).toBeGreaterThanOrEqual(4);
  expect(ids('x-shopify-event-id')).toBe(2);
  expect(ids('x-shopify-webhook-id')).toBe(receiver.received.length);
});

test('a filter lets through what it names, seen inside includeFields', async () => {
  await subscribe('ORDERS_CREATE', { filter: 'line_items.title:Lamp' });
  await subscribe('ORDERS_CREATE', { filter: 'total_price:>=100' });
  await subscribe('ORDERS_CREATE', { filter: 'line_items.titel:Lamp' });
  await subscribe('ORDERS_CREATE', { filter: 'name:*', includeFields: ['id'] });
  placeOrder('Lamp');
  placeOrder('lamp');
  placeOrder('Sofa', '450.00');
  await shopify.control.webhooksIdle();

  expect(new Set(receiver.received.map(({ body }) => body.line_items[0].title))).toEqual(
    new Set(['Lamp', 'Sofa']),
  );
  expect(receiver.received).toHaveLength(2);
});

test('includeFields cuts the body down and drops an equal one that follows at once', async () => {
  await subscribe('ORDERS_UPDATED', {
    includeFields: ['id', 'admin_graphql_api_id', 'updated_at', 'line_items.title'],
  });
  const { id } = placeOrder();
  await shopify.control.webhooksIdle();
  receiver.received.length = 0;

  await shopify.control.advance(60_000);
  await touch(id, 'one');
  await touch(id, 'two');
  expect(receiver.received.map(({ body }) => body)).toEqual([
    {
      id: Number(id.split('/').at(-1)),
      admin_graphql_api_id: id,
      updated_at: expect.any(String),
      line_items: [{ title: 'Lamp' }],
    },
  ]);

  await shopify.control.advance(60_000);
  await touch(id, 'three');
  expect(receiver.received).toHaveLength(2);
});

test('metafields come only in the namespaces that were asked for', async () => {
  await subscribe('ORDERS_UPDATED', { metafieldNamespaces: ['netsuite'] });
  const { id } = placeOrder();
  await shopify.graphql(
    'mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }',
    {
      metafields: ['netsuite', 'other'].map((namespace) => ({
        ownerId: id,
        namespace,
        key: 'order',
        value: 'SO1',
        type: 'single_line_text_field',
      })),
    },
  );
  await touch(id, 'now');

  const { body } = receiver.received.at(-1) as Receiver['received'][0];
  expect(body.metafields).toMatchObject([{ namespace: 'netsuite', key: 'order', value: 'SO1' }]);
});

test('a failed delivery is tried eight more times within four hours, same ids, same bytes', async () => {
  await subscribe('ORDERS_CREATE');
  receiver.answers.push(500, 302, 404, 410, 503, 500, 500, 500, 200);
  placeOrder();
  await shopify.control.webhooksIdle();
  expect(receiver.received).toHaveLength(1);

  await shopify.control.advance(4 * 3600 * 1000);
  expect(receiver.received).toHaveLength(9);
  expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);
  expect(
    new Set(receiver.received.map(({ headers }) => headers['x-shopify-webhook-id'])).size,
  ).toBe(1);
  expect(subscriptionsLeft()).toBe(1);
});

test('after the eighth retry failed too, the subscription is gone', async () => {
  await subscribe('ORDERS_CREATE');
  receiver.answers.push(...Array.from({ length: 9 }, () => 404));
  placeOrder();

  await shopify.control.advance(4 * 3600 * 1000 - 1000);
  expect(subscriptionsLeft()).toBe(1);
  await shopify.control.advance(1000);

  expect(receiver.received).toHaveLength(9);
  expect(subscriptionsLeft()).toBe(0);
  expect(shopify.control.store('demo').subscriptions.removed).toMatchObject([
    { reason: 'failures' },
  ]);
  await subscribe('ORDERS_CREATE');
  expect(subscriptionsLeft()).toBe(1);
});

test('one success in between saves the subscription', async () => {
  await subscribe('ORDERS_CREATE');
  receiver.answers.push(...Array.from({ length: 8 }, () => 500));
  placeOrder();
  await shopify.control.advance(3 * 3600 * 1000 - 60_000);
  placeOrder();
  await shopify.control.webhooksIdle();
  receiver.answers.push(500);
  await shopify.control.advance(4 * 3600 * 1000);

  expect(subscriptionsLeft()).toBe(1);
});

test('by switch, eight failed tries in a row of any deliveries are enough', async () => {
  shopify.control.setSwitches({ subscriptionDeletedAfterEightFailedTries: true });
  await subscribe('ORDERS_CREATE');
  receiver.answers.push(...Array.from({ length: 20 }, () => 401));
  for (let order = 0; order < 8; order++) placeOrder();
  await shopify.control.webhooksIdle();

  expect(subscriptionsLeft()).toBe(0);
});

test('a try goes to the address of the first one, even if the subscription moved', async () => {
  const id = await subscribe('ORDERS_CREATE');
  receiver.answers.push(500);
  placeOrder();
  await shopify.control.webhooksIdle();
  await shopify.graphql(
    'mutation($id: ID!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: { uri: "https://gone.example/" }) { userErrors { message } } }',
    { id },
  );
  await shopify.control.advance(120_000);

  expect(receiver.received).toHaveLength(2);
});

test('an answer that does not come in time is a failure', async () => {
  expect(SHOPIFY_PATIENCE).toEqual({ connectMs: 1000, totalMs: 5000 });
  const hasty = await startShopify({
    webhookRoutes: { 'relay.example': receiver.url },
    webhookPatience: { connectMs: 100, totalMs: 150 },
    store: {
      declaredWebhooks: [
        { topics: ['orders/create'], uri: 'https://relay.example', apiVersion: '2026-10' },
      ],
    },
  });
  receiver.answers.push('hang');
  hasty.control.act('demo', 'placeOrder', { lines: [{ title: 'A', quantity: 1, price: '1' }] });
  await hasty.control.webhooksIdle();

  expect(hasty.control.store('demo').webhooks.log).toMatchObject([
    { state: 'failing', attempts: [{ outcome: 'timeout' }] },
  ]);
});

test('a webhook can arrive before the answer of the mutation that caused it', async () => {
  shopify.control.setSwitches({ webhookBeforeAnswer: true });
  const { id } = placeOrder();
  await subscribe('ORDERS_UPDATED');

  await shopify.graphql(
    'mutation($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
    { input: { id, note: 'early' } },
  );
  expect(receiver.received).toHaveLength(1);
});

test('after secrets were exchanged, deliveries are signed with the new one', async () => {
  await subscribe('ORDERS_CREATE');
  shopify.control.store('demo').app.clientSecret = 'rotated';
  placeOrder();
  await shopify.control.webhooksIdle();

  const [{ headers, raw }] = receiver.received as [Receiver['received'][0]];
  expect(headers['x-shopify-hmac-sha256']).toBe(
    createHmac('sha256', 'rotated').update(raw).digest('base64'),
  );
});

test('a subscription of the configuration is shown by no API and outlives its failures', async () => {
  const other = await startShopify({
    webhookRoutes: { 'relay.example': receiver.url },
    store: {
      declaredWebhooks: [
        { topics: ['orders/create'], uri: 'https://relay.example/toml', apiVersion: '2026-07' },
      ],
    },
  });
  receiver.answers.push(...Array.from({ length: 9 }, () => 500));
  const act = (): unknown =>
    other.control.act('demo', 'placeOrder', { lines: [{ title: 'A', quantity: 1, price: '1' }] });
  act();
  await other.control.advance(5 * 3600 * 1000);
  act();
  await other.control.webhooksIdle();
  const { body } = await other.graphql('{ webhookSubscriptionsCount { count } }');
  await other.stop();

  expect(body.data.webhookSubscriptionsCount.count).toBe(0);
  expect(receiver.received).toHaveLength(10);
  expect(receiver.received[9]?.headers['x-shopify-api-version']).toBe('2026-07');
});

test('privacy requests go to the addresses declared for them', async () => {
  const other = await startShopify({
    webhookRoutes: { 'relay.example': receiver.url },
    store: {
      declaredWebhooks: [
        {
          topics: ['customers/data_request', 'customers/redact', 'shop/redact'],
          uri: 'https://relay.example/privacy',
          apiVersion: '2026-10',
        },
      ],
    },
  });
  other.control.askPrivacy('demo', 'customers/redact', {
    customer: { id: 1, email: 'ada@example.com', phone: null },
    orders_to_redact: [17],
  });
  await other.control.webhooksIdle();
  await other.stop();

  expect(receiver.received).toMatchObject([
    {
      headers: { 'x-shopify-topic': 'customers/redact' },
      body: {
        shop_id: expect.any(Number),
        shop_domain: 'demo.myshopify.com',
        orders_to_redact: [17],
      },
    },
  ]);
});

test('a topic whose body is not modelled is logged as such and sent to nobody', async () => {
  await subscribe('ORDERS_CREATE');
  const { world, webhooks } = shopify.control.store('demo');
  world.action(() =>
    world.emit('orders/create', 'gid://shopify/Order/1', () => {
      throw new NotModelled('the body');
    }),
  );
  await shopify.control.webhooksIdle();

  expect(webhooks.log).toMatchObject([{ state: 'notModelled', attempts: [] }]);
  expect(receiver.received).toHaveLength(0);
});

test('an uninstalled app hears it once, with a token that is dead already, and keeps no subscription', async () => {
  await subscribe('APP_UNINSTALLED', { includeFields: ['id', 'myshopify_domain'] });
  await subscribe('ORDERS_CREATE');
  shopify.control.setStore('demo', { condition: 'appNotInstalled' });
  await shopify.control.webhooksIdle();

  expect((await shopify.graphql('{ shop { name } }')).status).toBe(401);
  expect(receiver.received).toMatchObject([
    { body: { id: expect.any(Number), myshopify_domain: 'demo.myshopify.com' } },
  ]);
  expect(subscriptionsLeft()).toBe(0);
});
