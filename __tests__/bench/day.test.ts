import { costsOf } from '../../bench/capacity/costs.ts';
import { day, type Costs } from '../../bench/capacity/day.ts';
import { LICENCES, type Licence, type Load } from '../../bench/capacity/limits.ts';
import { needRows, type Answer, type Driven } from '../../bench/capacity/report.ts';

const COSTS: Costs = {
  orderSeconds: 5,
  orderPoints: 100,
  pushSeconds: 2,
  pushPoints: 20,
  importSeconds: [4, 5, 6],
  shipSeconds: [1, 2, 3],
  moveSeconds: [3, 5, 6],
};
const LOAD = { orders: 1_000, stockChanges: 10_000, stores: 1 };
const licence = (tier: string, plus: number): Licence => {
  const found = LICENCES.find((one) => one.tier === tier && one.plus === plus);
  if (!found) throw new Error(`no licence ${tier}`);
  return found;
};

it('names the monthly transaction lines as what binds a Standard account first', () => {
  const [first] = day(LOAD, licence('Standard', 0), 100, COSTS, 0.4).uses;
  expect(first).toMatchObject({ what: 'transaction lines a month', share: 2.25 });
});

it('shows a queue in the peak hour when orders take ten times as long', () => {
  const load = { ...LOAD, orders: 10_000, stores: 3 };
  const most = (costs: Costs) =>
    Math.max(...day(load, licence('Premium', 3), 1_000, costs, 0.4).depth);
  expect(most(COSTS)).toBe(0);
  expect(most({ ...COSTS, orderSeconds: 50 })).toBeGreaterThan(0);
});

it('carries more when the others hold fewer places', () => {
  const load = { orders: 100_000, stockChanges: 10_000, stores: 20 };
  const carried = (others: number) =>
    day(load, licence('Ultimate', 0), 2_000, { ...COSTS, orderSeconds: 20 }, others).sustained;
  expect(carried(0)).toBeGreaterThan(carried(0.4));
});

it('lets every store hear of each stock change, which costs places', () => {
  const used = (stores: number) =>
    day({ ...LOAD, stores }, licence('Ultimate', 0), 2_000, COSTS, 0.4).uses.find(({ what }) =>
      what.startsWith('requests'),
    )?.share;
  expect(used(20)).toBeGreaterThan(used(1) ?? Infinity);
});

it('counts a queue once: latencies are those of the calm time, costs those of the busy time', () => {
  const costs = costsOf(driven({ importSeconds: [6, 4] }), driven({ importSeconds: [900, 800] }));
  expect(costs.importSeconds).toEqual([4, 6]);
  expect(costs).toMatchObject({ orderSeconds: 8 - 0.5 * 2, orderPoints: 150 - 0.5 * 20 });
  const { latency } = day(LOAD, licence('Ultimate', 0), 2_000, costs, 0.4);
  expect(latency.import).toEqual({ p50: 6, p95: 6, p99: 6 });
});

it('says what gives out first where no licence carries a load', () => {
  const load: Load = { orders: 1_000_000, stockChanges: 10_000_000, stores: 20 };
  const plan = { plan: 'Plus', pointsPerSecond: 1_000 } as const;
  const answers: Answer[] = LICENCES.map((one) => ({
    load,
    licence: one,
    plan,
    result: day(load, one, plan.pointsPerSecond, COSTS, 0.4),
  }));
  expect(needRows(answers)[1]).toEqual([
    '1,000,000',
    '20',
    'none; the largest is Ultimate + 12 SuiteCloud Plus, Plus',
    'transaction lines a month: 900 %',
  ]);
});

function driven(traded: Partial<Driven['traded']>): Driven {
  return {
    drive: {
      name: '',
      short: '',
      places: { slots: 3, processors: 1 },
      stores: 1,
      orders: [],
      stockPerOrder: 10,
      shipsAfterMinutes: { least: 1, most: 2 },
    },
    traded: {
      orders: 1,
      ordersPerSecond: 0.5,
      importSeconds: [],
      shipSeconds: [1],
      smallMoveSeconds: [3],
      largeMoveSeconds: [5],
      depth: [],
      slotSecondsPerOrder: 6,
      callsPerOrder: 1,
      refusedCalls: 0,
      unitsPerOrder: 100,
      pointsPerOrder: 150,
      linesPerOrder: 8,
      stockPush: { units: 60, points: 20, seconds: 2 },
      stockPushesPerOrder: 0.5,
      ...traded,
    },
  };
}
