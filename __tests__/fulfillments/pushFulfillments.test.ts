import { startWorld, type World } from '../orders/world.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('an item fulfillment', () => {
  let world: World;
  let house: Warehouse;
  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
    await house.poll();
  });
  afterAll(() => world.stop());
  afterEach(() => world.shopify.control.faults.clear());

  test('is a fulfillment in Shopify when the save is over, with tracking and the mapped carrier', async () => {
    const { order, salesOrder } = await house.order([
      { sku: 'MUG-BLUE', quantity: 2 },
      { sku: 'ROPE-20', quantity: 1 },
    ]);
    await house.ship(salesOrder, { tracking: ['1Z999AA10123456784', '1Z999AA10123456785'] });
    const made = house.fulfillments(order);
    expect(made).toMatchObject([
      {
        status: 'SUCCESS',
        location: { id: world.shop.locations.east },
        trackingInfo: [
          { company: 'UPS', number: '1Z999AA10123456784' },
          { company: 'UPS', number: '1Z999AA10123456785' },
        ],
        fulfillmentLineItems: {
          nodes: [
            { quantity: 2, lineItem: { sku: 'MUG-BLUE' } },
            { quantity: 1, lineItem: { sku: 'ROPE-20' } },
          ],
        },
      },
    ]);
    await house.tick();
    await house.poll();
    expect(house.dirty()).toEqual([]);
    expect(house.fulfillments(order)).toEqual(made);
    expect(world.errors()).toEqual([]);
  });

  test('that is only picked or packed sends nothing; marked as shipped it does', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'MUG-RED', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'B' });
    expect(house.fulfillments(order)).toEqual([]);
    await world.edit('itemfulfillment', id, { shipstatus: 'C' });
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('of part of the order ships that part, and a second one the rest', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 3 }]);
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    await house.tick();
    await house.ship(salesOrder, { lines: { 'ROPE-20': 2 } });
    await house.tick();
    const units = house
      .fulfillments(order)
      .map((one) => one.fulfillmentLineItems.nodes.map(({ quantity }) => quantity));
    expect(units).toEqual([[1], [2]]);
  });

  test('whose create was carried out although no answer came is not sent a second time', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 4 }]);
    world.shopify.control.faults.add({
      kind: 'dropConnection',
      commit: true,
      match: 'mutation FulfillmentCreate',
    });
    await house.ship(salesOrder, { lines: { 'ROPE-20': 2 } });
    expect(house.fulfillments(order)).toHaveLength(1);
    // Saved once more while nobody knows, then taken up when the claim has run out.
    await house.later();
    await house.tick();
    await house.poll();
    await house.tick();
    expect(house.fulfillments(order)).toHaveLength(1);
    expect(house.dirty()).toEqual([]);
  });

  test('whose create never arrived is sent when its claim has run out', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({
      kind: 'dropConnection',
      commit: false,
      match: 'mutation FulfillmentCreate',
    });
    await house.ship(salesOrder);
    await house.tick();
    expect(house.fulfillments(order)).toEqual([]);
    await house.later();
    await house.tick();
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('saved by an import without user events reaches Shopify by polling', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    await house.ship(salesOrder, { context: 'CSVIMPORT' });
    expect(house.fulfillments(order)).toEqual([]);
    await house.poll();
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('with a corrected tracking number corrects it in Shopify, and is not sent when nothing changed', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { tracking: ['OLD-1'] });
    await house.tick();
    await house.editTracking(id, 'NEW-2');
    await house.tick();
    const [made, ...others] = house.fulfillments(order);
    expect(others).toEqual([]);
    expect(made?.trackingInfo.map(({ number }) => number)).toEqual(['NEW-2']);
  });

  test('that is deleted or set back is cancelled in Shopify, and shipped again it comes again', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    const id = await house.ship(salesOrder, { tracking: ['A-1'] });
    await house.tick();
    await world.edit('itemfulfillment', id, { shipstatus: 'B' });
    await house.tick();
    expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED']);
    await world.edit('itemfulfillment', id, { shipstatus: 'C' });
    await house.tick();
    expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED', 'SUCCESS']);
    await house.deleteShipment(id);
    await house.tick();
    expect(house.fulfillments(order).map(({ status }) => status)).toEqual([
      'CANCELLED',
      'CANCELLED',
    ]);
    expect(world.errors()).toEqual([]);
  });
});
