import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from '../scripts/build/buildOrExplain.ts';
import { PROJECT, shown } from '../scripts/project.ts';
import { BENCHMARKS, COUNTED } from './benchmarks.ts';
import { runAlone } from './runAlone.ts';
import { table } from './table.ts';
import type { Row } from './row.ts';

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
const unknown = names.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.`,
  );
  process.exit(2);
}
if (!(await buildOrExplain(PROJECT))) process.exit(1);

const measured = new Map<string, Row[]>();
async function measure(name: string): Promise<void> {
  const started = performance.now();
  console.log(`… ${name}`);
  measured.set(name, await runAlone(name, { quick: values.quick, full: values.full }));
  console.log(`  ${name} took ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
for (const name of names.filter((one) => !COUNTED.has(one))) await measure(name);
const counted = names.filter((one) => COUNTED.has(one));
const lane = async (): Promise<void> => {
  for (let name = counted.shift(); name !== undefined; name = counted.shift()) await measure(name);
};
await Promise.all([lane(), lane()]);
const rows = names.flatMap((name) => measured.get(name) ?? []);

const results = join(PROJECT.root, 'bench/results.json');
mkdirSync(join(PROJECT.root, 'bench'), { recursive: true });
writeFileSync(
  results,
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, quick: values.quick, full: values.full, rows }, null, 2)}\n`,
);
console.log(table(rows));
console.log(`\nWritten to ${shown(PROJECT, results)}. Rows marked ✗ miss their goal.`);
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
