import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from '../scripts/build/buildOrExplain.ts';
import { PROJECT, shown } from '../scripts/project.ts';
import { BENCHMARKS, COUNTED, type BenchmarkSize } from './benchmarks.ts';
import { endRuns, runAlone } from './runAlone.ts';
import { table } from './table.ts';
import type { Results, Row } from './row.ts';

/** So many of the counted ones at once: more than cores, since each waits at times. */
const LANES = 3;

/** What the benchmarks have started ends when they do; by then it has stopped writing. */
const ENDED_MS = 1_000;

const { size, names } = asked();
if (!(await buildOrExplain(PROJECT))) process.exit(1);

/** Holds what the benchmarks write; they take it for the system's folder of temporary files. */
const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
// PostgreSQL does not run as root, it runs as a user of its own then.
chmodSync(folder, 0o777);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(
    signal,
    () => void endRuns().then(() => setTimeout(() => process.exit(1), ENDED_MS)),
  );

const measured = new Map<string, Row[]>();
for (const name of names.filter((one) => !COUNTED.has(one))) await measure(name);
const counted = names.filter((one) => COUNTED.has(one));
await Promise.all(Array.from({ length: LANES }, lane));
const rows = names.flatMap((benchmark) =>
  (measured.get(benchmark) ?? []).map((row) => ({ benchmark, ...row })),
);

const results: Results = {
  at: new Date().toISOString(),
  commit: commit(),
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  ...size,
  isWhole: Object.keys(BENCHMARKS).every((name) => names.includes(name)),
  rows,
};
const file = join(PROJECT.root, 'bench/results.json');
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(table(rows));
console.log(`\nWritten to ${shown(PROJECT, file)}. Rows marked ✗ miss their goal.`);
process.exit(rows.every((row) => row.ok) ? 0 : 1);

async function lane(): Promise<void> {
  for (let name = counted.shift(); name !== undefined; name = counted.shift()) await measure(name);
}

async function measure(name: string): Promise<void> {
  const started = performance.now();
  console.log(`… ${name}`);
  measured.set(name, await runAlone(name, size, folder));
  console.log(`  ${name} took ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** What the command line asks for; explains itself and ends when that cannot be. */
function asked(): { size: BenchmarkSize; names: string[] } {
  const all = Object.keys(BENCHMARKS);
  const usage = `npm run bench [-- names] [-- --quick] [-- --full]\nnames: ${all.join(', ')}`;
  try {
    const { values, positionals } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const unknown = positionals.filter((name) => !all.includes(name));
    if (unknown.length > 0) throw new TypeError(`There is no benchmark ${unknown.join(', ')}.`);
    const { quick, full } = values;
    return { size: { quick, full }, names: positionals.length > 0 ? positionals : all };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

function commit(): string {
  try {
    const git = { cwd: PROJECT.root, encoding: 'utf8' } as const;
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], git).trim();
  } catch {
    return '';
  }
}
