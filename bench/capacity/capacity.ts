import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from '../../scripts/build/buildOrExplain.ts';
import { PROJECT, shown } from '../../scripts/project.ts';
import { svg } from './curve.ts';
import { day, type Costs } from './day.ts';
import { driveAfter, driveOrders } from './drive.ts';
import { LICENCES, LOADS, PLANS } from './limits.ts';
import { page } from './page.ts';
import {
  answerRows,
  licenceName,
  measuredRows,
  plain,
  stepRows,
  type Answer,
  type Measured,
} from './report.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    others: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const othersShare = Number(values.others) / 100;
const seed = Number(values.seed);
if (!(othersShare >= 0 && othersShare < 1 && seed > 0)) {
  console.error('npm run capacity -- [--quick] [--others PERCENT] [--seed N]');
  process.exit(2);
}
if (!(await buildOrExplain(PROJECT))) process.exit(1);

const size = values.quick
  ? { calm: 12, burst: 25, after: 4, places: [3] }
  : { calm: 60, burst: 120, after: 12, places: [1, 3, 9] };
console.log('… orders far apart');
const calm = await driveOrders({ slots: 3, processors: 1 }, size.calm, size.calm, seed);
const bursts: Measured['bursts'] = [];
for (const slots of size.places) {
  const places = { slots, processors: Math.max(1, Math.floor(slots / 3)) };
  console.log(`… ${size.burst} orders in one minute, ${slots} places`);
  bursts.push({ places, driven: await driveOrders(places, size.burst, 1, seed) });
}
console.log('… shipments and stock moves');
const after = await driveAfter({ slots: 3, processors: 1 }, size.after, seed);
const measured: Measured = { calm, bursts, after };

const busiest = bursts.find(({ places }) => places.slots === 3)?.driven ?? calm;
const costs: Costs = {
  slotSecondsPerOrder: busiest.slotSecondsPerOrder,
  pointsPerOrder: busiest.pointsPerOrder,
  stockPushSeconds: after.stockPush.seconds,
  stockPushPoints: after.stockPush.points,
  importSeconds: [...calm.importSeconds].sort((a, b) => a - b),
};
const [standardPlan, , plusPlan] = PLANS;
const steps: Answer[] = LICENCES.map((licence) => {
  const load = { orders: 1_000, stockChanges: 10_000, stores: 1 };
  const plan = licence.tier === 'Standard' ? standardPlan : plusPlan;
  return {
    load,
    licence,
    plan: plan.plan,
    result: day(load, licence, plan.pointsPerSecond, costs, othersShare),
  };
});
const answers: Answer[] = LOADS.flatMap((load) =>
  LICENCES.map((licence) => {
    const plan = load.orders <= 10_000 ? standardPlan : plusPlan;
    return {
      load,
      licence,
      plan: plan.plan,
      result: day(load, licence, plan.pointsPerSecond, costs, othersShare),
    };
  }),
);

for (const rows of [measuredRows(measured), stepRows(steps), answerRows(answers)])
  console.log(`\n${plain(rows)}`);

const file = (name: string) => join(PROJECT.root, 'docs', name);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: PROJECT.root,
  encoding: 'utf8',
}).trim();
writeFileSync(
  file('capacity-queue.svg'),
  svg(
    'Orders waiting over a day of 10,000 orders (extrapolated)',
    ['0:00', '6:00', '12:00', '18:00', '24:00'],
    answers
      .filter(({ load }) => load.orders === 10_000)
      .map(({ licence, result }) => ({ name: licenceName(licence), values: result.depth })),
  ),
);
const longest = Math.max(...bursts.map(({ driven }) => driven.depth.length));
writeFileSync(
  file('capacity-burst.svg'),
  svg(
    `Orders waiting by minute after ${size.burst} orders in one minute (driven)`,
    ['0 min', `${longest - 1} min`],
    bursts.map(({ places, driven }) => ({
      name: `${places.slots} places`,
      values: Array.from({ length: longest }, (_, minute) => driven.depth[minute] ?? 0),
    })),
  ),
);
writeFileSync(
  file('capacity.md'),
  page({
    at: new Date().toISOString(),
    commit,
    othersShare,
    quick: values.quick,
    measured,
    answers,
    steps,
  }),
);
console.log(`\nWritten to ${shown(PROJECT, file('capacity.md'))}.`);
process.exit(0);
