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
});
