import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS, type BenchmarkSize } from './benchmarks.ts';
import type { Row } from './row.ts';

const SELF = fileURLToPath(import.meta.url);

/** The local systems of the full sizes hold millions of rows. */
const FULL_MEMORY = '--max-old-space-size=12000';

/** What a benchmark's process says at its end. */
type Told = { rows: Row[] } | { reason: string };

const running = new Map<ChildProcess, Promise<unknown>>();
let isEnding = false;

/**
 * Runs one benchmark in a process of its own: what another one left in memory slowed the next ones down by half. One that
 * fails is a row that misses its goal.
 * @param folder where its temporary files go
 */
export async function runAlone(name: string, size: BenchmarkSize, folder: string): Promise<Row[]> {
  if (isEnding) return new Promise(() => {});
  const child = fork(SELF, [name, JSON.stringify(size)], {
    execArgv: size.full ? [...process.execArgv, FULL_MEMORY] : process.execArgv,
    env: { ...process.env, TMPDIR: folder },
  });
  let rows: Row[] = [withoutFigures(name, 'it was ended')];
  child.on('message', (message) => {
    const told = message as Told;
    rows = 'rows' in told ? told.rows.map(judged) : [withoutFigures(name, told.reason)];
  });
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
  running.set(child, ended);
  await ended;
  running.delete(child);
  return rows;
}

/** Ends the benchmarks that are running, and what they have started; no further one begins. */
export async function endRuns(): Promise<void> {
  isEnding = true;
  for (const child of running.keys()) child.kill();
  await Promise.all(running.values());
}

function withoutFigures(name: string, reason: string): Row {
  const row = `${name} ended without figures: ${reason}`;
  return { name: row, figure: null, unit: '', goal: '', ok: false };
}

/** What cannot be measured (the median of nothing) is no figure on its way between processes, and misses every goal. */
function judged({ ratio, ...row }: Row): Row {
  if (row.figure === null || ratio === null) return { ...row, ok: false };
  return ratio === undefined ? row : { ...row, ratio };
}

if (process.argv[1] === SELF) {
  const [name = '', size = ''] = process.argv.slice(2);
  process.on('disconnect', () => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const tell = (told: Told, code: number) => process.send?.(told, () => process.exit(code));
  process.on('uncaughtException', (error) => {
    console.error(error);
    tell({ reason: error.message.split('\n')[0] ?? '' }, 1);
  });
  const run = await BENCHMARKS[name]?.();
  tell({ rows: (await run?.(JSON.parse(size) as BenchmarkSize)) ?? [] }, 0);
}
