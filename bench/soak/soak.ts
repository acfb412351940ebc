import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrExplain } from '../../scripts/build/buildOrExplain.ts';
import { memoryFolder } from '../../scripts/local/memoryFolder.ts';
import { PROJECT } from '../../scripts/project.ts';
import { commandLine } from './commandLine.ts';
import { runSoak, type SoakReport } from './runSoak.ts';

/** Between two lines that say what is waited for, in ms. */
const LINE_EVERY_MS = 10_000;

const { seeds, hours, stores, calm, quiet } = commandLine();
if (!(await buildOrExplain(PROJECT))) process.exit(1);

const folder = mkdtempSync(join(memoryFolder(), 'crossdock-soak-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const failed: number[] = [];
for (const seed of seeds) {
  const started = performance.now();
  try {
    const report = await run(seed);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`seed ${seed}: ${report.virtualHours} virtual hours in ${seconds} s`);
    tell(report);
    if (report.problems.length > 0) failed.push(seed);
  } catch (error) {
    console.log(`seed ${seed}:`);
    console.error(error);
    console.log('  ✗ it broke off');
    failed.push(seed);
  }
}
for (const seed of failed)
  console.log(
    `Once more: npm run soak -- --seed ${seed} --hours ${hours} --stores ${stores}${calm ? ' --calm' : ''}`,
  );
process.exit(failed.length === 0 ? 0 : 1);

async function run(seed: number): Promise<SoakReport> {
  let lastLine = performance.now();
  const own = mkdtempSync(join(folder, 'seed-'));
  const report = await runSoak({
    seed,
    hours,
    folder: own,
    stores,
    calm,
    ...(!quiet && { onHour: (line) => console.log(`  ${line}`) }),
    onWait(line) {
      if (performance.now() - lastLine < LINE_EVERY_MS) return;
      lastLine = performance.now();
      console.log(`  ${line}`);
    },
  });
  rmSync(own, { recursive: true, force: true });
  return report;
}

function tell(report: SoakReport): void {
  console.log(`  set up: ${report.setUp}`);
  for (const part of ['deeds', 'faults', 'counts'] as const)
    console.log(`  ${part}: ${told(report[part])}`);
  for (const problem of report.problems) console.log(`  ✗ ${problem}`);
  if (report.problems.length === 0)
    console.log('  ✓ nothing lost, nothing doubled, everything adds up');
}

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
