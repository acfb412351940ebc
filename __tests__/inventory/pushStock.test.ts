import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { startWorld, type World } from '../orders/world.ts';
import { stockroom, type Stockroom } from './stockroom.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('stock that moves in NetSuite', () => {
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

  test('is on the storefront when the save of a small adjustment is over', async () => {
    expect(stock.level('MUG-BLUE')).toEqual({ onHand: 120, available: 120, committed: 0 });
    await stock.adjust('east', { 'MUG-BLUE': -20, 'LAMP-01': 5 });
    expect(stock.level('MUG-BLUE').onHand).toBe(100);
    expect(stock.level('LAMP-01').onHand).toBe(65);
    expect(world.errors()).toEqual([]);
  });

  test('goes on with units of imported orders given back, and is right after they are shipped', async () => {
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
  });
});
