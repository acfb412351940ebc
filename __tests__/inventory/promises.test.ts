import fc from 'fast-check';
import { onHandFor, sellableBy } from '../../ts/inventory/mapOnHand';
import { decide } from '../../ts/inventory/mapRaise';
import type { Figure, Place } from '../../ts/inventory/stock';

/** One item, one warehouse, three stores: as little of both systems as the rule of raising needs. */
class Model {
  available: number;
  readonly stores: {
    place: Place;
    onHand: number;
    committed: number;
    /** Sold and not in NetSuite yet. */
    web: number;
    till: number;
    /** In NetSuite and not shipped. */
    taken: number;
    figure: Figure | undefined;
  }[];

  constructor(available: number, shares: number[]) {
    this.available = available;
    this.stores = shares.map((share, index) => ({
      place: { store: `${index}`, location: `${index}`, sources: ['1'], share, buffer: 0, cap: 0 },
      onHand: 0,
      committed: 0,
      web: 0,
      till: 0,
      taken: 0,
      figure: undefined,
    }));
  }

  shown(index: number): number {
    const { onHand, committed } = this.stores[index]!;
    return Math.max(0, onHand - committed);
  }

  do(action: string, index: number, units: number): void {
    const store = this.stores[index]!;
    if (action === 'receive') this.available += units;
    if (action === 'web' && this.shown(index) > 0) {
      store.committed += 1;
      store.web += 1;
    }
    if (action === 'till' && this.shown(index) > 0) {
      store.onHand -= 1;
      store.till += 1;
    }
    if (action === 'import' && store.web > 0) {
      store.web -= 1;
      store.taken += 1;
      this.available -= 1;
    }
    if (action === 'import till' && store.till > 0) {
      store.till -= 1;
      this.available -= 1;
    }
    if (action === 'ship' && store.taken > 0) {
      store.taken -= 1;
      store.committed -= 1;
      store.onHand -= 1;
    }
    if (action === 'push') this.push(index);
  }

  target(index: number): number {
    const { place, taken, committed, onHand } = this.stores[index]!;
    const level = { onHand, committed, reserved: 0, damaged: 0, safetyStock: 0, qualityControl: 0 };
    return onHandFor(sellableBy(this.available, place), Math.min(taken, committed), level, 'add');
  }

  push(index: number): void {
    const store = this.stores[index]!;
    const decision = decide({
      onHand: store.onHand,
      target: this.target(index),
      bound: store.committed,
      unimported: store.committed - Math.min(store.taken, store.committed),
      figure: store.figure,
      pool: {
        available: this.available,
        promised: this.stores
          .filter((other) => other !== store)
          .reduce((sum, other) => sum + (other.figure?.promised ?? 0), 0),
        isQuota: true,
      },
      imported: store.web + store.till === 0 ? 'yes' : 'no',
    });
    if (decision.kind === 'ask') throw new Error('it was told');
    if (decision.kind === 'set') store.onHand = decision.onHand;
    if (decision.kind === 'wait' && decision.set !== null) store.onHand = decision.set;
    store.figure = decision.figure;
  }

  /** Free beyond doubt: what NetSuite has, less what was sold and did not get there. */
  free(): number {
    return this.available - this.stores.reduce((sum, { web, till }) => sum + web + till, 0);
  }

  shownByAll(): number {
    return this.stores.reduce((sum, _, index) => sum + this.shown(index), 0);
  }
}

const step = fc.tuple(
  fc.constantFrom('web', 'web', 'till', 'import', 'import till', 'ship', 'receive', 'push', 'push'),
  fc.nat(2),
  fc.integer({ min: 1, max: 5 }),
);
const SHARES = [
  [50, 50, 0],
  [40, 30, 30],
  [100, 0, 0],
  [34, 33, 33],
];
const shares = fc.constantFrom(...SHARES);

describe('three stores with quotas of one stock', () => {
  test('never show a unit twice, and show what the rule says when everything is imported', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        shares,
        fc.array(step, { maxLength: 80 }),
        (available, parts, steps) => {
          const model = new Model(available, parts);
          for (const [action, store, units] of steps) {
            model.do(action, store, units);
            expect(model.shownByAll()).toBeLessThanOrEqual(Math.max(0, model.free()));
          }
          model.stores.forEach((store, index) => {
            while (store.web > 0) model.do('import', index, 1);
            while (store.till > 0) model.do('import till', index, 1);
          });
          for (let round = 0; round < 4; round += 1)
            model.stores.forEach((_, index) => model.push(index));
          model.stores.forEach((store, index) => expect(store.onHand).toBe(model.target(index)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
