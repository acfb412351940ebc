import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const TEXAS = { title: 'TX State Tax', rate: '0.0625', shipping: true };
const CARD = 'shopify_payments';
const PAID = { email: 'ada@example.com', payment: 'paid', gateway: CARD } as const;
const MUGS = { sku: 'MUG-BLUE', quantity: 2 };

type Line = [item: string, quantity: number | null, amount: number];
interface Case {
  cart: Cart;
  lines: Line[];
  shipping?: number;
  /** Shopify's total unless told otherwise. */
  total?: number;
  deposits: number[];
}

/** What the issue lists and `kinds.test.ts`, `edits.test.ts` and `tax.test.ts` do not have. */
const CASES: Record<string, Case> = {
  'a product that was deleted, by the SKU its line kept': {
    cart: { ...PAID, lines: [{ sku: 'STOVE-G', title: 'Gas stove', price: '79.99', quantity: 1 }] },
    lines: [['STOVE-G', 1, 79.99]],
    deposits: [79.99],
  },
  'gift cards sold: a liability without tax': {
    cart: {
      ...PAID,
      lines: [MUGS, { title: 'Gift card', price: '50.00', quantity: 1, giftCard: true }],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Gift card', 1, 50],
      ['Shopify tax', 1, 1.81],
    ],
    deposits: [80.81],
  },
  'store credit, a gift card and a card: three tenders': {
    cart: {
      email: 'ada@example.com',
      lines: [MUGS],
      payments: [
        { gateway: 'shopify_store_credit', amount: '4.00' },
        { gateway: 'gift_card', amount: '10.00' },
        { gateway: CARD, amount: '15.00' },
      ],
    },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [4, 10, 15],
  },
  'a line that is not shipped': {
    cart: {
      ...PAID,
      lines: [
        MUGS,
        { title: 'Workshop', price: '35.00', quantity: 1, requiresShipping: false, taxable: false },
      ],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Shopify other', 1, 35],
      ['Shopify tax', 1, 1.81],
    ],
    deposits: [65.81],
  },
  'buy two, get one': {
    cart: {
      ...PAID,
      lines: [MUGS, { sku: 'MUG-RED', quantity: 1 }],
      discounts: [
        { kind: 'automatic', title: 'Buy 2 get 1', percentage: '100', method: 'EACH', lines: [1] },
      ],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['MUG-RED', 1, 14.5],
      ['Subtotal', null, 43.5],
      ['Shopify discount', null, -14.5],
      ['Shopify tax', 1, 1.81],
    ],
    deposits: [30.81],
  },
  'a manual discount on the order and one on a line': {
    cart: {
      ...PAID,
      lines: [MUGS, { sku: 'ROPE-20', quantity: 1 }],
      discounts: [
        { kind: 'manual', title: 'Scratched', amount: '2.00', method: 'EACH', lines: [0] },
        { kind: 'manual', title: 'Loyal customer', amount: '3.33' },
      ],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['ROPE-20', 1, 18.33],
      ['Subtotal', null, 47.33],
      ['Shopify discount', null, -4],
      ['Shopify discount', null, -3.33],
    ],
    deposits: [40],
  },
  'an exempt customer: no tax at all': {
    cart: { ...PAID, lines: [MUGS], taxes: [{ title: 'Exempt', rate: '0' }] },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [29],
  },
  'tax that a marketplace collects: not the merchant’s liability': {
    cart: {
      ...PAID,
      lines: [MUGS],
      taxes: [
        { title: 'Marketplace Tax', rate: '0.05', channelLiable: true },
        { title: 'County Tax', rate: '0.01' },
      ],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Marketplace tax', 1, 1.45],
      ['Shopify tax', 1, 0.29],
    ],
    deposits: [30.74],
  },
  'two ship lines: one amount, with the tax on both': {
    cart: {
      ...PAID,
      lines: [MUGS],
      shipping: [
        { title: 'Express', price: '9.00' },
        { title: 'Insurance', price: '2.00' },
      ],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Shopify tax', 1, 2.5],
    ],
    shipping: 11,
    deposits: [42.5],
  },
  'authorised only: the goods are reserved, no money has come': {
    cart: { ...PAID, payment: 'authorized', lines: [MUGS] },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [],
  },
  'a bank transfer that is awaited': {
    cart: { ...PAID, payment: 'pending', gateway: 'manual', lines: [MUGS] },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [],
  },
  'a part of what was authorised': {
    cart: {
      email: 'ada@example.com',
      lines: [MUGS],
      payments: [
        { gateway: CARD, kind: 'AUTHORIZATION', amount: '29.00' },
        { gateway: CARD, kind: 'CAPTURE', amount: '12.50' },
      ],
    },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [12.5],
  },
  'cash that is rounded: the difference has a line of its own': {
    cart: {
      email: 'ada@example.com',
      lines: [{ sku: 'ROPE-20', quantity: 1 }],
      payments: [{ gateway: 'cash', amount: '18.33', rounding: '0.02' }],
    },
    lines: [
      ['ROPE-20', 1, 18.33],
      ['Cash rounding', 1, 0.02],
    ],
    total: 18.35,
    deposits: [18.35],
  },
  'cash with change given back': {
    cart: {
      email: 'ada@example.com',
      lines: [MUGS],
      payments: [
        { gateway: 'cash', amount: '50.00' },
        { gateway: 'cash', kind: 'CHANGE', amount: '21.00' },
      ],
    },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [29],
  },
  'euros in a dollar shop: cents between order and payment have a line of their own': {
    cart: {
      email: 'ada@example.com',
      currency: 'EUR',
      exchangeRate: '1.0847',
      lines: [
        { sku: 'MUG-BLUE', price: '13.37', quantity: 1 },
        { sku: 'ROPE-20', price: '17.01', quantity: 1 },
      ],
      payments: [
        { gateway: CARD, amount: '10.13' },
        { gateway: CARD, amount: '10.13' },
        { gateway: CARD, amount: '10.12' },
      ],
    },
    lines: [
      ['MUG-BLUE', 1, 14.5],
      ['ROPE-20', 1, 18.45],
      ['Currency rounding', 1, 0.01],
    ],
    total: 32.96,
    deposits: [10.99, 10.99, 10.98],
  },
  'a set that is a kit in NetSuite, and a pack of an item in its own unit': {
    cart: {
      ...PAID,
      lines: [
        { sku: 'CAMP-SET', title: 'Camp set', price: '60.00', quantity: 2 },
        { sku: 'ROPE-5PACK', title: 'Five ropes', price: '80.00', quantity: 3 },
      ],
    },
    lines: [
      ['CAMP-SET', 2, 120],
      ['ROPE', 3, 240],
    ],
    deposits: [360],
  },
  'a guest at the till without name, address or e-mail': {
    cart: { payment: 'paid', gateway: CARD, lines: [MUGS], sourceName: 'pos' },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [29],
  },
};

