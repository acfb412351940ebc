import { startWorld, type World } from './world.ts';

jest.setTimeout(30_000);

let world: World;
beforeAll(async () => {
  world = await startWorld({
    settings: {
      orders: {
        writeBack: true,
        writeFields: true,
        statusTags: true,
        noteField: 'custbody_note',
        hold: { pendingApproval: true, field: 'custbody_on_hold' },
        closeLinesInShopify: true,
        cancelInShopify: true,
      },
    },
  });
  await world.addBodyFields({
    custbody_note: 'TEXT',
    custbody_on_hold: 'CHECKBOX',
    custbody_gift: 'TEXT',
  });
  world.map('metafield', 'erp.gift', 'custbody_gift');
  world.map('status_tag', 'approved', 'pending_fulfillment');
  world.map('status_tag', 'closed in NetSuite', 'closed');
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

test('number and status of sales orders saved since the store asked for it stand on their Shopify orders, and are written once', async () => {
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

describe('what the store maps besides', () => {
  interface Order {
    note: string | null;
    tags: string[];
    updatedAt: string;
    gift: { value: string } | null;
    lineItems: { nodes: { sku: string; currentQuantity: number }[] };
    fulfillmentOrders: {
      nodes: { id: string; status: string; fulfillmentHolds: { handle: string }[] }[];
    };
  }
  const look = (id: string): Order =>
    world.ask<{ order: Order }>(
      `query ($id: ID!) { order(id: $id) { note tags updatedAt gift: metafield(namespace: "erp", key: "gift") { value }
        lineItems(first: 5) { nodes { sku currentQuantity } }
        fulfillmentOrders(first: 5) { nodes { id status fulfillmentHolds { handle } } } } }`,
      { id },
    ).order;
  const holds = (id: string) =>
    look(id).fulfillmentOrders.nodes.map(({ status, fulfillmentHolds }) => [
      status,
      fulfillmentHolds.length,
    ]);

  test('fields, note and the tag of the status are told, and change nothing in NetSuite when they come back', async () => {
    const { order, salesOrder } = await imported();
    await world.edit('salesorder', salesOrder, { custbody_note: 'Fragile', custbody_gift: 'Yes' });
    await world.hint();
    expect(look(order)).toMatchObject({
      note: 'Fragile',
      tags: ['approved'],
      gift: { value: 'Yes' },
    });
    const version = () => world.netsuite.records.find('salesorder', salesOrder)?.version;
    const [before, { updatedAt }] = [version(), look(order)];
    expect(await world.hint(order)).toEqual(['done']);
    await poll();
    expect([version(), look(order).updatedAt]).toEqual([before, updatedAt]);

    await world.edit('salesorder', salesOrder, { custbody_gift: '' });
    await poll();
    expect(look(order).gift).toBeNull();
  });

  test('a sales order on hold holds the fulfillment orders, and releases its own hold only', async () => {
    const { order, salesOrder } = await imported();
    const { nodes } = world.ask<{ order: { fulfillmentOrders: { nodes: { id: string }[] } } }>(
      'query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id } } } }',
      { id: order },
    ).order.fulfillmentOrders;
    world.ask(
      'mutation ($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER, handle: "person" }) { userErrors { message } } }',
      { id: nodes[0]?.id },
    );
    await world.edit('salesorder', salesOrder, { custbody_on_hold: true });
    await world.hint();
    expect(holds(order)).toEqual([['ON_HOLD', 2]]);
    await world.edit('salesorder', salesOrder, { custbody_on_hold: false });
    await world.hint();
    expect(holds(order)).toEqual([['ON_HOLD', 1]]);
  });

  test('an order that waits for approval is held until somebody approves it', async () => {
    const { order, salesOrder } = await imported();
    await world.edit('salesorder', salesOrder, { orderstatus: 'A' });
    await world.hint();
    expect([holds(order), look(order).tags]).toEqual([[['ON_HOLD', 1]], []]);
    // Our own hold comes back and says nothing new.
    await poll();
    expect(await world.hint(order)).toEqual(['done']);
    expect(world.salesOrders(order)[0]?.fields['custbody_xdk_hold'] ?? '').toBe('');
    const [held] = look(order).fulfillmentOrders.nodes;
    expect(
      world.all('customrecord_xdk_work').map(({ fields }) => fields['custrecord_xdk_work_subject']),
    ).not.toContain(held?.id);
    await world.edit('salesorder', salesOrder, { orderstatus: 'B' });
    await world.hint();
    expect([holds(order), look(order).tags]).toEqual([[['OPEN', 0]], ['approved']]);
  });

  test('a line that a person closes goes off the Shopify order, and both sides agree on the rest', async () => {
    const order = world.place({
      ...CART,
      lines: [...CART.lines, { sku: 'ROPE-20', quantity: 3 }],
      payment: 'none',
    });
    expect(await world.hint(order)).toEqual(['done']);
    const id = world.salesOrders(order)[0]?.id ?? '';
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'salesorder', id }),
      (call) =>
        call('setSublistValue', { sublistId: 'item', fieldId: 'isclosed', line: 1, value: true }),
    );
    await world.hint();
    expect(look(order).lineItems.nodes).toEqual([
      { sku: 'MUG-BLUE', currentQuantity: 2 },
      { sku: 'ROPE-20', currentQuantity: 0 },
    ]);
    expect(await world.hint(order)).toEqual(['done']);
    expect(world.salesOrders(order)[0]?.sublists['item']?.[1]?.values).toMatchObject({
      quantity: 0,
      isclosed: true,
    });
    const { updatedAt } = look(order);
    await poll();
    expect(look(order).updatedAt).toBe(updatedAt);
    expect(world.errors().filter(([cause]) => cause.startsWith('write-back'))).toEqual([]);
  });
});

test('of an order that was cancelled and then deleted without any news, nothing more is told, and nobody is asked', async () => {
  const { order, salesOrder } = await imported();
  world.shopify.control.act('demo', 'cancelOrder', { order, refund: false });
  expect(await world.hint(order)).toEqual(['done']);
  world.ask('mutation ($id: ID!) { orderDelete(orderId: $id) { userErrors { message } } }', {
    id: order,
  });
  const before = world.errors();
  await world.edit('salesorder', salesOrder, { custbody_gift: 'card' });
  await poll();
  for (let look = 0; look < 3; look += 1) await later();
  const open = world
    .all('customrecord_xdk_work')
    .filter(({ fields }) =>
      [order, salesOrder].includes(String(fields['custrecord_xdk_work_subject'])),
    )
    .filter(
      ({ fields }) => fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
    );
  expect([open, world.errors()]).toEqual([[], before]);
});
