import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeEach(async () => {
  shopify = await startShopify();
});
afterEach(() => shopify.stop());

/** §7: what the fitted model gave for queries of this project; the mutations run into nothing. */
const named: [string, number, string, Record<string, unknown>?][] = [
  ['orders poll of 50', 9, '{ orders(first: 50) { nodes { id updatedAt } } }'],
  [
    'orders poll of 250, as edges',
    13,
    '{ orders(first: 250) { edges { node { id updatedAt } } pageInfo { hasNextPage } } }',
  ],
  [
    'variants of 250 for the SKU map',
    35,
    '{ productVariants(first: 250) { nodes { id sku product { id } inventoryItem { id } } } }',
  ],
  [
    'inventory levels of a location',
    36,
    '{ location { inventoryLevels(first: 250) { nodes { id item { id } quantities(names: ["available"]) { quantity } } } } }',
  ],
  [
    'payouts of 50',
    17,
    '{ shopifyPaymentsAccount { payouts(first: 50) { nodes { id net { amount } summary { chargesFee { amount } } } } } }',
  ],
  [
    'balance transactions of 250',
    47,
    '{ shopifyPaymentsAccount { balanceTransactions(first: 250) { nodes { id associatedOrder { id } associatedPayout { id } adjustmentsOrders { name } } } } }',
  ],
  [
    'inventorySetQuantities, lean',
    10,
    'mutation { inventorySetQuantities(input: { name: "available", reason: "correction", quantities: [] }) { inventoryAdjustmentGroup { id } userErrors { code } } }',
  ],
  [
    'inventorySetQuantities with changes',
    13,
    'mutation { inventorySetQuantities(input: { name: "available", reason: "correction", quantities: [] }) { inventoryAdjustmentGroup { id changes { delta item { id } location { id } } } userErrors { code } } }',
  ],
  [
    'fulfillmentTrackingInfoUpdate',
    50,
    'mutation { fulfillmentTrackingInfoUpdate(fulfillmentId: "gid://shopify/Fulfillment/1", trackingInfoInput: {}) { fulfillment { id } userErrors { message } } }',
  ],
  [
    'stagedUploadsCreate',
    11,
    'mutation { stagedUploadsCreate(input: []) { stagedTargets { url parameters { name value } } userErrors { message } } }',
  ],
  ['ordersCount', 10, '{ ordersCount { count } }'],
  [
    'a page asked for twice, by nodes and by edges',
    10,
    '{ orders(first: 10) { nodes { id } edges { node { id } } } }',
  ],
  [
    'nodes(ids) of one kind, flat',
    2,
    '{ nodes(ids: ["gid://shopify/Order/1", "gid://shopify/Order/2", "gid://shopify/Order/3"]) { id ... on Order { customer { id } } } }',
  ],
];

test.each(named)('%s costs %i', async (name, points, query) => {
  const { body } = await shopify.graphql(query);

  expect({ name, cost: body.extensions.cost.requestedQueryCost }).toEqual({ name, cost: points });
});

const page = '{ orders(first: 250) { nodes { id } } }';

test('every answer tells cost and bucket; what was not used comes back', async () => {
  const { body } = await shopify.graphql(page);

  expect(body.extensions.cost).toEqual({
    requestedQueryCost: 13,
    actualQueryCost: 2,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1998, restoreRate: 100 },
  });
});

test('an empty bucket answers THROTTLED with 200 and fills with time', async () => {
  shopify.control.store('demo').bucket.drainTo(12);

  const throttled = await shopify.graphql(page);
  expect(throttled.status).toBe(200);
  expect(throttled.body).toEqual({
    errors: [
      {
        message: 'Throttled',
        extensions: {
          code: 'THROTTLED',
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    ],
    extensions: {
      cost: {
        requestedQueryCost: 13,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 12, restoreRate: 100 },
      },
    },
  });

  await shopify.control.advance(10);
  expect((await shopify.graphql(page)).body.data).toEqual({ orders: { nodes: [] } });
});

test.each([
  ['development', 2000, 100],
  ['standard', 2000, 100],
  ['advanced', 4000, 200],
  ['plus', 20_000, 1000],
  ['enterprise', 40_000, 2000],
] as const)('a %s store has a bucket of %i and %i a second', async (plan, size, rate) => {
  const other = await startShopify({ store: { plan } });
  const { body } = await other.graphql('{ shop { name } }');
  await other.stop();

  expect(body.extensions.cost.throttleStatus).toMatchObject({
    maximumAvailable: size,
    restoreRate: rate,
  });
});

test('a request beyond 1,000 points is refused and costs nothing', async () => {
  const deep =
    '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { id variants(first: 250) { nodes { id } } } variant { id } } } } } }';
  const { status, body } = await shopify.graphql(deep);

  expect(status).toBe(200);
  expect(body).not.toHaveProperty('data');
  const [error] = body.errors;
  expect(error.message).toMatch(
    /^Query cost is \d+, which exceeds the single query max cost limit \(1000\)\./,
  );
  expect(error.extensions).toMatchObject({
    code: 'MAX_COST_EXCEEDED',
    cost: body.extensions.cost.requestedQueryCost,
    maxCost: 1000,
  });
  expect(body.extensions.cost.throttleStatus.currentlyAvailable).toBe(2000);
});

test('the debug header lists the cost of every field', async () => {
  const { body } = await shopify.graphql(page, {}, { 'Shopify-GraphQL-Cost-Debug': '1' });

  expect(body.extensions.cost.fields).toContainEqual({
    path: ['orders'],
    definedCost: 2,
    requestedTotalCost: 13,
    requestedChildrenCost: 11,
  });
  expect((await shopify.graphql(page)).body.extensions.cost).not.toHaveProperty('fields');
});

test('productSet pays for its variants', async () => {
  const variants = Array.from({ length: 205 }, () => ({ optionValues: [] }));
  const { body } = await shopify.graphql(
    'mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) { product { id } userErrors { message } } }',
    { input: { variants } },
  );

  expect(body.extensions.cost.requestedQueryCost).toBe(51);
});

test('nodes(ids) is priced per id by switch, and cut at ten seconds of server time', async () => {
  const ids = ['1', '2', '3'].map((id) => `gid://shopify/Order/${id}`);
  const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const cost = async (): Promise<number> =>
    (await shopify.graphql(query, { ids })).body.extensions.cost.requestedQueryCost;

  expect(await cost()).toBe(1);
  shopify.control.setSwitches({ nodesCostPerId: true });
  expect(await cost()).toBe(3);

  shopify.control.setSwitches({ serverMsPerObject: 6000 });
  expect((await shopify.graphql('{ shop { name plan { displayName } } }')).status).toBe(504);
});

test('the error of a refused document carries no cost and takes none', async () => {
  const { body } = await shopify.graphql('{ shop { nope } }');

  expect(body).not.toHaveProperty('extensions');
  expect(shopify.control.store('demo').bucket.status().currentlyAvailable).toBe(2000);
});
