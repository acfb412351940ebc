import { changesOf } from './changes.ts';
import { goneCases } from './gone.ts';
import { holdCases } from './holds.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const AUSTIN = {
  firstName: 'Ada',
  lastName: 'L',
  address1: '1 Main St',
  city: 'Austin',
  provinceCode: 'TX',
  countryCode: 'US',
  zip: '78701',
};
const CART = {
  email: 'ada@example.com',
  lines: [
    { sku: 'MUG-BLUE', quantity: 3 },
    { sku: 'ROPE-20', quantity: 1 },
  ],
  shipping: [{ title: 'Standard', price: '5.00' }],
  taxes: [{ title: 'TX State Tax', rate: '0.0625' }],
  shippingAddress: AUSTIN,
};

describe('after its import', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  async function imported(payment: 'paid' | 'pending' | 'none' | 'authorized' = 'none') {
    const order = world.place({ ...CART, payment, gateway: 'shopify_payments' });
    expect(await world.hint(order)).toEqual(['done']);
    return order;
  }
  const salesOrder = (order: string) => world.salesOrders(order)[0]!;
  const deposits = (order: string) =>
    world
      .all('customerdeposit')
      .filter(({ fields }) => fields['salesorder'] === salesOrder(order).id)
      .map(({ fields }) => fields['payment']);
  const run = (mutation: string, variables: Record<string, unknown>) => {
    const [answer] = Object.values(
      world.ask<Record<string, { userErrors: object[] }>>(mutation, variables),
    );
    expect(answer?.userErrors ?? []).toEqual([]);
  };

  /** Shopify cancels in a job of its own. */
  async function cancel(order: string) {
    run(
      'mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) { userErrors: orderCancelUserErrors { message } } }',
      { id: order },
    );
    const isCancelled = () =>
      world.ask<{ order: { cancelledAt: string | null } }>(
        'query ($id: ID!) { order(id: $id) { cancelledAt } }',
        {
          id: order,
        },
      ).order.cancelledAt !== null;
    while (!isCancelled()) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  test('a payment that comes later becomes a deposit', async () => {
    const order = await imported('pending');
    expect(deposits(order)).toEqual([]);
    run(
      'mutation ($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { userErrors { message } } }',
      { input: { id: order } },
    );
    expect(await world.hint(order)).toEqual(['done']);
    expect(deposits(order)).toEqual([70.7]);
    expect(await world.hint(order)).toEqual(['done']);
    expect(deposits(order)).toEqual([70.7]);
  });

  test('a new address, note and PO number are written, and what people changed beside them stays', async () => {
    const order = await imported();
    await world.edit('salesorder', salesOrder(order).id, { tobeprinted: true });
    run(
      'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      {
        input: {
          id: order,
          note: 'Ring twice',
          poNumber: 'PO-7',
          shippingAddress: { ...AUSTIN, address1: '2 Side St' },
        },
      },
    );
    expect(await world.hint(order)).toEqual(['done']);
    expect(salesOrder(order).fields).toMatchObject({
      memo: expect.stringContaining('Ring twice'),
      otherrefnum: 'PO-7',
      tobeprinted: true,
    });
    expect(salesOrder(order).subrecords['shippingaddress']?.fields['addr1']).toBe('2 Side St');
    expect(linesOf(world, salesOrder(order)).at(-1)).toEqual([70.7]);
  });

  test('a change that is not mapped writes nothing to the sales order', async () => {
    const order = await imported();
    const { version } = salesOrder(order);
    run('mutation ($id: ID!) { orderClose(input: { id: $id }) { userErrors { message } } }', {
      id: order,
    });
    expect(await world.hint(order)).toEqual(['done']);
    expect(salesOrder(order).version).toBe(version);
  });

  test('cancelled, it is closed; the money that was received is a to-do until a person has dealt with it', async () => {
    const order = await imported('paid');
    await cancel(order);
    expect(await world.hint(order)).toEqual(['marked']);
    expect(salesOrder(order).fields['status']).toBe('Closed');
    const toDo = `refund:${order.split('/').pop()}`;
    expect(world.errors()).toEqual([[toDo, expect.stringMatching(/deposit CD\d+ \(70\.70\)/)]]);
    expect(await world.hint(order)).toEqual(['marked']);
    await world.release(toDo);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
  });

  test.each([
    ['once the money arrived', 'SUCCESS', /gave back 19\.48/],
    ['when the money did not arrive', 'FAILURE', /given nothing back .* 19\.48/],
  ])(
    'refunded by a bank that takes its time, accounting is told %s',
    async (_when, status, told) => {
      const order = await imported('paid');
      world.shopify.control.setSwitches({ refundsStayPending: true });
      changesOf(world).refund(order, 'ROPE-20', 1, '19.48');
      world.shopify.control.setSwitches({ refundsStayPending: false });
      expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
      world.shopify.control.act('demo', 'settleRefunds', { order, status });
      const toDo = `refund:${order.split('/').pop()}:0:1948`;
      expect([await world.hint(order), world.errors()]).toEqual([
        ['marked'],
        [[toDo, expect.stringMatching(told)]],
      ]);
      await world.release(toDo);
      expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    },
  );

  test('cancelled while goods are picked, it is closed when they are back on the shelf', async () => {
    const order = await imported();
    const shipment = await changesOf(world).fulfill(order, 'A');
    await cancel(order);
    expect(await world.hint(order)).toEqual(['marked']);
    await world.release(`change:${order.split('/').pop()}`);
    expect(await world.hint(order)).toEqual(['done']);
    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'itemfulfillment', id: shipment }),
    );
    await world.hint();
    expect([salesOrder(order).fields['status'], world.errors()]).toEqual(['Closed', []]);
  });

  test('cancelled after a run died before its link, it is closed all the same', async () => {
    const order = await imported();
    const key = `xdk:demo:order:${order.split('/').pop()}:so`;
    const link = world.all('customrecord_xdk_link').find(({ externalId }) => externalId === key)!;
    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'customrecord_xdk_link', id: link.id }),
    );
    await cancel(order);
    expect(await world.hint(order)).toEqual(['done']);
    expect(salesOrder(order).fields['status']).toBe('Closed');
  });

  test('cancelled before it was imported it never comes', async () => {
    const order = world.place({ ...CART, payment: 'none' });
    await cancel(order);
    expect(await world.hint(order)).toEqual(['done']);
    expect(world.salesOrders(order)).toEqual([]);
  });

  test('cancelled before it was imported and not paid back, accounting is asked for the money until it is', async () => {
    const order = world.place({ ...CART, payment: 'paid', gateway: 'shopify_payments' });
    world.shopify.control.act('demo', 'cancelOrder', { order, refund: false });
    expect(await world.hint(order)).toEqual(['marked']);
    const toDo = `refund:${order.split('/').pop()}`;
    expect([world.salesOrders(order), world.errors()]).toEqual([
      [],
      [[toDo, expect.stringContaining('70.70 USD that were paid for it are not given back')]],
    ]);
    await world.release(toDo);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    expect(await world.hint(order)).toEqual(['done']);
  });

  test('emptied before it was imported, accounting is asked for the money, and it comes when something is put into it again', async () => {
    const order = world.place({ ...CART, payment: 'paid', gateway: 'shopify_payments' });
    const shop = changesOf(world);
    shop.edit(order, { quantities: { 'MUG-BLUE': 0, 'ROPE-20': 0 }, noShipping: true });
    expect(await world.hint(order)).toEqual(['marked']);
    const toDo = `refund:${order.split('/').pop()}`;
    expect([world.salesOrders(order), world.errors()]).toEqual([
      [],
      [[toDo, expect.stringContaining('lost all its lines in Shopify before it came')]],
    ]);
    await world.release(toDo);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);

    shop.edit(order, { add: { 'LAMP-01': 1 } });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(linesOf(world, salesOrder(order))).toEqual([
      ['LAMP-01', 1, 39.95],
      ['Shopify tax', 1, 2.5],
      [42.45],
    ]);
    expect(deposits(order)).toEqual([70.7]);
  });

  test('with nothing but shipping left before it was imported, it comes with a line over nothing', async () => {
    const order = world.place({ ...CART, payment: 'none' });
    const shop = changesOf(world);
    shop.edit(order, { quantities: { 'MUG-BLUE': 0, 'ROPE-20': 0 } });
    expect(await world.hint(order)).toEqual(['done']);
    const carrier = [expect.any(String), 1, 0];
    expect(linesOf(world, salesOrder(order))).toEqual([carrier, [5]]);

    shop.edit(order, { add: { 'LAMP-01': 1 } });
    expect(await world.hint(order)).toEqual(['done']);
    expect(linesOf(world, salesOrder(order))).toEqual([
      carrier,
      ['LAMP-01', 1, 39.95],
      ['Shopify tax', 1, 2.5],
      [47.45],
    ]);
  });

  test('deleted in NetSuite, it is not made again', async () => {
    const order = await imported();
    const { id } = salesOrder(order);
    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'salesorder', id }),
    );
    run(
      'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      { input: { id: order, note: 'changed' } },
    );
    expect(await world.hint(order)).toEqual(['done']);
    expect(await world.hint(order)).toEqual(['done']);
    expect(world.salesOrders(order)).toEqual([]);
  });

  test('a payment whose gateway nobody mapped waits, and the goods do not', async () => {
    const order = world.place({ ...CART, payment: 'paid', gateway: 'klarna' });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(linesOf(world, salesOrder(order)).at(-1)).toEqual([70.7]);
    expect(world.errors().map(([cause]) => cause)).toContain('mapping:gateway:klarna');

    world.map('gateway', 'klarna', world.netsuite.base!.paymentMethods.cash);
    expect(await world.hint(order)).toEqual(['done']);
    expect(deposits(order)).toEqual([70.7]);
  });

  test('done after it had waited, it waits anew for what comes then, and a tick goes on with it', async () => {
    const order = world.place({ ...CART, payment: 'paid', gateway: 'sofort' });
    expect(await world.hint(order)).toEqual(['marked']);
    world.map('gateway', 'sofort', world.netsuite.base!.paymentMethods.cash);
    expect(await world.hint(order)).toEqual(['done']);

    await cancel(order);
    expect(await world.hint(order)).toEqual(['marked']);
    const toDo = `refund:${order.split('/').pop()}`;
    await world.release(toDo);
    await world.hint();
    const error = world
      .all('customrecord_xdk_error')
      .find(({ externalId }) => externalId?.endsWith(toDo));
    expect(error?.fields['custrecord_xdk_error_state']).toBe('resolved');
  });

  test('what the store leaves out stays out on every path, and an order that is in is followed to its end', async () => {
    await world.configure({ skipTags: ['leave'] });
    const [inside, outside] = [await imported(), world.place({ ...CART, payment: 'none' })];
    for (const id of [inside, outside])
      run(
        'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
        { input: { id, tags: ['leave'], note: 'Ring thrice' } },
      );
    expect(await world.hint(inside, outside)).toEqual(['done', 'done']);
    await world.netsuite.runSchedule('customscript_xdk_sc_poll');
    await world.netsuite.runTask('customscript_xdk_mr_backfill', {
      params: {
        custscript_xdk_backfill_store: 'demo',
        custscript_xdk_backfill_ids: `${inside}, ${outside.split('/').pop()}`,
      },
    });
    await world.netsuite.settled();
    await world.hint();
    expect([salesOrder(inside).fields['memo'], world.salesOrders(outside)]).toEqual([
      expect.stringContaining('Ring thrice'),
      [],
    ]);
    await world.configure({ skipTags: [] });
    expect(await world.hint(outside)).toEqual(['done']);
    expect(world.salesOrders(outside)).toHaveLength(1);
  });

  test('what was cancelled before it came, or is left out, is not noted by polling at all', async () => {
    await world.configure({ skipTags: ['leave'] });
    const cancelled = world.place({ ...CART, payment: 'none' });
    await cancel(cancelled);
    const leftOut = world.place({ ...CART, payment: 'none', tags: ['leave'] });
    const news = world.place({ ...CART, payment: 'none' });
    await world.netsuite.runSchedule('customscript_xdk_sc_poll');
    const noted = world
      .all('customrecord_xdk_work')
      .map(({ fields }) => fields['custrecord_xdk_work_subject']);
    expect([cancelled, leftOut, news].map((order) => noted.includes(order))).toEqual([
      false,
      false,
      true,
    ]);
    await world.netsuite.settled();
    await world.configure({ skipTags: [] });
  });

  holdCases(() => world);
  goneCases(() => world);

  test('in a store whose orders wait for approval the payment is booked when somebody approves it', async () => {
    await world.configure({ pendingApproval: true });
    const order = world.place({ ...CART, payment: 'paid', gateway: 'shopify_payments' });
    expect(await world.hint(order)).toEqual(['done']);
    const [waiting] = world.salesOrders(order);
    expect(waiting?.fields['orderstatus']).toBe('A');
    expect(deposits(order)).toEqual([]);

    await world.edit('salesorder', waiting!.id, { orderstatus: 'B' });
    expect(world.all('customrecord_xdk_work').map(({ externalId }) => externalId)).toContain(
      `xdk:demo:order:${order.split('/').pop()}`,
    );
    await world.hint();
    expect(deposits(order)).toEqual([70.7]);
    expect(world.salesOrders(order)[0]?.fields['orderstatus']).toBe('B');
  });
});
