import { shopSide } from '../../ts/money/money';
import type { LedgerEntry } from '../../ts/orders/ledger';
import type { ShopifyLine } from '../../ts/orders/order';
import { priceLedger } from '../../ts/orders/priceLedger';
import { netOf, sumOf } from '../../ts/orders/tieOut';
import { allocation, bag, line, shopifyOrder } from './shopifyOrder';

const VAT = { title: 'VAT', rate: 0.2, source: null, channelLiable: false };

function sold(
  reason: LedgerEntry['reason'],
  item: ShopifyLine,
  quantity: number,
  total: number,
  tax = 0,
  kind: 'ProductSale' | 'TipSale' = 'ProductSale',
): LedgerEntry {
  return {
    reason,
    happenedAt: '2026-11-21T10:00:00Z',
    sale: {
      __typename: kind,
      quantity,
      totalAmount: bag(total),
      totalTaxAmount: bag(tax),
      taxes: tax === 0 ? [] : [{ amount: bag(tax), taxLine: VAT }],
      lineItem: { id: item.id },
    },
  };
}

const adjusted = (total: number): LedgerEntry => ({
  reason: 'REFUND',
  happenedAt: '2026-11-21T10:00:00Z',
  sale: {
    __typename: 'AdjustmentSale',
    quantity: null,
    totalAmount: bag(total),
    totalTaxAmount: bag(0),
    taxes: [],
  },
});

function price(lines: ShopifyLine[], entries: LedgerEntry[], total: number, taxesIncluded = false) {
  const priced = priceLedger(
    shopifyOrder(lines, [], total, { taxesIncluded }),
    lines,
    entries,
    shopSide('USD'),
  );
  expect(sumOf(priced)).toBe(priced.total);
  return priced;
}

const shown = (priced: ReturnType<typeof price>) =>
  priced.charges.map((charge) => [charge.kind, charge.quantity, charge.list, netOf(charge)]);

test('an edit takes units off and adds others', () => {
  const kept = line(1000, 3, {
    currentQuantity: 1,
    unfulfilledQuantity: 1,
    nonFulfillableQuantity: 2,
  });
  const gone = line(500, 1, {
    currentQuantity: 0,
    unfulfilledQuantity: 0,
    nonFulfillableQuantity: 1,
  });
  const added = line(700, 2);
  const priced = price(
    [kept, gone, added],
    [
      sold('ORDER', kept, 3, 3600, 600),
      sold('ORDER', gone, 1, 600, 100),
      sold('ORDER_EDIT', kept, -2, -2400, -400),
      sold('ORDER_EDIT', gone, -1, -600, -100),
      sold('ORDER_EDIT', added, 2, 1680, 280),
    ],
    1200 + 1680,
  );
  expect(shown(priced)).toEqual([
    ['goods', 1, 1000, 1000],
    ['goods', 2, 1400, 1400],
  ]);
});

test('the discount of a line is what its sales lack to its list price, under the names it was given', () => {
  const one = line(1000, 2, {
    discountAllocations: [allocation('TEN', 300), allocation('VIP', 100)],
  });
  const priced = price([one], [sold('ORDER', one, 2, 1600)], 1600);
  expect(priced.charges[0]?.discounts).toEqual([
    { label: 'TEN', amount: 300 },
    { label: 'VIP', amount: 100 },
  ]);
});

test('units refunded before anybody shipped them are off the order', () => {
  const one = line(1000, 2, {
    currentQuantity: 1,
    unfulfilledQuantity: 1,
    nonFulfillableQuantity: 1,
  });
  const priced = price([one], [sold('ORDER', one, 2, 2000), sold('REFUND', one, -1, -1000)], 1000);
  expect(shown(priced)).toEqual([['goods', 1, 1000, 1000]]);
});

