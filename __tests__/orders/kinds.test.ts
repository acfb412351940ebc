import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const TEXAS = { title: 'TX State Tax', rate: '0.0625', shipping: true };
const AUSTIN = {
  firstName: 'Ada',
  lastName: 'L',
  address1: '1 Main St',
  city: 'Austin',
  provinceCode: 'TX',
  countryCode: 'US',
  zip: '78701',
};
const PAID = { email: 'ada@example.com', payment: 'paid', gateway: 'shopify_payments' } as const;

describe('an order of', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  async function imported(cart: Cart) {
    const order = world.place(cart);
    const outcome = await world.hint(order);
    expect([outcome, world.errors()]).toEqual([['done'], []]);
    const [salesOrder] = world.salesOrders(order);
    const deposits = world
      .all('customerdeposit')
      .filter(({ fields }) => fields['salesorder'] === salesOrder?.id)
      .map(({ fields }) => fields['payment']);
    return {
      lines: linesOf(world, salesOrder),
      shipping: salesOrder?.fields['shippingcost'],
      deposits,
      salesOrder,
    };
  }

  test('several codes: each has its line, a shipping code lowers shipping', async () => {
    const { lines, shipping } = await imported({
      ...PAID,
      lines: [
        { sku: 'TENT-2P', quantity: 1 },
        { sku: 'LAMP-01', quantity: 3 },
      ],
      discounts: [
        { title: 'SUMMER', percentage: '15' },
        { title: 'LAMP5', amount: '5.00', method: 'EACH', lines: [1] },
        {
          title: 'Free shipping over 200',
          kind: 'automatic',
          percentage: '100',
          target: 'SHIPPING_LINE',
        },
      ],
      shipping: [{ title: 'Express', price: '19.00' }],
      taxes: [TEXAS],
      shippingAddress: AUSTIN,
    });
    expect(lines).toEqual([
      ['TENT-2P', 1, 249],
      ['LAMP-01', 3, 119.85],
      ['Subtotal', null, 368.85],
      ['Shopify discount', null, -55.33],
      ['Shopify discount', null, -15],
      ['Shopify tax', 1, 18.66],
      [317.18],
    ]);
    expect(shipping).toBe(0);
  });

  test('a hundred per cent off costs nothing and has no deposit', async () => {
    const { lines, deposits } = await imported({
      email: 'ada@example.com',
      payment: 'none',
      lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
      discounts: [{ title: 'FREE', percentage: '100' }],
      taxes: [TEXAS],
    });
    expect(lines).toEqual([
      ['MUG-BLUE', 1, 14.5],
      ['Subtotal', null, 14.5],
      ['Shopify discount', null, -14.5],
      [0],
    ]);
    expect(deposits).toEqual([]);
  });

  test('a tip, a fee and a line without product: each is counted once', async () => {
    const { lines } = await imported({
      ...PAID,
      lines: [
        { sku: 'MUG-RED', quantity: 1 },
        { title: 'Engraving', price: '12.00', quantity: 2, requiresShipping: false },
      ],
      tip: '3.00',
      additionalFees: [{ name: 'Retail Delivery Fee', price: '0.29' }],
    });
    expect(lines).toEqual([
      ['MUG-RED', 1, 14.5],
      ['Shopify other', 2, 24],
      ['Shopify other', 1, 3],
      ['Shopify other', 1, 0.29],
      [41.79],
    ]);
  });

  test('duties: they stand beside the goods, with their tax', async () => {
    const { lines } = await imported({
      ...PAID,
      lines: [
        {
          sku: 'MUG-RED',
          quantity: 1,
          duties: [{ price: '1.45', harmonizedSystemCode: '691110', countryCodeOfOrigin: 'DE' }],
        },
      ],
      taxes: [TEXAS],
    });
    expect(lines).toEqual([
      ['MUG-RED', 1, 14.5],
      ['Shopify other', 1, 1.45],
      ['Shopify tax', 1, 0.91],
      [16.86],
    ]);
  });

  test('two taxes on a line and shipping: one amount each, and what Shopify says of them kept as data', async () => {
    const { lines, salesOrder } = await imported({
      ...PAID,
      lines: [{ sku: 'ROPE-20', quantity: 3 }],
      shipping: [{ title: 'By bike, before noon', code: 'bike', price: '4.00' }],
      taxes: [TEXAS, { title: 'Travis County Tax', rate: '0.02', source: 'Avalara' }],
    });
    expect(lines).toEqual([['ROPE-20', 3, 54.99], ['Shopify tax', 1, 4.79], [63.78]]);
    const line = String(salesOrder?.sublists['item']?.[0]?.values['custcol_xdk_line_id']);
    const data: unknown = JSON.parse(String(salesOrder?.fields['custbody_xdk_order_data']));
    expect(data).toMatchObject({
      shipping: [{ title: 'By bike, before noon', code: 'bike', amount: '4.00' }],
      taxes: [
        { line, title: 'TX State Tax', rate: 0.0625, amount: '3.44' },
        { line, title: 'Travis County Tax', rate: 0.02, amount: '1.10', source: 'Avalara' },
        { line: 'shipping', title: 'TX State Tax', rate: 0.0625, amount: '0.25' },
      ],
    });
  });

  test('sixty lines: all of them come, page by page', async () => {
    const { lines, deposits, salesOrder } = await imported({
      ...PAID,
      lines: Array.from({ length: 60 }, (_, index) => ({
        sku: 'ROPE-20',
        price: (1 + index / 100).toFixed(2),
        quantity: 1,
      })),
    });
    expect(lines).toHaveLength(61);
    expect([lines.at(-2), lines.at(-1), deposits]).toEqual([['ROPE-20', 1, 1.59], [77.7], [77.7]]);
    const assigned = salesOrder?.sublists['item']?.map(
      ({ values }) => values['custcol_xdk_assigned'],
    );
    expect(new Set(assigned)).toEqual(new Set([expect.stringMatching(/^\{"\d+":1\}$/)]));
  });

  test('a gift card and a credit card: a deposit each, by its own gateway', async () => {
    world.map('gateway', 'gift_card', world.netsuite.base!.paymentMethods.cash);
    const { deposits } = await imported({
      email: 'ada@example.com',
      lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
      payments: [
        { gateway: 'gift_card', kind: 'SALE', amount: '10.00' },
        { gateway: 'shopify_payments', kind: 'SALE', amount: '19.00' },
      ],
    });
    expect(deposits).toEqual([10, 19]);
  });

  test('a hundred tries that failed before the one that did not: its deposit', async () => {
    const failed = {
      gateway: 'shopify_payments',
      kind: 'SALE',
      amount: '29.00',
      status: 'FAILURE',
    };
    const { deposits } = await imported({
      email: 'ada@example.com',
      lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
      payments: [
        ...Array.from({ length: 120 }, () => failed),
        { gateway: 'shopify_payments', kind: 'SALE', amount: '29.00' },
      ],
    } as Cart);
    expect(deposits).toEqual([29]);
  });

  test('two captures, a part of what was authorised, and a voided try: two deposits', async () => {
    const { deposits } = await imported({
      email: 'ada@example.com',
      lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
      payments: [
        { gateway: 'shopify_payments', kind: 'AUTHORIZATION', amount: '29.00' },
        { gateway: 'shopify_payments', kind: 'CAPTURE', amount: '20.00' },
        { gateway: 'shopify_payments', kind: 'CAPTURE', amount: '9.00' },
        { gateway: 'shopify_payments', kind: 'SALE', amount: '9.00', status: 'FAILURE' },
      ],
    });
    expect(deposits).toEqual([20, 9]);
  });
});

