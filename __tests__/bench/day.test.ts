import { day, type Costs } from '../../bench/capacity/day.ts';
import { LICENCES, type Licence } from '../../bench/capacity/limits.ts';

const COSTS: Costs = {
  slotSecondsPerOrder: 5,
  pointsPerOrder: 25,
  stockPushSeconds: 2,
  stockPushPoints: 20,
  importSeconds: [4, 5, 6],
};
const LOAD = { orders: 1_000, stockChanges: 10_000, stores: 1 };
const licence = (tier: string, plus: number): Licence => {
  const found = LICENCES.find((one) => one.tier === tier && one.plus === plus);
  if (!found) throw new Error(`no licence ${tier}`);
  return found;
};

it('names the monthly transaction lines as what binds a Standard account first', () => {
  const { binds, load } = day(LOAD, licence('Standard', 0), 100, COSTS, 0.4);
  expect(binds).toBe('transaction lines a month');
  expect(load).toBeCloseTo(2.25);
});

it('shows a queue in the peak hour when orders take ten times as long', () => {
  const load = { ...LOAD, orders: 10_000, stores: 3 };
  const most = (costs: Costs) =>
    Math.max(...day(load, licence('Premium', 3), 1_000, costs, 0.4).depth);
  expect(most(COSTS)).toBe(0);
  expect(most({ ...COSTS, slotSecondsPerOrder: 50 })).toBeGreaterThan(0);
});

it('carries more when the others hold fewer places', () => {
  const load = { orders: 100_000, stockChanges: 10_000, stores: 20 };
  const carried = (others: number) =>
    day(load, licence('Ultimate', 0), 2_000, { ...COSTS, slotSecondsPerOrder: 20 }, others)
      .sustained;
  expect(carried(0)).toBeGreaterThan(carried(0.4));
});
