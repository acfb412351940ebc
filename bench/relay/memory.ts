import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInboxBeside } from '../../relay/inbox/open.ts';
import { zero, type Row } from '../row.ts';
import { netsuiteStub } from './netsuiteStub.ts';
import { generate, startTarget } from './processes.ts';

const CONNECTIONS = 64;
/** Different orders among the deliveries of one part; an order is told about a few times. */
const ORDERS_PER_PART = 25_000;
const PARTS = 10;
/** The first parts fill V8's heap to its usual size; from then on it should stay. */
const WARM_PARTS = 2;
const GOAL_MB = 40;

/** Memory of a relay on SQLite while NetSuite is down and a million deliveries come in; only in the whole run, a short one tells nothing. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  if (quick) return [];
  const total = 1_000_000;
  const netsuite = await netsuiteStub({ places: 1, latencyMs: 0, down: true });
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const relay = await startTarget('targetRelay.ts', {
    dataFolder: folder,
    netsuiteUrl: netsuite.url,
  });
  const sizes: number[] = [];
  let answered = 0;
  for (let part = 0; part < PARTS; part += 1) {
    const result = await generate({
      port: relay.port,
      bodyBytes: 150,
      connections: CONNECTIONS,
      seconds: 3_600,
      requests: total / PARTS,
      distinct: ORDERS_PER_PART,
      firstId: 5_551_000_000_000 + part * ORDERS_PER_PART,
    });
    if (result.refused > 0) throw new Error(`${result.refused} deliveries were refused`);
    answered += result.answered;
    sizes.push((await relay.usage()).rssMb);
  }
  await relay.stop();
  await netsuite.stop();
  const inbox = await openInboxBeside({ dataFolder: folder });
  const { waiting, active } = await inbox.depth(Date.now());
  await inbox.close();
  rmSync(folder, { recursive: true, force: true });

  const name = `relay on SQLite: memory over ${answered.toLocaleString('en')} deliveries, NetSuite down`;
  const told: Row = { name, figure: sizes.at(-1)!, unit: 'MB', goal: '', ok: true };
  const growth = Math.max(...sizes.slice(WARM_PARTS)) - sizes[WARM_PARTS - 1]!;
  return [
    told,
    {
      name: `${name}: growth after the first fifth`,
      figure: growth,
      unit: 'MB',
      goal: `< ${GOAL_MB} MB`,
      ok: growth < GOAL_MB,
    },
    zero(
      `${name}: acknowledged and not in the queue`,
      Math.abs(PARTS * ORDERS_PER_PART - waiting - active),
      `of ${(PARTS * ORDERS_PER_PART).toLocaleString('en')} different orders`,
    ),
  ];
}
