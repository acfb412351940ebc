import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_STORE } from '../../scripts/local/boot.ts';
import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { startWorld, type World } from '../orders/world.ts';
import { stockroom, type Stockroom } from './stockroom.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('a push of stock', () => {
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
  afterEach(() => {
    world.shopify.control.faults.clear();
    world.netsuite.faults.clear();
  });

  /** Everything that waits is due, and the next tick does it. */
  async function nextTick() {
    world.netsuite.cache.clear();
    await house.later();
    await house.tick();
  }

  test('that Shopify throttles waits for the bucket and is no error', async () => {
    world.shopify.control.store(DEMO_STORE.key).bucket.drainTo(-10_000);
    await stock.adjust('east', { 'MUG-BLUE': -20 });
    expect(stock.level('MUG-BLUE').onHand).toBe(120);
    expect(stock.waiting()).toHaveLength(1);
    world.shopify.control.store(DEMO_STORE.key).bucket.drainTo(Infinity);
    await nextTick();
    expect(stock.level('MUG-BLUE').onHand).toBe(100);
    expect([stock.waiting(), world.errors()]).toEqual([[], []]);
  });

  test.each([
    ['whose call NetSuite could not make', { at: 'https.request', kind: 'before' }],
    ['whose figures could not be kept', { at: 'record.submitFields', kind: 'before' }],
    ['whose query came back empty', { at: 'query.run', kind: 'empty' }],
  ] as const)(
    '%s inside the save is made by the next tick, and the save stands',
    async (_, fault) => {
      const { onHand } = stock.level('ROPE-20');
      world.netsuite.faults.add({ ...fault, times: 1 });
      await stock.adjust('east', { 'ROPE-20': -3 });
      await nextTick();
      expect(stock.level('ROPE-20').onHand).toBe(onHand - 3);
      expect([stock.waiting(), world.errors()]).toEqual([[], []]);
    },
  );

  test('computes a figure again that moved between its read and its write', async () => {
    const { faults } = world.shopify.control;
    faults.add({ kind: 'slowStart', ms: 100, match: 'mutation SetQuantities' });
    const saved = stock.adjust('east', { 'STOVE-G': -5, 'MUG-RED': -5 });
    while (faults.heldUp === 0) await pause(1);
    world.place({
      email: 'eve@example.com',
      lines: [{ sku: 'STOVE-G', quantity: 2 }],
      payment: 'paid',
      gateway: 'shopify_payments',
      retailLocationId: world.shop.locations.east,
    });
    await saved;
    // The till sold two of thirty while the warehouse wrote off five: NetSuite has not heard of the two yet.
    expect(stock.level('STOVE-G').available).toBe(23);
    expect(stock.level('MUG-RED').onHand).toBe(75);
  });

  test('of which Shopify refuses one row sends all the others and names that one', async () => {
    await stock.adjust('west', { 'LAMP-01': 1_000_000_001, 'TENT-2P': 4, 'MUG-BLUE': 1 });
    expect([stock.level('TENT-2P', 'west').onHand, stock.level('MUG-BLUE', 'west').onHand]).toEqual(
      [10, 41],
    );
    expect(world.errors()).toEqual([
      [expect.stringMatching(/^stock:/), expect.stringContaining('SKU LAMP-01')],
    ]);
  });
});
