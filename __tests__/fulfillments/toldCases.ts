import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stockroom } from '../inventory/stockroom.ts';
import type { Ground } from './ground.ts';

/** How far a shipment is, told before and after it is shipped; packages with known contents. */
export function toldCases({ world, house }: Ground): void {
  beforeAll(async () => {
    await world.netsuite.installProject(merchantsFields());
    await house.configure({
      progress: 'picked',
      deliveredField: 'custbody_delivered',
      packageField: 'custcol_carton',
    });
  });
  afterAll(() => house.configure({ progress: 'none', deliveredField: '', packageField: '' }));

  const statusOf = (order: string) => house.fulfillmentOrders(order).map(({ status }) => status);
  /** `number: units` of each fulfillment. */
  const parcels = (order: string) =>
    house
      .fulfillments(order)
      .map(({ trackingInfo, fulfillmentLineItems }) => [
        trackingInfo.map(({ number }) => number).join(),
        fulfillmentLineItems.nodes
          .map(({ quantity, lineItem }) => `${quantity} ${lineItem.sku}`)
          .join(),
      ]);
  const eventsOf = (order: string) =>
    world
      .ask<{ order: { fulfillments: { events: { nodes: { status: string }[] } }[] } }>(
        'query ($id: ID!) { order(id: $id) { fulfillments(first: 9) { events(first: 9) { nodes { status } } } } }',
        { id: order },
      )
      .order.fulfillments.map(({ events }) => events.nodes.map(({ status }) => status));
  const isPrepared = (order: string) =>
    world.shopify.control
      .store('crossdock-demo.myshopify.com')
      .world.shop.fulfillmentOrders.get(house.fulfillmentOrders(order)[0]!.id)?.preparedForPickup;

  describe('before it is shipped', () => {
    test('a picked shipment is shown in progress, then packed, then fulfilled', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const id = await house.ship(salesOrder, { status: 'A' });
      expect(statusOf(order)).toEqual(['OPEN']);
      await house.tick();
      expect(statusOf(order)).toEqual(['IN_PROGRESS']);
      await world.edit('itemfulfillment', id, { shipstatus: 'B' });
      await house.tick();
      await world.edit('itemfulfillment', id, { shipstatus: 'C' });
      await house.tick();
      expect([statusOf(order), house.dirty()]).toEqual([['CLOSED'], []]);
    });

    test('one picked by an import is shown in progress by polling', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      await house.ship(salesOrder, { status: 'A', context: 'CSVIMPORT' });
      await house.poll();
      expect(statusOf(order)).toEqual(['IN_PROGRESS']);
    });

    test('what two have picked is open again when both are deleted, by whichever way', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const pick = () => house.ship(salesOrder, { status: 'A', lines: { 'ROPE-20': 1 } });
      const [first, second] = [await pick(), await pick()];
      await house.tick();
      expect(statusOf(order)).toEqual(['IN_PROGRESS']);
      await house.deleteShipment(first);
      await house.tick();
      expect(statusOf(order)).toEqual(['IN_PROGRESS']);
      await house.deleteShipment(second, 'CSVIMPORT');
      await house.poll();
      expect(statusOf(order)).toEqual(['OPEN']);
      const third = await pick();
      await house.tick();
      expect(statusOf(order)).toEqual(['IN_PROGRESS']);
      await house.deleteShipment(third);
      await house.tick();
      expect([statusOf(order), house.dirty(), world.errors()]).toEqual([['OPEN'], [], []]);
    });

    test('a pick-up that is packed in two parts is ready with the second one', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }], {
        delivery: { method: 'PICK_UP', locationId: world.shop.locations.east },
      });
      const pack = (status: 'A' | 'B') =>
        house.ship(salesOrder, { status, lines: { 'ROPE-20': 1 } });
      await pack('B');
      const second = await pack('A');
      await house.tick();
      expect(isPrepared(order)).toBe(false);
      await world.edit('itemfulfillment', second, { shipstatus: 'B' });
      await house.tick();
      expect([isPrepared(order), house.dirty()]).toEqual([true, []]);
    });

    test('a pick-up is ready when all of it is packed, and fulfilled when it is handed over', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }], {
        delivery: { method: 'PICK_UP', locationId: world.shop.locations.east },
      });
      const id = await house.ship(salesOrder, { status: 'B' });
      await house.tick();
      expect([statusOf(order), isPrepared(order)]).toEqual([['OPEN'], true]);
      await world.edit('itemfulfillment', id, { shipstatus: 'C' });
      await house.tick();
      expect([statusOf(order), world.errors()]).toEqual([['CLOSED'], []]);
    });
  });

  describe('after it is shipped', () => {
    test('a local delivery is on its way, and said to be delivered once', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }], {
        delivery: { method: 'LOCAL' },
      });
      const id = await house.ship(salesOrder);
      await house.tick();
      expect(eventsOf(order)).toEqual([['OUT_FOR_DELIVERY']]);
      await world.edit('itemfulfillment', id, { custbody_delivered: true });
      await house.tick();
      await world.edit('itemfulfillment', id, { memo: 'again' });
      await house.tick();
      expect(eventsOf(order)).toEqual([['OUT_FOR_DELIVERY', 'DELIVERED']]);
    });

    test('that it was delivered is not said twice when the answer did not come', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder);
      await house.tick();
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: true,
        match: 'mutation FulfillmentEventCreate',
      });
      await world.edit('itemfulfillment', id, { custbody_delivered: true });
      world.netsuite.cache.clear();
      await house.later();
      await house.tick();
      expect([eventsOf(order), house.dirty()]).toEqual([[['DELIVERED']], []]);
    });
  });

  describe('packages whose contents NetSuite knows', () => {
    const packed = async (cartons: string[], tracking: string[]) => {
      const placed = await house.order([
        { sku: 'ROPE-20', quantity: 3 },
        { sku: 'MUG-BLUE', quantity: 1 },
      ]);
      const shipment = await house.ship(placed.salesOrder, { status: 'B', tracking });
      await house.tick();
      await pack(shipment, cartons);
      return { ...placed, shipment };
    };
    /** Says what lies in which carton, line by line, and ships it. */
    const pack = (id: string, cartons: string[]) =>
      world.netsuite.save(
        (session, records) => records.load(session, { type: 'itemfulfillment', id }),
        (call) => {
          cartons.forEach((value, line) =>
            call('setSublistValue', { sublistId: 'item', fieldId: 'custcol_carton', line, value }),
          );
          call('setValue', { fieldId: 'shipstatus', value: 'C' });
        },
      );

    test('are a fulfillment each, and a new label goes to the parcel that lost its own', async () => {
      const { order, shipment } = await packed(['P1:2, P2:1', 'P2'], ['P1', 'P2']);
      const before = [
        ['P1', '2 ROPE-20'],
        ['P2', '1 ROPE-20,1 MUG-BLUE'],
      ];
      expect(parcels(order)).toEqual(before);
      await house.tick();
      await house.editTracking(shipment, 'P9');
      await house.tick();
      expect(parcels(order)).toEqual([['P9', '2 ROPE-20'], before[1]]);
      expect(house.dirty()).toEqual([]);
    });

    test('are completed when only the first one came through', async () => {
      world.shopify.control.faults.add({ kind: 'slowAnswer', match: 'mutation FulfillmentCreate' });
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: false,
        match: 'mutation FulfillmentCreate',
      });
      const { order } = await packed(['Q1', 'Q2'], ['Q1', 'Q2']);
      expect(parcels(order)).toEqual([['Q1', '3 ROPE-20']]);
      world.netsuite.cache.clear();
      await house.later();
      await house.tick();
      expect(parcels(order)).toEqual([
        ['Q1', '3 ROPE-20'],
        ['Q2', '1 MUG-BLUE'],
      ]);
      expect(house.dirty()).toEqual([]);
    });

    test('may be more than any one look-up takes, and all are taken back together', async () => {
      const numbers = Array.from({ length: 26 }, (_, index) => `S${index + 1}`);
      await stockroom(world).adjust('east', { 'ROPE-20': numbers.length });
      const { order, salesOrder } = await house.order([
        { sku: 'ROPE-20', quantity: numbers.length },
      ]);
      const shipment = await house.ship(salesOrder, { status: 'B', tracking: numbers });
      await pack(shipment, [numbers.map((number) => `${number}:1`).join()]);
      await house.tick();
      expect(parcels(order)).toEqual(numbers.map((number) => [number, '1 ROPE-20']));
      await house.deleteShipment(shipment);
      await house.tick();
      expect(new Set(house.fulfillments(order).map(({ status }) => status))).toEqual(
        new Set(['CANCELLED']),
      );
    });

    test('are one fulfillment with all numbers as soon as a unit lies nowhere', async () => {
      const { order } = await packed(['R1:2', 'R2'], ['R1', 'R2']);
      expect(parcels(order)).toEqual([['R1,R2', '3 ROPE-20,1 MUG-BLUE']]);
    });
  });
}

/** What the merchant's own project declares: a box for delivered shipments, a column for cartons. */
function merchantsFields(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  const field = (kind: string, id: string, type: string, on: string) =>
    `<transaction${kind}customfield scriptid="${id}"><fieldtype>${type}</fieldtype><label>${id}</label>
     <storevalue>T</storevalue><${on}>T</${on}></transaction${kind}customfield>`;
  const files = {
    'manifest.xml':
      '<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>merchant</projectname><frameworkversion>1.0</frameworkversion></manifest>',
    'deploy.xml': '<deploy><objects><path>~/Objects/*</path></objects></deploy>',
    'Objects/custbody_delivered.xml': field(
      'body',
      'custbody_delivered',
      'CHECKBOX',
      'bodyitemfulfillment',
    ),
    'Objects/custcol_carton.xml': field('column', 'custcol_carton', 'TEXT', 'colitemfulfillment'),
  };
  mkdirSync(join(folder, 'Objects'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
