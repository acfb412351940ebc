import { stockDeeds } from './stockDeeds.ts';
import { stockTruth } from './stockTruth.ts';
import { startTwoStores, type TwoStores } from './twoStores.ts';

/** Both systems boot once per file. */
jest.setTimeout(3_600_000);

const SKUS = ['TENT-2P', 'STOVE-G'];
const SHARE = 50;
/** More by hand: `STOCK_SEEDS=200 STOCK_FIRST=300 npx jest everySequence`. Each seed goes on in the world the last one left. */
const FIRST = Number(process.env['STOCK_FIRST'] ?? 1);
const SEEDS = Number(process.env['STOCK_SEEDS'] ?? 2);
const STEPS = Number(process.env['STOCK_STEPS'] ?? 25);

describe('two stores with quotas of one stock, in both systems', () => {
  let world: TwoStores;
  beforeAll(async () => {
    world = await startTwoStores({
      orders: { lineLocation: 'assigned', deposits: false },
      stock: { share: SHARE },
    });
    await world.poll();
  });
  afterAll(() => world.stop());

  test.each(Array.from({ length: SEEDS }, (_, index) => FIRST + index))(
    'show no unit twice whatever happens, and the figures of the rule once everything is clean (seed %i)',
    async (seed) => {
      const truth = stockTruth(world, SKUS, SHARE);
      const { next, settle, moved } = stockDeeds(world, truth, SKUS, seed);
      const done: string[] = [];
      for (let step = 0; step < STEPS; step += 1) {
        const did = await next();
        if (did === null) continue;
        done.push(did);
        expect([truth.shownTwice(moved), ...done]).toEqual([[], ...done]);
      }
      const left = await settle();
      expect([left, truth.notByTheRule(), truth.shownTwice(), ...done]).toEqual([
        [],
        [],
        [],
        ...done,
      ]);
    },
  );
});
