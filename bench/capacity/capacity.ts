import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from '../../scripts/build/buildOrExplain.ts';
import { PROJECT, shown } from '../../scripts/project.ts';
import { svg } from './curve.ts';
import { day, queue, type Costs } from './day.ts';
import { DAY, FULL, QUICK } from './drives.ts';
import { LICENCES, LOADS, PLANS } from './limits.ts';
import { page } from './page.ts';
import { driveTrade } from './trade.ts';
import {
  answerRows,
  licenceName,
  comparedRows,
  drivenRows,
  laterRows,
  placeSeconds,
  plain,
  stepRows,
  type Answer,
  type Driven,
} from './report.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    day: { type: 'boolean', default: false },
    others: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const othersShare = Number(values.others) / 100;
const seed = Number(values.seed);
if (!(othersShare >= 0 && othersShare < 1 && seed > 0)) {
  console.error('npm run capacity -- [--quick] [--day] [--others PERCENT] [--seed N]');
  process.exit(2);
}
if (!(await buildOrExplain(PROJECT))) process.exit(1);

const driven: Driven[] = [];
for (const drive of [...(values.quick ? QUICK : FULL), ...(values.day ? [DAY] : [])]) {
  const { name, places } = drive;
  console.log(`… ${name}, ${places.slots} places and ${places.processors} processors`);
  const began = performance.now();
  const traded = await driveTrade({ ...drive, seed });
  driven.push({ drive, traded });
  console.log(`  took ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

// The busiest time that was driven whole, with shipments, stock and our own echoes.
const whole = driven.filter(({ drive }) => drive.ships);
const dearest = whole.reduce((a, b) =>
  b.traded.ordersPerSecond > a.traded.ordersPerSecond ? b : a,
);
const calm = whole[0] ?? dearest;
const costs: Costs = {
  slotSecondsPerOrder: placeSeconds(dearest),
  pointsPerOrder: dearest.traded.pointsPerOrder,
  stockPushSeconds: dearest.traded.stockPush.seconds,
  stockPushPoints: dearest.traded.stockPush.points,
  importSeconds: [...calm.traded.importSeconds].sort((a, b) => a - b),
};
const compared = whole.map((one) => {
  const { slots, processors } = one.drive.places;
  const { depth } = queue(one.drive.orders, (slots + processors) / placeSeconds(dearest));
  return { ...one, modelled: Math.round(Math.max(...depth)) };
});
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

for (const rows of [
  drivenRows(driven),
  laterRows(driven),
  comparedRows(compared),
  stepRows(steps),
  answerRows(answers),
])
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
const drawn = driven.filter(({ drive }) => drive.orders.length <= 60);
const longest = Math.max(...drawn.map(({ traded }) => traded.depth.length));
writeFileSync(
  file('capacity-burst.svg'),
  svg(
    'Orders waiting by minute (driven)',
    ['0 min', `${longest - 1} min`],
    drawn.map(({ drive, traded }) => ({
      name: `${drive.orders.length === 1 ? 'minute' : 'quarter hour'}, ${drive.places.slots} + ${drive.places.processors}`,
      values: Array.from({ length: longest }, (_, minute) => traded.depth[minute] ?? 0),
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
    driven,
    compared,
    answers,
    steps,
  }),
);
console.log(`\nWritten to ${shown(PROJECT, file('capacity.md'))}.`);
process.exit(0);
