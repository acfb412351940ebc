import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hint } from '../../relay/hint.ts';
import { openInboxBeside, type QueuePlace } from '../../relay/inbox/open.ts';
import { zero, type Row } from '../row.ts';
import { netsuiteStub } from './netsuiteStub.ts';
import { startPostgres, startTarget } from './processes.ts';

/** A shorter run has fewer places to find. */
const PLACES = { quick: 4, full: 15 };
const CALL_MS = 300;
const BATCH = 50;
const WRITE = 500;
/** When nothing comes for so long, the rest is lost. */
const GIVEN_UP_MS = 15_000;

/**
 * A backlog handed over to a NetSuite that takes 15 calls of 50 hints at once, each 300 ms. The rate NetSuite
 * allows is what those places would do without a pause between two calls, by the time the calls really took.
 * Timed from the moment all places were first in use, since the relay finds them one by one, to the last full call: fewer hints
 * than all places take at once are spread over them.
 */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const backlog = quick ? 2_000 : 100_000;
  const places = quick ? PLACES.quick : PLACES.full;
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const rows = await drain('SQLite', { dataFolder: folder }, backlog, places);
  if (!quick) {
    const postgres = await startPostgres();
    rows.push(
      ...(await drain(
        'PostgreSQL',
        { dataFolder: folder, databaseUrl: postgres.url },
        backlog / 5,
        places,
      )),
    );
    await postgres.stop();
  }
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

async function drain(
  kind: string,
  place: QueuePlace,
  backlog: number,
  places: number,
): Promise<Row[]> {
  await fill(place, backlog);
  const netsuite = await netsuiteStub({ places: places, latencyMs: CALL_MS });
  const relay = await startTarget('targetRelay.ts', {
    ...place,
    netsuiteUrl: netsuite.url,
    concurrency: places,
  });
  const isUnderWay = () =>
    netsuite.handedOver.size < backlog &&
    performance.now() - (netsuite.calls.at(-1)?.end ?? Infinity) < GIVEN_UP_MS;
  while (isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 20));
  await relay.stop();
  await netsuite.stop();

  const calls = netsuite.calls
    .filter(({ keys }) => keys.length > 0)
    .toSorted((a, b) => a.start - b.start);
  const full = calls.findIndex((call, index) => {
    const before = calls.slice(Math.max(0, index - places), index);
    return before.filter((other) => other.end > call.start).length >= places - 1;
  });
  const last = calls.findLastIndex(({ keys }) => keys.length === BATCH);
  const steady = calls.slice(full, last);
  const hints = steady.reduce((sum, call) => sum + call.keys.length, 0);
  const seconds = ((calls[last]?.start ?? NaN) - (steady[0]?.start ?? NaN)) / 1000;
  const callMs = steady.reduce((sum, call) => sum + call.end - call.start, 0) / steady.length;
  const allowed = (places * BATCH * 1000) / callMs;
  const ratio = hints / seconds / allowed;
  const name = `relay on ${kind}: backlog of ${backlog.toLocaleString('en')} drained`;
  const handedOver = calls.reduce((sum, { keys }) => sum + keys.length, 0);
  return [
    {
      name,
      figure: hints / seconds,
      unit: 'hints/s',
      goal: 'ratio ≥ 0.95',
      ratio,
      against: Number.isNaN(allowed)
        ? 'what NetSuite allows, but its places were never all in use'
        : `what NetSuite allows (${allowed.toFixed(0)}/s)`,
      ok: ratio >= 0.95,
    },
    zero(`${name}: lost`, backlog - netsuite.handedOver.size, 'hints'),
    zero(`${name}: handed over twice`, handedOver - netsuite.handedOver.size, 'hints'),
  ];
}

async function fill(place: QueuePlace, backlog: number): Promise<void> {
  const inbox = await openInboxBeside(place);
  for (let from = 0; from < backlog; from += WRITE) {
    await inbox.accept(
      Array.from({ length: WRITE }, (_, index) => hintFor(from + index)),
      Date.now(),
    );
  }
  await inbox.close();
}

function hintFor(id: number): Hint {
  return {
    key: `bench:order:${id}`,
    store: 'bench',
    entity: 'order',
    id: `gid://shopify/Order/${id}`,
    action: 'changed',
    topic: 'orders/updated',
    webhookId: `webhook-${id}`,
    triggeredAt: '2026-11-21T10:00:00Z',
    apiVersion: '2026-10',
    sha256: '0'.repeat(64),
  };
}
