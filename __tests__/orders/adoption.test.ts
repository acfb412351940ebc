import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

const CART = {
  email: 'ada@example.com',
  lines: [
    { sku: 'MUG-BLUE', quantity: 2 },
    { sku: 'ROPE-20', quantity: 1 },
  ],
  payment: 'paid' as const,
  gateway: 'shopify_payments',
};

describe('an order that a former connector made', () => {
  let world: World;
  let customer: string;
  let house: Warehouse;
  beforeAll(async () => {
    world = await startWorld({
      settings: {
        orders: {
          adopt: {
            before: '2030-01-01T00:00:00Z',
            field: 'otherrefnum',
            value: 'name',
            dryRun: false,
          },
        },
      },
    });
    house = warehouse(world);
    customer = world.netsuite.records.insert('customer', {
      isperson: 'T',
      firstname: 'Ada',
      lastname: 'L',
      email: 'ada@example.com',
      subsidiary: '1',
    });
  });
  afterAll(() => world.stop());

  const formerOrder = (reference: string, quantity: number) =>
    world.netsuite.save(
      (session, records) => records.create(session, { type: 'salesorder' }),
      (call) => {
        call('setValue', { fieldId: 'entity', value: customer });
        call('setValue', { fieldId: 'orderstatus', value: 'B' });
        call('setValue', { fieldId: 'location', value: world.account.locations.east });
        call('setValue', { fieldId: 'otherrefnum', value: reference });
        [
          ['ROPE-20', 1],
          ['MUG-BLUE', quantity],
        ].forEach(([sku, units], line) => {
          call('setSublistValue', {
            sublistId: 'item',
            fieldId: 'item',
            line,
            value: world.account.items.get(String(sku)),
          });
          call('setSublistValue', { sublistId: 'item', fieldId: 'quantity', line, value: units });
          call('setSublistValue', { sublistId: 'item', fieldId: 'price', line, value: '-1' });
          call('setSublistValue', { sublistId: 'item', fieldId: 'rate', line, value: 1 });
        });
      },
    );
  const nameOf = (order: string) =>
    world.ask<{ order: { name: string } }>('query ($id: ID!) { order(id: $id) { name } }', {
      id: order,
    }).order.name;

  test('is taken over: its lines learn their Shopify lines, nothing is made or paid twice', async () => {
    const order = world.place(CART);
    const id = await formerOrder(nameOf(order), 2);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const [adopted, ...others] = world.salesOrders(order);
    expect([adopted?.id, others, world.all('customerdeposit')]).toEqual([id, [], []]);
    expect(linesOf(world, adopted).at(-1)).toEqual([3]);
    expect(
      adopted?.sublists['item']?.map(({ values }) =>
        /^\d+$/.test(String(values['custcol_xdk_line_id'])),
      ),
    ).toEqual([true, true]);
    expect(await world.hint(order)).toEqual(['done']);
    expect(world.all('salesorder')).toHaveLength(1);
  });

  test('and shipped before the cut-over is not shipped again', async () => {
    const order = world.place(CART);
    const id = await formerOrder(nameOf(order), 2);
    await house.ship(id);
    house.fulfillInShopify(order, { 'MUG-BLUE': 2, 'ROPE-20': 1 });
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    await house.poll();
    expect([house.shipments(id).length, house.fulfillments(order).length]).toEqual([1, 1]);
    expect(world.errors()).toEqual([]);
  });

  test('is held when it is not found, or its lines or its money are not the order’s', async () => {
    const lost = world.place(CART);
    const other = world.place(CART);
    const euros = world.place({
      ...CART,
      lines: CART.lines.map((line) => ({ ...line, price: '9.00' })),
      currency: 'EUR',
      exchangeRate: '1.0847',
    });
    await formerOrder(nameOf(other), 5);
    await formerOrder(nameOf(euros), 2);
    await world.configure({ currencyMode: 'presentment' });
    expect(await world.hint(lost, other, euros)).toEqual(['marked', 'marked', 'marked']);
    await world.configure({ currencyMode: 'shop' });
    expect(world.errors().map(([, message]) => message)).toEqual([
      expect.stringContaining('no sales order has it in otherrefnum'),
      expect.stringContaining('quantity 2'),
      expect.stringContaining('is not in EUR, which the store'),
    ]);
  });

  test('is only named in a dry run: what would be adopted and what would be held', async () => {
    const adopt = { before: '2030-01-01T00:00:00Z', field: 'otherrefnum', value: 'name' };
    await world.configure({ adopt: { ...adopt, dryRun: true } });
    const [good, lost] = [world.place(CART), world.place(CART)];
    const id = await formerOrder(nameOf(good), 2);
    const open = world.errors().length;
    expect(await world.hint(good, lost)).toEqual(['done', 'done']);
    const entries = String(
      world.all('customrecord_xdk_activity').at(-1)?.fields['custrecord_xdk_activity_entries'],
    );
    expect((JSON.parse(entries) as { note: string }[]).map(({ note }) => note)).toEqual([
      `would adopt salesorder ${id}`,
      'would be held: no sales order has it in otherrefnum',
    ]);
    expect([world.errors().length, world.salesOrders(good), world.salesOrders(lost)]).toEqual([
      open,
      [],
      [],
    ]);
  });

  async function setCustomers(customers: object): Promise<void> {
    const [store] = world.all('customrecord_xdk_store');
    const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as object;
    await world.edit('customrecord_xdk_store', store?.id ?? '', {
      custrecord_xdk_store_settings: JSON.stringify({ ...settings, customers }),
    });
  }
  const former = (values: object) =>
    world.netsuite.records.insert('customer', {
      isperson: 'T',
      firstname: 'Former',
      lastname: 'Customer',
      subsidiary: '1',
      ...values,
    });
  const inShopify = (email: string) =>
    world.ask<{ customerCreate: { customer: { id: string } } }>(
      'mutation ($email: String!) { customerCreate(input: { email: $email, lastName: "Former" }) { customer { id } } }',
      { email },
    ).customerCreate.customer.id;
  const tail = (id: string) => id.slice(id.lastIndexOf('/') + 1);
  const linkOf = (id: string) =>
    world
      .all('customrecord_xdk_link')
      .find(({ fields }) => fields['custrecord_xdk_link_shopify_id'] === id)?.fields[
      'custrecord_xdk_link_record_id'
    ];
  async function walk(): Promise<Map<string, string>> {
    await world.netsuite.runTask('customscript_xdk_mr_backfill', {
      params: { custscript_xdk_backfill_store: 'demo', custscript_xdk_backfill_what: 'customers' },
    });
    await world.netsuite.settled();
    const entries = world.all('customrecord_xdk_activity').flatMap(
      ({ fields }) =>
        JSON.parse(String(fields['custrecord_xdk_activity_entries'])) as {
          id: string;
          note?: string;
        }[],
    );
    return new Map(entries.map(({ id, note }) => [tail(id), note ?? '']));
  }

  test('customers of the former connector are found by its column, listed by a dry run, then linked', async () => {
    await world.configure({ adopt: { before: '', field: '', value: 'name', dryRun: true } });
    const ids = ['moved', 'mailed', 'twice', 'nobody'].map((name) =>
      inShopify(`${name}@new.example`),
    );
    const [moved = ''] = ids;
    const known = former({ email: 'old@former.example', externalid: `SHOP-${tail(moved)}` });
    const byMail = former({ email: 'mailed@new.example' });
    const two = [former({ email: 'twice@new.example' }), former({ email: 'twice@new.example' })];
    const adopt = { before: '2030-01-01T00:00:00Z', field: 'externalid', value: 'SHOP-{id}' };

    await setCustomers({ adopt: { ...adopt, dryRun: true } });
    const would = await walk();
    expect(ids.map((id) => would.get(tail(id)))).toEqual([
      `would adopt customer ${known} by its Shopify customer id`,
      `would adopt customer ${byMail} by its e-mail address`,
      expect.stringContaining(
        `would be held: Shopify customer ${tail(ids[2] ?? '')} belongs to one e-mail address that several NetSuite customers have: internal ids ${two.join(', ')}`,
      ),
      'no NetSuite customer has it',
    ]);
    expect(ids.map(linkOf)).toEqual([undefined, undefined, undefined, undefined]);

    await setCustomers({ adopt: { ...adopt, dryRun: false } });
    await walk();
    expect(ids.map(linkOf)).toEqual([known, byMail, undefined, undefined]);
    expect(world.errors().map(([cause]) => cause)).toContain(`customers:${two[0]}`);
    const before = world.all('customer').length;
    // Whoever was not walked through is found by the same column when an order comes.
    const late = inShopify('late@new.example');
    const waiting = former({ email: 'other@former.example', externalid: `SHOP-${tail(late)}` });
    for (const [id, owner] of [
      [moved, known],
      [late, waiting],
    ] as const) {
      const order = world.place({ customerId: id, lines: CART.lines, payment: 'none' } as never);
      expect(await world.hint(order)).toEqual(['done']);
      expect(world.salesOrders(order)[0]?.fields['entity']).toBe(owner);
    }
    expect(world.all('customer').length).toBe(before + 1);
    expect(linkOf(late)).toBe(waiting);
  });

  test('the customer of an adopted order stands for its buyer, whatever e-mail the order has', async () => {
    await world.configure({
      adopt: { before: '2030-01-01T00:00:00Z', field: 'otherrefnum', value: 'name', dryRun: false },
    });
    await setCustomers({
      adopt: { before: '2030-01-01T00:00:00Z', byOrder: true, dryRun: false },
    });
    const order = world.place({ ...CART, email: 'ada.private@example.com' });
    const buyer = world.ask<{ order: { customer: { id: string } } }>(
      'query ($id: ID!) { order(id: $id) { customer { id } } }',
      { id: order },
    ).order.customer.id;
    await formerOrder(nameOf(order), 2);
    expect(await world.hint(order)).toEqual(['done']);
    expect(linkOf(buyer)).toBe(customer);
  });
});
