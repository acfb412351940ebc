import { changesOf } from './changes.ts';
import { startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const CART = {
  email: 'ada@example.com',
  lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
  shipping: [{ title: 'Standard', price: '5.00' }],
  payment: 'pending' as const,
  gateway: 'shopify_payments',
};

describe('a payment that comes late', () => {
  let world: World;
  let shop: ReturnType<typeof changesOf>;
  beforeAll(async () => {
    world = await startWorld();
    shop = changesOf(world);
  });
  afterAll(() => world.stop());

  const imported = async () => {
    const order = world.place(CART);
    expect(await world.hint(order)).toEqual(['done']);
    return order;
  };
  const pay = (order: string) =>
    shop.run(
      'mutation ($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { userErrors { message } } }',
      { input: { id: order } },
    );
  const depositsOf = (order: string) =>
    world
      .all('customerdeposit')
      .filter(({ fields }) => fields['custbody_xdk_order_id'] === order.split('/').pop())
      .map(({ fields }) => [fields['payment'], fields['salesorder'] ?? '', fields['memo']]);
  const told = () => world.errors().splice(0);

  test('to a billed order is a deposit of the customer, which accounting is told to apply, once', async () => {
    const order = await imported();
    await shop.fulfill(order, 'C');
    await shop.bill(order);
    pay(order);
    const ends = [await world.hint(order), await world.hint(order)];
    expect(ends).toEqual([['done'], ['done']]);
    expect(depositsOf(order)).toEqual([
      [34, '', expect.stringMatching(/^#\d+ transaction \d+, sales order billed$/)],
    ]);
    expect(told()).toEqual([
      [
        expect.stringMatching(/^deposit:\d+$/),
        expect.stringMatching(/^The payment of 34\.00 USD .* was billed\./),
      ],
    ]);
  });

  test('with the change that takes the last goods off an order is booked all the same', async () => {
    const order = world.place({ ...CART, shipping: [] });
    expect(await world.hint(order)).toEqual(['done']);
    pay(order);
    shop.refund(order, 'MUG-BLUE', 2, '29.00');
    await world.hint(order);
    expect(shop.salesOrder(order).fields['status']).toBe('Closed');
    expect(depositsOf(order)).toEqual([[29, '', expect.stringContaining('sales order closed')]]);
  });
});
