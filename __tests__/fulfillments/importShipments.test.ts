import { startWorld, type World } from '../orders/world.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('a fulfillment made in Shopify', () => {
  let world: World;
  let house: Warehouse;
  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
    await house.poll();
  });
  afterAll(() => world.stop());

  test('becomes an item fulfillment with only its lines, its tracking, and nothing comes back', async () => {
    const { order, salesOrder } = await house.order([
      { sku: 'MUG-BLUE', quantity: 2 },
      { sku: 'ROPE-20', quantity: 3 },
    ]);
    const made = house.fulfillInShopify(order, { 'ROPE-20': 2 }, ['3PL-77']);
    await world.hint(order);
    await house.tick();

    const shipments = house.shipments(salesOrder);
    expect(shipments.map(({ externalId }) => externalId)).toEqual([
      `xdk:demo:fulfillment:${made.slice(made.lastIndexOf('/') + 1)}:if1`,
    ]);
    expect(
      shipments[0]?.sublists['item']?.map(({ values }) => [values['item'], values['quantity']]),
    ).toEqual([[world.account.items.get('ROPE-20'), 2]]);
    expect(
      shipments[0]?.sublists['package']?.map(({ values }) => values['packagetrackingnumber']),
    ).toEqual(['3PL-77']);
    expect(shipments[0]?.fields).toMatchObject({ shipstatus: 'C' });

    await world.hint(order);
    await house.poll();
    await house.tick();
    expect(house.shipments(salesOrder)).toHaveLength(1);
    expect(house.fulfillments(order)).toHaveLength(1);
    expect(world.errors()).toEqual([]);
  });

  test('in the second of the sale is seen, although the time of change stays the same', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      house.fulfillInShopify(order, { 'ROPE-20': 1 });
      await world.hint(order);
      expect(house.shipments(salesOrder)).toHaveLength(1);
    }
  });

  test('that is cancelled in Shopify is said to the warehouse; taken back in NetSuite too, it can be made again', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const made = house.fulfillInShopify(order, { 'ROPE-20': 1 }, ['3PL-78']);
    await world.hint(order);
    house.cancelInShopify(made);
    await world.hint(order);
    expect(world.errors().map(([cause]) => cause)).toEqual([`fulfillment:${made}`]);

    await house.deleteShipment(house.shipments(salesOrder)[0]?.id ?? '');
    house.fulfillInShopify(order, { 'ROPE-20': 1 }, ['3PL-79']);
    await house.release();
    await world.hint(order);
    await house.tick();
    expect(
      house
        .shipments(salesOrder)
        .map(({ sublists }) => sublists['package']?.[0]?.values['packagetrackingnumber']),
    ).toEqual(['3PL-79']);
    expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED', 'SUCCESS']);
    expect(world.errors()).toEqual([]);
  });

  test('is not booked a second time when the hint of our own push comes before its answer is noted', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({
      kind: 'dropConnection',
      commit: true,
      match: 'mutation FulfillmentCreate',
    });
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    await world.hint(order);
    expect(house.shipments(salesOrder)).toHaveLength(1);
    await house.later();
    await house.tick();
    await house.later();
    await world.hint(order);
    expect(house.shipments(salesOrder)).toHaveLength(1);
    expect(house.fulfillments(order)).toHaveLength(1);
  });
});

describe('a shipment', () => {
  let world: World;
  let house: Warehouse;
  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
    await house.poll();
  });
  afterAll(() => world.stop());

  test('saved by a script of the account is only marked, and reaches Shopify with the next tick', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'B' });
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'itemfulfillment', id }),
      (call) => call('setValue', { fieldId: 'shipstatus', value: 'C' }),
      { executionContext: 'SCHEDULED' },
    );
    expect(house.fulfillments(order)).toEqual([]);
    await house.tick();
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('of a stopped order is refused with the reason, and passes when the stop is taken back', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'A' });
    await world.edit('itemfulfillment', id, { custbody_xdk_hold: 'Cancelled in Shopify' });
    await expect(world.edit('itemfulfillment', id, { shipstatus: 'C' })).rejects.toThrow(
      'Cancelled in Shopify',
    );
    await world.edit('itemfulfillment', id, { custbody_xdk_hold: '' });
    await world.edit('itemfulfillment', id, { shipstatus: 'C' });
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('is only marked when the store has answered slowly or not at all just before', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({
      kind: 'http',
      status: 503,
      match: 'query FulfillmentOrders',
    });
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    expect(house.fulfillments(order)).toEqual([]);
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    expect(house.fulfillments(order)).toEqual([]);
    await house.tick();
    expect(house.fulfillments(order)).toHaveLength(2);
  });
});
