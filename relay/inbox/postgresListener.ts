import pg from 'pg';
import { CHANNEL } from './postgresStatements.ts';

/** First number of the advisory locks that stand for calls to NetSuite in flight. */
const SLOT_LOCKS = 0x78646b;
const RECONNECT_MS = 1_000;

/**
 * The one connection that stays: it hears what other relays accepted, and holds this relay's call slots.
 *
 * Slots are session locks: when a relay is killed, PostgreSQL frees its slots at once. A lost connection is
 * opened again; until then no new call starts and the fallback poll stands in for the notices.
 */
export function openListener(url: string) {
  let woken = () => {};
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** Slots taken on the present connection: a session could take its own lock twice. */
  const held = new Set<number>();

  async function connect(): Promise<void> {
    const opened = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    let gone = false;
    const lost = () => {
      if (gone) return;
      gone = true;
      if (client === opened) {
        client = undefined;
        held.clear();
      }
      void opened.end().catch(() => {});
      if (!closed) retry = setTimeout(() => void connect(), RECONNECT_MS);
    };
    opened.on('error', lost);
    opened.on('end', lost);
    opened.on('notification', () => woken());
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANNEL}`);
      client = opened;
      woken();
    } catch {
      lost();
    }
  }
  void connect();

  /** One statement at a time on this connection. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  async function lockOneOf(ceiling: number): Promise<number | undefined> {
    const session = client;
    const places = Array.from({ length: ceiling }, (_, slot) => slot);
    const free = places.filter((slot) => !held.has(slot));
    if (session === undefined || free.length === 0) return undefined;
    try {
      const { rows } = await session.query<{ slot: number }>({
        name: 'takeSlot',
        text: 'SELECT slot FROM unnest($1::int[]) AS slot WHERE pg_try_advisory_lock($2, slot) LIMIT 1',
        values: [free, SLOT_LOCKS],
      });
      const taken = rows[0]?.slot;
      if (session !== client) return undefined;
      if (taken !== undefined) held.add(taken);
      return taken;
    } catch {
      return undefined;
    }
  }

  async function unlock(slot: number): Promise<void> {
    if (client === undefined || !held.delete(slot)) return;
    try {
      await client.query({
        name: 'freeSlot',
        text: 'SELECT pg_advisory_unlock($1, $2)',
        values: [SLOT_LOCKS, slot],
      });
    } catch {
      // The connection is gone, and its locks with it.
    }
  }

  return {
    onArrival(run: () => void): void {
      woken = run;
    },
    takeSlot: (ceiling: number): Promise<number | undefined> => inTurn(() => lockOneOf(ceiling)),
    freeSlot: (slot: number): Promise<void> => inTurn(() => unlock(slot)),
    async close(): Promise<void> {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = undefined;
      last?.removeAllListeners('end');
      await last?.end().catch(() => {});
    },
  };
}
