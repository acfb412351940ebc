import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

/** What the product's races depend on and other tests do not hold (finding 38: 1, 6, 7). */

let shopify: TestShopify;
let locationId: string;
let variants: { id: string; inventoryItem: { id: string } }[];
beforeEach(async () => {
  shopify = await startShopify();
  const sizes = ['S', 'M', 'L'];
  const { body } = await shopify.graphql(
    `mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) {
      product { variants(first: 3) { nodes { id inventoryItem { id } } } } userErrors { message } } }`,
    {
      input: {
        title: 'Shirt',
        productOptions: [{ name: 'Size', values: sizes.map((name) => ({ name })) }],
        variants: sizes.map((name) => ({
          optionValues: [{ optionName: 'Size', name }],
          price: '20.00',
          inventoryItem: { tracked: true, sku: `SHIRT-${name}` },
        })),
      },
    },
  );
  variants = body.data.productSet.product.variants.nodes;
  const locations = await shopify.graphql('{ locations(first: 1) { nodes { id } } }');
  locationId = locations.body.data.locations.nodes[0].id;
  await setOnHand('fill', [10, 10, 10]);
  await shopify.control.advance(60_000);
});

async function setOnHand(key: string, amounts: number[]): Promise<void> {
  const { body } = await shopify.graphql(
    'mutation($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }',
    {
      key,
      input: {
        name: 'on_hand',
        reason: 'correction',
        quantities: variants.map(({ inventoryItem }, row) => ({
          inventoryItemId: inventoryItem.id,
          locationId,
          quantity: amounts[row],
          changeFromQuantity: null,
        })),
      },
    },
  );
  expect(body.data.inventorySetQuantities.userErrors).toEqual([]);
}

async function quantities(variant: number): Promise<Record<string, number>> {
  const { body } = await shopify.graphql(
    `query($item: ID!, $location: ID!) { inventoryItem(id: $item) { inventoryLevel(locationId: $location) {
      quantities(names: ["available", "on_hand", "committed", "reserved"]) { name quantity } } } }`,
    { item: variants[variant]?.inventoryItem.id, location: locationId },
  );
  return Object.fromEntries(
    body.data.inventoryItem.inventoryLevel.quantities.map(
      ({ name, quantity }: { name: string; quantity: number }) => [name, quantity],
    ),
  );
}

async function updatedAt(id: string): Promise<string> {
  const { body } = await shopify.graphql('query($id: ID!) { order(id: $id) { updatedAt } }', {
    id,
  });
  return body.data.order.updatedAt;
}

async function createOrder(options: Record<string, unknown>): Promise<string> {
  const { body } = await shopify.graphql(
    'mutation($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) { orderCreate(order: $order, options: $options) { order { id } userErrors { message } } }',
    { order: { lineItems: [{ variantId: variants[0]?.id, quantity: 3 }] }, options },
  );
  return body.data.orderCreate.order.id;
}

test('orderCreate leaves stock alone unless it is told to take it', async () => {
  await createOrder({});
  expect(await quantities(0)).toMatchObject({ available: 10, on_hand: 10 });

  await createOrder({ inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' });
  expect(await quantities(0)).toMatchObject({ available: 7, committed: 3, on_hand: 10 });
});

test('a sale at the till takes stock at once', async () => {
  shopify.control.act('demo', 'placeOrder', {
    lines: [{ variantId: variants[0]?.id ?? '', quantity: 2 }],
    retailLocationId: locationId,
  });

  expect(await quantities(0)).toMatchObject({ available: 8, committed: 0, on_hand: 8 });
});

test('another app reserves stock, and only the level tells', async () => {
  await subscribe('INVENTORY_LEVELS_UPDATE');
  shopify.control.act('demo', 'changeStock', {
    inventoryItemId: variants[0]?.inventoryItem.id ?? '',
    locationId,
    name: 'reserved',
    delta: 4,
  });

  expect(await quantities(0)).toMatchObject({ reserved: 4, on_hand: 14 });
  expect(topicsOf()).toEqual(['inventory_levels/update']);
});

async function subscribe(...topics: string[]): Promise<void> {
  shopify.control.setWebhookFaults('demo', { hold: true });
  for (const topic of topics)
    await shopify.graphql(
      'mutation($topic: WebhookSubscriptionTopic!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: "https://held.example" }) { userErrors { message } } }',
      { topic },
    );
}

function topicsOf(): string[] {
  return shopify.control.store('demo').webhooks.log.map(({ topic }) => topic);
}

test('a set of three rows echoes once per changed row, and the product once', async () => {
  await subscribe('INVENTORY_LEVELS_UPDATE', 'PRODUCTS_UPDATE');
  await setOnHand('set', [10, 11, 12]);

  // The first row stays at 10: no change, no echo. Webhooks promise no order.
  const times = (topic: string): number => topicsOf().filter((one) => one === topic).length;
  expect(times('inventory_levels/update')).toBe(2);
  expect(times('products/update')).toBe(1);
});

test.each([
  ['updatedAtOnFulfillmentHold', false],
  ['updatedAtOnFulfillmentHold', true],
] as const)('a hold moves the order only by switch (%s: %s)', async (name, moves) => {
  shopify.control.setSwitches({ [name]: moves });
  const { id } = shopify.control.act('demo', 'placeOrder', {
    lines: [{ variantId: variants[0]?.id ?? '', quantity: 1 }],
  }) as { id: string };
  await shopify.control.advance(5500);
  const before = await updatedAt(id);
  const { body } = await shopify.graphql(
    'query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }',
    { id },
  );
  await shopify.graphql(
    'mutation($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER, reasonNotes: "x" }) { userErrors { message } } }',
    { id: body.data.order.fulfillmentOrders.nodes[0].id },
  );

  expect(before).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect((await updatedAt(id)) !== before).toBe(moves);
});

test('a metafield does not move the order, a tag does', async () => {
  const id = await createOrder({});
  await shopify.control.advance(5000);
  const before = await updatedAt(id);
  await shopify.graphql(
    'mutation($id: ID!) { metafieldsSet(metafields: [{ ownerId: $id, namespace: "n", key: "key", value: "1", type: "single_line_text_field" }]) { userErrors { message } } }',
    { id },
  );
  expect(await updatedAt(id)).toBe(before);

  await shopify.graphql(
    'mutation($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { message } } }',
    { id },
  );
  expect(await updatedAt(id)).not.toBe(before);
});
