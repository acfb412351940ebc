import { startWorld, type World } from '../orders/world.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

/** Both systems, booted once for all cases of a file; usable from the first test on. */
export interface Ground {
  world: World;
  house: Warehouse;
}

/** Boots before the first test of the file and stops after its last one. Faults, an empty bucket and what the breaker remembers end with each test. */
export function ground(options: Parameters<typeof startWorld>[0] = {}): Ground {
  const held: Partial<Ground> = {};
  beforeAll(async () => {
    held.world = await startWorld(options);
    held.house = warehouse(held.world);
    await held.house.poll();
  });
  afterEach(() => {
    held.world?.shopify.control.faults.clear();
    held.world?.netsuite.faults.clear();
    held.world?.netsuite.cache.clear();
    held.world?.shopify.control.store('crossdock-demo.myshopify.com').bucket.drainTo(Infinity);
  });
  afterAll(() => held.world?.stop());
  return {
    world: later(() => held.world),
    house: later(() => held.house),
  };
}

/** Stands for what is there once the tests run. */
function later<T extends object>(get: () => T | undefined): T {
  return new Proxy({} as T, { get: (_, name) => Reflect.get(get() ?? {}, name) as unknown });
}
