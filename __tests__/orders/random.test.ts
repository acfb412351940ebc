import fc from 'fast-check';
import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { startWorld, type World } from './world.ts';

jest.setTimeout(40_000);

const SKUS = ['MUG-BLUE', 'MUG-RED', 'TENT-2P', 'LAMP-01', 'ROPE-20', 'STOVE-G'];
const percent = fc.integer({ min: 0, max: 100 });
const price = fc.integer({ min: 1, max: 40_000 }).map((cents) => (cents / 100).toFixed(2));

const cart: fc.Arbitrary<Cart> = fc.record({
  email: fc.constant('ada@example.com'),
  taxesIncluded: fc.boolean(),
  lines: fc.array(
    fc.record({ sku: fc.constantFrom(...SKUS), price, quantity: fc.integer({ min: 1, max: 7 }) }),
    { minLength: 1, maxLength: 5 },
  ),
  shipping: fc.array(fc.record({ title: fc.constant('Standard'), price }), { maxLength: 1 }),
  discounts: fc.array(
    fc.record({ title: fc.constantFrom('TEN', 'VIP'), percentage: percent.map(String) }),
    { maxLength: 2 },
  ),
  taxes: fc.array(
    fc.record({
      title: fc.constantFrom('State', 'City'),
      rate: percent.map((rate) => (rate / 400).toFixed(4)),
      shipping: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  tip: fc.option(price, { nil: '0.00' }),
  payment: fc.constantFrom('paid', 'pending', 'none'),
  gateway: fc.constant('shopify_payments'),
});

describe('any order', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test('is in NetSuite with Shopify’s total and payments, to the cent', async () => {
    const carts = fc.sample(cart, { numRuns: 20, seed: 20261121 });
    const orders = carts.map((one) => world.place(one.tip === '0.00' ? withoutTip(one) : one));
    expect([await world.hint(...orders), world.errors()]).toEqual([orders.map(() => 'done'), []]);
    for (const id of orders) {
      const { order } = world.ask<{
        order: Record<
          'currentTotalPriceSet' | 'totalReceivedSet',
          { shopMoney: { amount: string } }
        >;
      }>(
        'query ($id: ID!) { order(id: $id) { currentTotalPriceSet { shopMoney { amount } } totalReceivedSet { shopMoney { amount } } } }',
        { id },
      );
      const [salesOrder] = world.salesOrders(id);
      const paid = world
        .all('customerdeposit')
        .filter(({ fields }) => fields['salesorder'] === salesOrder?.id)
        .reduce((sum, { fields }) => sum + Number(fields['payment']), 0);
      expect([salesOrder?.fields['total'], paid]).toEqual([
        Number(order.currentTotalPriceSet.shopMoney.amount),
        Number(order.totalReceivedSet.shopMoney.amount),
      ]);
    }
  });
});

function withoutTip({ tip: _tip, ...rest }: Cart): Cart {
  return rest;
}