test('units refunded after they were shipped stay on the order: their refund is a document of its own', () => {
  const one = line(1000, 2, { currentQuantity: 1, unfulfilledQuantity: 0 });
  const priced = price([one], [sold('ORDER', one, 2, 2000), sold('REFUND', one, -1, -1000)], 1000);
  expect(shown(priced)).toEqual([['goods', 2, 2000, 2000]]);
  expect(priced.total).toBe(2000);
});

test('money given back without units stays off the order', () => {
  const one = line(1000, 1);
  expect(price([one], [sold('ORDER', one, 1, 1000), adjusted(-250)], 750).total).toBe(1000);
});

test('of units refunded partly before and partly after shipping only the unshipped go', () => {
  const one = line(999, 3, {
    currentQuantity: 1,
    unfulfilledQuantity: 0,
    nonFulfillableQuantity: 1,
  });
  const priced = price([one], [sold('ORDER', one, 3, 2997), sold('REFUND', one, -2, -1998)], 999);
  expect(shown(priced)).toEqual([['goods', 2, 1998, 1998]]);
});

test('of units refunded one by one, before and after shipping, each counts once', () => {
  const one = line(1000, 3, {
    currentQuantity: 1,
    unfulfilledQuantity: 1,
    nonFulfillableQuantity: 1,
  });
  const entries = [
    sold('ORDER', one, 3, 3000),
    sold('REFUND', one, -1, -1000),
    sold('REFUND', one, -1, -1000),
  ];
  const priced = price([one], entries, 1000);
  expect(shown(priced)).toEqual([['goods', 2, 2000, 2000]]);
  expect(priced.givenBack).toBe(1000);
});

test('a tip is counted once, as a line without tax', () => {
  const tip = line(300, 1, {
    sku: null,
    variant: null,
    unfulfilledQuantity: 0,
    nonFulfillableQuantity: 1,
  });
  const one = line(1000, 1);
  expect(
    shown(
      price(
        [one, tip],
        [sold('ORDER', one, 1, 1000), sold('ORDER', tip, 1, 300, 0, 'TipSale')],
        1300,
      ),
    ),
  ).toEqual([
    ['goods', 1, 1000, 1000],
    ['tip', 1, 300, 300],
  ]);
});

test('prices that include tax come out without it', () => {
  const one = line(1200, 2, { discountAllocations: [allocation('HALF', 1200)] });
  const priced = price([one], [sold('ORDER', one, 2, 1200, 200)], 1200, true);
  expect(shown(priced)).toEqual([['goods', 2, 2000, 1000]]);
});

test('tax that no tax line names is kept as tax', () => {
  const one = line(1000, 1);
  const entry = sold('ORDER', one, 1, 1190);
  const priced = price(
    [one],
    [{ ...entry, sale: { ...entry.sale, totalTaxAmount: bag(190) } }],
    1190,
  );
  expect(priced.charges[0]?.taxes).toEqual([
    { title: 'Tax', rate: null, source: null, channelLiable: false, amount: 190 },
  ]);
});

test.each([
  ['before anything left is off the order', '2026-11-21T10:00:00Z', ['tip gone', 1000, 0]],
  ['afterwards stays on it, and was given back', '2026-11-21T09:59:59Z', ['tip stays', 1300, 300]],
])('a tip that was paid back %s', (_when, leftSince, expected) => {
  const sent = line(1000, 1, { unfulfilledQuantity: 0 });
  const tip = line(300, 1, {
    currentQuantity: 0,
    unfulfilledQuantity: 0,
    nonFulfillableQuantity: 1,
  });
  const entries = [
    sold('ORDER', sent, 1, 1000),
    sold('ORDER', tip, 1, 300, 0, 'TipSale'),
    sold('REFUND', tip, -1, -300, 0, 'TipSale'),
  ];
  const order = shopifyOrder([sent, tip], [], 1000);
  const priced = priceLedger(order, [sent, tip], entries, shopSide('USD'), leftSince);
  const told = priced.charges.some(({ kind }) => kind === 'tip') ? 'tip stays' : 'tip gone';
  expect([told, priced.total, priced.givenBack]).toEqual(expected);
});
