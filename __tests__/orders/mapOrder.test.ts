import { mapOrder } from '../../ts/orders/mapOrder';
import type { ShopifyOrder } from '../../ts/orders/order';
import type { Known, MappedOrder, OrderPlan } from '../../ts/orders/orderPlan';
import { knownWorld } from './known';
import { allocation, bag, line, shipping, shopifyOrder, tax } from './shopifyOrder';

function map(order: ShopifyOrder, known: Known = knownWorld()): MappedOrder {
  return mapOrder({ order, lines: order.lineItems.nodes, ledger: null }, known);
}

function planOf(order: ShopifyOrder, known?: Known): OrderPlan {
  const mapped = map(order, known);
  if (mapped.kind !== 'plan') throw new Error(JSON.stringify(mapped));
  return mapped.plan;
}

function problemOf(order: ShopifyOrder, known?: Known) {
  const mapped = map(order, known);
  if (mapped.kind !== 'hold') throw new Error(JSON.stringify(mapped));
  return mapped.problem;
}

/** What NetSuite will add up to. */
function sumOf({ salesOrder }: OrderPlan): number {
  return salesOrder.lines.reduce(
    (sum, { amount }) => sum + (amount ?? 0),
    salesOrder.shipping.cost,
  );
}

const shown = ({ salesOrder }: OrderPlan) =>
  salesOrder.lines.map(({ item, quantity, amount }) => [item, quantity, amount]);

test('list prices are kept, each code has one discount line and tax its own line', () => {
  const plan = planOf(
    shopifyOrder(
      [
        line(1000, 3, {
          discountAllocations: [allocation('TEN', 300), allocation('VIP', 200)],
          taxLines: [tax('VAT', 0.2, 500)],
        }),
        line(500, 1, {
          sku: 'THING-2',
          discountAllocations: [allocation('TEN', 50)],
          taxLines: [tax('VAT', 0.2, 90)],
        }),
      ],
      [
        shipping(700, {
          discountAllocations: [allocation('SHIP', 200)],
          taxLines: [tax('VAT', 0.2, 100)],
        }),
      ],
      3000 - 500 + 500 + 500 - 50 + 90 + 500 + 100,
    ),
  );
  expect(shown(plan)).toEqual([
    ['11', 3, 3000],
    ['12', 1, 500],
    ['803', null, -350],
    ['803', null, -200],
    ['802', 1, 690],
  ]);
  expect(plan.salesOrder.shipping).toMatchObject({ method: '801', cost: 500 });
  expect(sumOf(plan)).toBe(plan.salesOrder.total);
});

test('prices that include tax are posted without it, to the cent of what was paid', () => {
  const plan = planOf(
    shopifyOrder(
      [
        line(11990, 1, {
          discountAllocations: [allocation('TEN', 1199)],
          taxLines: [tax('VAT', 0.2, 1799)],
        }),
      ],
      [shipping(599, { taxLines: [tax('VAT', 0.2, 100)] })],
      11990 - 1199 + 599,
      { taxesIncluded: true },
    ),
  );
  expect(shown(plan)).toEqual([
    ['11', 1, 9991],
    ['803', null, -999],
    ['802', 1, 1899],
  ]);
  expect(plan.salesOrder.shipping.cost).toBe(499);
  expect(sumOf(plan)).toBe(11390);
});

test('with NetSuite tax each discount stands under its line and tax is left to NetSuite', () => {
  const plan = planOf(
    shopifyOrder(
      [
        line(1000, 1, {
          discountAllocations: [allocation('TEN', 100)],
          taxLines: [tax('VAT', 0.2, 180)],
        }),
        line(500, 1, {
          sku: 'THING-2',
          discountAllocations: [allocation('TEN', 50)],
          taxLines: [tax('VAT', 0.05, 23)],
        }),
      ],
      [],
      1000 - 100 + 180 + 500 - 50 + 23,
    ),
    knownWorld({ tax: 'netsuite' }),
  );
  expect(shown(plan)).toEqual([
    ['11', 1, 1000],
    ['803', null, -100],
    ['12', 1, 500],
    ['803', null, -50],
  ]);
  expect(plan.salesOrder.total).toBe(1350);
});

test('tax that a marketplace collects has an item of its own', () => {
  const order = shopifyOrder(
    [line(1000, 1, { taxLines: [tax('State', 0.06, 60, true), tax('City', 0.01, 10)] })],
    [],
    1070,
  );
  expect(problemOf(order).cause).toBe('setting:orders.items.marketplaceTax');
  expect(shown(planOf(order, knownWorld({ items: { marketplaceTax: '805' } })))).toEqual([
    ['11', 1, 1000],
    ['805', 1, 60],
    ['802', 1, 10],
  ]);
});

