import { MAX_QUIET_MS, QUIET_MS } from './inbox.ts';
import { ACTIVE, DEAD, RESTING, WAITING } from './states.ts';

/** The channel on which relays tell each other that something came in. */
export const CHANNEL = 'crossdock_inbox';

export const SCHEMA = `
CREATE SCHEMA IF NOT EXISTS crossdock;
CREATE TABLE IF NOT EXISTS crossdock.inbox (
  key text COLLATE "C" PRIMARY KEY, lane smallint NOT NULL, state smallint NOT NULL, at bigint NOT NULL,
  hint json NOT NULL, rank smallint NOT NULL, rev integer NOT NULL, since bigint NOT NULL,
  hinted bigint NOT NULL, tries integer NOT NULL, failed integer NOT NULL, owner text, reason text
  -- Room in each page: a hint that only renews its row then touches no index.
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX IF NOT EXISTS inbox_turn ON crossdock.inbox (state, lane, at);
CREATE TABLE IF NOT EXISTS crossdock.tick (id integer PRIMARY KEY CHECK (id = 1), at bigint NOT NULL);
INSERT INTO crossdock.tick VALUES (1, 0) ON CONFLICT DO NOTHING;`;

/** $1 JSON array of {key, lane, rank, hint}, $2 now. Rows are locked in key order; then everyone is woken. */
export const ACCEPT = `
WITH written AS (
  INSERT INTO crossdock.inbox AS i (key, lane, state, at, hint, rank, rev, since, hinted, tries, failed)
  SELECT n.key, n.lane, ${WAITING}, $2::bigint, n.hint, n.rank, 1, $2::bigint, $2::bigint, 0, 0
  FROM json_to_recordset($1::json) AS n(key text, lane smallint, rank smallint, hint json)
  ORDER BY n.key COLLATE "C"
  ON CONFLICT (key) DO UPDATE SET
    hint = CASE WHEN excluded.rank >= i.rank OR i.state = ${RESTING} THEN excluded.hint ELSE i.hint END,
    rank = CASE WHEN i.state = ${RESTING} THEN excluded.rank ELSE greatest(excluded.rank, i.rank) END,
    rev = i.rev + 1, hinted = excluded.hinted, failed = 0,
    since = CASE WHEN i.state = ${RESTING} THEN excluded.since ELSE i.since END,
    at = CASE
      WHEN i.state = ${ACTIVE} THEN i.at
      WHEN i.state = ${RESTING} AND i.at > excluded.at THEN excluded.at + ${QUIET_MS}
      WHEN i.state = ${WAITING} AND (i.tries > 0 OR i.at <= excluded.at) THEN i.at
      WHEN i.state = ${WAITING} THEN least(excluded.at + ${QUIET_MS}, i.since + ${MAX_QUIET_MS})
      ELSE excluded.at END,
    state = CASE WHEN i.state = ${ACTIVE} THEN ${ACTIVE} ELSE ${WAITING} END
)
SELECT pg_notify('${CHANNEL}', '')`;

/**
 * $1 limit, $2 now, $3 until, $4 owner. Lanes in order: the lateral join is not run for a later lane
 * once the limit is reached, and rows that another relay is taking are skipped.
 */
export const CLAIM = `
UPDATE crossdock.inbox AS i SET state = ${ACTIVE}, at = $3, owner = $4
FROM (
  SELECT taken.key FROM (VALUES (0), (1), (2)) AS lanes(lane)
  CROSS JOIN LATERAL (
    SELECT w.key FROM crossdock.inbox AS w
    WHERE w.state = ${WAITING} AND w.lane = lanes.lane AND w.at <= $2
    ORDER BY w.at LIMIT $1 FOR UPDATE SKIP LOCKED
  ) AS taken
  LIMIT $1
) AS next
WHERE i.key = next.key
RETURNING i.key, i.lane, i.hint, i.owner, i.rev, i.failed, i.since`;

