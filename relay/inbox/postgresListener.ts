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

  return {
    onArrival(run: () => void): void {
      woken = run;
    },
    async takeSlot(ceiling: number): Promise<number | undefined> {
      const session = client;
      if (session === undefined) return undefined;
      const free = Array.from({ length: ceiling }, (_, slot) => slot).filter(
        (slot) => !held.has(slot),
      );
      if (free.length === 0) return undefined;
      for (const slot of free) held.add(slot);
      let taken: number | undefined;
      try {
        const { rows } = await session.query<{ slot: number }>({
          name: 'takeSlot',
          text: 'SELECT slot FROM unnest($1::int[]) AS slot WHERE pg_try_advisory_lock($2, slot) LIMIT 1',
          values: [free, SLOT_LOCKS],
        });
        taken = rows[0]?.slot;
      } catch {
        taken = undefined;
      }
      if (session === client) for (const slot of free) if (slot !== taken) held.delete(slot);
      return session === client ? taken : undefined;
    },
    async freeSlot(slot: number): Promise<void> {
      if (client === undefined || !held.has(slot)) return;
      try {
        await client.query({
          name: 'freeSlot',
          text: 'SELECT pg_advisory_unlock($1, $2)',
          values: [SLOT_LOCKS, slot],
        });
      } catch {
        // The connection is gone, and its locks with it.
      }
      held.delete(slot);
    },
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
