import { startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const CART = {
  email: 'ada@example.com',
  lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
  payment: 'paid' as const,
  gateway: 'shopify_payments',
};

describe('a payment whose period is closed', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      settings: {
        orders: {
          closedPeriod: 'next_period',
          fields: { order: { class: '1' }, line: { class: '1' }, deposit: { class: '1' } },
        },
      },
    });
  });
  afterAll(() => world.stop());
  beforeAll(() => world.netsuite.records.insert('classification', { name: 'Web' }));

  test('posts to the next open period under its own date, and its memo says so', async () => {
    const order = world.place(CART);
    const today = new Date().toISOString().slice(0, 10);
    const periods = world
      .all('accountingperiod')
      .filter(({ fields }) => fields['isyear'] !== true && fields['isquarter'] !== true);
    const index = periods.findIndex(
      ({ fields }) => String(fields['startdate']) <= today && today <= String(fields['enddate']),
    );
    await world.edit('accountingperiod', periods[index]!.id, { closed: true });

    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [deposit] = world.all('customerdeposit');
    expect(deposit?.fields['postingperiod']).toBe(periods[index + 1]?.id);
    expect(String(deposit?.fields['trandate']).slice(0, 7)).toBe(today.slice(0, 7));
    expect(deposit?.fields['memo']).toContain('closed period');
  });

  test('carries the classification that the store asks for, like its order and every line', () => {
    const [deposit] = world.all('customerdeposit');
    const [order] = world.all('salesorder');
    const lines = order?.sublists['item']?.map(({ values }) => values['class']);
    expect([deposit?.fields['class'], order?.fields['class'], lines]).toEqual(['1', '1', ['1']]);
  });

  test('posts on the first day of the next open period where the store says so', async () => {
    await world.configure({ closedPeriod: 'next_day' });
    const order = world.place(CART);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const deposit = world.all('customerdeposit').at(-1);
    const next = world
      .all('accountingperiod')
      .find(({ id }) => id === deposit?.fields['postingperiod']);
    expect(deposit?.fields['trandate']).toBe(next?.fields['startdate']);
    expect(deposit?.fields['memo']).toContain('closed period');
  });

  test('waits for a person where the store says so, while its order stands', async () => {
    await world.configure({ closedPeriod: 'hold' });
    const order = world.place(CART);
    const before = world.all('customerdeposit').length;
    expect(await world.hint(order)).toEqual(['marked']);
    expect([world.salesOrders(order).length, world.all('customerdeposit').length]).toEqual([
      1,
      before,
    ]);
    expect(world.errors()).toEqual([
      [
        expect.stringMatching(/^payment:\d+$/),
        expect.stringMatching(/the payment of order #\d+ \(\d+\.\d\d USD of .*closed period/),
      ],
    ]);
  });
});
