import { needs } from '../../bench/capacity/answers.ts';
import { needRows } from '../../bench/capacity/answerTables.ts';
import { compare } from '../../bench/capacity/compare.ts';
import { costsOf, measuredIn, type Costs } from '../../bench/capacity/costs.ts';
import { roundStep } from '../../bench/capacity/curve.ts';
import { carries, day } from '../../bench/capacity/day.ts';
import type { Driven } from '../../bench/capacity/drives.ts';
import { LICENCES, type Licence } from '../../bench/capacity/limits.ts';
import { readOptions } from '../../bench/capacity/options.ts';
import { serve, type Serving } from '../../bench/capacity/queue.ts';
import { readRecord } from '../../bench/capacity/record.ts';

const COSTS: Costs = {
  orderSeconds: 6,
  followSeconds: 4,
  orderPoints: 100,
  changeSeconds: 0.1,
  changePoints: 0.2,
  pushSeconds: 5,
  importSeconds: [6, 7, 8],
  shipSeconds: [1, 2, 3],
  moveSeconds: [3, 5, 6],
};
const LOAD = { orders: 1_000, stockChanges: 10_000, stores: 1 };
const licence = (tier: string, plus: number): Licence => {
  const found = LICENCES.find((one) => one.tier === tier && one.plus === plus);
  if (!found) throw new Error(`no licence ${tier}`);
  return found;
};
const useOf = (limit: string, load = LOAD, others = 0.4) =>
  carries(load, licence('Premium', 0), 100, COSTS, others).uses.find((use) => use.limit === limit)
    ?.share;

it('names the monthly transaction lines as what binds a Standard account first', () => {
  const [first] = carries(LOAD, licence('Standard', 0), 100, COSTS, 0.4).uses;
  expect(first).toEqual({ limit: 'transaction lines', share: 2.25 });
});

it('asks of calls and processors what a reader can recompute', () => {
  // Premium leaves 9 calls and 1 processor of 15 and 2; a peak hour has 200 of 1,000 orders.
  expect(useOf('calls and processors')).toBeCloseTo((200 * (6 + 4 + 10 * 0.1)) / (10 * 3_600));
  expect(useOf('calls and processors', LOAD, 0)).toBeCloseTo((200 * 11) / (17 * 3_600));
  expect(useOf('calls and processors', { ...LOAD, stores: 20 })).toBeCloseTo(
    (200 * (6 + 4 + 20 * 10 * 0.1)) / (10 * 3_600),
  );
  expect(useOf('Shopify points')).toBeCloseTo((200 * (100 + 10 * 0.2)) / (100 * 3_600));
});

const SERVING: Serving = {
  slots: 3,
  processors: 1,
  orderSeconds: 6,
  laterSeconds: 0,
  laterBatchSeconds: 0,
  aloneSeconds: 7,
  mostOrdersPerSecond: Infinity,
};

it.each([
  ['few orders take about as long as a lone one', {}, 20, [4, 12]],
  ['many wait for one another', {}, 60, [100, 250]],
  ['calls finish other work first', { laterSeconds: 20, laterBatchSeconds: 20 }, 20, [25, 40]],
  ['the points of a store keep orders waiting', { mostOrdersPerSecond: 0.1 }, 20, [300, 500]],
])('in the queue %s', (_, other: Partial<Serving>, perMinute, [least = 0, most = 0]) => {
  const { waits } = serve(Array<number>(10).fill(perMinute), { ...SERVING, ...other });
  const longest = Math.max(...waits.map(({ seconds }) => seconds));
  expect(longest).toBeGreaterThanOrEqual(least);
  expect(longest).toBeLessThan(most);
});

it('neither loses nor makes orders', () => {
  const { waits, left } = serve([40, 0, 5, 90], SERVING);
  const through = waits.reduce((sum, { orders }) => sum + orders, 0);
  expect(through + left.orders).toBeCloseTo(135, -1);
});

it('says that a day brings more than a day carries, and how much is left', () => {
  const load = { orders: 100_000, stockChanges: 0, stores: 10 };
  const { caughtUpAfter, left } = day(load, licence('Standard', 0), 1_000, COSTS, 0.4);
  expect(caughtUpAfter).toBeNull();
  // Three calls of six seconds each carry 43,200 a day.
  expect(left.orders).toBeGreaterThan(50_000);
  expect(left.orders).toBeLessThan(60_000);
});

it('says what gives out first where no licence carries a load', () => {
  const load = { orders: 1_000_000, stockChanges: 10_000_000, stores: 20 };
  const last = needRows(needs(COSTS, COSTS, 0.4, [load])).at(-1);
  expect(last?.slice(0, 3)).toEqual([
    '1,000,000',
    '20',
    expect.stringMatching(/^none; the largest \(Ultimate \+ 12 SuiteCloud Plus\) carries /),
  ]);
});

const RECORD = readRecord('bench/capacity/driven.json');

it('takes the costs of an order from orders alone, and of what follows from the fullest drive', () => {
  const [calm, ...loaded] = RECORD?.driven ?? [];
  const { burst, whole } = measuredIn(calm as Driven, loaded);
  expect(burst.drive.places).toEqual(whole.drive.places);
  const costs = costsOf({ calm: calm as Driven, burst, whole });
  const { drive, traded } = whole;
  expect(
    costs.orderSeconds +
      costs.followSeconds +
      costs.changeSeconds * drive.stockPerOrder * drive.stores,
  ).toBeCloseTo(traded.slotSecondsPerOrder + traded.processorSecondsPerOrder);
});

it('models within a fifth how many orders waited in the busiest ten minutes, on both sizes', () => {
  const [calm, ...loaded] = RECORD?.driven ?? [];
  const costs = costsOf(measuredIn(calm as Driven, loaded));
  const tenMinutes = loaded.filter(({ drive }) => drive.short === 'ten minutes');
  expect(tenMinutes).toHaveLength(2);
  for (const one of tenMinutes) {
    const ratio = compare(one, costs).modelled.mostWaiting / Math.max(...one.traded.depth);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.2);
  }
});

it.each([
  [['--others', '20', '--seed', '7'], { othersShare: 0.2, seed: 7 }],
  [['--recorded'], { recorded: true, othersShare: 0.4 }],
  [['--others', '-5'], { refused: expect.stringContaining('--others') }],
  [
    ['--others', 'half'],
    { refused: '--others takes a whole percentage from 0 to 95, not "half".' },
  ],
  [['--seed', '0'], { refused: '--seed takes a whole number from 1, not "0".' }],
  [['--foo'], { refused: expect.stringContaining('--foo') }],
  [['--recorded', '--quick'], { refused: expect.stringContaining('--recorded drives nothing') }],
])('reads the options %j', (args, expected) => {
  expect(readOptions(args)).toMatchObject(expected);
});

it.each([
  [0.3, 1],
  [12, 20],
  [100, 100],
  [2_905, 5_000],
])('an axis goes in round steps: %d → %d', (least, step) => {
  expect(roundStep(least)).toBe(step);
});
