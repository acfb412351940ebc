import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrExplain } from '../../scripts/build/buildOrExplain.ts';
import { PROJECT, shown } from '../../scripts/project.ts';
import { answers, needs, offers, planCarries } from './answers.ts';
import { answerRows, needRows, offerRows, planRows, togetherRows } from './answerTables.ts';
import { compare } from './compare.ts';
import { costsOf, dearestCosts, measuredIn } from './costs.ts';
import { drivenChart, queueCharts } from './charts.ts';
import { comparedRows, costRows, drivenRows, laterRows } from './drivenTables.ts';
import { DAY, FULL, QUICK, type Drive, type Driven } from './drives.ts';
import { inColumns } from '../table.ts';
import { readOptions, USAGE } from './options.ts';
import { page, QUICK_NOTE } from './page.ts';
import { readRecord, writeRecord, type Recorded } from './record.ts';
import { driveTrade } from './trade.ts';

const options = readOptions(process.argv.slice(2));
if (options === 'help') {
  console.log(USAGE);
  process.exit(0);
}
if ('refused' in options) {
  console.error(`${options.refused}\n${USAGE}`);
  process.exit(2);
}
const { quick, othersShare, seed, day: withDay } = options;
const TELL_EVERY_MS = 10_000;
const RECORD = join(PROJECT.root, 'bench/capacity/driven.json');
// What a drive keeps in memory goes when the process ends by itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const recorded = options.recorded ? readRecord(RECORD) : await driveAll();
if (!recorded) {
  console.error('No whole run has been recorded yet: npm run capacity');
  process.exit(2);
}
const [calm, ...loaded] = recorded.driven;
const measured = measuredIn(calm, loaded);
const costs = costsOf(measured);
const dear = dearestCosts(measured, loaded);
const parts = {
  recorded,
  quick,
  othersShare,
  measured,
  costs,
  compared: loaded.map((one) => compare(one, costs)),
  needs: needs(costs, dear, othersShare),
  dear,
  commit: commitOf(),
  offers: offers(costs, othersShare),
  plans: planCarries(costs, othersShare),
  answers: answers(costs, othersShare),
};

for (const rows of [
  drivenRows(recorded.driven),
  laterRows(recorded.driven),
  costRows(costs, measured, loaded),
  comparedRows(parts.compared),
  togetherRows(parts.offers),
  answerRows(parts.answers),
  planRows(parts.plans),
  offerRows(parts.offers),
  needRows(parts.needs),
])
  console.log(`\n${inColumns(rows)}`);
if (quick) console.log(`\n${QUICK_NOTE}`);

// The page in docs shows the whole drives and the presets; what was asked otherwise stands beside the build.
const isPreset = !quick && othersShare === 0.4 && seed === 1;
const folder = join(PROJECT.root, isPreset ? 'docs' : 'build/capacity');
mkdirSync(folder, { recursive: true });
const file = (name: string) => join(folder, name);
const queues = queueCharts(parts.answers);
// Another run may have drawn other volumes.
for (const old of globSync(file('capacity-*.svg'))) rmSync(old);
for (const { name, svg } of queues) writeFileSync(file(name), svg);
writeFileSync(file('capacity-driven.svg'), drivenChart(recorded.driven));
writeFileSync(file('capacity.md'), page({ ...parts, queues }));
if (isPreset && !options.recorded) writeRecord(RECORD, recorded);
console.log(`\nWritten to ${shown(PROJECT, file('capacity.md'))}.`);
process.exit(0);

async function driveAll(): Promise<Recorded> {
  const commit = commitOf();
  if (!(await buildOrExplain(PROJECT))) process.exit(1);
  const [first, ...others] = quick ? QUICK : FULL;
  const driven: Recorded['driven'] = [await drive(first)];
  for (const one of [...others, ...(withDay ? [DAY] : [])]) driven.push(await drive(one));
  return { at: new Date().toISOString(), commit, seed, driven };
}

async function drive(one: Drive): Promise<Driven> {
  const { name, places, orders } = one;
  const total = orders.reduce((sum, count) => sum + count, 0);
  console.log(`… ${name}, ${places.slots} calls at once and ${places.processors} processors`);
  const began = performance.now();
  let toldAt = began;
  const told = (minute: number, imported: number, waiting: number, shipped: number): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    console.log(
      `  minute ${minute}: ${imported} of ${total} orders are in NetSuite, ${waiting} wait, ${shipped} are shipped`,
    );
  };
  const traded = await driveTrade({ ...one, seed, told });
  console.log(`  took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return { drive: one, traded };
}

/** A folder without Git has none. */
function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: PROJECT.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
