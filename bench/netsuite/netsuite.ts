import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import type { Row } from '../row.ts';
import type { Held } from './holding.ts';
import { openAccount } from './openAccount.ts';

const WARM_UP = 60;

async function times(count: number, work: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < count; i++) {
    const since = performance.now();
    await work();
    taken.push(performance.now() - since);
  }
  return taken.sort((a, b) => a - b);
}

async function perSecond(count: number, width: number, work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  let left = count;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: width }, lane));
  return (count * 1_000) / (performance.now() - since);
}

/** Speed and memory of the local NetSuite with latencies off: they say nothing about NetSuite's own speed. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const count = quick ? 100 : 1_000;
  const rows: Row[] = [];
  for (const freshContexts of quick ? [false] : [false, true]) {
    const { netsuite, order } = await openAccount({ freshContexts });
    await times(WARM_UP, order);
    const taken = await times(freshContexts ? count / 2 : count, order);
    const median = taken[Math.floor(taken.length / 2)] ?? 0;
    rows.push({
      name: `sales order of 5 lines with its user events${freshContexts ? ', fresh contexts' : ''}, median`,
      figure: median,
      unit: 'ms',
      goal: freshContexts ? '' : '< 7 ms',
      ok: freshContexts || median < 7,
    });
    if (!freshContexts) {
      const rate = await perSecond(count, 4, order);
      rows.push({
        name: 'sales orders of 5 lines with their user events, four calls at a time',
        figure: rate,
        unit: '/s',
        goal: '≥ 150',
        ok: rate >= 150,
      });
    }
    await netsuite.stop();
  }
  rows.push(...(await holding(quick ? 5_000 : 100_000)));
  return rows;
}

/** Memory and look-ups with many orders, against the same look-ups at 1,000. */
async function holding(orders: number): Promise<Row[]> {
  const program = join(import.meta.dirname, 'holding.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(orders)]);
  const { megabytes, lookUps } = JSON.parse(stdout) as Held;
  const rows = lookUps.map(({ name, few, many }): Row => {
    const ratio = many / few;
    const against = `${few.toFixed(0)} µs at 1,000`;
    const ok = ratio <= 10;
    return {
      name: `${name}, ${orders} orders`,
      figure: many,
      unit: 'µs',
      goal: 'ratio ≤ 10',
      ratio,
      against,
      ok,
    };
  });
  rows.push({
    name: `memory of the process with ${orders} orders`,
    figure: megabytes,
    unit: 'MB',
    goal: '< 1500 MB',
    ok: megabytes < 1_500,
  });
  return rows;
}
