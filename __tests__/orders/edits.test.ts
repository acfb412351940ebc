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

interface Line {
  id: string;
  sku: string;
}

describe('an order that is', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  const place = async (isImported: boolean) => {
    const order = world.place(CART);
    if (isImported) expect(await world.hint(order)).toEqual(['done']);
    return order;
  };
  const salesOrder = (order: string) => world.salesOrders(order)[0]!;
  const lineIds = (order: string) =>
    world.ask<{ order: { lineItems: { nodes: Line[] } } }>(
      'query ($id: ID!) { order(id: $id) { lineItems(first: 10) { nodes { id sku } } } }',
      { id: order },
    ).order.lineItems.nodes;
  const run = <Data>(mutation: string, variables: Record<string, unknown>): Data => {
    const data = world.ask<Record<string, { userErrors: object[] }>>(mutation, variables);
    for (const answer of Object.values(data)) expect(answer.userErrors).toEqual([]);
    return data as Data;
  };
  const total = (order: string) =>
    Number(
      world.ask<{ order: { currentTotalPriceSet: { shopMoney: { amount: string } } } }>(
        'query ($id: ID!) { order(id: $id) { currentTotalPriceSet { shopMoney { amount } } } }',
        { id: order },
      ).order.currentTotalPriceSet.shopMoney.amount,
    );

  /** Two mugs fewer and a lamp more. */
  function edit(order: string) {
    const { orderEditBegin } = run<{
      orderEditBegin: { calculatedOrder: { id: string; lineItems: { nodes: Line[] } } };
    }>(
      'mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 10) { nodes { id sku } } } userErrors { message } } }',
      { id: order },
    );
    const { id, lineItems } = orderEditBegin.calculatedOrder;
    const mug = lineItems.nodes.find(({ sku }) => sku === 'MUG-BLUE')!;
    run(
      'mutation ($id: ID!, $line: ID!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: 1) { userErrors { message } } }',
      { id, line: mug.id },
    );
    run(
      'mutation ($id: ID!, $variant: ID!) { orderEditAddVariant(id: $id, variantId: $variant, quantity: 2) { userErrors { message } } }',
      { id, variant: world.shop.variants.get('LAMP-01') },
    );
    run('mutation ($id: ID!) { orderEditCommit(id: $id) { userErrors { message } } }', { id });
  }

  /** Units off the order, with `money` paid back or, without, nothing. */
  function refund(order: string, sku: string, quantity: number, money: string | null) {
    const line = lineIds(order).find((one) => one.sku === sku)!;
    const [sale] = world.ask<{ order: { transactions: { id: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { transactions(first: 1) { id } } }',
      { id: order },
    ).order.transactions;
    const payment = {
      orderId: order,
      parentId: sale?.id,
      gateway: 'shopify_payments',
      kind: 'REFUND',
      amount: money,
    };
    run(
      `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "${order}${sku}") { userErrors { message } } }`,
      {
        input: {
          orderId: order,
          refundLineItems: [
            {
              lineItemId: line.id,
              quantity,
              restockType: 'CANCEL',
              locationId: world.shop.locations.east,
            },
          ],
          transactions: money === null ? [] : [payment],
        },
      },
    );
  }

  /** The warehouse ships everything that is open. */
  async function ship(order: string) {
    await world.netsuite.save(
      (session, records) =>
        records.transform(session, {
          fromType: 'salesorder',
          fromId: salesOrder(order).id,
          toType: 'itemfulfillment',
          defaultValues: { inventorylocation: world.account.locations.east },
        }),
      (call) => call('setValue', { fieldId: 'shipstatus', value: 'B' }),
    );
  }

  test.each([
    ['before', false],
    ['after', true],
  ])('edited %s its import has the lines that are left', async (_when, isImported) => {
    const order = await place(isImported);
    edit(order);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const lines = linesOf(world, salesOrder(order));
    expect(lines).toEqual(
      expect.arrayContaining([
        ['MUG-BLUE', 1, 14.5],
        ['ROPE-20', 1, 18.33],
        ['LAMP-01', 2, 79.9],
      ]),
    );
    expect(lines.at(-1)).toEqual([total(order)]);
  });

  test.each([
    ['before', false],
    ['after', true],
  ])('refunded %s its import, and not shipped, has fewer units', async (_when, isImported) => {
    const order = await place(isImported);
    refund(order, 'MUG-BLUE', 2, '27.73');
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const lines = linesOf(world, salesOrder(order));
    expect(lines[0]).toEqual(['MUG-BLUE', 1, 14.5]);
    expect(lines.at(-1)).toEqual([total(order)]);
  });

  test('refunded without money given back has fewer units all the same', async () => {
    const order = await place(true);
    refund(order, 'ROPE-20', 1, null);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    expect(total(order)).toBe(64.13);
    expect(salesOrder(order).fields['total']).toBe(46.6);
  });

  test('refunded line by line has the line closed', async () => {
    const order = await place(true);
    refund(order, 'ROPE-20', 1, '17.53');
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const rope = salesOrder(order).sublists['item']?.[1]?.values;
    expect(rope).toMatchObject({ quantity: 0, amount: 0, isclosed: true });
    expect(salesOrder(order).fields['total']).toBe(total(order));
  });

  test('edited after the warehouse packed it is left to a person, and says so', async () => {
    const order = await place(true);
    await ship(order);
    edit(order);
    expect(await world.hint(order)).toEqual(['marked']);
    const [cause, message] = world.errors().at(-1)!;
    expect(cause).toBe(`change:${order.split('/').pop()}`);
    expect(message).toContain('asks for 1 units, but 3 are picked, shipped or billed');
  });

  test('hinted in any order and number comes out the same', async () => {
    const order = await place(false);
    refund(order, 'ROPE-20', 1, '17.53');
    edit(order);
    const body = world.hintBody(order);
    for (let time = 0; time < 3; time += 1) {
      await world.netsuite.callRestlet('customscript_xdk_rl_events', body, { role: ROLE });
    }
    expect(world.salesOrders(order)).toHaveLength(1);
    expect(salesOrder(order).fields['total']).toBe(total(order));
    expect(salesOrder(order).version).toBe(1);
  });
});
