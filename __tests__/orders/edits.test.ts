import fc from 'fast-check';
import { answeredCases } from './answered.ts';
import { events, orderOf } from './anyEvents.ts';
import { changesOf } from './changes.ts';
import { linesOf, ROLE, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const CART = {
  email: 'ada@example.com',
  lines: [
    { sku: 'MUG-BLUE', quantity: 3 },
    { sku: 'ROPE-20', quantity: 1 },
  ],
  shipping: [{ title: 'Standard', price: '5.00' }],
  discounts: [{ title: 'TEN', percentage: '10' }],
  taxes: [{ title: 'TX State Tax', rate: '0.0625' }],
  shippingAddress: {
    firstName: 'Ada',
    lastName: 'L',
    address1: '1 Main St',
    city: 'Austin',
    provinceCode: 'TX',
    countryCode: 'US',
    zip: '78701',
  },
  payment: 'paid' as const,
  gateway: 'shopify_payments',
};

/** Two mugs fewer and two lamps more. */
const OTHERS = { quantities: { 'MUG-BLUE': 1 }, add: { 'LAMP-01': 2 } };

describe('an order that is', () => {
  let world: World;
  let shop: ReturnType<typeof changesOf>;
  beforeAll(async () => {
    world = await startWorld();
    shop = changesOf(world);
  });
  afterAll(() => world.stop());

  const place = async (isImported: boolean) => {
    const order = world.place(CART);
    if (isImported) expect(await world.hint(order)).toEqual(['done']);
    return order;
  };
  test.each([
    ['before', false],
    ['after', true],
  ])('edited %s its import has the lines that are left', async (_when, isImported) => {
    const order = await place(isImported);
    shop.edit(order, OTHERS);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const lines = linesOf(world, shop.salesOrder(order));
    expect(lines).toEqual(
      expect.arrayContaining([
        ['MUG-BLUE', 1, 14.5],
        ['ROPE-20', 1, 18.33],
        ['LAMP-01', 2, 79.9],
      ]),
    );
    expect(lines.at(-1)).toEqual([shop.total(order)]);
  });

  test.each([
    ['before', false],
    ['after', true],
  ])('refunded %s its import, and not shipped, has fewer units', async (_when, isImported) => {
    const order = await place(isImported);
    shop.refund(order, 'MUG-BLUE', 2, '27.73');
    expect([await world.hint(order), causes(order)]).toEqual([
      ['marked'],
      [
        [
          `refund:${order.split('/').pop()}`,
          expect.stringMatching(
            /^Shopify gave back 27\.73 USD .* 27\.73 USD of customer deposit CD\d+ \(64\.13\) are more than sales order SO\d+ makes now/,
          ),
        ],
      ],
    ]);
    const lines = linesOf(world, shop.salesOrder(order));
    expect(lines[0]).toEqual(['MUG-BLUE', 1, 14.5]);
    expect(lines.at(-1)).toEqual([shop.total(order)]);
  });

  test('refunded without money given back has fewer units all the same', async () => {
    const order = await place(true);
    shop.refund(order, 'ROPE-20', 1, null);
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
    expect(shop.total(order)).toBe(64.13);
    expect(shop.salesOrder(order).fields['total']).toBe(46.6);
  });

  test('paid back for its shipping stays without it when its goods leave', async () => {
    const order = await place(true);
    shop.refundShipping(order, '5.00');
    const told = [
      [`refund:${order.split('/').pop()}`, expect.stringContaining('5.00 USD of customer deposit')],
    ];
    expect([await world.hint(order), causes(order)]).toEqual([['marked'], told]);
    const before = linesOf(world, shop.salesOrder(order));
    expect(before.at(-1)).toEqual([shop.total(order)]);
    await ship(order);
    expect([await world.hint(order), causes(order)]).toEqual([['marked'], told]);
    expect(linesOf(world, shop.salesOrder(order))).toEqual(before);
  });

  test('refunded line by line has the line closed, and of units what was refunded before it left is off', async () => {
    const order = await place(true);
    shop.refund(order, 'ROPE-20', 1, '17.53');
    expect(await world.hint(order)).toEqual(['marked']);
    const rope = shop.salesOrder(order).sublists['item']?.[1]?.values;
    expect(rope).toMatchObject({ quantity: 0, amount: 0, isclosed: true });
    expect(shop.salesOrder(order).fields['total']).toBe(shop.total(order));
    shop.refund(order, 'MUG-BLUE', 1, '13.86');
    await world.hint(order);
    await ship(order);
    shop.refund(order, 'MUG-BLUE', 1, '13.86', 'RETURN');
    await world.hint(order);
    expect(linesOf(world, shop.salesOrder(order))[0]).toEqual(['MUG-BLUE', 2, 29]);
  });

  test.each<[string, (order: string) => unknown]>([
    ['a person says so', (order) => world.release(`refund:${order.split('/').pop()}`)],
    [
      'the order is worth its deposit again',
      (order) => shop.edit(order, { add: { 'LAMP-01': 1 } }),
    ],
    [
      'the deposit was refunded in NetSuite',
      (order) => {
        const deposit = world
          .all('customerdeposit')
          .find(({ fields }) => fields['salesorder'] === shop.salesOrder(order).id);
        return world.netsuite.save(
          (session, records) =>
            records.transform(session, {
              fromType: 'customerdeposit',
              fromId: deposit!.id,
              toType: 'customerrefund',
            }),
          (call) => {
            const { cash } = world.netsuite.base!.paymentMethods;
            call('setValue', { fieldId: 'paymentmethod', value: cash });
            call('setValue', {
              fieldId: 'account',
              value: world.netsuite.base!.accounts['Checking'],
            });
          },
        );
      },
    ],
  ])('refunded in part, its to-do stands until %s', async (_what, deal) => {
    const order = await place(true);
    shop.refund(order, 'ROPE-20', 1, '17.53');
    expect([await world.hint(order), causes(order).length]).toEqual([['marked'], 1]);
    expect([await world.hint(order), causes(order).length]).toEqual([['marked'], 1]);
    await deal(order);
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
  });

  /** The warehouse ships, and Shopify is told. */
  async function ship(order: string, units?: Record<string, number>) {
    await shop.fulfill(order, 'C', units);
    await world.hint();
  }
  const stopOf = (order: string) => shop.salesOrder(order).fields['custbody_xdk_hold'] ?? '';
  /** Goods that had left are given back, and accounting is asked. */
  const shippedAndRefunded = async () => {
    const order = await place(true);
    await ship(order);
    shop.refund(order, 'MUG-BLUE', 2, '27.73', 'RETURN');
    expect(await world.hint(order)).toEqual(['marked']);
    return order;
  };
  const causes = (order: string) =>
    world.errors().flatMap(([cause, message]) => {
      const [kind, id] = cause.split(':');
      return id === order.split('/').pop() ? [[`${kind}:${id}`, message] as const] : [];
    });

  test('edited in several ways at once follows in all of them, and back', async () => {
    const order = await place(true);
    shop.edit(order, {
      ...OTHERS,
      discount: { 'ROPE-20': 50 },
      noShipping: true,
      shipping: '9.00',
    });
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
    expect(linesOf(world, shop.salesOrder(order)).at(-1)).toEqual([shop.total(order)]);
    expect(shop.salesOrder(order).fields['shippingcost']).toBe(9);

    shop.edit(order, { quantities: { 'MUG-BLUE': 3, 'LAMP-01': 0 }, noShipping: true });
    expect([await world.hint(order), causes(order)]).toEqual([
      ['marked'],
      [
        [
          expect.stringMatching(/^refund:/),
          expect.stringMatching(/given nothing back .* are more than sales order SO\d+ makes now/),
        ],
      ],
    ]);
    const lines = linesOf(world, shop.salesOrder(order));
    expect([lines[0], lines.at(-1)]).toEqual([['MUG-BLUE', 3, 43.5], [shop.total(order)]]);
    expect(shop.salesOrder(order).fields['shippingcost']).toBe(0);
  });

  test('edited after a person added a line of his own keeps that line, and ties out without it', async () => {
    const order = await place(true);
    await world.netsuite.save(
      (session, records) =>
        records.load(session, { type: 'salesorder', id: shop.salesOrder(order).id }),
      (call) => {
        const line = Number(call('getLineCount', { sublistId: 'item' }));
        const set = (fieldId: string, value: unknown) =>
          call('setSublistValue', { sublistId: 'item', fieldId, line, value });
        set('item', world.account.items.get('LAMP-01'));
        set('quantity', 1);
        set('price', '-1');
        set('rate', 5);
        set('amount', 5);
        set('location', world.account.locations.east);
      },
    );
    shop.edit(order, { quantities: { 'MUG-BLUE': 4 } });
    expect([await world.hint(order), causes(order), stopOf(order)]).toEqual([['done'], [], '']);
    expect(shop.salesOrder(order).fields['total']).toBe(Number((shop.total(order) + 5).toFixed(2)));
  });

  test('edited after some of it was packed follows as far as it can, and the rest is a person’s', async () => {
    const order = await place(true);
    const fulfillment = await shop.fulfill(order, 'B', { 'MUG-BLUE': 2 });
    shop.edit(order, OTHERS);
    expect(await world.hint(order)).toEqual(['marked']);
    expect(causes(order)).toEqual([
      [
        `change:${order.split('/').pop()}`,
        expect.stringContaining('asks for 1 units, but 2 are picked'),
      ],
    ]);
    expect(linesOf(world, shop.salesOrder(order))).toEqual(
      expect.arrayContaining([
        ['MUG-BLUE', 2, 29],
        ['LAMP-01', 2, 79.9],
      ]),
    );
    expect(stopOf(order)).toBe('Shopify changed this order');

    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'itemfulfillment', id: fulfillment }),
    );
    await world.release(`change:${order.split('/').pop()}`);
    await world.hint();
    const lines = linesOf(world, shop.salesOrder(order));
    expect([lines[0], lines.at(-1)]).toEqual([['MUG-BLUE', 1, 14.5], [shop.total(order)]]);
    expect(stopOf(order)).toBe('');
  });

  test('edited after some of it was shipped loses the open rest only', async () => {
    const order = await place(true);
    await ship(order, { 'MUG-BLUE': 1 });
    shop.edit(order, OTHERS);
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
    const [mugs] = shop.salesOrder(order).sublists['item'] ?? [];
    expect(mugs?.values).toMatchObject({ quantity: 1, quantityfulfilled: 1 });
    expect(shop.salesOrder(order).fields).toMatchObject({
      orderstatus: 'E',
      total: shop.total(order),
    });
  });

  test('shipped and billed takes more all the same; what it owes more of tax is a line of its own', async () => {
    const order = await place(true);
    await ship(order);
    await shop.bill(order);
    expect(shop.salesOrder(order).fields['orderstatus']).toBe('G');
    const before = linesOf(world, shop.salesOrder(order)).length;
    shop.edit(order, { add: { 'LAMP-01': 2 } });
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
    const lines = linesOf(world, shop.salesOrder(order));
    expect(lines).toHaveLength(before + 2);
    expect(lines.at(-1)).toEqual([shop.total(order)]);
    expect(shop.salesOrder(order).fields['orderstatus']).toBe('D');
  });

  test('shipped and billed: what can’t follow any more names the document and the step, and its owner', async () => {
    const order = await place(true);
    const asked = () => {
      const [cause = ''] = causes(order).at(-1) ?? [];
      const error = world
        .all('customrecord_xdk_error')
        .findLast(({ externalId }) => externalId?.includes(`:${cause}:`))!;
      const said = ['owner', 'message', 'next'].map((field) =>
        String(error.fields[`custrecord_xdk_error_${field}`]),
      );
      return [cause.split(':')[0], ...said];
    };
    await ship(order);
    await shop.bill(order);
    shop.edit(order, { noShipping: true, shipping: '9.00' });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(asked()).toEqual([
      'change',
      'accounting',
      expect.stringContaining('shipping costs 9.00 instead of 5.00 now, but it is billed'),
      expect.stringMatching(/^Billed with INV\d+: credit or bill the difference\. Then set/),
    ]);
    // Accounting bills the rest by hand: the order stays as it is, and is asked about no more.
    await world.release(`change:${order.split('/').pop()}`);
    expect([await world.hint(order), causes(order), stopOf(order)]).toEqual([['done'], [], '']);
    shop.edit(order, { add: { 'LAMP-01': 1 } });
    expect([await world.hint(order), causes(order)]).toEqual([['done'], []]);
    shop.edit(order, { noShipping: true, shipping: '12.00' });
    expect([await world.hint(order), asked()[0]]).toEqual([['marked'], 'change']);
  });

  test('paid, picked in part and cancelled is closed in its open part, and the to-do names deposit and units', async () => {
    const order = await place(true);
    await shop.fulfill(order, 'A', { 'MUG-BLUE': 1 });
    world.shopify.control.act('demo', 'cancelOrder', { order });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(causes(order)).toEqual([
      [
        `refund:${order.split('/').pop()}`,
        expect.stringMatching(
          /gave back 64\.13 USD\. 64\.13 USD of customer deposit CD\d+ \(64\.13\) are not refunded yet\. 1 of its units are picked/,
        ),
      ],
    ]);
    const lines = shop.salesOrder(order).sublists['item'] ?? [];
    expect(lines.slice(0, 2).map(({ values }) => values['isclosed'])).toEqual([true, true]);
  });

  test('refunded after it was shipped, while a run that died had left it without link, accounting is told all the same', async () => {
    const order = await place(true);
    await ship(order);
    const key = `xdk:demo:order:${order.split('/').pop()}:so`;
    const link = world.all('customrecord_xdk_link').find(({ externalId }) => externalId === key)!;
    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'customrecord_xdk_link', id: link.id }),
    );
    shop.refund(order, 'MUG-BLUE', 2, '27.73', 'RETURN');
    expect(await world.hint(order)).toEqual(['marked']);
    expect(causes(order)).toEqual([
      [`refund:${order.split('/').pop()}`, expect.stringContaining('27.73 USD')],
    ]);
  });

  test('refunded after it was shipped stays as it was sold, and accounting is told until it has dealt with it', async () => {
    const order = await place(true);
    await ship(order);
    const sold = shop.total(order);
    shop.refund(order, 'MUG-BLUE', 2, '27.73', 'RETURN');
    expect(await world.hint(order)).toEqual(['marked']);
    expect(causes(order)).toEqual([
      [`refund:${order.split('/').pop()}`, expect.stringContaining('27.73 USD')],
    ]);
    expect(shop.salesOrder(order).fields['total']).toBe(sold);
    await world.release(`refund:${order.split('/').pop()}`);
    expect(await world.hint(order)).toEqual(['done']);
    shop.refund(order, 'ROPE-20', 1, '17.53', 'NO_RESTOCK');
    expect(await world.hint(order)).toEqual(['marked']);
    expect(causes(order)).toEqual([
      [
        expect.anything(),
        expect.stringMatching(/gave back 45\.26 USD .* 17\.53 USD are for goods that had left/),
      ],
    ]);
    expect(shop.salesOrder(order).fields['total']).toBe(sold);

    // Whoever answers has read of what was given back until then; more comes before the answer is taken up.
    await world.release(`refund:${order.split('/').pop()}`);
    shop.refund(order, 'MUG-BLUE', 1, '13.86', 'NO_RESTOCK');
    expect(await world.hint(order)).toEqual(['marked']);
    expect(causes(order)).toEqual([[expect.anything(), expect.stringContaining('59.12 USD')]]);
  });

  answeredCases(() => ({ world, shippedAndRefunded, causes }));

  test('hinted in any order and number comes out the same', async () => {
    const order = await place(false);
    shop.refund(order, 'ROPE-20', 1, '17.53');
    shop.edit(order, OTHERS);
    const body = world.hintBody(order);
    for (let time = 0; time < 3; time += 1) {
      await world.netsuite.callRestlet('customscript_xdk_rl_events', body, { role: ROLE });
    }
    expect(world.salesOrders(order)).toHaveLength(1);
    expect(shop.salesOrder(order).fields['total']).toBe(shop.total(order));
    expect(shop.salesOrder(order).version).toBe(1);
  });

  test('edited dozens of times, or sold with hundreds of lines, has the lines that are left', async () => {
    const often = world.place(CART);
    for (let time = 0; time < 52; time += 1)
      shop.edit(often, { quantities: { 'MUG-BLUE': 1 + (time % 2) } });
    const lines = Array.from({ length: 255 }, () => ({ sku: 'ROPE-20', quantity: 1 }));
    const long = world.place({ ...CART, lines: [CART.lines[0]!, ...lines] });
    shop.edit(long, { quantities: { 'MUG-BLUE': 1 } });
    await world.hint(often, long);
    for (const order of [often, long])
      expect(shop.salesOrder(order).fields['total']).toBe(shop.total(order));
  });

  test('changed and hinted in whatever order and number ends as the same records', async () => {
    const runs = Number(process.env['CROSSDOCK_RUNS'] ?? 2);
    const cart = { ...CART, lines: [CART.lines[0]!, { sku: 'ROPE-20', quantity: 2 }] };
    for (const given of fc.sample(events, { numRuns: runs, seed: 20261121 })) {
      const orders = [1, 2, 3].map(() => world.place({ ...cart, payment: 'pending' }));
      const [often, atEnds, atTheEnd] = orders.map((order) => orderOf(world, order));
      await world.hint(orders[0]!, orders[1]!);
      for (const [one, times] of given) {
        often!.happen(one);
        atEnds!.happen(one);
        atTheEnd!.happen(one);
        for (let time = 0; time < times; time += 1) await world.hint(orders[0]!);
      }
      const story = JSON.stringify(given);
      await world.hint(...orders);
      // Money that is owed to the buyer is a person's; nothing else may be.
      const open = orders.flatMap(causes).filter(([cause]) => !cause.startsWith('refund:'));
      expect([story, open]).toEqual([story, []]);
      expect([story, often!.outcome()]).toEqual([story, atTheEnd!.outcome()]);
      expect([story, atEnds!.outcome()]).toEqual([story, atTheEnd!.outcome()]);
    }
  });
});
