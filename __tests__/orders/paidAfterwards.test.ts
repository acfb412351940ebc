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

  test('to an order whose goods are all off and whose shipping stays is a deposit of its sales order, which is still to be billed', async () => {
    const order = await imported();
    shop.edit(order, { quantities: { 'MUG-BLUE': 0 } });
    expect(await world.hint(order)).toEqual(['done']);
    const { id, fields } = shop.salesOrder(order);
    expect([fields['status'], fields['total']]).toEqual(['Pending Billing', 5]);
    pay(order);
    expect(await world.hint(order)).toEqual(['done']);
    expect(depositsOf(order)).toEqual([[5, id, expect.not.stringContaining('sales order')]]);

    shop.edit(order, { add: { 'LAMP-01': 1 } });
    expect(await world.hint(order)).toEqual(['done']);
    shop.edit(order, { quantities: { 'LAMP-01': 0 } });
    expect(await world.hint(order)).toEqual(['done']);
    const lines = shop.salesOrder(order).sublists['item'] ?? [];
    expect(lines.filter(({ values }) => values['isclosed'] !== true)).toHaveLength(1);
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
