import { changesOf } from './changes.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const CART = {
  email: 'ada@example.com',
  lines: [
    { sku: 'TENT-2P', quantity: 1 },
    { sku: 'ROPE-20', quantity: 3 },
  ],
  discounts: [{ title: 'TEN', percentage: '10' }],
  payment: 'none' as const,
};
const MWST = [{ title: 'DE MwSt', rate: '0.19', shipping: true }];
const SHIPPED = { ...CART, shipping: [{ title: 'DHL', price: '6.90' }], taxes: MWST };

/** The tax code of the local account has 8 %. */
const EIGHT = [{ title: 'CA State Tax', rate: '0.08' }];

/** Half of the tent off, a rope less and a mug more. */
const EDIT = {
  discount: { 'TENT-2P': 50 },
  quantities: { 'ROPE-20': 2 },
  add: { 'MUG-BLUE': 1 },
};
const FOLLOWED = [
  ['TENT-2P', 1],
  ['Shopify discount', null],
  ['Shopify discount', null],
  ['ROPE-20', 2],
  ['Shopify discount', null],
  ['MUG-BLUE', 1],
];

/** Imports the order, edits it, and answers its lines and whether NetSuite's total is Shopify's. */
async function edited(world: World, cart: Parameters<World['place']>[0]) {
  const order = world.place(cart);
  expect(await world.hint(order)).toEqual(['done']);
  const shop = changesOf(world);
  shop.edit(order, EDIT);
  expect(await world.hint(order)).toEqual(['done']);
  const lines = linesOf(world, shop.salesOrder(order));
  return {
    lines: lines.slice(0, -1).map(([item, quantity]) => [item, quantity]),
    total: lines.at(-1)?.[0],
    inShopify: shop.total(order),
  };
}