test('an order whose parts do not make its total is held with both sums and the difference', () => {
  const problem = problemOf(shopifyOrder([line(1995, 1)], [shipping(500)], 4495));
  expect(problem.cause).toBe('total:5001');
  expect(problem.message).toContain(
    'make 24.95 USD, its total in Shopify is 44.95: a difference of 20.00',
  );
});

test('an unknown SKU holds the order with a cause that all orders share', () => {
  expect(problemOf(shopifyOrder([line(1000, 1, { sku: 'thing-1' })], [], 1000)).cause).toBe(
    'sku:thing-1',
  );
});

test('a SKU on two active items is held, an inactive twin does no harm', () => {
  const known = knownWorld();
  const twin = { ...known.items[0]!, id: '99' };
  const order = shopifyOrder([line(1000, 1)], [], 1000);
  expect(problemOf(order, { ...known, items: [...known.items, twin] }).message).toContain('11, 99');
  expect(
    shown(planOf(order, { ...known, items: [...known.items, { ...twin, active: false }] })),
  ).toEqual([['11', 1, 1000]]);
});

test('a mapping of the variant goes before its SKU, and a barcode helps only where the store says so', () => {
  const one = line(1000, 1, { sku: 'NEW' });
  const scanned = { ...one, variant: { id: one.variant!.id, barcode: '4006381333931' } };
  const known = knownWorld();
  const mapping = { kind: 'item', shopify: one.variant!.id, netsuite: '12', options: '' };
  expect(shown(planOf(shopifyOrder([one], [], 1000), { ...known, mappings: [mapping] }))).toEqual([
    ['12', 1, 1000],
  ]);
  expect(problemOf(shopifyOrder([scanned], [], 1000)).cause).toBe('sku:NEW');
  expect(shown(planOf(shopifyOrder([scanned], [], 1000), knownWorld({ barcode: true })))).toEqual([
    ['11', 1, 1000],
  ]);
});

test('a custom line without SKU takes the fallback item, a gift card sold needs one of its own', () => {
  expect(
    shown(planOf(shopifyOrder([line(1000, 2, { sku: null, variant: null })], [], 2000))),
  ).toEqual([['804', 2, 2000]]);
  const giftCard = shopifyOrder([line(5000, 1, { isGiftCard: true })], [], 5000);
  expect(problemOf(giftCard).cause).toBe('setting:orders.items.giftCard');
  expect(shown(planOf(giftCard, knownWorld({ items: { giftCard: '806' } })))).toEqual([
    ['806', 1, 5000],
  ]);
});

test('a store in presentment money reads the presentment side of every amount', () => {
  const both = (shop: string, presentment: string) => ({
    shopMoney: { amount: shop },
    presentmentMoney: { amount: presentment },
  });
  const order = shopifyOrder(
    [
      line(0, 1, {
        originalTotalSet: both('9.20', '10.0'),
        taxLines: [{ ...tax('VAT', 0.2, 0), priceSet: both('1.84', '2.0') }],
      }),
    ],
    [],
    0,
    {
      currencyCode: 'EUR',
      presentmentCurrencyCode: 'USD',
      currentTotalPriceSet: both('11.04', '12.0'),
    },
  );
  const known = (mode: string): Known => ({
    ...knownWorld({ currencyMode: mode }),
    currencies: new Map([
      ['USD', '1'],
      ['EUR', '4'],
    ]),
  });
  expect(planOf(order, known('shop')).salesOrder).toMatchObject({
    currency: 'EUR',
    currencyId: '4',
    total: 1104,
  });
  expect(planOf(order, known('presentment')).salesOrder).toMatchObject({
    currency: 'USD',
    currencyId: '1',
    total: 1200,
  });
  expect(problemOf(order, { ...known('shop'), currencies: new Map([['USD', '1']]) }).cause).toBe(
    'currency:EUR',
  );
});

test('Shopify’s own exchange rate is taken where the store says so', () => {
  const total = { shopMoney: { amount: '6.70' }, presentmentMoney: { amount: '1000.0' } };
  const order = shopifyOrder([line(0, 1, { originalTotalSet: total })], [], 0, {
    presentmentCurrencyCode: 'JPY',
    currentTotalPriceSet: total,
  });
  const known = (settings: object): Known => ({
    ...knownWorld({ currencyMode: 'presentment', ...settings }),
    currencies: new Map([['JPY', '5']]),
  });
  expect(planOf(order, known({})).salesOrder.exchangeRate).toBeNull();
  expect(planOf(order, known({ exchangeRate: 'shopify' })).salesOrder.exchangeRate).toBe(0.0067);
});

