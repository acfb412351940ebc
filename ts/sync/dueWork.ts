import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import { LAST_BEGUN } from './lastBegun';
import { ALL_STORES, COLUMNS, DIRTY, FIELD, findWork, TYPE, workOf, type Work } from './work';

/** A failed attempt waits for its time and its error, but only while no newer hint has come. */
const READY = `(w.${FIELD}held IS NULL OR w.${FIELD}held <> w.${FIELD}hinted OR ((w.${FIELD}due IS NULL OR w.${FIELD}due <= ?) AND (e.id IS NULL OR e.custrecord_xdk_error_state <> 'open')))`;
const FREE = `(w.${FIELD}claimed_until IS NULL OR w.${FIELD}claimed_until <= ?)`;
const FROM = `${TYPE} w LEFT JOIN customrecord_xdk_error e ON e.id = w.${FIELD}error`;

/** What is to be done at a moment, and what comes after it. */
export interface Ahead {
  /** How many rows are due now. */
  backlog: number;
  /** When the next other one is (ISO UTC). */
  nextDue: string | null;
}

const NOTHING: Ahead = { backlog: 0, nextDue: null };

/** Dirty rows of these stores that may be worked on now, oldest first. 10 units. */
export function dueWork(stores: string[], now: string, limit: number): Work[] {
  if (stores.length === 0) return [];
  const { text, params } = dueRows(stores, now, limit);
  return readAll(text, params).map(workOf);
}

/** How many rows of these stores are due now, and when the next other one is. 10 units. */
export function workAhead(stores: string[], now: string): Ahead {
  if (stores.length === 0) return NOTHING;
  const { text, params } = aheadRow(stores, now);
  return aheadOf(readAll(text, params)[0]);
}

/** Both with one query, and when the scheduled scripts began last, null without stores: 10 units. */
export function dueAndAhead(
  stores: string[],
  now: string,
  limit: number,
): { rows: Work[]; ahead: Ahead; lastBegun: Row | null } {
  if (stores.length === 0) return { rows: [], ahead: NOTHING, lastBegun: null };
  const [ahead, due] = [aheadRow(stores, now), dueRows(stores, now, limit)];
  const rows = readAll(
    `SELECT ahead.backlog AS backlog, ahead.next_due AS next_due, begun.*, due.* FROM (${ahead.text}) ahead LEFT JOIN (${LAST_BEGUN.text}) begun ON 1 = 1 LEFT JOIN (${due.text}) due ON 1 = 1`,
    [...ahead.params, ...LAST_BEGUN.params, ...due.params],
  );
  return {
    rows: rows.filter((row) => textOf(row, 'id') !== '').map(workOf),
    ahead: aheadOf(rows[0]),
    lastBegun: rows[0] ?? null,
  };
}

/**
 * For a call that brings hints: the rows with these external ids, whatever their state, and a few of those that may not
 * even need a claim (put off without a failure). 10 units.
 */
export function workBeforeHints(
  externalIds: string[],
  entities: string[],
  stores: string[],
  now: string,
  limit: number,
): Work[] {
  if (externalIds.length === 0 || stores.length === 0) return findWork(externalIds);
  const row = `SELECT w.id AS id, ${COLUMNS} FROM ${TYPE} w`;
  const fresh = `w.${FIELD}held = w.${FIELD}hinted AND w.${FIELD}tries = 0 AND w.${FIELD}error IS NULL AND w.${FIELD}due <= ?`;
  return readAll(
    `${row} WHERE w.externalid IN (${placeholders(externalIds.length)}) UNION ALL SELECT * FROM (${row} WHERE w.${FIELD}store IN (${placeholders(stores.length)}) AND w.${FIELD}entity IN (${placeholders(entities.length)}) AND ${DIRTY} AND ${FREE} AND ${fresh} ORDER BY w.id) WHERE ROWNUM <= ${limit}`,
    [...externalIds, ...stores, ...entities, now, now],
  ).map(workOf);
}

interface Statement {
  text: string;
  params: string[];
}

function dueRows(stores: string[], now: string, limit: number): Statement {
  const all = [...stores, ALL_STORES];
  return {
    text: `SELECT * FROM (SELECT w.id AS id, ${COLUMNS} FROM ${FROM} WHERE w.${FIELD}store IN (${placeholders(all.length)}) AND ${DIRTY} AND ${READY} AND ${FREE} ORDER BY w.id) WHERE ROWNUM <= ${limit}`,
    params: [...all, now, now],
  };
}

function aheadRow(stores: string[], now: string): Statement {
  const all = [...stores, ALL_STORES];
  return {
    text: `SELECT SUM(CASE WHEN ${READY} AND ${FREE} THEN 1 ELSE 0 END) AS backlog, MIN(CASE WHEN w.${FIELD}held = w.${FIELD}hinted AND w.${FIELD}due > ? AND (e.id IS NULL OR e.custrecord_xdk_error_state <> 'open') THEN w.${FIELD}due WHEN w.${FIELD}claimed_until > ? THEN w.${FIELD}claimed_until END) AS next_due FROM ${FROM} WHERE w.${FIELD}store IN (${placeholders(all.length)}) AND ${DIRTY}`,
    params: [now, now, now, now, ...all],
  };
}

function aheadOf(row: Row | undefined): Ahead {
  if (!row) return NOTHING;
  return { backlog: Number(row['backlog'] ?? 0), nextDue: textOf(row, 'next_due') || null };
}
