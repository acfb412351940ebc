import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LANES, laneOf, rankOf, type Hint, type Lane } from '../hint.ts';
import { MAX_QUIET_MS, QUIET_MS, type Claimed, type Inbox } from './inbox.ts';
import { ACTIVE, DEAD, RESTING, WAITING } from './states.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS inbox (
  key TEXT PRIMARY KEY, lane INTEGER NOT NULL, state INTEGER NOT NULL, at INTEGER NOT NULL,
  hint TEXT NOT NULL, rank INTEGER NOT NULL, rev INTEGER NOT NULL, since INTEGER NOT NULL,
  hinted INTEGER NOT NULL, tries INTEGER NOT NULL, failed INTEGER NOT NULL, owner TEXT, reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS inbox_turn ON inbox (state, lane, at);
CREATE TABLE IF NOT EXISTS tick (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO tick VALUES (1, 0);`;

const ACCEPT = `
INSERT INTO inbox (key, lane, state, at, hint, rank, rev, since, hinted, tries, failed)
VALUES ($key, $lane, ${WAITING}, $now, $hint, $rank, 1, $now, $now, 0, 0)
ON CONFLICT (key) DO UPDATE SET
  hint = CASE WHEN excluded.rank >= rank OR state = ${RESTING} THEN excluded.hint ELSE hint END,
  rank = CASE WHEN state = ${RESTING} THEN excluded.rank ELSE max(excluded.rank, rank) END,
  rev = rev + 1, hinted = $now, failed = 0,
  since = CASE WHEN state = ${RESTING} THEN $now ELSE since END,
  at = CASE
    WHEN state = ${ACTIVE} THEN at
    WHEN state = ${RESTING} AND at > $now THEN $now + ${QUIET_MS}
    WHEN state = ${WAITING} AND (tries > 0 OR at <= $now) THEN at
    WHEN state = ${WAITING} THEN min($now + ${QUIET_MS}, since + ${MAX_QUIET_MS})
    ELSE $now END,
  state = CASE WHEN state = ${ACTIVE} THEN ${ACTIVE} ELSE ${WAITING} END`;

/** A limit that is a bare parameter would have SQLite plan the statement anew at each run. */
const CLAIM = `
UPDATE inbox SET state = ${ACTIVE}, at = $until, owner = $owner
WHERE key IN (SELECT key FROM inbox WHERE state = ${WAITING} AND lane = $lane AND at <= $now ORDER BY at LIMIT $limit + 0)
RETURNING key, lane, hint, owner, rev, failed, since`;

const OURS = `key = $key AND owner = $owner AND state = ${ACTIVE}`;
const TAKEN = `
UPDATE inbox SET owner = NULL, tries = 0, failed = 0,
  since = CASE WHEN rev = $rev THEN since ELSE hinted END,
  state = CASE WHEN rev = $rev THEN ${RESTING} ELSE ${WAITING} END,
  at = CASE WHEN rev = $rev THEN $now + ${QUIET_MS} ELSE max($now, hinted + ${QUIET_MS}) END
WHERE ${OURS}`;
const LATER = `
UPDATE inbox SET owner = NULL, state = ${WAITING}, at = $at, tries = tries + 1, failed = failed + $blame WHERE ${OURS}`;
const BURIED = `
UPDATE inbox SET owner = NULL, tries = 0, failed = 0, reason = $reason, at = $now,
  state = CASE WHEN rev = $rev THEN ${DEAD} ELSE ${WAITING} END
WHERE ${OURS}`;

/** Hints as they cross to another thread: plain columns are copied much faster than objects. */
export type Rows = { keys: string[]; lanes: number[]; ranks: number[]; hints: string[] };

export function toRows(hints: readonly Hint[]): Rows {
  return {
    keys: hints.map((hint) => hint.key),
    lanes: hints.map(laneOf),
    ranks: hints.map(rankOf),
    hints: hints.map((hint) => JSON.stringify(hint)),
  };
}

export type SqliteInbox = Inbox & { acceptRows(rows: Rows, now: number): Promise<void> };

/**
 * The queue in one file of a data folder: WAL with `synchronous=FULL`, so a commit is on disk.
 *
 * @param guarded true for the relay itself: a second one on the same folder is refused. The command line
 *   reads and mends the list of dead entries beside a running relay.
 */
export function openSqliteInbox(folder: string, guarded = true): SqliteInbox {
  mkdirSync(folder, { recursive: true });
  const guard = guarded ? lockFolder(folder) : undefined;
  const db = new DatabaseSync(join(folder, 'inbox.sqlite'), { timeout: 5_000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec(SCHEMA);

  const accept = db.prepare(ACCEPT);
  const claim = db.prepare(CLAIM);
  const taken = db.prepare(TAKEN);
  const later = db.prepare(LATER);
  const buried = db.prepare(BURIED);
  const nextOfLane = db.prepare(
    `SELECT at FROM inbox WHERE state = ${WAITING} AND lane = ? ORDER BY at LIMIT 1`,
  );
  const expire = db.prepare(
    `UPDATE inbox SET state = ${WAITING}, at = $now, owner = NULL WHERE state = ${ACTIVE} AND at < $now`,
  );
  const forget = db.prepare(`DELETE FROM inbox WHERE state = ${RESTING} AND at < ?`);
  const takeTick = db.prepare('UPDATE tick SET at = $next WHERE at <= $now');
  const setTick = db.prepare('UPDATE tick SET at = ?');

  function inOneCommit<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }

  async function acceptRows({ keys, lanes, ranks, hints }: Rows, now: number): Promise<void> {
    inOneCommit(() => {
      keys.forEach((key, index) => {
        accept.run({ key, lane: lanes[index]!, rank: ranks[index]!, hint: hints[index]!, now });
      });
    });
  }

  return {
    fallbackMs: 5_000,
    lingerMs: 0,
    onArrival: () => {},
    takeSlot: async () => 0,
    freeSlot: async () => {},

    accept: (hints, now) => acceptRows(toRows(hints), now),
    acceptRows,

    async claim(limit, now, until) {
      const owner = randomUUID();
      return inOneCommit(() => {
        const claimed: Claimed[] = [];
        for (const lane of LANES) {
          const room = limit - claimed.length;
          if (room <= 0) break;
          const rows = claim.all({ lane, now, until, owner, limit: room });
          claimed.push(...(rows as ClaimedRow[]).map(toClaimed).sort((a, b) => a.since - b.since));
        }
        return claimed;
      });
    },

    async settle(settlements, now) {
      inOneCommit(() => {
        for (const { key, owner, rev, ...outcome } of settlements) {
          if (outcome.kind === 'taken') taken.run({ key, owner, rev, now });
          else if (outcome.kind === 'dead')
            buried.run({ key, owner, rev, now, reason: outcome.reason });
          else later.run({ key, owner, at: outcome.at, blame: outcome.blame ? 1 : 0 });
        }
      });
    },

    async nextDue() {
      const firsts = LANES.flatMap(
        (lane) => (nextOfLane.get(lane) as { at: number } | undefined)?.at ?? [],
      );
      return firsts.length === 0 ? undefined : Math.min(...firsts);
    },

    async sweep(now) {
      forget.run(now);
      return Number(expire.run({ now }).changes);
    },

    async takeTick(now, next) {
      return takeTick.run({ now, next }).changes === 1;
    },
    async setTick(at) {
      setTick.run(at);
    },

    async depth() {
      const counts = db.prepare('SELECT state, count(*) AS n FROM inbox GROUP BY state').all() as {
        state: number;
        n: number;
      }[];
      const of = (state: number) => counts.find((row) => row.state === state)?.n ?? 0;
      const oldest = db
        .prepare(`SELECT since FROM inbox WHERE state = ${WAITING} ORDER BY lane, at LIMIT 1`)
        .get() as { since: number } | undefined;
      return {
        waiting: of(WAITING),
        active: of(ACTIVE),
        dead: of(DEAD),
        oldestSince: oldest?.since,
      };
    },

    async deadEntries() {
      const rows = db
        .prepare(`SELECT key, hint, reason, at FROM inbox WHERE state = ${DEAD} ORDER BY at`)
        .all() as { key: string; hint: string; reason: string; at: number }[];
      return rows.map((row) => ({ ...row, hint: JSON.parse(row.hint) as Hint }));
    },
    async replay(key, now) {
      const where = `state = ${DEAD} AND ($key IS NULL OR key = $key)`;
      const replayed = db.prepare(
        `UPDATE inbox SET state = ${WAITING}, at = $now, since = $now, reason = NULL WHERE ${where}`,
      );
      return Number(replayed.run({ key: key ?? null, now }).changes);
    },
    async drop(key) {
      const dropped = db.prepare(
        `DELETE FROM inbox WHERE state = ${DEAD} AND ($key IS NULL OR key = $key)`,
      );
      return Number(dropped.run({ key: key ?? null }).changes);
    },

    async close() {
      db.close();
      guard?.close();
    },
  };
}

type ClaimedRow = Omit<Claimed, 'hint' | 'lane'> & { hint: string; lane: number };

function toClaimed(row: ClaimedRow): Claimed {
  return { ...row, lane: row.lane as Lane, hint: JSON.parse(row.hint) as Hint };
}

/** Holds an exclusive lock on a file of its own, which the system lets go even when the process is killed. */
function lockFolder(folder: string): DatabaseSync {
  const guard = new DatabaseSync(join(folder, 'relay.lock'));
  try {
    guard.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch {
    guard.close();
    throw new Error(
      `Another relay already uses the data folder ${folder}; several relays need DATABASE_URL.`,
    );
  }
  return guard;
}
