import fc from 'fast-check';
import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { written } from '../../ts/money/money';
import { startWorld, type World } from './world.ts';

jest.setTimeout(40_000);

const SKUS = ['MUG-BLUE', 'MUG-RED', 'TENT-2P', 'LAMP-01', 'ROPE-20', 'STOVE-G'];
const RATES = { USD: '1', EUR: '1.0847', JPY: '0.0067' } as const;
const percent = fc.integer({ min: 0, max: 100 });
const price = fc.integer({ min: 1, max: 40_000 });

/** Prices are whole numbers of the currency's smallest unit until `inCurrency` writes them. */
const cart: fc.Arbitrary<Cart> = fc.record({
  email: fc.constant('ada@example.com'),
  currency: fc.constantFrom('USD', 'USD', 'EUR', 'JPY'),
  taxesIncluded: fc.boolean(),
  lines: fc.array(
    fc.record({
      sku: fc.constantFrom(...SKUS),
      price: price.map(String),
      quantity: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  shipping: fc.array(fc.record({ title: fc.constant('Standard'), price: price.map(String) }), {
    maxLength: 2,
  }),
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
  tip: fc.option(price.map(String), { nil: '0' }),
  payment: fc.constantFrom('paid', 'pending', 'authorized', 'none'),
  gateway: fc.constant('shopify_payments'),
});

function inCurrency({ tip, ...rest }: Cart): Cart {
  const currency = rest.currency as keyof typeof RATES;
  const write = (units: string) => written(Number(units), currency);
  return {
    ...rest,
    exchangeRate: RATES[currency],
    lines: rest.lines.map((line) => ({ ...line, price: write(line.price ?? '0') })),
    shipping: (rest.shipping ?? []).map((line) => ({ ...line, price: write(line.price) })),
    ...(tip !== '0' && { tip: write(tip ?? '0') }),
  };
}

type Side = 'shopMoney' | 'presentmentMoney';
type Totals = Record<'currentTotalPriceSet' | 'totalReceivedSet', Record<Side, { amount: string }>>;

describe('any order', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test.each([
    ['shop', 'shopMoney', 20],
    ['presentment', 'presentmentMoney', 12],
  ] as const)(
    'in %s money is in NetSuite with Shopify’s total and payments, to the cent',
    async (currencyMode, side, numRuns) => {
      const items = { currencyRounding: world.insertItem(`Rounding ${currencyMode}`) };
      await world.configure({ currencyMode, items, roundingLimit: '0.20' });
      const carts = fc.sample(cart, { numRuns, seed: 20261121 });
      const orders = carts.map((one) => world.place(inCurrency(one)));
      expect([await world.hint(...orders), world.errors()]).toEqual([orders.map(() => 'done'), []]);
      for (const id of orders) {
        const { order } = world.ask<{ order: Totals }>(
          'query ($id: ID!) { order(id: $id) { currentTotalPriceSet { ...Both } totalReceivedSet { ...Both } } } fragment Both on MoneyBag { shopMoney { amount } presentmentMoney { amount } }',
          { id },
        );
        const [salesOrder] = world.salesOrders(id);
        const [total, received] = [order.currentTotalPriceSet, order.totalReceivedSet].map((set) =>
          Number(set[side].amount),
        );
        const rounding = (salesOrder?.sublists['item'] ?? [])
          .filter(({ values }) => values['custcol_xdk_line_id'] === 'rounding:currency')
          .reduce((sum, { values }) => sum + Number(values['amount']), 0);
        const paid = world
          .all('customerdeposit')
          .filter(({ fields }) => fields['salesorder'] === salesOrder?.id)
          .reduce((sum, { fields }) => sum + Number(fields['payment']), 0);
        expect([Number(salesOrder?.fields['total']) - rounding, paid]).toEqual([
          expect.closeTo(total ?? Number.NaN, 6),
          received,
        ]);
        // A paid order is covered by its deposits, in whatever currency it was paid.
        if (received) expect(paid).toBeCloseTo(Number(salesOrder?.fields['total']), 6);
      }
    },
  );
});
