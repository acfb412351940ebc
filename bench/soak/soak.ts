import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from '../../scripts/build/buildOrExplain.ts';
import { memoryFolder } from '../../scripts/local/memoryFolder.ts';
import { PROJECT } from '../../scripts/project.ts';
import { runSoak } from './runSoak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    weeks: { type: 'string' },
    hours: { type: 'string' },
    stores: { type: 'string', default: '1' },
    calm: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});
const hours =
  values.hours === undefined ? Number(values.weeks ?? '1') * 7 * 24 : Number(values.hours);
const first = Number(values.seed);
const stores = Number(values.stores);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => first + index);
if (![hours, first, seeds.length, stores].every((number) => number > 0)) {
  console.error(
    'npm run soak -- [--seed N] [--seeds COUNT] [--weeks W | --hours H] [--stores N] [--calm] [--quiet]',
  );
  process.exit(2);
}
if (!(await buildOrExplain(PROJECT))) process.exit(1);

const failed: number[] = [];
for (const seed of seeds) {
  const folder = mkdtempSync(join(memoryFolder(), 'crossdock-soak-'));
  const started = performance.now();
  const report = await runSoak({
    seed,
    hours,
    folder,
    stores,
    calm: values.calm,
    ...(!values.quiet && { onHour: (line) => console.log(`  ${line}`) }),
  });
  rmSync(folder, { recursive: true, force: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`seed ${seed}: ${report.virtualHours} virtual hours in ${seconds} s`);
  for (const part of ['deeds', 'faults', 'counts'] as const)
    console.log(`  ${part}: ${told(report[part])}`);
  for (const problem of report.problems) console.log(`  ✗ ${problem}`);
  if (report.problems.length === 0)
    console.log('  ✓ nothing lost, nothing doubled, everything adds up');
  else failed.push(seed);
}
for (const seed of failed)
  console.log(
    `Once more: npm run soak -- --seed ${seed} --hours ${hours} --stores ${stores}${values.calm ? ' --calm' : ''}`,
  );
process.exit(failed.length === 0 ? 0 : 1);

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
