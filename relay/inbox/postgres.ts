import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { laneOf, rankOf } from '../hint.ts';
import type { Claimed, DeadEntry, Inbox } from './inbox.ts';
import { openListener } from './postgresListener.ts';
import * as sql from './postgresStatements.ts';

/** Accepting, claiming and settling go on side by side; more connections would only wait for the same disk. */
const CONNECTIONS = 5;
/** PostgreSQL ends one of two statements that wait for each other; it has done nothing and can be repeated. */
const REPEATABLE = ['40P01', '40001'];
const ATTEMPTS = 5;
/** Two relays that start at once make the tables one after the other. */
const SCHEMA_LOCK = 0x78646b;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The queue in PostgreSQL, shared by any number of relays. Its own commit is the proof of being on disk. */
export async function openPostgresInbox(url: string): Promise<Inbox> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 3_000,
  });
  // An idle connection that breaks is replaced by the pool; the next statement tells if the server is gone.
  pool.on('error', () => {});

  async function run<R extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: unknown[] = [],
  ) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await pool.query<R>({ name, text, values });
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!REPEATABLE.includes(code) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  await makeSchema(pool);
  const listener = openListener(url);

  return {
    fallbackMs: 500,
    // A statement costs the server as much as several rows do.
    lingerMs: 2,
    onArrival: listener.onArrival,
    takeSlot: listener.takeSlot,
    freeSlot: listener.freeSlot,

    async accept(hints, now) {
      const rows = hints.map((hint) => ({
        key: hint.key,
        lane: laneOf(hint),
        rank: rankOf(hint),
        hint,
      }));
      await run('accept', sql.ACCEPT, [JSON.stringify(rows), now]);
    },
    async claim(limit, now, until) {
      const { rows } = await run<Claimed>('claim', sql.CLAIM, [limit, now, until, randomUUID()]);
      return rows.sort((a, b) => a.lane - b.lane || a.since - b.since);
    },
    async settle(settlements, now) {
      await run('settle', sql.SETTLE, [JSON.stringify(settlements), now]);
    },
    async nextDue() {
      const { rows } = await run<{ at: number | null }>('nextDue', sql.NEXT_DUE);
      return rows[0]?.at ?? undefined;
    },
    async sweep(now) {
      await run('forget', sql.FORGET, [now]);
      return (await run('expire', sql.EXPIRE, [now])).rowCount ?? 0;
    },

    async takeTick(now, next) {
      const text = 'UPDATE crossdock.tick SET at = $2 WHERE at <= $1';
      return (await run('takeTick', text, [now, next])).rowCount === 1;
    },
    async setTick(at) {
      await run('setTick', 'UPDATE crossdock.tick SET at = $1', [at]);
    },

    async depth() {
      const { rows } = await run<{
        waiting: number;
        active: number;
        dead: number;
        oldest: number | null;
      }>('depth', sql.DEPTH);
      const { waiting = 0, active = 0, dead = 0, oldest } = rows[0] ?? {};
      return { waiting, active, dead, oldestSince: oldest ?? undefined };
    },

    async deadEntries() {
      return (await run<DeadEntry>('deadEntries', sql.DEAD_ENTRIES)).rows;
    },
    async replay(key, now) {
      return (await run('replay', sql.REPLAY, [key ?? null, now])).rowCount ?? 0;
    },
    async drop(key) {
      return (await run('drop', sql.DROP, [key ?? null])).rowCount ?? 0;
    },

    async close() {
      await listener.close();
      await pool.end();
    },
  };
}

async function makeSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await client.query(sql.SCHEMA);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
