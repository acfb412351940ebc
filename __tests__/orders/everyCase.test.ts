import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { changesOf } from './changes.ts';
import { CASES, MUGS, PAID } from './everyKind.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const PAYMENT = { kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments' };

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

  test('several unknown SKUs are named at once, as they are spelled', async () => {
    await world.configure({ currencyMode: 'shop' });
    const lines = [' MUG-RED', 'NO SUCH', 'MUG-BLUE'].map((sku) => ({
      sku,
      title: sku,
      price: '1.00',
      quantity: 1,
    }));
    expect(await world.hint(world.place({ ...PAID, lines }))).toEqual(['marked']);
    expect(world.errors()).toEqual(
      expect.arrayContaining([
        ['sku: MUG-RED', expect.stringContaining('the SKU " MUG-RED" (compared exactly')],
        ['sku:NO SUCH', expect.anything()],
      ]),
    );
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

    // What the store is set to later is for later orders.
    await world.configure({ currencyMode: 'shop' });
    changesOf(world).edit(euros, { quantities: { 'MUG-BLUE': 1 } });
    await world.hint(euros);
    expect(linesOf(world, world.salesOrders(euros)[0]).at(-1)).toEqual([13.37]);
  });

  test('in shop money, cents by which payments and refunds were converted otherwise are a line of their own', async () => {
    const items = { currencyRounding: world.insertItem('Refund rounding') };
    await world.configure({ currencyMode: 'shop', items });
    const carts = ['79.99', '31.37', '18.49'].map((price) => ({
      ...PAID,
      currency: 'EUR',
      exchangeRate: '1.0847',
      lines: [
        { ...MUGS, price },
        { sku: 'ROPE-20', quantity: 1, price: '45.95' },
      ],
      taxes: [{ title: 'VAT', rate: '0.0725' }],
    }));
    for (const cart of carts) {
      const order = world.place(cart);
      await world.hint(order);
      const { lineItems, transactions } = world.ask<{
        order: { lineItems: { nodes: { id: string }[] }; transactions: { id: string }[] };
      }>(
        'query ($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } } transactions(first: 1) { id } } }',
        { id: order },
      ).order;
      const price = Number(cart.lines[0]?.price);
      const { refundCreate } = world.ask<{ refundCreate: { userErrors: object[] } }>(
        `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "${order}") { userErrors { message } } }`,
        {
          input: {
            orderId: order,
            currency: 'EUR',
            refundLineItems: [
              {
                lineItemId: lineItems.nodes[0]?.id,
                quantity: 1,
                restockType: 'CANCEL',
                locationId: world.shop.locations.east,
              },
            ],
            transactions: [
              {
                orderId: order,
                parentId: transactions[0]?.id,
                gateway: PAID.gateway,
                kind: 'REFUND',
                amount: (Math.round(price * 107.25) / 100).toFixed(2),
              },
            ],
          },
        },
      );
      expect(refundCreate.userErrors).toEqual([]);
      await world.hint(order);
      const sums = world.ask<{
        order: Record<string, { shopMoney: { amount: string } }>;
      }>(
        'query ($id: ID!) { order(id: $id) { totalReceivedSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } } }',
        { id: order },
      ).order;
      const [received = 0, refunded = 0, worth = 0] = Object.values(sums).map(({ shopMoney }) =>
        Number(shopMoney.amount),
      );
      const total = Number(world.salesOrders(order)[0]?.fields['total']);
      expect([price, total]).toEqual([price, expect.closeTo(received - refunded, 6)]);
      expect(Math.abs(total - worth)).toBeLessThan(0.03);
    }
    expect(world.errors().filter(([cause]) => cause.startsWith('payments:'))).toEqual([]);
  });

  test('in shop money, without an item for it, cents of conversion stay on the deposit and more is told to accounting', async () => {
    await world.configure({ currencyMode: 'shop', items: {} });
    const both = (shop: string, buyer: string) => ({
      shopMoney: { amount: shop, currencyCode: 'USD' },
      presentmentMoney: { amount: buyer, currencyCode: 'EUR' },
    });
    /** Three mugs that the buyer paid in full, in euro; what the payment was converted to. */
    const paid = (inShop: string) =>
      world.ask<{ orderCreate: { order: { id: string } } }>(
        'mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } userErrors { message } } }',
        {
          order: {
            email: 'ada@example.com',
            currency: 'USD',
            presentmentCurrency: 'EUR',
            lineItems: [
              { sku: MUGS.sku, title: 'Mug', quantity: 3, priceSet: both('4.50', '4.00') },
            ],
            transactions: [{ ...PAYMENT, amountSet: both(inShop, '12.00') }],
          },
        },
      ).orderCreate.order.id;
    const deposits = (order: string) =>
      world
        .all('customerdeposit')
        .filter(({ fields }) => fields['salesorder'] === world.salesOrders(order)[0]?.id)
        .map(({ fields }) => fields['payment']);

    const [near, far] = [paid('13.46'), paid('12.77')];
    expect(await world.hint(near, far)).toEqual(['done', 'marked']);
    expect([near, far].map((one) => linesOf(world, world.salesOrders(one)[0]))).toEqual([
      [['MUG-BLUE', 3, 13.5], [13.5]],
      [['MUG-BLUE', 3, 13.5], [13.5]],
    ]);
    expect([near, far].map(deposits)).toEqual([[13.46], []]);
    const cause = `payments:${far.split('/').pop()}`;
    expect(world.errors().filter(([one]) => one.startsWith('payments:'))).toEqual([
      [cause, expect.stringContaining('differ from its total by 0.73; the store allows 0.05')],
    ]);

    await world.configure({ currencyMode: 'shop', items: {}, roundingLimit: '0.80' });
    await world.release(cause);
    await world.hint(far);
    expect(deposits(far)).toEqual([12.77]);
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