test('an account with one currency takes orders in the shop’s and no other', () => {
  const order = shopifyOrder([line(1000, 1)], [], 1000, { presentmentCurrencyCode: 'EUR' });
  expect(planOf(order).salesOrder.currencyId).toBe('');
  expect(problemOf(order, knownWorld({ currencyMode: 'presentment' })).cause).toBe('currency:EUR');
  const inEuros = shopifyOrder([line(1000, 1)], [], 1000, { currencyCode: 'EUR' });
  expect(problemOf(inEuros, { ...knownWorld(), baseCurrency: 'USD' }).message).toContain(
    "one currency, USD, and Multiple Currencies is off: orders in EUR can't be posted",
  );
});

test('a currency with three decimals is refused by name', () => {
  const order = shopifyOrder([], [], 0, { currencyCode: 'KWD' });
  expect(problemOf(order).message).toContain('KWD has three decimals');
});

describe('payments', () => {
  const paid = (
    given: Partial<ShopifyOrder['transactions'][number]>,
  ): ShopifyOrder['transactions'][number] => ({
    id: 'gid://shopify/OrderTransaction/70',
    kind: 'SALE',
    status: 'SUCCESS',
    gateway: 'bogus',
    manualPaymentGateway: false,
    test: false,
    processedAt: '2026-11-20T10:00:00Z',
    amountSet: bag(1000),
    amountRoundingSet: null,
    parentTransaction: null,
    ...given,
  });
  const order = (...transactions: ShopifyOrder['transactions']) => receiving(1000, ...transactions);
  const receiving = (cents: number, ...transactions: ShopifyOrder['transactions']) =>
    shopifyOrder([line(1000, 1)], [], 1000, { transactions, totalReceivedSet: bag(cents) });
  const amounts = (plan: OrderPlan) =>
    plan.deposits.map(({ transactionId, amount }) => [transactionId, amount]);

  test('only successful sales and captures are money', () => {
    const plan = planOf(
      order(
        paid({ kind: 'AUTHORIZATION' }),
        paid({ id: 'gid://shopify/OrderTransaction/71', kind: 'CAPTURE', amountSet: bag(600) }),
        paid({ id: 'gid://shopify/OrderTransaction/72', kind: 'CAPTURE', amountSet: bag(400) }),
        paid({ status: 'PENDING' }),
        paid({ status: 'FAILURE' }),
        paid({ kind: 'VOID' }),
      ),
    );
    expect(amounts(plan)).toEqual([
      ['71', 600],
      ['72', 400],
    ]);
  });

  test('cash given back lowers the sale', () => {
    const sale = paid({ amountSet: bag(2000) });
    const change = paid({
      id: 'gid://shopify/OrderTransaction/73',
      kind: 'CHANGE',
      amountSet: bag(1000),
      parentTransaction: { id: sale.id },
    });
    expect(amounts(planOf(order(sale, change)))).toEqual([['70', 1000]]);
  });

  test('payments that do not make what Shopify received are held, with both sums', () => {
    const plan = planOf(receiving(900, paid({})));
    expect(plan.deposits).toEqual([]);
    expect(plan.paymentProblem?.message).toContain(
      'make 10.00 USD, Shopify says it received 9.00: a difference of 1.00',
    );
  });

  test('cash rounding stands beside the payment', () => {
    expect(amounts(planOf(receiving(1002, paid({ amountRoundingSet: bag(2) }))))).toEqual([
      ['70', 1000],
    ]);
  });

  test('options that are no JSON hold the order and name the mapping', () => {
    const known = knownWorld();
    const mappings = [
      { kind: 'gateway', shopify: 'bogus', netsuite: '7', options: '{account: 1}' },
    ];
    expect(problemOf(order(paid({})), { ...known, mappings }).code).toBe(
      'MAPPING_OPTIONS_UNREADABLE',
    );
  });

  test('a gateway without mapping holds the payment and not the order', () => {
    const plan = planOf(order(paid({ gateway: 'paypal' })));
    expect(plan.deposits).toEqual([]);
    expect(plan.paymentProblem?.cause).toBe('mapping:gateway:paypal');
  });
});
