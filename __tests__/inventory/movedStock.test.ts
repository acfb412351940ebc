import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { startWorld, type World } from '../orders/world.ts';
import { stockroom, type Stockroom } from './stockroom.ts';

/** Stock that moves in NetSuite. Both systems boot once. */
jest.setTimeout(60_000);

let world: World;
let house: Warehouse;
let stock: Stockroom;
beforeAll(async () => {
  world = await startWorld({ virtualFrom: new Date().toISOString() });
  house = warehouse(world);
  stock = stockroom(world);
  await house.poll();
});
afterAll(() => world.stop());

test('is on the storefront when the save of a small adjustment is over', async () => {
  expect(stock.level('MUG-BLUE')).toEqual({ onHand: 120, available: 120, committed: 0 });
  await stock.adjust('east', { 'MUG-BLUE': -20, 'LAMP-01': 5 });
  expect(stock.level('MUG-BLUE').onHand).toBe(100);
  expect(stock.level('LAMP-01').onHand).toBe(65);
  expect(world.errors()).toEqual([]);
});

test('is on the storefront when an adjustment was deleted, or lost a line', async () => {
  const before = ['MUG-BLUE', 'LAMP-01'].map((sku) => stock.level(sku).onHand);
  const figures = () => ['MUG-BLUE', 'LAMP-01'].map((sku) => stock.level(sku).onHand);
  const id = await stock.adjust('east', { 'MUG-BLUE': 3, 'LAMP-01': 2 });
  expect(figures()).toEqual([before[0]! + 3, before[1]! + 2]);
  await world.netsuite.save(
    (session, records) => records.load(session, { type: 'inventoryadjustment', id }),
    (call) => call('removeLine', { sublistId: 'inventory', line: 1 }),
  );
  expect(figures()).toEqual([before[0]! + 3, before[1]]);
  await world.netsuite.perform((session, records) =>
    records.delete(session, { type: 'inventoryadjustment', id }),
  );
  expect(figures()).toEqual(before);
  expect(stock.waiting()).toEqual([]);
});

test('goes on with units of imported orders given back, and is right after they are shipped and put back on the shelf in the shop', async () => {
  const { order, salesOrder } = await house.order([{ sku: 'TENT-2P', quantity: 4 }]);
  expect(stock.level('TENT-2P')).toEqual({ onHand: 15, available: 11, committed: 4 });
  await stock.adjust('east', { 'TENT-2P': 2 });
  expect(stock.level('TENT-2P')).toEqual({ onHand: 17, available: 13, committed: 4 });
  await house.ship(salesOrder);
  expect(house.fulfillments(order)).toHaveLength(1);
  expect(stock.level('TENT-2P')).toEqual({ onHand: 13, available: 13, committed: 0 });
  await house.tick();
  await house.poll();
  expect(stock.level('TENT-2P')).toEqual({ onHand: 13, available: 13, committed: 0 });

  putBack(order, 2);
  expect(stock.level('TENT-2P').onHand).toBe(15);
  await world.hint(order);
  await house.poll();
  expect(stock.level('TENT-2P').onHand).toBe(13);
});

/** Longer than a poll reads back. */
const LONG_MS = 15 * 60_000;

test('is on the storefront when goods that a shopper sent back are received', async () => {
  const { salesOrder } = await house.order([{ sku: 'STOVE-G', quantity: 3 }]);
  await house.ship(salesOrder);
  await house.tick();
  const { onHand } = stock.level('STOVE-G');
  await receiveBack(salesOrder, 2);
  expect(stock.level('STOVE-G').onHand).toBe(onHand + 2);
});

test('is right with the next poll when goods were put back on the shelf in the shop long after they left', async () => {
  const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 4 }]);
  await house.ship(salesOrder);
  await house.tick();
  await house.poll();
  const { onHand } = stock.level('ROPE-20');
  await world.netsuite.advance(LONG_MS);
  // What moved last is read again with each poll.
  await stock.adjust('east', { 'MUG-BLUE': 1 });
  await house.poll();

  putBack(order, 2);
  expect(stock.level('ROPE-20').onHand).toBe(onHand + 2);
  await world.hint(order);
  await house.poll();
  expect(stock.level('ROPE-20').onHand).toBe(onHand);
});

test('is on the storefront with the next poll when an import moved it, of which no script heard', async () => {
  await world.netsuite.advance(LONG_MS);
  await house.poll();
  const { onHand } = stock.level('MUG-RED');
  await stock.adjust('east', { 'MUG-RED': -7 }, 'CSVIMPORT');
  expect(stock.level('MUG-RED').onHand).toBe(onHand);
  await house.poll();
  expect(stock.level('MUG-RED').onHand).toBe(onHand - 7);
});

/** Staff of the shop take units of the first line back: paid back, and on the shelf in the east. */
function putBack(order: string, quantity: number): void {
  const { lineItems } = world.ask<{ order: { lineItems: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } } } }',
    { id: order },
  ).order;
  world.ask(
    'mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } } }',
    {
      key: crypto.randomUUID(),
      input: {
        orderId: order,
        refundLineItems: [
          {
            lineItemId: lineItems.nodes[0]?.id,
            quantity,
            restockType: 'RETURN',
            locationId: world.shop.locations.east,
          },
        ],
      },
    },
  );
}

/** The warehouse receives units of the first line on a return authorization. */
async function receiveBack(salesOrder: string, quantity: number): Promise<void> {
  const saved = (fromType: string, fromId: string, toType: string, orderStatus?: string) =>
    world.netsuite.save(
      (session, records) => records.transform(session, { fromType, fromId, toType }),
      (call) => {
        if (orderStatus) call('setValue', { fieldId: 'orderstatus', value: orderStatus });
        call('setSublistValue', {
          sublistId: 'item',
          fieldId: 'quantity',
          line: 0,
          value: quantity,
        });
      },
    );
  const authorization = await saved('salesorder', salesOrder, 'returnauthorization', 'B');
  await saved('returnauthorization', authorization, 'itemreceipt');
}
