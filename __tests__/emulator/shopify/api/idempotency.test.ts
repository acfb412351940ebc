import { startShopify } from '../localShopify.ts';
import type { Answer, TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
let level: { inventoryItemId: string; locationId: string };
beforeEach(async () => {
  shopify = await startShopify();
  const { body } = await shopify.graphql(
    `mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) {
      product { variants(first: 1) { nodes { inventoryItem { id } } } } userErrors { message } } }`,
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
  const locations = await shopify.graphql('{ locations(first: 1) { nodes { id } } }');
  level = {
    inventoryItemId: body.data.productSet.product.variants.nodes[0].inventoryItem.id,
    locationId: locations.body.data.locations.nodes[0].id,
  };
  await shopify.graphql(
    'mutation($item: ID!, $location: ID!) { inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: "activate") { userErrors { message } } }',
    { item: level.inventoryItemId, location: level.locationId },
  );
});
afterEach(() => shopify.stop());

const set = `mutation($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id changes { name delta } } userErrors { code field message } } }`;

function setTo(
  quantity: number,
  key: string,
  changes: Record<string, unknown> = {},
): Promise<Answer> {
  return shopify.graphql(set, {
    key,
    input: {
      name: 'available',
      reason: 'correction',
      quantities: [{ ...level, quantity, changeFromQuantity: null, ...changes }],
    },
  });
}

async function available(): Promise<number> {
  const { body } = await shopify.graphql(
    `query($item: ID!, $location: ID!) { inventoryItem(id: $item) { inventoryLevel(locationId: $location) {
      quantities(names: ["available"]) { quantity } } } }`,
    { item: level.inventoryItemId, location: level.locationId },
  );
  return body.data.inventoryItem.inventoryLevel.quantities[0].quantity;
}

// oxlint-disable-next-line typescript/no-explicit-any
function payload({ body }: Answer): any {
  return body.data.inventorySetQuantities;
}

test('without the directive the mutation is null, a BAD_REQUEST, and charged', async () => {
  const { body } = await shopify.graphql(
    set.replace(' @idempotent(key: $key)', '').replace(', $key: String!', ''),
    { input: { name: 'available', reason: 'correction', quantities: [] } },
  );

  expect(body.data).toEqual({ inventorySetQuantities: null });
  expect(body.errors[0]).toMatchObject({
    message: 'The @idempotent directive is required for this mutation but was not provided.',
    path: ['inventorySetQuantities'],
    extensions: { code: 'BAD_REQUEST' },
  });
  expect(body.extensions.cost.actualQueryCost).toBe(10);
});

test('the same key and input writes once and answers the same outcome', async () => {
  const first = payload(await setTo(5, 'k1'));
  await setTo(9, 'k2');
  const replay = payload(await setTo(5, 'k1'));

  expect(replay.inventoryAdjustmentGroup.id).toBe(first.inventoryAdjustmentGroup.id);
  expect(await available()).toBe(9);
});

test('the same key with other input is a mismatch, even in another order of fields', async () => {
  await setTo(5, 'k1');

  expect(payload(await setTo(6, 'k1')).userErrors[0]).toMatchObject({
    code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  });
  const { body } = await shopify.graphql(set, {
    key: 'k1',
    input: {
      name: 'available',
      reason: 'correction',
      quantities: [{ quantity: 5, changeFromQuantity: null, ...level }],
    },
  });
  expect(body.data.inventorySetQuantities.userErrors[0].code).toBe(
    'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  );
  expect(await available()).toBe(5);
});

test('a key whose try failed is burnt', async () => {
  expect(payload(await setTo(5, 'k1', { changeFromQuantity: 77 })).userErrors[0].code).toBe(
    'CHANGE_FROM_QUANTITY_STALE',
  );
  expect(payload(await setTo(5, 'k1', { changeFromQuantity: 77 })).userErrors[0]).toMatchObject({
    code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
  });
  expect(payload(await setTo(5, 'k2')).userErrors).toEqual([]);
});

test('a key is forgotten after 24 hours', async () => {
  await setTo(5, 'k1');
  await setTo(7, 'k2');
  await shopify.control.advance(24 * 3600 * 1000);
  await setTo(5, 'k1');

  expect(await available()).toBe(5);
});

test('a key in flight answers concurrent, and succeeds once the first is through', async () => {
  shopify.control.faults.add({ kind: 'slowStart', ms: 3000 });
  const first = setTo(5, 'k1');
  while (shopify.control.faults.list().length > 0) await new Promise(setImmediate);

  expect(payload(await setTo(5, 'k1')).userErrors[0].code).toBe('IDEMPOTENCY_CONCURRENT_REQUEST');
  await shopify.control.advance(3000);
  expect(payload(await first).userErrors).toEqual([]);
  expect(payload(await setTo(5, 'k1')).userErrors).toEqual([]);
});

test('a mutation outside the list is not protected by the directive', async () => {
  const order = shopify.control.act('demo', 'placeOrder', {
    lines: [{ title: 'Lamp', quantity: 2, price: '1.00' }],
  }) as { id: string };
  await shopify.control.advance(2000);
  const { body } = await shopify.graphql(
    'query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id lineItems(first: 1) { nodes { id } } } } } }',
    { id: order.id },
  );
  const [fulfillmentOrder] = body.data.order.fulfillmentOrders.nodes;
  const ship = (): Promise<Answer> =>
    shopify.graphql(
      'mutation($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) @idempotent(key: "k") { fulfillment { id } userErrors { message } } }',
      {
        fulfillment: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: fulfillmentOrder.id,
              fulfillmentOrderLineItems: [
                { id: fulfillmentOrder.lineItems.nodes[0].id, quantity: 1 },
              ],
            },
          ],
        },
      },
    );
  const ids = [await ship(), await ship()].map(
    (answer) => answer.body.data.fulfillmentCreate.fulfillment.id,
  );

  expect(new Set(ids).size).toBe(2);
});
