import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import type { RecordData } from '../../emulator/netsuite/contract.ts';
import { changesOf } from './changes.ts';
import { linesOf, ROLE, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const TEXAS = { title: 'TX State Tax', rate: '0.0625', shipping: true };

describe('a store whose till sales become cash sales', () => {
  let world: World;
  let till: Cart;
  let shop: ReturnType<typeof changesOf>;
  beforeAll(async () => {
    world = await startWorld({ settings: { orders: { cashSales: 'pos', items: {} } } });
    shop = changesOf(world);
    world.map('gateway', 'cash', world.netsuite.base!.paymentMethods.cash);
    world.map('gateway', 'gift_card', world.netsuite.base!.paymentMethods.cash);
    till = {
      email: 'ada@example.com',
      lines: [
        { sku: 'MUG-BLUE', quantity: 2 },
        { sku: 'ROPE-20', quantity: 1 },
      ],
      discounts: [{ title: 'TEN', percentage: '10' }],
      taxes: [TEXAS],
      payment: 'paid',
      gateway: 'shopify_payments',
      retailLocationId: world.shop.locations.west,
    };
  });
  afterAll(() => world.stop());

  const cashSales = (order: string) =>
    world
      .all('cashsale')
      .filter(
        ({ fields }) => fields['custbody_xdk_order_id'] === order.slice(order.lastIndexOf('/') + 1),
      );
  const records = (order: string) => [
    world.salesOrders(order).length,
    cashSales(order).length,
    world.all('customerdeposit').length,
    world.all('itemfulfillment').length,
  ];
  /** Account → debit less credit. */
  const postings = (sale: RecordData | undefined) => {
    const names = new Map(
      Object.entries(world.netsuite.base!.accounts).map(([name, id]) => [id, name]),
    );
    const sums: Record<string, number> = {};
    for (const { account, debit, credit } of sale?.ledger ?? []) {
      const name = names.get(account) ?? account;
      sums[name] = (sums[name] ?? 0) + Number(debit ?? 0) - Number(credit ?? 0);
    }
    return Object.fromEntries(
      Object.entries(sums).map(([name, sum]) => [name, Number(sum.toFixed(2))]),
    );
  };

  test('a sale at the till is a cash sale: money and goods at once, no deposit, no item fulfillment', async () => {
    const { west } = world.account.locations;
    const order = world.place(till);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    expect(records(order)).toEqual([0, 1, 0, 0]);
    const [sale] = cashSales(order);
    expect(linesOf(world, sale)).toEqual([
      ['MUG-BLUE', 2, 29],
      ['ROPE-20', 1, 18.33],
      ['Shopify discount', null, -4.73],
      ['Shopify tax', 1, 2.66],
      [45.26],
    ]);
    expect(sale?.fields).toMatchObject({
      location: west,
      paymentmethod: world.netsuite.base!.paymentMethods.shopify,
      custbody_xdk_order_name: '#1001',
      tobeemailed: false,
    });
    expect(postings(sale)).toEqual({
      'Undeposited Funds': 45.26,
      Sales: -47.33,
      'Sales Discounts': 4.73,
      'Sales Taxes Payable': -2.66,
      'Cost of Goods Sold': 15,
      'Inventory Asset': -15,
    });
    expect([await world.hint(order), records(order)]).toEqual([['done'], [0, 1, 0, 0]]);
  });

  test('what one payment does not cover becomes a sales order with its deposits and its shipment', async () => {
    const { payment: _payment, ...unpaid } = till;
    const order = world.place({
      ...unpaid,
      payments: [
        { gateway: 'gift_card', kind: 'SALE', amount: '5.26' },
        { gateway: 'cash', kind: 'SALE', amount: '40.00' },
      ],
    });
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    expect(records(order)).toEqual([1, 0, 2, 1]);
  });

  test('an order from the web stays a sales order, and one of the till that is not mapped waits', async () => {
    const web = world.place({ ...till, sourceName: 'web' });
    expect([await world.hint(web), records(web).slice(0, 2)]).toEqual([['done'], [1, 0]]);
    const order = world.place({ ...till, gateway: 'klarna' });
    expect([await world.hint(order), records(order).slice(0, 2)]).toEqual([['marked'], [0, 0]]);
    expect(world.errors().map(([cause]) => cause)).toEqual(['mapping:gateway:klarna']);
  });

  test('cash is rounded: the sale takes in what was paid and the difference has its own account', async () => {
    const cashRounding = world.insertItem('Cash rounding');
    const rounding = world.netsuite.records.find('otherchargeitem', cashRounding);
    await world.configure({ items: { cashRounding } });
    const order = world.place({
      ...till,
      payments: [{ gateway: 'cash', kind: 'SALE', amount: '45.26', rounding: '-0.01' }],
    });
    expect(await world.hint(order)).toEqual(['done']);
    const [sale] = cashSales(order);
    expect(postings(sale)).toMatchObject({
      'Undeposited Funds': 45.25,
      [String(rounding?.fields['incomeaccount'])]: 0.01,
    });
  });

  test('a note follows; what was posted does not change, and the step is named until it is done', async () => {
    const order = world.place(till);
    await world.hint(order);
    world.ask(
      'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      { input: { id: order, note: 'gift' } },
    );
    expect(await world.hint(order)).toEqual(['done']);
    const [sale] = cashSales(order);
    expect(sale?.fields['memo']).toBe(`${String(sale?.fields['custbody_xdk_order_name'])} gift`);
    shop.edit(order, { quantities: {}, add: { 'LAMP-01': 1 } });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(world.errors()).toContainEqual([
      expect.stringMatching(/^change:/),
      expect.stringMatching(/after cash sale CS\d+ was posted: it makes \d+\.\d\d USD now/),
    ]);
    expect([linesOf(world, sale).at(-1), records(order).slice(0, 2)]).toEqual([[45.26], [0, 1]]);
    expect(await world.hint(order)).toEqual(['marked']);
    await world.release(`change:${order.split('/').pop()}`);
    expect(await world.hint(order)).toEqual(['done']);
    expect(await world.hint(order)).toEqual(['done']);
  });

  test('read before its goods are handed over, it waits as long as the store says', async () => {
    const { retailLocationId: _till, ...cart } = till;
    const unfulfilled = () => world.place({ ...cart, sourceName: 'pos' });
    await world.configure({ cashSaleWait: 2 });
    const order = unfulfilled();
    const body = world.hintBody(order);
    const answer = () =>
      world.netsuite.callRestlet('customscript_xdk_rl_events', body, { role: ROLE });
    expect(JSON.stringify(await answer())).toContain('its goods are not handed over yet');
    expect(records(order).slice(0, 2)).toEqual([0, 0]);
    const { nodes } = world.ask<{ order: { fulfillmentOrders: { nodes: { id: string }[] } } }>(
      'query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id } } } }',
      { id: order },
    ).order.fulfillmentOrders;
    shop.run(
      'mutation ($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) { userErrors { message } } }',
      {
        input: { lineItemsByFulfillmentOrder: nodes.map(({ id }) => ({ fulfillmentOrderId: id })) },
      },
    );
    expect([await world.hint(order), records(order).slice(0, 2)]).toEqual([['done'], [0, 1]]);
    await world.configure({ cashSaleWait: 0 });
    const sent = unfulfilled();
    expect([await world.hint(sent), records(sent).slice(0, 2)]).toEqual([['done'], [1, 0]]);
  });

  test('deleted on purpose it is not made again', async () => {
    const order = world.place(till);
    await world.hint(order);
    const [sale] = cashSales(order);
    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'cashsale', id: sale!.id }),
    );
    shop.edit(order, { quantities: {}, add: { 'LAMP-01': 1 } });
    expect([await world.hint(order), records(order).slice(0, 2)]).toEqual([['done'], [0, 0]]);
  });

  test('two imports at the same moment make one, and a closed period follows the store’s rule', async () => {
    const order = world.place(till);
    await world.netsuite.callTogether(
      [order, order].map((one) => ({
        scriptId: 'customscript_xdk_rl_events',
        body: world.hintBody(one),
        who: { role: ROLE },
      })),
    );
    expect(records(order).slice(0, 2)).toEqual([0, 1]);

    await world.configure({ closedPeriod: 'next_day' });
    const today = new Date().toISOString().slice(0, 10);
    const [period] = world
      .all('accountingperiod')
      .filter(
        ({ fields }) =>
          fields['isyear'] !== true &&
          fields['isquarter'] !== true &&
          String(fields['startdate']) <= today &&
          today <= String(fields['enddate']),
      );
    await world.edit('accountingperiod', period!.id, { closed: true });
    const late = world.place(till);
    expect(await world.hint(late)).toEqual(['done']);
    const [sale] = cashSales(late);
    expect(String(sale?.fields['trandate']) > String(period?.fields['enddate'])).toBe(true);
    expect(sale?.fields['memo']).toContain('closed period');
  });
});
