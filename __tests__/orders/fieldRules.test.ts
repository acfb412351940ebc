import { linesOf, ROLE, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const CART = {
  email: 'ada@example.com',
  lines: [
    { sku: 'MUG-BLUE', quantity: 1, properties: [{ name: 'Engraving', value: 'Ada' }] },
    { sku: 'ROPE-20', quantity: 2 },
  ],
  discounts: [{ title: 'TEN', percentage: '10' }],
  payment: 'paid' as const,
  gateway: 'shopify_payments',
  attributes: [{ key: 'Gift note', value: 'For you' }],
  tags: ['wholesale'],
};

describe('a store with field rules', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      settings: {
        rules: {
          order: [
            { field: 'department', from: 'order.sourceName', table: 'department', else: '1' },
            {
              field: 'memo',
              expression:
                "order.name & ': ' & first(order.customAttributes['Gift note'], 'no gift')",
            },
            { field: 'shipcomplete', expression: "contains(order.tags, 'wholesale')" },
            { field: 'shipdate', expression: 'date(order.processedAt)' },
          ],
          cashSale: [{ field: 'department', value: '2' }],
          line: [
            {
              field: 'class',
              expression: "lookup('class', if(kind = 'goods', line.sku, kind), '1')",
            },
            {
              field: 'description',
              expression: "first(line.customAttributes.Engraving, line.name, 'other')",
            },
          ],
          deposit: [
            { field: 'class', from: 'payment.gateway', table: 'class' },
            { field: 'department', value: '1' },
          ],
        },
      },
    });
    const { records } = world.netsuite;
    for (const name of ['Web', 'Mugs', 'Discounts']) records.insert('classification', { name });
    for (const name of ['Online', 'Retail']) records.insert('department', { name });
    // The account asks for both, the class on every line.
    Object.assign(world.netsuite.account.preferences, {
      CLASSMANDATORY: true,
      CLASSESPERLINE: true,
      DEPTMANDATORY: true,
    });
    world.map('class', 'MUG-BLUE', '2');
    world.map('class', 'discount', '3');
    world.map('class', 'shopify_payments', '1');
  });
  afterAll(() => world.stop());

  test('fills the order, every line and the deposit', async () => {
    const order = world.place(CART);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [salesOrder] = world.salesOrders(order);
    const [deposit] = world.all('customerdeposit');
    expect(linesOf(world, salesOrder)).toHaveLength(5);
    expect(
      salesOrder?.sublists['item']?.map(({ values }) => [values['class'], values['description']]),
    ).toEqual([
      ['2', 'Ada'],
      ['1', 'Rope, 20 m'],
      ['1', 'other'],
      ['3', 'other'],
    ]);
    expect(salesOrder?.fields).toMatchObject({
      department: '1',
      memo: '#1001: For you',
      shipcomplete: true,
      shipdate: salesOrder?.fields['trandate'],
    });
    expect(deposit?.fields['class']).toBe('1');
    expect(await world.hint(order)).toEqual(['done']);
    expect(world.salesOrders(order)).toEqual([salesOrder]);
  });

  test('fills a cash sale and its lines as well', async () => {
    await world.configure({ cashSales: 'pos' });
    const order = world.place({ ...CART, retailLocationId: world.shop.locations.east });
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [sale] = world.all('cashsale');
    expect(sale?.fields).toMatchObject({ department: '2' });
    expect(sale?.sublists['item']?.map(({ values }) => values['class'])).toEqual([
      '2',
      '1',
      '1',
      '3',
    ]);
  });

  test('a changed attribute reaches its field, a value that is missing holds the order', async () => {
    const order = world.place(CART);
    await world.hint(order);
    world.ask(
      'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      { input: { id: order, tags: [], customAttributes: [{ key: 'Gift note', value: 'For me' }] } },
    );
    expect(await world.hint(order)).toEqual(['done']);
    const [salesOrder] = world.salesOrders(order);
    expect([salesOrder?.fields['memo'], salesOrder?.fields['shipcomplete']]).toEqual([
      '#1003: For me',
      false,
    ]);
    const other = world.place({ ...CART, gateway: 'manual' });
    expect(await world.hint(other)).toEqual(['marked']);
    expect(world.errors()).toEqual([
      [
        expect.stringMatching(/^rule:deposit:class:/),
        expect.stringContaining('no row of kind class'),
      ],
    ]);
  });

  test('rules are tried on a real order before they are saved, and nothing is written', async () => {
    await world.configure({ cashSales: 'none' });
    const order = world.place(CART);
    const explain = async (rules: object, asks = order) => {
      const asked = await world.netsuite.callRestlet(
        'customscript_xdk_rl_explain',
        { store: 'demo', order: asks, rules },
        { role: ROLE },
      );
      return asked.kind === 'returned' ? (asked.value as { json: unknown }).json : asked;
    };
    expect(
      await explain({ order: [{ field: 'memo', expression: "upper(order.sourceName) & '!'" }] }),
    ).toMatchObject({
      ok: true,
      becomes: 'salesorder',
      stands: '',
      total: 46.04,
      fields: { memo: 'WEB!' },
      lines: [
        { quantity: 1, amount: 14.5, fields: { class: '2', description: 'Ada' } },
        {},
        {},
        {},
      ],
      deposits: [{ amount: 46.04, fields: { class: '1' } }],
    });
    expect(await explain({ order: [{ field: 'memo', expression: 'uper(1)' }] })).toMatchObject({
      ok: false,
      message: expect.stringContaining('there is no function uper') as string,
    });
    expect(await explain({}, '#1001')).toMatchObject({
      ok: false,
      message: expect.stringContaining('"#1001" is no id of an order') as string,
    });
    expect(world.salesOrders(order)).toEqual([]);
  });

  test.each([
    [{ order: [{ field: 'memo', from: 'order.nme' }] }, 'memo, character 1: there is no order.nme'],
    [{ line: [{ field: 'memo', from: 'payment.gateway' }] }, 'there is no payment.gateway'],
    [{ order: [{ field: 'memo', expression: "'a' &" }] }, 'character 6: a value is missing'],
    [{ customer: [{ field: 'comments', from: 'order.note' }] }, 'there is no order.note'],
    [{ customer: [{ field: 'email', value: 'x' }] }, 'email is Crossdock'],
  ])('%j is refused when the store is saved', async (rules, message) => {
    const [store] = world.all('customrecord_xdk_store');
    const save = world.edit('customrecord_xdk_store', store!.id, {
      custrecord_xdk_store_settings: JSON.stringify({ rules }),
    });
    await expect(save).rejects.toThrow(message);
  });
});
