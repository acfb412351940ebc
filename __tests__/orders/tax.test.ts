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
/** The tax code of the local account has 8 %. */
const EIGHT = [{ title: 'CA State Tax', rate: '0.08' }];

describe('in a store where NetSuite calculates the tax', () => {
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
});
