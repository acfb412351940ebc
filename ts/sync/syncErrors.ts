import { createRecord, submitFields } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import { errorId } from './externalIds';
import type { Problem } from './outcome';

const TYPE = 'customrecord_xdk_error';
const FIELD = 'custrecord_xdk_error_';

/** A cause that goes on in the same words is written again at most this often: 300 orders waiting for one SKU must not make a hot row (review 26). */
const TOUCH_EVERY_MS = 3_600_000;

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

/** `open`, `released`, or '' when the cause was never raised. 10 units. */
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