describe('in an account with legacy tax, a store where NetSuite calculates it', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ settings: { orders: { tax: 'netsuite', taxTolerance: '0.02' } } });
    world.netsuite.account.preferences['DEFAULTTAXITEM'] = world.netsuite.base!.taxItem;
  });
  afterAll(() => world.stop());

  test('discounts stand under their lines and the tax agrees with Shopify’s', async () => {
    const order = world.place({ ...CART, taxes: EIGHT });
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [salesOrder] = world.salesOrders(order);
    expect(linesOf(world, salesOrder).slice(0, 4)).toEqual([
      ['TENT-2P', 1, 249],
      ['Shopify discount', null, -24.91],
      ['ROPE-20', 3, 54.99],
      ['Shopify discount', null, -5.49],
    ]);
    expect(salesOrder?.fields['taxtotal']).toBeCloseTo(21.89, 1);
  });

  test('a discount that comes later goes under its line', async () => {
    const { lines, total, inShopify } = await edited(world, { ...CART, taxes: EIGHT });
    expect(lines).toEqual(FOLLOWED);
    expect(total).toBeCloseTo(inShopify, 1);
  });

  test('a tax that differs by more than the store allows holds the order and names both', async () => {
    const order = world.place({ ...CART, taxes: [{ title: 'TX State Tax', rate: '0.0625' }] });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(world.errors()).toEqual([
      [
        expect.stringMatching(/^total:/),
        expect.stringMatching(/NetSuite's tax .* is 21.89 USD, .* makes 17.1\d USD/),
      ],
    ]);
    expect(world.salesOrders(order)[0]?.fields['custbody_xdk_hold']).toBe(
      'The total differs from Shopify',
    );
  });

  test('an order that Shopify exempted is not taxed', async () => {
    const order = world.shopify.control.load('demo', 'order', {
      email: 'ada@example.com',
      tax_exempt: true,
      confirmed: true,
      total_price: '29.00',
      line_items: [{ sku: 'MUG-BLUE', title: 'Mug', price: '14.50', quantity: 2 }],
    });
    expect([await world.hint(order), world.salesOrders(order)[0]?.fields['taxtotal']]).toEqual([
      ['done'],
      0,
    ]);
  });

  test('within the tolerance the difference is kept on the order', async () => {
    const order = world.place({
      ...CART,
      lines: ['MUG-BLUE', 'MUG-RED', 'ROPE-20'].map((sku) => ({ sku, quantity: 1 })),
      taxes: EIGHT,
    });
    expect([await world.hint(order), world.salesOrders(order).length]).toEqual([['done'], 1]);
    const [salesOrder] = world.salesOrders(order);
    expect(salesOrder?.fields).toMatchObject({
      taxtotal: 3.41,
      custbody_xdk_tax_difference: 0.01,
    });
  });

  test('a mode that this account can’t do is refused when the store is saved', async () => {
    await expect(world.configure({ tax: 'suitetax' })).rejects.toThrow(
      'orders.tax suitetax needs SuiteTax, which is off here',
    );
  });

  describe('or takes one rate for the order', () => {
    beforeAll(() =>
      world.configure({
        tax: 'order_rate',
        taxTolerance: '0',
        taxCode: world.netsuite.base!.taxItem,
      }),
    );
    afterAll(() => world.configure({ taxCode: world.netsuite.base!.noTax }));

    test('the rate makes Shopify’s tax, that on shipping too, of what is taxable', async () => {
      const order = world.place({
        ...SHIPPED,
        lines: [...CART.lines, { title: 'Voucher', price: '20.00', quantity: 1, taxable: false }],
      });
      expect(await world.hint(order)).toEqual(['done']);
      const [salesOrder] = world.salesOrders(order);
      expect(salesOrder?.fields).toMatchObject({ taxtotal: 53.3, total: 351.79 });
      expect(salesOrder?.sublists['item']?.map(({ values }) => values['istaxable'])).toEqual(
        expect.arrayContaining([true, false]),
      );
      const changes = changesOf(world);
      changes.edit(order, { quantities: { 'TENT-2P': 0 }, add: { 'MUG-BLUE': 2 } });
      expect(await world.hint(order)).toEqual(['done']);
      expect(world.salesOrders(order)[0]?.fields['total']).toBe(changes.total(order));
    });

    test('a free sample of which only shipping is taxed has that tax as a line of its own', async () => {
      const order = world.place({
        ...CART,
        lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
        discounts: [{ title: 'SAMPLE', percentage: '100' }],
        shipping: [{ title: 'Standard', price: '9.90' }],
        taxes: [{ title: 'TX State Tax', rate: '0.0825', shipping: true }],
      });
      expect(await world.hint(order)).toEqual(['done']);
      const [salesOrder] = world.salesOrders(order);
      expect(linesOf(world, salesOrder).slice(-2)).toEqual([['Shopify tax', 1, 0.82], [10.72]]);
      expect(salesOrder?.fields['taxtotal']).toBe(0);
    });

    test('an order without tax has none', async () => {
      const order = world.place({ ...CART, taxes: [] });
      expect(await world.hint(order)).toEqual(['done']);
      expect(world.salesOrders(order)[0]?.fields['taxtotal']).toBe(0);
    });
  });

  describe('or takes Shopify’s tax per line', () => {
    beforeAll(async () => {
      await world.configure({ tax: 'line_amounts', taxTolerance: '0.01' });
      world.netsuite.account.preferences['PERLINETAXES'] = true;
      const code = world.netsuite.records.insert('salestaxitem', {
        itemid: 'DE 19',
        rate: 19,
        taxaccount: world.netsuite.base!.accounts['Sales Taxes Payable']!,
      });
      world.map('tax', 'DE MwSt', code);
    });

    test('each line has its code and its part of Shopify’s amount', async () => {
      const order = world.place(SHIPPED);
      expect(await world.hint(order)).toEqual(['done']);
      const [salesOrder] = world.salesOrders(order);
      const taxes = salesOrder?.sublists['item']?.map(({ values }) => Number(values['tax1amt']));
      expect(taxes).toEqual([47.31, -4.73, 10.45, -1.04]);
      expect(salesOrder?.fields).toMatchObject({ taxtotal: 53.3, total: 333.79 });
    });

    test('what the code would make differently stays Shopify’s through every save', async () => {
      const order = world.place({
        ...CART,
        taxes: [{ title: 'DE MwSt', rate: '0.16' }],
      });
      const taxes = () =>
        world
          .salesOrders(order)[0]
          ?.sublists['item']?.map(({ values }) => Number(values['tax1amt']));
      expect(await world.hint(order)).toEqual(['done']);
      const before = taxes();
      expect(before?.[0]).toBe(39.84);
      changesOf(world).run(
        'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
        { input: { id: order, note: 'Ring twice' } },
      );
      expect([await world.hint(order), taxes()]).toEqual([['done'], before]);
      changesOf(world).edit(order, { quantities: { 'ROPE-20': 2 } });
      expect([await world.hint(order), taxes()?.slice(0, 2)]).toEqual([
        ['done'],
        before?.slice(0, 2),
      ]);
    });

    test('an edit changes lines, discounts and their taxes', async () => {
      const { lines, total, inShopify } = await edited(world, SHIPPED);
      expect([lines, total]).toEqual([FOLLOWED, inShopify]);
    });

    test('a tax without code holds the order', async () => {
      const order = world.place({ ...CART, taxes: [{ title: 'FR TVA', rate: '0.2' }] });
      expect(await world.hint(order)).toEqual(['marked']);
      expect(world.errors().map(([cause]) => cause)).toContain('mapping:tax:FR TVA');
    });
  });
});

describe('in a SuiteTax account', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      settings: { orders: { tax: 'suitetax', taxCode: '' } },
      features: ['TAX_OVERHAUL'],
    });
    const type = world.netsuite.records.insert('taxtype', { name: 'VAT' });
    world.map('tax', 'DE MwSt', world.netsuite.base!.taxItem, JSON.stringify({ type }));
  });
  afterAll(() => world.stop());

  test('each of Shopify’s tax lines is a tax detail of its line', async () => {
    const order = world.place(SHIPPED);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [salesOrder] = world.salesOrders(order);
    expect(
      salesOrder?.sublists['taxdetails']?.map(({ values }) => [
        values['taxbasis'],
        values['taxrate'],
        values['taxamount'],
      ]),
    ).toEqual([
      [224.09, 19, 42.58],
      [49.5, 19, 9.41],
      [6.9, 19, 1.31],
    ]);
    expect(salesOrder?.fields['total']).toBe(333.79);
  });

  test('an edit changes lines, discounts and tax details', async () => {
    const { lines, total, inShopify } = await edited(world, SHIPPED);
    expect([lines, total]).toEqual([FOLLOWED, inShopify]);
  });
});
