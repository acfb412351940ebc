import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS, type BenchmarkSize } from './benchmarks.ts';
import type { Row } from './row.ts';

const SELF = fileURLToPath(import.meta.url);

/** The local systems of the full sizes hold millions of rows. */
const FULL_MEMORY = '--max-old-space-size=12000';

/** Runs one benchmark in a process of its own: what another one left in memory slowed the next ones down by half. */
export function runAlone(name: string, size: BenchmarkSize): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    let rows: Row[] | null = null;
    const child = fork(SELF, [name, JSON.stringify(size)], {
      execArgv: size.full ? [...process.execArgv, FULL_MEMORY] : process.execArgv,
    });
    child.on('message', (message) => {
      rows = message as Row[];
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (rows) resolve(rows);
      else reject(new Error(`The benchmark ${name} ended with ${code} and without figures.`));
    });
  });
}

if (process.argv[1] === SELF) {
  const [name = '', size = ''] = process.argv.slice(2);
  const run = await BENCHMARKS[name]?.();
  const rows = (await run?.(JSON.parse(size) as BenchmarkSize)) ?? [];
  process.send?.(rows, () => process.exit(0));
}