/** $1 JSON array of {key, owner, rev, kind, at, blame, reason}, $2 now. Locks in key order first. */
export const SETTLE = `
WITH said AS (
  SELECT * FROM json_to_recordset($1::json)
    AS s(key text, owner text, rev integer, kind text, at bigint, blame boolean, reason text)
), ours AS (
  SELECT i.key, s.rev = i.rev AS latest, s.kind, s.at, s.blame, s.reason
  FROM crossdock.inbox AS i JOIN said AS s ON s.key = i.key AND s.owner = i.owner
  WHERE i.state = ${ACTIVE}
  ORDER BY i.key FOR UPDATE OF i
)
UPDATE crossdock.inbox AS i SET
  owner = NULL,
  tries = CASE WHEN o.kind = 'later' THEN i.tries + 1 ELSE 0 END,
  failed = CASE WHEN o.kind <> 'later' THEN 0 WHEN o.blame THEN i.failed + 1 ELSE i.failed END,
  since = CASE WHEN o.kind = 'taken' AND NOT o.latest THEN i.hinted ELSE i.since END,
  reason = CASE WHEN o.kind = 'dead' THEN o.reason ELSE i.reason END,
  state = CASE
    WHEN o.kind = 'taken' AND o.latest THEN ${RESTING}
    WHEN o.kind = 'dead' AND o.latest THEN ${DEAD}
    ELSE ${WAITING} END,
  at = CASE
    WHEN o.kind = 'later' THEN o.at
    WHEN o.kind = 'dead' THEN $2::bigint
    WHEN o.latest THEN $2::bigint + ${QUIET_MS}
    ELSE greatest($2::bigint, i.hinted + ${QUIET_MS}) END
FROM ours AS o WHERE i.key = o.key`;

export const NEXT_DUE = `
SELECT min(first.at) AS at FROM (VALUES (0), (1), (2)) AS lanes(lane)
CROSS JOIN LATERAL (
  SELECT at FROM crossdock.inbox WHERE state = ${WAITING} AND lane = lanes.lane ORDER BY at LIMIT 1
) AS first`;

/** Rows that another statement holds are left for the next sweep, so nobody waits for nobody. */
export const EXPIRE = `
UPDATE crossdock.inbox SET state = ${WAITING}, at = $1::bigint, owner = NULL
WHERE key IN (
  SELECT key FROM crossdock.inbox WHERE state = ${ACTIVE} AND lane IN (0, 1, 2) AND at < $1
  ORDER BY key FOR UPDATE SKIP LOCKED)`;
export const FORGET = `
DELETE FROM crossdock.inbox WHERE key IN (
  SELECT key FROM crossdock.inbox WHERE state = ${RESTING} AND lane IN (0, 1, 2) AND at < $1
  ORDER BY key FOR UPDATE SKIP LOCKED)`;

export const DEPTH = `
SELECT
  (SELECT count(*) FROM crossdock.inbox WHERE state = ${WAITING})::int AS waiting,
  (SELECT count(*) FROM crossdock.inbox WHERE state = ${ACTIVE})::int AS active,
  (SELECT count(*) FROM crossdock.inbox WHERE state = ${DEAD})::int AS dead,
  (SELECT since FROM crossdock.inbox WHERE state = ${WAITING} ORDER BY lane, at LIMIT 1) AS oldest`;

export const DEAD_ENTRIES = `SELECT key, hint, reason, at FROM crossdock.inbox WHERE state = ${DEAD} ORDER BY at`;
const DEAD_ONE_OR_ALL = `state = ${DEAD} AND ($1::text IS NULL OR key = $1)`;
export const REPLAY = `
UPDATE crossdock.inbox SET state = ${WAITING}, at = $2::bigint, since = $2::bigint, reason = NULL
WHERE ${DEAD_ONE_OR_ALL}`;
export const DROP = `DELETE FROM crossdock.inbox WHERE ${DEAD_ONE_OR_ALL}`;
