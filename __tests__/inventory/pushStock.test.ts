import { insertItem } from '../../scripts/local/demoAccount.ts';
import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { startWorld, type World } from '../orders/world.ts';
import { stockroom, type Stockroom } from './stockroom.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('a figure in Shopify', () => {
  let world: World;
  let house: Warehouse;
  let stock: Stockroom;
  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
    stock = stockroom(world);
    await house.poll();
  });
  afterAll(() => world.stop());
  afterEach(() => world.shopify.control.faults.clear());

  test('that somebody else changed is not raised before it was looked into, and the sweep reports it', async () => {
    stock.setByOther('LAMP-01', 'east', 40);
    await stock.adjust('east', { 'LAMP-01': 10 });
    expect(stock.level('LAMP-01').onHand).toBe(40);
    await house.later();
    await house.tick();
    expect(stock.level('LAMP-01').onHand).toBe(70);

    stock.setByOther('ROPE-20', 'west', 500);
    await stock.sweep();
    expect(stock.level('ROPE-20', 'west').onHand).toBe(200);
    const [report] = world
      .all('customrecord_xdk_activity')
      .filter(({ fields }) => fields['custrecord_xdk_activity_flow'] === 'stock sweep');
    expect(String(report?.fields['custrecord_xdk_activity_entries'])).toMatch(
      /500 → 200, another writer \(left at 200\), see https:.*inventory_history/,
    );
  });

  test('rises although an order was cancelled before it was imported, and another one is held for its money', async () => {
    const cancel = (orderId: string) =>
      world.shopify.control.act('demo', 'cancelOrder', { orderId, refund: true, restock: true });
    const { order } = await house.order([{ sku: 'STOVE-G', quantity: 1 }]);
    const early = world.place({
      email: 'bob@example.com',
      lines: [{ sku: 'STOVE-G', quantity: 1 }],
      payment: 'paid',
      gateway: 'shopify_payments',
    });
    cancel(early);
    cancel(order);
    await world.hint(early, order);
    expect(world.errors()).toEqual([[expect.stringMatching(/^refund:/), expect.anything()]]);
    stock.setByOther('STOVE-G', 'east', 20);
    await stock.adjust('east', { 'STOVE-G': 3 });
    await house.later();
    await house.tick();
    await house.later();
    await house.tick();
    expect(stock.level('STOVE-G')).toEqual({ onHand: 33, available: 33, committed: 0 });
    const [error] = world.all('customrecord_xdk_error');
    await world.edit('customrecord_xdk_error', error?.id ?? '', {
      custrecord_xdk_error_state: 'released',
    });
  });

  test('waits in one row for an order that is held, names it, and rises with the tick after its release', async () => {
    const held = world.place({
      email: 'cleo@example.com',
      lines: [
        { sku: 'KETTLE-9', quantity: 1 },
        { sku: 'LAMP-01', quantity: 2 },
      ],
      payment: 'paid',
      gateway: 'shopify_payments',
    });
    await world.hint(held);
    const { onHand } = stock.level('LAMP-01');
    stock.setByOther('LAMP-01', 'east', onHand - 1);
    for (const units of [5, 6, 7]) {
      await stock.adjust('east', { 'LAMP-01': units });
      await house.later();
      await house.tick();
      await house.poll();
    }
    expect(stock.level('LAMP-01').onHand).toBe(onHand - 1);
    expect(stock.waiting()).toEqual([expect.stringMatching(/^demo:stock:waiting:/)]);
    await house.later();
    await house.tick();
    const notes = world
      .all('customrecord_xdk_activity')
      .map(({ fields }) => String(fields['custrecord_xdk_activity_entries']));
    expect(notes.at(-1)).toMatch(
      /1 figures may not rise yet: #\d+ not in NetSuite as they are now/,
    );

    insertItem(world.netsuite, {
      sku: 'KETTLE-9',
      title: 'Kettle',
      price: '27.90',
      stock: { east: 0, west: 0 },
    });
    const [error] = world
      .all('customrecord_xdk_error')
      .filter(({ fields }) => fields['custrecord_xdk_error_state'] === 'open');
    await world.edit('customrecord_xdk_error', error?.id ?? '', {
      custrecord_xdk_error_state: 'released',
    });
    await house.tick();
    await house.tick();
    expect(world.salesOrders(held)).toHaveLength(1);
    expect(stock.level('LAMP-01').onHand).toBe(onHand + 18);
    expect(stock.waiting()).toEqual([]);
  });

  test('that waits in a row which lost its items is no error: whoever notes them writes them again', async () => {
    const waiting = world.netsuite.records.insert('customrecord_xdk_work', {
      externalid: 'xdk:demo:stock:waiting:e629',
      custrecord_xdk_work_store: 'demo',
      custrecord_xdk_work_entity: 'stock',
      custrecord_xdk_work_subject: 'waiting:e629',
      custrecord_xdk_work_action: 'changed',
      custrecord_xdk_work_hinted: 'again',
      custrecord_xdk_work_done: 'once',
    });
    await house.tick();
    const row = world.all('customrecord_xdk_work').find(({ id }) => id === waiting);
    expect(row?.fields).toMatchObject({ custrecord_xdk_work_done: 'again' });
  });

  test('is set once although the answer to the write never came', async () => {
    world.shopify.control.faults.add({
      kind: 'dropConnection',
      commit: true,
      match: 'mutation SetQuantities',
    });
    await stock.adjust('east', { 'MUG-RED': -5 });
    expect(stock.level('MUG-RED').onHand).toBe(75);
    await house.tick();
    expect(stock.level('MUG-RED').onHand).toBe(75);
    expect(world.errors()).toEqual([]);
  });

  test('of an item that Shopify does not track is left alone, and the others are set', async () => {
    world.ask(
      `mutation ($id: ID!) { inventoryItemUpdate(id: $id, input: { tracked: false }) { userErrors { message } } }`,
      { id: world.shop.inventoryItems.get('STOVE-G') },
    );
    await stock.adjust('east', { 'STOVE-G': -5, 'MUG-BLUE': -5 });
    await house.tick();
    expect(stock.level('MUG-BLUE').onHand).toBe(115);
  });

  test('rises inside the save after an order of the same item was shipped', async () => {
    const { salesOrder } = await house.order([{ sku: 'TENT-2P', quantity: 2 }]);
    await house.ship(salesOrder);
    await house.tick();
    world.netsuite.cache.clear();
    await stock.adjust('east', { 'TENT-2P': 10 });
    expect(stock.level('TENT-2P')).toEqual({ onHand: 23, available: 23, committed: 0 });
  });

  const assignedOf = (salesOrder: string) =>
    world.netsuite.records.find('salesorder', salesOrder)?.sublists['item']?.[0]?.values[
      'custcol_xdk_assigned'
    ];
  const at = (location: string, units: number) =>
    JSON.stringify({ [location.slice(location.lastIndexOf('/') + 1)]: units });
  /** Staff of the shop have its goods shipped from the west. */
  function moveWest(order: string): void {
    const [fulfillmentOrder] = world.ask<{
      order: { fulfillmentOrders: { nodes: { id: string }[] } };
    }>('query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }', {
      id: order,
    }).order.fulfillmentOrders.nodes;
    world.ask(
      'mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }',
      { id: fulfillmentOrder?.id, to: world.shop.locations.west },
    );
  }

  test('counts an order where its fulfillment order was moved to, and no longer where it lay', async () => {
    const [before, beyond] = [stock.level('ROPE-20'), stock.level('ROPE-20', 'west')];
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 5 }]);
    const { east, west } = world.shop.locations;
    expect(assignedOf(salesOrder)).toBe(at(east, 5));
    moveWest(order);
    await world.hint(order);
    expect(assignedOf(salesOrder)).toBe(at(west, 5));
    await house.poll();
    // NetSuite still takes them from the east; Shopify shows what it has there, and all of the west.
    expect(stock.level('ROPE-20')).toMatchObject({ available: before.available - 5, committed: 0 });
    expect(stock.level('ROPE-20', 'west')).toMatchObject({
      available: beyond.available,
      committed: 5,
    });
  });

  test('that is low because an order was imported before it was routed is right after the sweep, and follows its next move', async () => {
    const { east, west } = world.shop.locations;
    const { order, salesOrder } = await house.order([{ sku: 'MUG-RED', quantity: 4 }]);
    const waits = world.place({
      email: 'cleo@example.com',
      lines: [{ sku: 'MUG-RED', quantity: 4 }],
      payment: 'paid',
      gateway: 'shopify_payments',
    });
    moveWest(waits);
    const before = stock.level('MUG-RED');
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'salesorder', id: salesOrder }),
      (call) =>
        call('setSublistValue', {
          sublistId: 'item',
          fieldId: 'custcol_xdk_assigned',
          line: 0,
          value: '',
        }),
    );
    const link = world
      .all('customrecord_xdk_link')
      .find(({ fields }) => fields['custrecord_xdk_link_shopify_id'] === order);
    const agreed = JSON.parse(String(link?.fields['custrecord_xdk_link_agreed'])) as {
      groups: object;
    };
    await world.edit('customrecord_xdk_link', link?.id ?? '', {
      custrecord_xdk_link_agreed: JSON.stringify({
        ...agreed,
        groups: { ...agreed.groups, places: '' },
      }),
    });

    await stock.adjust('east', { 'MUG-RED': -1 });
    expect(stock.level('MUG-RED').onHand).toBe(before.onHand - 1 - 4);
    await stock.sweep();
    expect(assignedOf(salesOrder)).toBe(at(east, 4));
    expect(stock.level('MUG-RED').onHand).toBe(before.onHand - 1);
    moveWest(order);
    await world.hint(order, waits);
    expect(assignedOf(salesOrder)).toBe(at(west, 4));
  });

  test('at a location that nobody mapped is a sync error of the administrator after the sweep, until one no longer meets it', async () => {
    const { id } = world.shopify.control.act('demo', 'addLocation', { name: 'Pop-up' }) as {
      id: string;
    };
    await stock.sweep();
    expect(world.errors()).toEqual([
      [expect.stringMatching(/^location:/), expect.stringContaining('Pop-up')],
    ]);

    const error = world
      .all('customrecord_xdk_error')
      .find(({ fields }) => fields['custrecord_xdk_error_state'] === 'open');
    const seenLongAgo = { custrecord_xdk_error_last_seen: '2026-01-01T00:00:00Z' };
    await world.edit('customrecord_xdk_error', error?.id ?? '', seenLongAgo);
    await stock.sweep();
    expect(world.errors()).toHaveLength(1);
    world.map('location', id, '1', '{"stock": false}');
    await world.edit('customrecord_xdk_error', error?.id ?? '', seenLongAgo);
    await stock.sweep();
    expect(world.errors()).toEqual([]);
  });
});
