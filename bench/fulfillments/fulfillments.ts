import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LatencyTable } from '../../emulator/netsuite/latency.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { stockUp } from '../orders/inShop.ts';
import type { Row } from '../row.ts';
import { callWatch, NOT_OURS, type CallWatch } from './callWatch.ts';
import { keptRows } from './kept.ts';
import { shipped, type Save } from './shipped.ts';

const ROLE = 'customrole_xdk_integration';

/** What a person's save waits for: one mark, one read, one write, one done. */
const FOUR = [
  'record.create custom',
  'record.save custom',
  'https.request',
  'https.request',
  'record.submitFields custom',
];
const MARK = ['record.create custom', 'record.save custom'];

/** Most that Crossdock may add to those calls, in milliseconds: cache look-ups, its own work. */
const OWN = 60;
/** From the commit to the tracking number in Shopify. */
const REACHED = 1000;
/** A breaker that is open closes after five minutes. */
const BREAKER_MS = 301_000;

/** Saves while one call hangs and the breaker is open after it. */
const SAVES_AFTER = 10;
/** Saves whose fulfillment Shopify makes while its answer is lost. */
const UNANSWERED = 5;

/**
 * How long a person's save of a shipment is delayed, at modelled cost, on a virtual clock. Each save is compared with the
 * very draws of its own four calls, so that luck in drawing them is in both figures.
 */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  return inWarehouse(async (local, watch) => {
    const orders = await importOrders(local, quick ? 60 : 230);
    const waiting = [...orders];
    await save(local, watch, waiting);
    const usual = await saves(local, watch, waiting, waiting.length - SAVES_AFTER - UNANSWERED - 1);
    const troubled = await inTrouble(local, watch, waiting);
    await withoutAnswer(local, watch, waiting);
    const name = `${orders.length} shipments, ${SAVES_AFTER + 1} of them around a call that hangs, ${UNANSWERED} whose answer is lost`;
    return [...usualRows(usual), ...troubled, ...(await keptRows(local, name, orders))];
  });
}

/** Boots both systems on a virtual clock; whoever draws a modelled time is watched. */
export async function inWarehouse<T>(
  work: (local: Local, watch: CallWatch) => Promise<T>,
  latencies?: LatencyTable,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const watch = callWatch(latencies);
  const local = await bootLocal({
    folder,
    relay: false,
    netsuite: {
      seed: 1,
      schedules: false,
      clock: { virtualFrom: new Date().toISOString() },
      latencies: watch.table,
    },
    shopify: { stores: [{ ...DEMO_STORE, plan: 'plus' }] },
  });
  watch.clock = local.netsuite.clock;
  try {
    local.shopify.control.setSwitches({ routingDelayMs: 0 });
    await stockUp(local);
    return await work(local, watch);
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const save = (local: Local, watch: CallWatch, waiting: string[]) =>
  shipped(local, watch, waiting.pop());

/** So many saves one after the other, with nothing amiss. */
export async function saves(
  local: Local,
  watch: CallWatch,
  waiting: string[],
  count: number,
): Promise<Save[]> {
  const made: Save[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = await save(local, watch, waiting);
    await local.netsuite.advance(one.tracked ? 0 : BREAKER_MS);
    made.push(one);
  }
  return made;
}

export function usualRows(made: Save[]): Row[] {
  const inside = made.filter(({ tracked }) => tracked);
  const delays = inside.map(delay);
  const reached = inside.map(({ trackedAfter }) => trackedAfter);
  return [
    row('save of a shipment, delayed', median(delays), 'ms, median'),
    row(
      'save of a shipment, of its delay one mark, one read, one write, one done',
      median(inside.map(allowed(FOUR))),
      'ms, median',
    ),
    row(
      'save of a shipment, of its delay Crossdock’s own',
      median(inside.map(own(FOUR))),
      'ms, median',
      OWN,
    ),
    row(
      'save of a shipment, of its delay Crossdock’s own, p95',
      quantile(inside.map(own(FOUR)), 0.95),
      'ms',
    ),
    row('save of a shipment, delayed, p95', quantile(delays, 0.95), 'ms'),
    row('save of a shipment, delayed, p99', quantile(made.map(delay), 0.99), 'ms'),
    row(
      'saves that did not reach Shopify inside',
      made.length - inside.length,
      `of ${made.length} saves`,
    ),
    row('from commit to tracking in Shopify', median(reached), 'ms, median', REACHED),
    row('from commit to tracking in Shopify, p95', quantile(reached, 0.95), 'ms'),
    row(
      'save of a shipment, both local systems',
      median(inside.map(({ real }) => real)),
      'ms of processor',
    ),
  ];
}

/** A call that hangs, and the saves after it. */
async function inTrouble(local: Local, watch: CallWatch, waiting: string[]): Promise<Row[]> {
  await local.netsuite.advance(BREAKER_MS);
  local.netsuite.faults.add({ at: 'https.request', kind: 'slow', seconds: 45, times: 1 });
  const hanging = await save(local, watch, waiting);
  const open: Save[] = [];
  for (let index = 0; index < SAVES_AFTER; index += 1) open.push(await save(local, watch, waiting));
  return [
    row('save of a shipment while a call to Shopify hangs 45 s', delay(hanging), 'ms'),
    row('saves after a call that hung, delayed', median(open.map(delay)), 'ms, median'),
    row(
      'saves after a call that hung, of their delay Crossdock’s own',
      median(open.map(own(MARK))),
      'ms, median',
      OWN,
    ),
    row(
      'saves after a call that hung, calls to Shopify',
      open.flatMap(({ calls }) => calls).filter(isRequest).length,
      `in ${open.length} saves`,
      0,
    ),
  ];
}

/** Shopify makes the fulfillment and NetSuite never hears of it. */
async function withoutAnswer(local: Local, watch: CallWatch, waiting: string[]): Promise<void> {
  const { faults } = local.shopify.control;
  while (waiting.length > 0) {
    await local.netsuite.advance(BREAKER_MS);
    faults.add({ kind: 'dropConnection', commit: true, match: 'fulfillmentCreate' });
    await save(local, watch, waiting);
    faults.clear();
  }
}

const isRequest = ({ name }: Save['calls'][number]) => name === 'https.request';

/** Everything our scripts waited for, without what the save itself takes, and what they computed. */
function delay({ calls, real }: Save): number {
  return sum(calls.filter(({ name }) => !NOT_OURS.includes(name)).map(({ ms }) => ms)) + real;
}

/** Of the calls of a save, the first of each that it may make. */
function allowed(names: string[]): (save: Save) => number {
  return ({ calls }) => {
    const left = [...calls];
    return sum(
      names.map((name) => {
        const at = left.findIndex((call) => call.name === name);
        return at < 0 ? 0 : (left.splice(at, 1)[0]?.ms ?? 0);
      }),
    );
  };
}

function own(names: string[]): (save: Save) => number {
  return (save) => delay(save) - allowed(names)(save);
}

function row(name: string, figure: number, unit: string, most?: number): Row {
  return {
    name,
    figure: Math.round(figure * 10) / 10,
    unit,
    goal: most === undefined ? '' : `≤ ${most}`,
    ok: most === undefined || figure <= most,
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Orders of two pieces each, one of which will be shipped; their sales orders. */
export async function importOrders({ shopify, netsuite }: Local, count: number): Promise<string[]> {
  const orders = Array.from({ length: count }, (_, index) => {
    const cart = {
      email: 'ada@example.com',
      lines: [{ sku: index % 2 === 0 ? 'ROPE-20' : 'MUG-BLUE', quantity: 2 }],
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
