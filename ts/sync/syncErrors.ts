import { createRecord, submitFields } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import { errorId } from './externalIds';
import type { Problem } from './outcome';
import { DIRTY } from './work';

const TYPE = 'customrecord_xdk_error';
const FIELD = 'custrecord_xdk_error_';

/** A cause that goes on in the same words is written again at most this often: 300 orders waiting for one SKU must not make a hot row (review 26). */
const TOUCH_EVERY_MS = 3_600_000;
/** Errors that one look resolves; the rest of them meets the next one. */
const MOST_RESOLVED = 100;

/**
 * Opens the sync error of a cause, or opens it again, and returns its internal id.
 * 6 units for a new cause, 10 for a known one, 2 more when it is written.
 */
export function raise(store: string, problem: Problem, now: string): string {
  const key = errorId(store, problem.cause);
  const created = createRecord({
    type: TYPE,
    externalId: key,
    fields: {
      [`${FIELD}store`]: store,
      ...textsOf(problem),
      [`${FIELD}state`]: 'open',
      [`${FIELD}first_seen`]: now,
      [`${FIELD}last_seen`]: now,
    },
  });
  if (created.kind === 'created') return created.id;

  const known = readAll(
    `SELECT e.id AS id, e.${FIELD}state AS state, e.${FIELD}last_seen AS last_seen, e.${FIELD}message AS message FROM ${TYPE} e WHERE e.externalid = ?`,
    [key],
  )[0];
  if (!known) return raise(store, problem, now);
  const id = textOf(known, 'id');
  const isFresh = Date.parse(now) - Date.parse(textOf(known, 'last_seen')) < TOUCH_EVERY_MS;
  const isSaid =
    textOf(known, 'state') === 'open' && textOf(known, 'message') === problem.message && isFresh;
  if (!isSaid) {
    submitFields(TYPE, id, {
      ...textsOf(problem),
      [`${FIELD}state`]: 'open',
      [`${FIELD}last_seen`]: now,
    });
  }
  return id;
}

/** What it spoke of is over. 2 units. */
export function resolve(id: string): void {
  submitFields(TYPE, id, { [`${FIELD}state`]: 'resolved' });
}

/** The same for a cause that may have been raised. 10 units, 12 when it was. */
export function resolveCause(store: string, cause: string): void {
  const [row] = readAll(
    `SELECT e.id AS id FROM ${TYPE} e WHERE e.externalid = ? AND e.${FIELD}state IN ('open', 'released')`,
    [errorId(store, cause)],
  );
  if (row) resolve(textOf(row, 'id'));
}

/**
 * Resolves a store's errors whose cause begins with `prefix`, that no look since `before` (ISO UTC) has raised again and
 * that no work waits for. 10 units, and 2 for each of up to a hundred.
 */
export function resolveUnseen(store: string, prefix: string, before: string): void {
  const since = new Date(Date.parse(before) - TOUCH_EVERY_MS).toISOString();
  const unseen = readAll(
    `SELECT e.id AS id FROM ${TYPE} e WHERE e.externalid LIKE ? AND e.${FIELD}state IN ('open', 'released') AND e.${FIELD}last_seen < ? AND NOT EXISTS (SELECT 1 FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_error = e.id AND ${DIRTY}) AND ROWNUM <= ${MOST_RESOLVED}`,
    [`${errorId(store, prefix)}%`, since],
  );
  for (const row of unseen) resolve(textOf(row, 'id'));
}

/** `open`, `released`, `resolved`, or '' when the cause was never raised. 10 units. */
export function errorState(store: string, cause: string): string {
  const row = readAll(`SELECT e.${FIELD}state AS state FROM ${TYPE} e WHERE e.externalid = ?`, [
    errorId(store, cause),
  ])[0];
  return row ? textOf(row, 'state') : '';
}

function textsOf(problem: Problem): Record<string, string> {
  return {
    [`${FIELD}code`]: problem.code,
    [`${FIELD}class`]: problem.class,
    [`${FIELD}owner`]: problem.owner,
    [`${FIELD}subject`]: problem.subject.slice(0, 300),
    [`${FIELD}message`]: problem.message,
    [`${FIELD}next`]: problem.next,
  };
}
