import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { changesOf } from './changes.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

/** Three mugs at 10.00 and shipping, paid by card. */
const CART: Cart = {
  email: 'ada@example.com',
  payment: 'paid',
  gateway: 'shopify_payments',
  lines: [{ sku: 'MUG-BLUE', quantity: 3, price: '10.00' }],
  shipping: [{ title: 'Standard', price: '5.00' }],
};
const IN_EURO: Cart = { ...CART, currency: 'EUR', exchangeRate: '1.0847' };

describe('refunds that Shopify has not paid', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  const totalOf = (order: string) => linesOf(world, world.salesOrders(order)[0]).at(-1)?.[0];
  const deposits = (order: string) =>
    world
      .all('customerdeposit')
      .filter(({ fields }) => fields['salesorder'] === world.salesOrders(order)[0]?.id)
      .map(({ fields }) => fields['payment']);
  const told = (order: string) =>
    world
      .errors()
      .filter(([cause]) => cause?.includes(order.split('/').pop() ?? ''))
      .map(([cause]) => cause?.replace(/:\d+:/, ':'));

  async function placed(cart: Cart): Promise<string> {
    const order = world.place(cart);
    expect(await world.hint(order)).toEqual(['done']);
    return order;
  }

  function whileTheBankWaits(refund: () => void): void {
    world.shopify.control.setSwitches({ refundsStayPending: true });
    refund();
    world.shopify.control.setSwitches({ refundsStayPending: false });
  }

  test.each(['SUCCESS', 'FAILURE'])(
    'shipping is off the order as soon as its refund is made, and accounting is told when the bank says %s',
    async (status) => {
      const order = await placed(CART);
      whileTheBankWaits(() => changesOf(world).refundShipping(order, '5.00'));
      expect([await world.hint(order), totalOf(order), told(order)]).toEqual([['done'], 30, []]);
      world.shopify.control.act('demo', 'settleRefunds', { order, status });
      expect([await world.hint(order), totalOf(order), told(order)]).toEqual([
        ['marked'],
        30,
        ['refund:0:500'],
      ]);
    },
  );

  test.each([
    ['with an item for cents of conversion', true],
    ['without one', false],
  ])('in shop money a unit whose refund fails holds no payment, %s', async (_what, isNamed) => {
    const items = isNamed ? { currencyRounding: world.insertItem('Cents') } : {};
    await world.configure({ currencyMode: 'shop', items });
    const order = await placed(IN_EURO);
    const [paid] = deposits(order);
    whileTheBankWaits(() => changesOf(world).refund(order, 'MUG-BLUE', 1, '10.00'));
    expect([await world.hint(order), told(order)]).toEqual([['done'], []]);
    world.shopify.control.act('demo', 'settleRefunds', { order, status: 'FAILURE' });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(told(order)).toEqual([expect.stringMatching(/^refund:0:108\d$/)]);
    expect(deposits(order)).toEqual([paid]);
  });

  test('in shop money less may go back than the unit was sold for, and a payment that comes later is booked', async () => {
    await world.configure({ currencyMode: 'shop', items: {} });
    const order = world.place({ ...IN_EURO, payment: 'pending' });
    await world.hint(order);
    world.shopify.control.act('demo', 'payLater', { orderId: order });
    changesOf(world).refund(order, 'MUG-BLUE', 1, '7.00');
    await world.hint(order);
    expect([deposits(order), told(order)]).toEqual([[expect.closeTo(37.96, 1)], ['refund:0:759']]);
  });
});
