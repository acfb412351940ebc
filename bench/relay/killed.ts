import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueuePlace } from '../../relay/inbox/open.ts';
import { zero, type Row } from '../row.ts';
import { deliver, keyOf } from './deliver.ts';
import { netsuiteStub, type Call } from './netsuiteStub.ts';
import { startPostgres, startTarget } from './processes.ts';

const SENDERS = 8;
const PLACES = 4;
const CALL_MS = 50;
/** Short, since the lease of a hint that was in a call outlasts it. */
const TIMEOUT_MS = 2_000;
/** Every third delivery is about one of these orders, the others about one of its own. */
const HOT = 12;
/** The most hints of a call. */
const BATCH = 50;
/** When nothing comes for so long, the rest is lost. */
const GIVEN_UP_MS = 15_000;

/**
 * Deliveries while the relay is killed (`kill -9`) again and again, and while NetSuite wants every tenth hint again: what was
 * acknowledged arrives, once where it can be. What was in a call at the kill counts as not taken.
 */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const kills = quick ? 1 : 3;
  const deliveries = quick ? 2_000 : 5_000;
  const onSqlite = inFolder((dataFolder) => killed('SQLite', { dataFolder }, kills, deliveries));
  const onPostgres = inFolder(async (dataFolder) => {
    if (quick) return [];
    const postgres = await startPostgres();
    const place = { dataFolder, databaseUrl: postgres.url };
    const rows = await killed('PostgreSQL', place, kills, deliveries);
    await postgres.stop();
    return rows;
  });
  return (await Promise.all([onSqlite, onPostgres])).flat();
}

async function inFolder(work: (folder: string) => Promise<Row[]>): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One order's deliveries; times by `performance.now()`. */
interface Told {
  /** Deliveries, whether they were acknowledged or not. */
  times: number;
  /** When the last one that was acknowledged was sent. */
  last: number;
}

/** From the kill until the next relay listens; a call may reach NetSuite after its relay's end. */
interface Outage {
  from: number;
  to: number;
}

async function killed(
  kind: string,
  place: QueuePlace,
  kills: number,
  deliveries: number,
): Promise<Row[]> {
  const netsuite = await netsuiteStub({
    places: PLACES,
    latencyMs: CALL_MS,
    oneAgainOf: 10,
  });
  const settings = {
    netsuiteUrl: netsuite.url,
    concurrency: PLACES,
    timeoutMs: TIMEOUT_MS,
    batchSize: BATCH,
  };
  const start = () => startTarget('targetRelay.ts', { ...place, ...settings });
  let relay = await start();
  const told = new Map<string, Told>();
  const outages: Outage[] = [];
  let acknowledged = 0;
  let sent = 0;
  const send = async (): Promise<void> => {
    while (acknowledged < deliveries) {
      sent += 1;
      const order = sent % 3 === 0 ? (sent / 3) % HOT : HOT + sent;
      const at = performance.now();
      const isTaken = (await deliver(relay.port, order)) === 200;
      const before = told.get(keyOf(order)) ?? { times: 0, last: -Infinity };
      const last = isTaken ? Math.max(before.last, at) : before.last;
      told.set(keyOf(order), { times: before.times + 1, last });
      if (isTaken) acknowledged += 1;
      else await pause(10);
    }
  };
  const senders = Array.from({ length: SENDERS }, send);
  for (let kill = 1; kill <= kills; kill += 1) {
    while (acknowledged < (deliveries * kill) / (kills + 1)) await pause(5);
    const from = performance.now();
    await relay.kill();
    relay = await start();
    outages.push({ from, to: performance.now() });
  }
  await Promise.all(senders);
  const isUnderWay = () =>
    missing(netsuite.calls, told) > 0 &&
    performance.now() - (netsuite.calls.at(-1)?.end ?? 0) < GIVEN_UP_MS;
  while (isUnderWay()) await pause(100);
  await relay.stop();
  await netsuite.stop();

  const name = `relay on ${kind}: ${deliveries.toLocaleString('en')} deliveries, killed ${kills === 1 ? 'once' : `${kills} times`}`;
  const { cutOff, doubled } = repeated(netsuite.calls, told, outages);
  const most = kills * PLACES * BATCH;
  return [
    zero(`${name}: acknowledged and not handed over`, missing(netsuite.calls, told), 'orders'),
    zero(`${name}: an order in two calls at once`, netsuite.inTwoCalls(), 'times'),
    zero(`${name}: handed over twice`, doubled, 'orders'),
    {
      name: `${name}: handed over again, since the kill cut off the call or its note`,
      figure: cutOff,
      unit: 'orders',
      goal: `≤ ${most}, what is in calls at once`,
      ok: cutOff <= most,
    },
  ];
}

/** Orders with an acknowledged delivery after which no call began that told of them. */
function missing(calls: readonly Call[], told: ReadonlyMap<string, Told>): number {
  const lastCall = new Map<string, number>();
  for (const { start, keys } of calls)
    for (const key of keys) lastCall.set(key, Math.max(start, lastCall.get(key) ?? 0));
  return [...told].filter(([key, { last }]) => (lastCall.get(key) ?? -Infinity) < last).length;
}

/** Orders that were told of once and handed over more often: around a kill, and without one. */
function repeated(
  calls: readonly Call[],
  told: ReadonlyMap<string, Told>,
  outages: readonly Outage[],
): { cutOff: number; doubled: number } {
  const ofKey = new Map<string, Call[]>();
  for (const call of calls)
    for (const key of call.keys) ofKey.set(key, [...(ofKey.get(key) ?? []), call]);
  const again = [...ofKey].flatMap(([key, [first, ...others]]) =>
    first && told.get(key)?.times === 1 ? others.map((other) => ({ first, other })) : [],
  );
  const cutOff = again.filter(({ first, other }) =>
    outages.some(({ from, to }) => first.start < to && from < other.start),
  ).length;
  return { cutOff, doubled: again.length - cutOff };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
