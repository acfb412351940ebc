import fc from 'fast-check';
import { minorUnits, written } from '../../ts/money/money';
import { mapOrder } from '../../ts/orders/mapOrder';
import type { ShopifyOrder } from '../../ts/orders/order';
import type { Known, OrderPlan } from '../../ts/orders/orderPlan';
import { knownWorld } from './known';
import { allocation, line, shipping, shopifyOrder, tax } from './shopifyOrder';

const MODES = ['own_line', 'line_amounts', 'suitetax', 'netsuite'] as const;
const CURRENCIES = ['USD', 'EUR', 'JPY', 'KWD'] as const;

const cents = fc.integer({ min: 0, max: 200_000 });
const percent = fc.integer({ min: 0, max: 100 });
const part = fc.record({
  unit: cents,
  quantity: fc.integer({ min: 1, max: 9 }),
  shares: fc.array(percent, { maxLength: 2 }),
  rates: fc.array(percent, { maxLength: 2 }),
  liable: fc.boolean(),
});
type Part = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

/** The amounts of a part, taxes on top or within, and what it adds to the total. */
function build({ unit, quantity, shares, rates, liable }: Part, taxesIncluded: boolean) {
  let left = unit * quantity;
  const discountAllocations = shares.map((share, index) => {
    const off = Math.floor((left * share) / 100);
    left -= off;
    return allocation(`CODE${index}`, off);
  });
  const whole = 100 + (taxesIncluded ? rates.reduce((sum, rate) => sum + rate, 0) : 0);
  const taxes = rates.map((rate) => Math.floor((left * rate) / whole));
  const gross = left + (taxesIncluded ? 0 : taxes.reduce((sum, amount) => sum + amount, 0));
  const taxLines = taxes.map((amount, index) =>
    tax(`TAX${index}`, (rates[index] ?? 0) / 100, amount, liable && index === 1),
  );
  return { gross, discountAllocations, taxLines };
}

/** The same numbers of smallest units, as the buyer's currency writes them. */
function inCurrency(order: ShopifyOrder, currency: (typeof CURRENCIES)[number]): ShopifyOrder {
  const moved = JSON.parse(JSON.stringify(order), (name, value: unknown) =>
    name === 'presentmentMoney'
      ? { amount: written(minorUnits((value as { amount: string }).amount, 'USD'), currency) }
      : value,
  ) as ShopifyOrder;
  return { ...moved, presentmentCurrencyCode: currency };
}

function knownIn(mode: string): Known {
  const items = { marketplaceTax: '805' };
  const known = knownWorld({ tax: mode, currencyMode: 'presentment', items });
  const rows = ['TAX0', 'TAX1', 'TAX0 + TAX1'].map((shopify) => ({
    kind: 'tax',
    shopify,
    netsuite: '802',
    options: '{"type":"1"}',
  }));
  const currencies = new Map(CURRENCIES.map((symbol, index) => [symbol as string, `${index + 1}`]));
  return { ...known, currencies, mappings: [...known.mappings, ...rows] };
}

const sum = (amounts: (number | null)[]) =>
  amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);

/** What NetSuite adds up to without any tax of its own. */
const netOf = ({ salesOrder }: OrderPlan) =>
  sum(salesOrder.lines.map(({ amount }) => amount)) + salesOrder.shipping.cost;

test('every order that adds up is planned to its smallest unit, every other one is held', () => {
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(part, { maxLength: 2 }),
      fc.boolean(),
      fc.constantFrom(0, 0, 0, 1, -2000),
      fc.constantFrom(...MODES),
      fc.constantFrom(...CURRENCIES),
      (goods, freight, taxesIncluded, error, mode, currency) => {
        const lines = goods.map((one) => ({ one, built: build(one, taxesIncluded) }));
        const ships = freight.map((one) => build({ ...one, quantity: 1 }, taxesIncluded));
        const total = sum([
          ...lines.map(({ built }) => built.gross),
          ...ships.map(({ gross }) => gross),
        ]);
        const order = shopifyOrder(
          lines.map(({ one, built }) => line(one.unit, one.quantity, built)),
          ships.map((built, index) => shipping(freight[index]?.unit ?? 0, built)),
          total + error,
          { taxesIncluded },
        );
        const state = { order: inCurrency(order, currency), lines: [], ledger: null };
        const mapped = mapOrder({ ...state, lines: state.order.lineItems.nodes }, knownIn(mode));
        if (currency === 'KWD') {
          expect(mapped).toMatchObject({ kind: 'hold', problem: { cause: 'currency:KWD' } });
          return;
        }
        if (error !== 0) {
          expect(mapped).toMatchObject({
            kind: 'hold',
            problem: { code: 'TOTAL_DOES_NOT_TIE_OUT' },
          });
          return;
        }
        if (mapped.kind !== 'plan') throw new Error(JSON.stringify(mapped));
        const { salesOrder } = mapped.plan;
        const all = [...lines.map(({ built }) => built), ...ships].flatMap(
          ({ taxLines }) => taxLines,
        );
        const own = sum(
          all
            .filter(({ channelLiable }) => !channelLiable)
            .map(({ priceSet }) => minorUnits(priceSet.shopMoney.amount, 'USD')),
        );
        const net = netOf(mapped.plan);
        expect([salesOrder.currency, net]).toEqual([
          currency,
          mode === 'own_line' ? total : total - own,
        ]);
        expect(salesOrder.total + (salesOrder.tax?.amount ?? 0)).toBe(total);
        const onLines = {
          own_line: 0,
          netsuite: 0,
          line_amounts: sum(salesOrder.lines.map((one) => one.tax?.amount ?? 0)),
          suitetax: sum(salesOrder.taxDetails.map(({ amount }) => amount)),
        }[mode];
        const shippingTax = sum(
          ships
            .flatMap(({ taxLines }) => taxLines)
            .filter(({ channelLiable }) => !channelLiable)
            .map(({ priceSet }) => minorUnits(priceSet.shopMoney.amount, 'USD')),
        );
        if (mode === 'suitetax') expect(onLines).toBe(own);
        if (mode === 'line_amounts') expect(onLines).toBe(own - shippingTax);
      },
    ),
    { numRuns: 300 },
  );
});
