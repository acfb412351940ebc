import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { ALL_STORES, COLUMNS, DIRTY, FIELD, TYPE, workOf, type Work } from './work';

/** A failed attempt waits for its time and its error, but only while no newer hint has come. */
const READY = `(w.${FIELD}held IS NULL OR w.${FIELD}held <> w.${FIELD}hinted OR ((w.${FIELD}due IS NULL OR w.${FIELD}due <= ?) AND (e.id IS NULL OR e.custrecord_xdk_error_state <> 'open')))`;
const FREE = `(w.${FIELD}claimed_until IS NULL OR w.${FIELD}claimed_until <= ?)`;
const FROM = `${TYPE} w LEFT JOIN customrecord_xdk_error e ON e.id = w.${FIELD}error`;

/** Dirty rows of these stores that may be worked on now, oldest first. 10 units. */
export function dueWork(stores: string[], now: string, limit: number): Work[] {
  if (stores.length === 0) return [];
  const all = [...stores, ALL_STORES];
  return readAll(
    `SELECT * FROM (SELECT w.id AS id, ${COLUMNS} FROM ${FROM} WHERE w.${FIELD}store IN (${placeholders(all.length)}) AND ${DIRTY} AND ${READY} AND ${FREE} ORDER BY w.id) WHERE ROWNUM <= ${limit}`,
    [...all, now, now],
  ).map(workOf);
}

/** How many rows of these stores are due now, and when the next other one is (ISO UTC). 10 units. */
export function workAhead(
  stores: string[],
  now: string,
): { backlog: number; nextDue: string | null } {
  if (stores.length === 0) return { backlog: 0, nextDue: null };
  const all = [...stores, ALL_STORES];
  const row = readAll(
    `SELECT SUM(CASE WHEN ${READY} AND ${FREE} THEN 1 ELSE 0 END) AS backlog, MIN(CASE WHEN w.${FIELD}held = w.${FIELD}hinted AND w.${FIELD}due > ? AND (e.id IS NULL OR e.custrecord_xdk_error_state <> 'open') THEN w.${FIELD}due WHEN w.${FIELD}claimed_until > ? THEN w.${FIELD}claimed_until END) AS next_due FROM ${FROM} WHERE w.${FIELD}store IN (${placeholders(all.length)}) AND ${DIRTY}`,
    [now, now, now, now, ...all],
  )[0];
  return {
    backlog: Number(row?.['backlog'] ?? 0),
    nextDue: row ? textOf(row, 'next_due') || null : null,
  };
}
