import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  drawLatency,
  modelledLatencies,
  type LatencyTable,
} from '../../emulator/netsuite/latency.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import type { Row } from '../row.ts';

const ROLE = 'customrole_xdk_integration';
const NOTHING = { p50: 0.001, p99: 0.002 };

/** What NetSuite takes for the save itself is not our delay; everything a script calls is. */
const LATENCIES: LatencyTable = {
  ...modelledLatencies,
  'record.transform transaction': NOTHING,
  'record.save itemfulfillment': NOTHING,
  'record.save line': NOTHING,
  'user event': NOTHING,
};

const MARK = ['record.create custom', 'record.save custom'] as const;
const READ = 'https.request';
const WRITE = 'https.request';
const DONE = 'record.submitFields custom';

/** Most that Crossdock may add to those calls, in milliseconds: cache look-ups, its own work. */
const OWN = 60;

/** How long a person's save of a shipment is delayed, at modelled cost, on a virtual clock. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const local = await bootLocal({
    folder,
    relay: false,
    netsuite: {
      seed: 1,
      schedules: false,
      clock: { virtualFrom: new Date().toISOString() },
      latencies: LATENCIES,
    },
    shopify: { stores: [{ ...DEMO_STORE, plan: 'plus' }] },
  });
  try {
    local.shopify.control.setSwitches({ routingDelayMs: 0 });
    const orders = await importOrders(local, quick ? 40 : 110);
    await shipped(local, orders.pop());
    const delays: number[] = [];
    const own: number[] = [];
    for (const order of orders.splice(11)) {
      const { modelled, real } = await shipped(local, order);
      delays.push(modelled);
      own.push(real);
    }
    local.netsuite.faults.add({ at: 'https.request', kind: 'slow', seconds: 45, times: 1 });
    const hanging = (await shipped(local, orders.pop())).modelled;
    const afterwards: number[] = [];
    for (const order of orders) afterwards.push((await shipped(local, order)).modelled);
    const four = modelled([...MARK, READ, WRITE, DONE]);
    const median = quantile(delays, 0.5);
    return [
      row('save of a shipment, median', median, 'ms', Math.round(four + OWN)),
      row(
        'one mark, one read, one write, one done',
        Math.round(four),
        'ms, as the model draws them',
      ),
      row('save of a shipment, p95', quantile(delays, 0.95), 'ms'),
      row('save of a shipment, p99', quantile(delays, 0.99), 'ms'),
      row('the same, whole local world', quantile(own, 0.5), 'ms of processor and I/O'),
      row('save while a call hangs 45 s', hanging, 'ms'),
      row(
        'next saves, breaker open',
        quantile(afterwards, 0.5),
        'ms',
        Math.round(modelled(MARK) + OWN),
      ),
    ];
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(name: string, figure: number, unit: string, most?: number): Row {
  return {
    name,
    figure,
    unit,
    goal: most === undefined ? '' : `≤ ${most}`,
    ok: most === undefined || figure <= most,
  };
}

/** Median of these calls together. */
function modelled(calls: readonly (keyof typeof modelledLatencies)[]): number {
  const sums = Array.from({ length: 4001 }, () =>
    calls.reduce((sum, call) => sum + drawLatency(modelledLatencies[call], Math.random), 0),
  );
  return quantile(sums, 0.5);
}

function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Orders of one piece each; their sales orders. */
async function importOrders({ shopify, netsuite }: Local, count: number): Promise<string[]> {
  const orders = Array.from({ length: count }, () => {
    const cart = {
      email: 'ada@example.com',
      lines: [{ sku: 'ROPE-20', quantity: 1 }],
      payment: 'none',
    };
    return (shopify.control.act(DEMO_STORE.key, 'placeOrder', cart) as { id: string }).id;
  });
  for (let from = 0; from < count; from += 10) {
    const hints = orders.slice(from, from + 10).map((id) => ({
      key: id,
      store: DEMO_STORE.key,
      entity: 'order',
      id,
      action: 'changed',
    }));
    const body = { protocol: 1, account: netsuite.account.id, hints };
    await netsuite.callRestlet('customscript_xdk_rl_events', body, { role: ROLE });
  }
  return [...netsuite.records.all('salesorder')].map(({ id }) => id);
}

/** Transforms and saves as a person; how far the virtual clock moved, and how long it really took. */
async function shipped(
  { netsuite, account }: Local,
  salesOrder: string | undefined,
): Promise<{ modelled: number; real: number }> {
  if (salesOrder === undefined) throw new Error('There are not enough orders.');
  const real = performance.now();
  let saving = 0;
  await netsuite.save(
    (session, records) =>
      records.transform(session, {
        fromType: 'salesorder',
        fromId: salesOrder,
        toType: 'itemfulfillment',
        defaultValues: { inventorylocation: account.locations.east },
      }),
    (call) => {
      call('setValue', { fieldId: 'shipstatus', value: 'C' });
      saving = netsuite.clock.now();
    },
    { executionContext: 'USERINTERFACE' },
  );
  return { modelled: netsuite.clock.now() - saving, real: performance.now() - real };
}
