import { execFileSync } from 'node:child_process';
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from '../../scripts/build/buildOrExplain.ts';
import { PROJECT, shown } from '../../scripts/project.ts';
import { costsOf, placeSeconds } from './costs.ts';
import { drivenChart, queueCharts } from './charts.ts';
import { day, queue } from './day.ts';
import { CALM, DAY, FULL, QUICK, type Drive } from './drives.ts';
import {
  LICENCES,
  LOADS,
  nextTier,
  onePlusMore,
  PLANS,
  type Licence,
  type Load,
  type Plan,
} from './limits.ts';
import { page } from './page.ts';
import { driveTrade } from './trade.ts';
import {
  answerRows,
  carriedRows,
  comparedRows,
  drivenRows,
  laterRows,
  licenceName,
  needRows,
  plain,
  stepRows,
  type Answer,
  type Driven,
  type Step,
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

async function drive(one: Drive): Promise<Driven> {
  const { name, places } = one;
  console.log(`… ${name}, ${places.slots} places and ${places.processors} processors`);
  const began = performance.now();
  const traded = await driveTrade({ ...one, seed });
  console.log(`  took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return { drive: one, traded };
}

const calm = await drive(CALM);
const loaded: Driven[] = [];
for (const one of [...(values.quick ? QUICK : FULL), ...(values.day ? [DAY] : [])])
  loaded.push(await drive(one));
const driven = [calm, ...loaded];

// With shipments, stock and our own echoes.
const whole = loaded.filter(({ drive: { shipsAfterMinutes } }) => shipsAfterMinutes);
const busiest = whole.reduce((a, b) =>
  b.traded.ordersPerSecond > a.traded.ordersPerSecond ? b : a,
);
const costs = costsOf(calm, busiest);
const compared = whole.map((one) => {
  const { slots, processors } = one.drive.places;
  const { depth } = queue(one.drive.orders, (slots + processors) / placeSeconds(busiest));
  return { ...one, modelled: Math.round(Math.max(...depth)) };
});

const answer = (load: Load, licence: Licence, plan: Plan): Answer => {
  const result = day(load, licence, plan.pointsPerSecond, costs, othersShare);
  return { load, licence, plan, result };
};
const planOf = ({ orders }: Load) => (orders <= 10_000 ? PLANS[0] : PLANS[2]);
const answers = LOADS.flatMap((load) =>
  LICENCES.map((licence) => answer(load, licence, planOf(load))),
);
const [small] = LOADS;
const carried = LICENCES.map((licence) => PLANS.map((plan) => answer(small, licence, plan)));
const steps: Step[] = LICENCES.map((licence) => {
  const at = licence.tier === 'Standard' ? 0 : 2;
  const [more, tier, plan] = [onePlusMore(licence), nextTier(licence), PLANS[at + 1]];
  const next = [
    ...(more ? [{ name: 'one more SuiteCloud Plus', answer: answer(small, more, PLANS[at]) }] : []),
    ...(tier ? [{ name: licenceName(tier), answer: answer(small, tier, PLANS[at]) }] : []),
    ...(plan ? [{ name: `Shopify ${plan.plan}`, answer: answer(small, licence, plan) }] : []),
  ].map(({ name, answer: { result } }) => ({ name, sustained: result.sustained }));
  return { answer: answer(small, licence, PLANS[at]), next };
});

for (const rows of [
  drivenRows(driven),
  laterRows(driven),
  comparedRows(compared),
  needRows(answers),
  carriedRows(PLANS, carried),
  stepRows(steps),
  answerRows(answers),
])
  console.log(`\n${plain(rows)}`);

const file = (name: string) => join(PROJECT.root, 'docs', name);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: PROJECT.root,
  encoding: 'utf8',
}).trim();
const queues = queueCharts(answers);
// Another run may have drawn other volumes.
for (const old of globSync(file('capacity-queue*.svg'))) rmSync(old);
for (const { name, svg } of queues) writeFileSync(file(name), svg);
writeFileSync(file('capacity-burst.svg'), drivenChart(driven));
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
    carried,
    steps,
    queues: queues.map(({ name, title }) => ({ name, title })),
  }),
);
console.log(`\nWritten to ${shown(PROJECT, file('capacity.md'))}.`);
process.exit(0);
