import { createRecord, submitFields } from '../netsuite/records';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { errorId } from './externalIds';
import type { Problem } from './outcome';
import { DIRTY, lookAgain, FIELD as WORK_FIELD, TYPE as WORK, type Work } from './work';

const TYPE = 'customrecord_xdk_error';
const FIELD = 'custrecord_xdk_error_';

/** A cause that goes on in the same words is written again at most this often: 300 orders waiting for one SKU must not make a hot row (review 26). */
const TOUCH_EVERY_MS = 3_600_000;
/** Errors that one look takes on; the rest of them meets the next one. */
const MOST = 100;

/** Of an error `e`: no row that has something to do waits for it. */
const UNAWAITED = `NOT EXISTS (SELECT 1 FROM ${WORK} w WHERE w.${WORK_FIELD}error = e.id AND ${DIRTY})`;

/**
 * Opens the sync error of a cause, or opens it again, and returns its internal id.
 * 6 units for a new cause, 10 for a known one, 2 more when it is written. `work`: the row that waits for it; without one
 * the error stands by itself. One that a person released while the row was worked on stays released, so that the row is
 * tried again at once, with what the person did.
 */
export function raise(
  store: string,
  problem: Problem,
  now: string,
  work?: Pick<Work, 'id'> & Partial<Pick<Work, 'error' | 'isReleased'>>,
): string {
  const key = errorId(store, problem.cause);
  const created = createRecord({
    type: TYPE,
    externalId: key,
    fields: {
      [`${FIELD}store`]: store,
      ...textsOf(problem),
      [`${FIELD}state`]: 'open',
      [`${FIELD}first_seen`]: now,
      ...rowOf(work),
      [`${FIELD}last_seen`]: now,
    },
  });
  if (created.kind === 'created') return created.id;

  const known = readAll(
    `SELECT e.id AS id, e.${FIELD}state AS state, e.${FIELD}last_seen AS last_seen, e.${FIELD}message AS message, e.${FIELD}work AS work FROM ${TYPE} e WHERE e.externalid = ?`,
    [key],
  )[0];
  if (!known) return raise(store, problem, now, work);
  const id = textOf(known, 'id');
  const isFresh = Date.parse(now) - Date.parse(textOf(known, 'last_seen')) < TOUCH_EVERY_MS;
  const state = textOf(known, 'state');
  const isSaid =
    state === 'open' &&
    textOf(known, 'message') === problem.message &&
    (textOf(known, 'work') !== '' || !work) &&
    isFresh;
  const wasTried = work?.error === id && work.isReleased;
  const isAnswered = work && state === 'released' && !wasTried;
  if (!isSaid && !isAnswered) {
    submitFields(TYPE, id, {
      ...textsOf(problem),
      [`${FIELD}state`]: 'open',
      [`${FIELD}last_seen`]: now,
      ...rowOf(work),
    });
  }
  return id;
}

function rowOf(work: Pick<Work, 'id'> | undefined): Record<string, number> {
  return work ? { [`${FIELD}work`]: Number(work.id) } : {};
}

/** What it spoke of is over. 2 units. */
export function resolve(id: string): void {
  submitFields(TYPE, id, { [`${FIELD}state`]: 'resolved' });
}

/**
 * A row of work does not wait for it any more: resolved, unless others do. What a person released is an answer, which stands
 * until the row that asked is done; a row that meets another problem first would ask for it again. 10 units, 12 when resolved.
 */
export function leaveError(id: string, isDone: boolean): void {
  const [left] = readAll(
    `SELECT e.${FIELD}state AS state FROM ${TYPE} e WHERE e.id = ? AND e.${FIELD}state <> 'resolved' AND ${UNAWAITED}`,
    [Number(id)],
  );
  if (left && (isDone || textOf(left, 'state') === 'open')) resolve(id);
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
    `SELECT e.id AS id FROM ${TYPE} e WHERE e.externalid LIKE ? AND e.${FIELD}state IN ('open', 'released') AND e.${FIELD}last_seen < ? AND ${UNAWAITED} AND ROWNUM <= ${MOST}`,
    [`${errorId(store, prefix)}%`, since],
  );
  for (const row of unseen) resolve(textOf(row, 'id'));
}

/**
 * Two runs of one row may end crosswise: the one that is done knows nothing of the error that the other has just raised on
 * it. Errors that work raised and none waits for get their row back, so that its next run either needs them or resolves
 * them; of a row that was pruned, what a person released is over. 10 units, and 2 for each of up to a hundred.
 */
export function askAgain(stores: string[]): void {
  if (stores.length === 0) return;
  const left = readAll(
    `SELECT e.id AS id, w0.id AS row_id FROM ${TYPE} e LEFT JOIN ${WORK} w0 ON w0.id = e.${FIELD}work WHERE e.${FIELD}store IN (${placeholders(stores.length)}) AND e.${FIELD}work IS NOT NULL AND e.${FIELD}state IN ('open', 'released') AND (w0.${WORK_FIELD}done = w0.${WORK_FIELD}hinted OR (w0.id IS NULL AND e.${FIELD}state = 'released')) AND ${UNAWAITED} AND ROWNUM <= ${MOST}`,
    stores,
  );
  for (const error of left) {
    const [id, row] = [textOf(error, 'id'), textOf(error, 'row_id')];
    if (row === '') resolve(id);
    else lookAgain(row, id);
  }
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
