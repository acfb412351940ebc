import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS } from './benchmarks.ts';
import type { Row } from './row.ts';

const SELF = fileURLToPath(import.meta.url);

/** Runs one benchmark in a process of its own: what another one left in memory slowed the next ones down by half. */
export function runAlone(name: string, quick: boolean): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    let rows: Row[] | null = null;
    const child = fork(SELF, [name, ...(quick ? ['quick'] : [])]);
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
  const [name = '', quick] = process.argv.slice(2);
  const run = await BENCHMARKS[name]?.();
  const rows = (await run?.({ quick: quick === 'quick' })) ?? [];
  process.send?.(rows, () => process.exit(0));
}