describe('in one account', () => {
  let world: World;
  const orders = new Map<string, string>();
  let outcomes: string[];
  let pack: string;
  beforeAll(async () => {
    world = await startWorld({ features: ['UNITSOFMEASURE'] });
    pack = sellInPacks('ROPE');
    const { cash } = world.netsuite.base!.paymentMethods;
    for (const gateway of ['cash', 'gift_card', 'shopify_store_credit'])
      world.map('gateway', gateway, cash);
    const [store] = world.all('customrecord_xdk_store');
    const { orders: settings } = JSON.parse(
      String(store?.fields['custrecord_xdk_store_settings']),
    ) as { orders: { items: object } };
    const guest = world.netsuite.records.insert('customer', {
      isperson: false,
      companyname: 'Walk-in customers',
      subsidiary: '1',
    });
    await world.edit('customrecord_xdk_store', store!.id, {
      custrecord_xdk_store_guest: Number(guest),
    });
    await world.configure({
      items: {
        ...settings.items,
        giftCard: world.insertItem('Gift card', 'Gift Cards'),
        marketplaceTax: world.insertItem('Marketplace tax', 'Shopify Clearing'),
        cashRounding: world.insertItem('Cash rounding'),
        currencyRounding: world.insertItem('Currency rounding'),
      },
    });
    for (const [name, { cart }] of Object.entries(CASES)) orders.set(name, world.place(cart));
    outcomes = await world.hint(...orders.values());
  });
  afterAll(() => world.stop());

  /** A unit of five pieces for an item, a mapping for its variant, and a kit of two items. Answers the unit. */
  function sellInPacks(sku: string): string {
    const { records } = world.netsuite;
    const { accounts } = world.netsuite.base!;
    const unit = (unitname: string, conversionrate: number) => ({
      unitname,
      pluralname: unitname,
      abbreviation: unitname,
      pluralabbreviation: unitname,
      conversionrate,
      baseunit: conversionrate === 1,
    });
    const unitstype = records.insert(
      'unitstype',
      { name: 'Ropes' },
      { uom: [unit('Piece', 1), unit('Pack', 5)] },
    );
    const [, pack] = records.find('unitstype', unitstype)?.sublists['uom'] ?? [];
    const units = String(pack?.values['internalid']);
    const rope = records.insert('inventoryitem', {
      itemid: sku,
      unitstype,
      subsidiary: ['1'],
      incomeaccount: accounts['Sales']!,
      assetaccount: accounts['Inventory Asset']!,
      cogsaccount: accounts['Cost of Goods Sold']!,
    });
    world.map('item', 'ROPE-5PACK', rope, JSON.stringify({ units }));
    records.insert(
      'kititem',
      { itemid: 'CAMP-SET', subsidiary: ['1'] },
      {
        member: ['MUG-RED', 'LAMP-01'].map((one) => ({
          item: world.account.items.get(one)!,
          quantity: 1,
        })),
      },
    );
    return units;
  }

  test('every order comes, and nothing is left to a person', () => {
    expect([outcomes, world.errors()]).toEqual([outcomes.map(() => 'done'), []]);
  });

  test('a pack counts in its unit, and its price is the pack’s', () => {
    const order = orders.get(
      'a set that is a kit in NetSuite, and a pack of an item in its own unit',
    );
    const [, line] = world.salesOrders(order!)[0]?.sublists['item'] ?? [];
    expect(line?.values).toMatchObject({ units: pack, quantity: 3, rate: 80 });
  });

  test.each(Object.entries(CASES))('%s', (name, { lines, shipping, total, deposits }) => {
    const order = orders.get(name)!;
    const [salesOrder, ...others] = world.salesOrders(order);
    const made = linesOf(world, salesOrder);
    expect([others, made.slice(0, -1)]).toEqual([[], lines]);
    const shopifys = Number(
      world.ask<{ order: { currentTotalPriceSet: { shopMoney: { amount: string } } } }>(
        'query ($id: ID!) { order(id: $id) { currentTotalPriceSet { shopMoney { amount } } } }',
        { id: order },
      ).order.currentTotalPriceSet.shopMoney.amount,
    );
    expect(made.at(-1)).toEqual([total ?? shopifys]);
    expect(salesOrder?.fields['shippingcost'] ?? 0).toBe(shipping ?? 0);
    const paid = world
      .all('customerdeposit')
      .filter(({ fields }) => fields['salesorder'] === salesOrder?.id);
    expect(paid.map(({ fields }) => fields['payment'])).toEqual(deposits);
    for (const { ledger } of paid) {
      const sum = (ledger ?? []).reduce(
        (rest, { debit, credit }) => rest + Number(debit ?? 0) - Number(credit ?? 0),
        0,
      );
      expect([ledger?.length, sum]).toEqual([2, 0]);
    }
  });

  test.each<[string, Cart, string, RegExp]>([
    [
      'a marketplace’s tax without an item for it',
      { ...PAID, lines: [MUGS], taxes: [{ title: 'MPF', rate: '0.05', channelLiable: true }] },
      'setting:orders.items.marketplaceTax',
      /item for tax that a marketplace collects/,
    ],
    [
      'a gift card sold without an item for it',
      { ...PAID, lines: [{ title: 'Gift card', price: '50.00', quantity: 1, giftCard: true }] },
      'setting:orders.items.giftCard',
      /item for gift cards sold/,
    ],
    [
      'dinars, which have three decimals',
      { ...PAID, currency: 'KWD', exchangeRate: '3.25', lines: [{ ...MUGS, price: '4.125' }] },
      'currency:KWD',
      /KWD has three decimals/,
    ],
    [
      'francs, which the account does not have',
      { ...PAID, currency: 'CHF', exchangeRate: '1.1', lines: [{ ...MUGS, price: '13.00' }] },
      'currency:CHF',
      /no active currency with the symbol CHF/,
    ],
  ])('%s hold the order, with the reason', async (_what, cart, cause, message) => {
    await world.configure({ currencyMode: 'presentment', items: {} });
    const order = world.place(cart);
    expect([await world.hint(order), world.salesOrders(order)]).toEqual([['marked'], []]);
    expect(world.errors()).toContainEqual([cause, expect.stringMatching(message)]);
  });

  test('dinars in a dollar shop come in dollars; euros in euros with Shopify’s rate', async () => {
    await world.configure({ currencyMode: 'shop' });
    const dinars = world.place({
      ...PAID,
      currency: 'KWD',
      exchangeRate: '3.25',
      lines: [{ ...MUGS, price: '4.125' }],
    });
    expect(await world.hint(dinars)).toEqual(['done']);
    expect(linesOf(world, world.salesOrders(dinars)[0]).at(-1)).toEqual([26.82]);

    await world.configure({ currencyMode: 'presentment', exchangeRate: 'shopify' });
    const euros = world.place({
      ...PAID,
      currency: 'EUR',
      exchangeRate: '1.0847',
      lines: [{ ...MUGS, price: '13.37' }],
    });
    expect(await world.hint(euros)).toEqual(['done']);
    const [salesOrder] = world.salesOrders(euros);
    expect([salesOrder?.fields['total'], salesOrder?.fields['currencyname']]).toEqual([
      26.74,
      'Euro',
    ]);
    expect(Number(salesOrder?.fields['exchangerate'])).toBeCloseTo(1.0847, 3);
  });

  test('a long address is split where words end, and nothing of it is lost', async () => {
    const street = `${'Very Long Avenue Name '.repeat(9)}12`;
    const order = world.place({
      ...PAID,
      lines: [MUGS],
      shippingAddress: {
        firstName: 'Ada Augusta Byron King Countess',
        lastName: 'of Lovelace',
        company: 'Analytical Engines',
        address1: street,
        address2: 'Floor 3',
        city: 'Austin',
        provinceCode: 'TX',
        countryCode: 'US',
        zip: '78701',
      },
    });
    expect(await world.hint(order)).toEqual(['done']);
    const address = world.salesOrders(order)[0]?.subrecords['shippingaddress']?.fields;
    const written = ['addr1', 'addr2', 'addr3'].map((field) => String(address?.[field] ?? ''));
    expect(written.every((part) => part.length <= 150)).toBe(true);
    expect(written.join(' ')).toContain(`${street} Floor 3`);
  });
});
