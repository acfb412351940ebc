import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';

let shopify: TestShopify;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  shopify = await startShopify({ webhookRoutes: { 'relay.example': receiver.url }, seed: 7 });
  await shopify.graphql(
    'mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://relay.example" }) { userErrors { message } } }',
  );
});
afterEach(async () => {
  await shopify.stop();
  await receiver.stop();
});

async function placeOrders(count: number): Promise<void> {
  for (let order = 0; order < count; order++)
    shopify.control.act('demo', 'placeOrder', {
      lines: [{ title: 'Lamp', quantity: 1, price: '1.00' }],
    });
  await shopify.control.webhooksIdle();
}

/** Through the HTTP face, as the demo does. */
async function control(method: string, path: string, body: object = {}): Promise<Response> {
  return fetch(`${shopify.url}/_control/stores/demo/${path}`, {
    method,
    ...(method !== 'GET' && { body: JSON.stringify(body) }),
  });
}

function names(): string[] {
  return receiver.received.map(({ body }) => body.name);
}

test('held webhooks leave when released, in order or shuffled', async () => {
  await control('PATCH', 'webhooks', { hold: true });
  await placeOrders(6);
  expect(receiver.received).toHaveLength(0);

  await control('POST', 'webhooks/release', { order: 'shuffled' });
  await shopify.control.webhooksIdle();
  const arrived = shopify.control.store('demo').webhooks.log.map(({ webhookId }) => webhookId);
  expect(receiver.received).toHaveLength(6);
  expect(receiver.received.map(({ headers }) => headers['x-shopify-webhook-id'])).not.toEqual(
    arrived,
  );
});

test('doubled webhooks come twice with one webhook id', async () => {
  await control('PATCH', 'webhooks', { double: 1 });
  await placeOrders(1);

  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[0]?.headers['x-shopify-webhook-id']).toBe(
    receiver.received[1]?.headers['x-shopify-webhook-id'],
  );
});

test('lost webhooks never come and stand in the log', async () => {
  await control('PATCH', 'webhooks', { lose: 1 });
  await placeOrders(2);
  await shopify.control.advance(5 * 3600 * 1000);

  expect(receiver.received).toHaveLength(0);
  const log = (await (await control('GET', 'webhooks')).json()) as {
    deliveries: { state: string }[];
  };
  expect(log.deliveries.map(({ state }) => state)).toEqual(['lost', 'lost']);
});

test('late webhooks come when their time has come', async () => {
  await control('PATCH', 'webhooks', { late: 1, lateMs: 3_600_000 });
  await placeOrders(1);
  await shopify.control.advance(3_599_000);
  expect(receiver.received).toHaveLength(0);

  await shopify.control.advance(1000);
  expect(receiver.received).toHaveLength(1);
});

test('drawn delays shuffle by themselves, and the same seed gives the same order', async () => {
  await control('PATCH', 'webhooks', { delayMs: [200, 5000] });
  await placeOrders(8);
  await shopify.control.advance(5000);

  expect(names()).toHaveLength(8);
  expect(names()).not.toEqual(names().toSorted());
});

test('a delivery of the log can be sent again', async () => {
  await placeOrders(1);
  const webhookId = receiver.received[0]?.headers['x-shopify-webhook-id'] as string;

  await control('POST', `webhooks/again/${webhookId}`);
  await shopify.control.webhooksIdle();
  expect(receiver.received).toHaveLength(2);
});

test('an unknown fault is refused by name', async () => {
  const answer = await control('PATCH', 'webhooks', { delay: 5 });

  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({ error: 'There is no webhook fault delay.' });
});
