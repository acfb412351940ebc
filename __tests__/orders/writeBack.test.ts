import { startWorld, type World } from './world.ts';

jest.setTimeout(30_000);

let world: World;
beforeAll(async () => {
  world = await startWorld({ settings: { orders: { writeBack: true, cancelInShopify: true } } });
  await poll();
});
afterAll(() => world.stop());

const CART = {
  email: 'ada@example.com',
  lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
  payment: 'pending' as const,
};

async function imported(): Promise<{ order: string; salesOrder: string }> {
  const order = world.place(CART);
  expect(await world.hint(order)).toEqual(['done']);
  return { order, salesOrder: world.salesOrders(order)[0]?.id ?? '' };
}

interface Shown {
  cancelledAt: string | null;
  updatedAt: string;
  number: { value: string } | null;
  status: { value: string } | null;
}
const inShopify = (id: string): Shown =>
  world.ask<{ order: Shown }>(
    `query ($id: ID!) { order(id: $id) { cancelledAt updatedAt
      number: metafield(namespace: "$app:crossdock", key: "sales_order_number") { value }
      status: metafield(namespace: "$app:crossdock", key: "sales_order_status") { value } } }`,
    { id },
  ).order;

async function poll(): Promise<void> {
  await world.netsuite.runSchedule('customscript_xdk_sc_poll');
  await world.netsuite.settled();
}

/** Waits of rows are over. */
async function later(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 60);
  });
  for (const { id, fields } of world.all('customrecord_xdk_work'))
    if (fields['custrecord_xdk_work_due'])
      await world.edit('customrecord_xdk_work', id, {
        custrecord_xdk_work_due: '2000-01-01T00:00:00.000Z',
      });
  await world.hint();
}

/** Somebody ships all of it in the shop, and no hint of it comes. */
function fulfillInShopify(order: string): void {
  const { nodes } = world.ask<{ order: { fulfillmentOrders: { nodes: { id: string }[] } } }>(
    `query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id } } } }`,
    { id: order },
  ).order.fulfillmentOrders;
  world.ask(
    `mutation ($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) { userErrors { message } } }`,
    {
      input: { lineItemsByFulfillmentOrder: nodes.map(({ id }) => ({ fulfillmentOrderId: id })) },
    },
  );
}

const close = (salesOrder: string) =>
  world.netsuite.save(
    (session, records) => records.load(session, { type: 'salesorder', id: salesOrder }),
    (call) => {
      const lines = Number(call('getLineCount', { sublistId: 'item' }));
      for (let line = 0; line < lines; line += 1)
        call('setSublistValue', { sublistId: 'item', fieldId: 'isclosed', line, value: true });
    },
  );

test('number and status of the sales orders stand on their Shopify orders, and are written once', async () => {
  const made = [await imported(), await imported()];
  await poll();
  for (const { order, salesOrder } of made) {
    const number = world.netsuite.records.find('salesorder', salesOrder)?.fields['tranid'];
    expect(inShopify(order)).toMatchObject({
      number: { value: String(number) },
      status: { value: 'pending_fulfillment' },
    });
  }
  expect(world.errors()).toEqual([]);
  const before = made.map(({ order }) => inShopify(order).updatedAt);
  await world.edit('salesorder', made[0]?.salesOrder ?? '', { memo: 'looked at' });
  await poll();
  expect(made.map(({ order }) => inShopify(order).updatedAt)).toEqual(before);
});

test('a sales order that a person closes cancels its Shopify order once, without money back', async () => {
  const { order, salesOrder } = await imported();
  await poll();
  await close(salesOrder);
  await poll();
  await later();

  expect(inShopify(order)).toMatchObject({
    cancelledAt: expect.any(String),
    status: { value: 'closed' },
  });
  expect(world.errors()).toEqual([]);
  // The cancellation comes back as a hint and finds everything done.
  expect(await world.hint(order)).toEqual(['done']);
  const { updatedAt } = inShopify(order);
  await poll();
  expect(inShopify(order).updatedAt).toBe(updatedAt);
});

test('a sales order that a person cancels cancels its Shopify order', async () => {
  const { order, salesOrder } = await imported();
  await world.netsuite.press('salesorder', salesOrder, 'cancel');
  await poll();
  await later();
  expect(inShopify(order)).toMatchObject({
    cancelledAt: expect.any(String),
    status: { value: 'cancelled' },
  });
});

test('an order that was cancelled in Shopify first is not cancelled again', async () => {
  const { order, salesOrder } = await imported();
  await poll();
  world.ask(
    `mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) { orderCancelUserErrors { message } } }`,
    { id: order },
  );
  await later();
  expect(await world.hint(order)).toEqual(['done']);
  await poll();
  expect(inShopify(order).status?.value).toBe('closed');
  expect(
    world.netsuite.records.find('salesorder', salesOrder)?.fields['orderstatus'],
  ).toBeDefined();
  expect(world.errors()).toEqual([]);
});

test('what Shopify does not cancel any more is left to a person, by name', async () => {
  const { order, salesOrder } = await imported();
  await poll();
  fulfillInShopify(order);
  await close(salesOrder);
  await poll();
  await later();
  expect(inShopify(order).cancelledAt).toBeNull();
  expect(world.errors()).toContainEqual([
    `cancel:${order.split('/').at(-1)}`,
    expect.stringContaining('part of it was shipped'),
  ]);
});