describe('a shop whose prices include tax', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      shop: { currency: 'EUR', timezone: 'Europe/Berlin', taxesIncluded: true },
    });
  });
  afterAll(() => world.stop());

  test('posts net prices and the tax to the cent of what was paid', async () => {
    const order = world.place({
      ...PAID,
      lines: [
        { sku: 'TENT-2P', quantity: 1 },
        { sku: 'ROPE-20', quantity: 3 },
      ],
      discounts: [{ title: 'TEN', percentage: '10' }],
      shipping: [{ title: 'DHL', price: '6.90' }],
      taxes: [{ title: 'DE MwSt', rate: '0.19', shipping: true }],
      shippingAddress: {
        firstName: 'Ada',
        lastName: 'L',
        address1: 'Unter den Linden 1',
        city: 'Berlin',
        countryCode: 'DE',
        zip: '10117',
      },
    });
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [salesOrder] = world.salesOrders(order);
    expect(linesOf(world, salesOrder).at(-1)).toEqual([280.49]);
    expect(linesOf(world, salesOrder).map(([item, , amount]) => [item, amount])).toContainEqual([
      'Shopify tax',
      44.78,
    ]);
    expect(salesOrder?.fields).toMatchObject({ currencyname: 'Euro', shippingcost: 5.8 });
  });
});
