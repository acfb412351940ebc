import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndedRun } from '../../emulator/netsuite/options.ts';
import { bootLocal, DEMO_STORE, ROLE, type Local } from '../../scripts/local/boot.ts';
import { CATALOG } from '../../scripts/local/catalog.ts';
import { hint, placeBatch } from '../orders/batch.ts';
import type { Row } from '../row.ts';

const SCRIPT = 'customscript_xdk_rl_explain';
/** Of the 5,000 a RESTlet may use: a twenty-fifth and a hundredth. */
const UNITS = { stock: 200, order: 50 };

/**
 * What a person waits for: why a stock figure is what it is, and what an order becomes. The RESTlet is all there is of a
 * console. Units, and modelled time on a virtual clock.
 */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const runs: EndedRun[] = [];
  const local = await bootLocal({
    folder,
    relay: false,
    netsuite: {
      seed: 1,
      schedules: false,
      clock: { virtualFrom: new Date().toISOString() },
      latencies: true,
      onEnded: (ended) => {
        if (ended.script.includes('rl_explain')) runs.push(ended);
      },
    },
    shopify: { stores: [{ ...DEMO_STORE, plan: 'plus' }] },
  });
  try {
    local.shopify.control.setSwitches({ routingDelayMs: 0 });
    const orders = placeBatch(local, (index) => `shopper${index}@example.com`, 'paid');
    await hint(local, orders);
    const times = quick ? 1 : 4;
    const stock = CATALOG.map(({ sku }) => ({ store: DEMO_STORE.key, sku }));
    const ask = orders.map((order) => ({ store: DEMO_STORE.key, order }));
    return [
      ...rows('why a stock figure', await explained(local, runs, stock, times), UNITS.stock),
      ...rows('what an order becomes', await explained(local, runs, ask, times), UNITS.order),
    ];
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function explained(
  { netsuite }: Local,
  runs: EndedRun[],
  questions: object[],
  times: number,
): Promise<EndedRun[]> {
  const before = runs.length;
  for (let time = 0; time < times; time += 1)
    for (const question of questions) {
      const asked = await netsuite.callRestlet(SCRIPT, question, { role: ROLE });
      const answer = asked.kind === 'returned' && (asked.value as { json: { ok?: boolean } }).json;
      if (!answer || answer.ok !== true)
        throw new Error(`${JSON.stringify(question)}: ${JSON.stringify(asked)}`);
    }
  return runs.slice(before);
}

function rows(name: string, ended: readonly EndedRun[], most: number): Row[] {
  const units = sorted(ended.map((run) => run.units));
  const times = sorted(ended.map(({ from, to }) => to - from));
  const told = (what: string, figure: number, unit: string): Row => ({
    name: `explain ${name}${what}`,
    figure,
    unit,
    goal: '',
    ok: true,
  });
  const median = at(units, 0.5);
  return [
    {
      ...told(': units', median, 'governance units, median'),
      goal: `≤ ${most}`,
      ok: median <= most,
    },
    told(': units of the dearest answer', at(units, 1), `governance units, of ${ended.length}`),
    told(': time', at(times, 0.5), 'ms, modelled, median'),
    told(': time, p95', at(times, 0.95), 'ms, modelled'),
  ];
}

function sorted(list: number[]): number[] {
  return list.sort((a, b) => a - b);
}

function at(rising: readonly number[], share: number): number {
  return rising[Math.floor((rising.length - 1) * share)] ?? 0;
}
