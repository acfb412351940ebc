import { createRecord, loadRecord, submitFields, type Fields } from '../netsuite/records';
import { codeOf } from '../netsuite/errors';
import { newId } from '../netsuite/random';
import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import { workId } from './externalIds';

export const TYPE = 'customrecord_xdk_work';
export const FIELD = 'custrecord_xdk_work_';

/** Store of a row that concerns every store: who moved stock need not be able to read the stores. */
export const ALL_STORES = '*';

/** How long a claim holds: longer than an N/https call can hang (5 s + 45 s). */
const CLAIM_MS = 60_000;

/** News that something changed; it only says where to look. */
export interface Hint {
  store: string;
  /** `order`, `item_fulfillment`, `stock` … */
  entity: string;
  /** gid, or the NetSuite record id. */
  subject: string;
  action: 'changed' | 'deleted' | 'merged';
  /** The other id of a merge. */
  other?: string;
}

/** One row of work as read. `mark` is what `done` must become once the state read after this moment is dealt with. */
export interface Work extends Hint {
  id: string;
  mark: string;
  tries: number;
  claimedBy: string;
  claimedUntil: string;
  before: string;
  /** The last hint was dealt with. */
  isDone: boolean;
  /** It was tried before, and put off. */
  waited: boolean;
  /** The sync error it waits for, by internal id; ''. */
  error: string;
  /** A person had released that error when the row was read. */
  isReleased: boolean;
}

/** A claim to take along with a mark. `before` is what exists before a call without a key; only a new row takes it. */
export interface Claim {
  by: string;
  now: string;
  before?: string;
}

export interface Noted {
  id: string;
  mark: string;
  claimed: boolean;
  /** What earlier attempts left behind, as it is under the claim; '' for a new row that came without. */
  before: string;
  /** The row was there already: something was tried for this entity earlier, or still is. */
  known: boolean;
  /** It had something to do before this hint. */
  open: boolean;
  /** The sync error that it waited for, by internal id; ''. */
  error: string;
}

/**
 * Writes down that there is something to do: 6 units for a new row, 2 more reads and a write for a known one.
 * `claim` makes the row start claimed, for a worker that goes on with it at once.
 */
export function noteWork(hint: Hint, claim?: Claim): Noted {
  const mark = newId();
  const created = createRecord({
    type: TYPE,
    externalId: workId(hint.store, hint.entity, hint.subject),
    fields: {
      ...fieldsOf({ store: hint.store, entity: hint.entity, subject: hint.subject }),
      ...fieldsOf({ action: hint.action, other: hint.other ?? '', hinted: mark }),
      ...(claim &&
        fieldsOf({
          claimed_by: claim.by,
          claimed_until: claimEnd(claim.now),
          before: claim.before ?? '',
        })),
    },
  });
  if (created.kind === 'created') {
    return {
      id: created.id,
      mark,
      claimed: claim !== undefined,
      before: claim?.before ?? '',
      known: false,
      open: false,
      error: '',
    };
  }

  const known = findWork([workId(hint.store, hint.entity, hint.subject)])[0];
  const news = fieldsOf({
    hinted: mark,
    ...(hint.action !== 'changed' && { action: hint.action, other: hint.other ?? '' }),
  });
  // Pruned between the two reads: the external id is free again.
  if (!known || !submitFields(TYPE, known.id, news)) return noteWork(hint, claim);
  const claimed = claim ? claimWork(known.id, claim.by, claim.now) : null;
  return {
    id: known.id,
    mark,
    claimed: claimed !== null,
    before: claimed?.before ?? known.before,
    known: true,
    open: !known.isDone,
    error: known.error,
  };
}

/**
 * One worker at a time, where Shopify has no key of its own: load and save under optimistic locking, 6 units.
 * Answers what earlier attempts left behind; it may be newer than what the row held when it was read without a claim.
 * `null`: somebody else has it.
 */
export function claimWork(id: string, by: string, now: string): { before: string } | null {
  try {
    const row = loadRecord(TYPE, id);
    const until = row.text(`${FIELD}claimed_until`);
    if (until > now && row.text(`${FIELD}claimed_by`) !== by) return null;
    row.set(`${FIELD}claimed_by`, by);
    row.set(`${FIELD}claimed_until`, claimEnd(now));
    row.save();
    return { before: row.text(`${FIELD}before`) };
  } catch (error) {
    if (isChangedByOthers(error)) return null;
    throw error;
  }
}

/** What existed before a call without a key, so that an unknown outcome can be compared. 2 units. */
export function rememberBefore(id: string, before: string): void {
  submitFields(TYPE, id, fieldsOf({ before }));
}

/** The state read after `mark` was noted is dealt with. A newer hint leaves the row dirty. 2 units. */
export function finishWork(work: Pick<Work, 'id' | 'mark'>): void {
  submitFields(TYPE, work.id, finished(work.mark));
}

/**
 * The same by a worker without a claim: load and save under optimistic locking, 6 units. `false`: there is news, or
 * somebody has claimed the row; then it is left as it is.
 */
export function finishUnclaimed(work: Pick<Work, 'id' | 'mark'>, now: string): boolean {
  try {
    const row = loadRecord(TYPE, work.id);
    const isClaimed = row.text(`${FIELD}claimed_until`) > now;
    if (isClaimed || row.text(`${FIELD}hinted`) !== work.mark) return false;
    for (const [field, value] of Object.entries(finished(work.mark))) row.set(field, value);
    row.save();
    return true;
  } catch (error) {
    if (isChangedByOthers(error)) return false;
    throw error;
  }
}

function finished(mark: string): Fields {
  return fieldsOf({
    done: mark,
    held: '',
    due: '',
    tries: 0,
    error: null,
    claimed_by: '',
    claimed_until: '',
    before: '',
  });
}

function isChangedByOthers(error: unknown): boolean {
  return ['RCRD_HAS_BEEN_CHANGED', 'CUSTOM_RECORD_COLLISION', 'RCRD_DSNT_EXIST'].includes(
    codeOf(error),
  );
}

/** Something is to be done about the row again; once that is done, this sync error is left. 2 units. */
export function lookAgain(id: string, error: string): void {
  submitFields(TYPE, id, fieldsOf({ hinted: newId(), error: Number(error) }));
}

/**
 * Tried and not done: not before `due`, or not until the sync error is released. A newer hint overrides both,
 * but never `claimedUntil`: until then a call without a key may still be on its way. 2 units.
 */
export function postponeWork(
  work: Pick<Work, 'id' | 'mark'>,
  wait: { due: string; tries: number; error?: string; claimedUntil?: string; before?: string },
): void {
  submitFields(
    TYPE,
    work.id,
    fieldsOf({
      held: work.mark,
      due: wait.due,
      tries: wait.tries,
      error: wait.error === undefined ? null : Number(wait.error),
      claimed_by: '',
      claimed_until: wait.claimedUntil ?? '',
      ...(wait.before !== undefined && { before: wait.before }),
    }),
  );
}

/** What `workOf` reads, of the table under the name `w`. */
export const COLUMNS = [
  'store',
  'entity',
  'subject',
  'action',
  'other',
  'hinted',
  'done',
  'tries',
  'claimed_by',
  'claimed_until',
  'before',
  'held',
  'error',
]
  .map((name) => `w.${FIELD}${name} AS ${name}`)
  .concat(
    `(SELECT x.custrecord_xdk_error_state FROM customrecord_xdk_error x WHERE x.id = w.${FIELD}error) AS error_state`,
  )
  .join(', ');

/** Of a row `w`: something is to be done about it. */
export const DIRTY = `(w.${FIELD}done IS NULL OR w.${FIELD}done <> w.${FIELD}hinted)`;

/** Rows by external id, whatever their state. 10 units. */
export function findWork(externalIds: string[]): Work[] {
  if (externalIds.length === 0) return [];
  return readAll(
    `SELECT w.id AS id, ${COLUMNS} FROM ${TYPE} w WHERE w.externalid IN (${placeholders(externalIds.length)})`,
    externalIds,
  ).map(workOf);
}

/** Rows by external id that are not done. 10 units. */
export function findOpenWork(externalIds: string[]): Work[] {
  if (externalIds.length === 0) return [];
  return readAll(
    `SELECT w.id AS id, ${COLUMNS} FROM ${TYPE} w WHERE w.externalid IN (${placeholders(externalIds.length)}) AND ${DIRTY}`,
    externalIds,
  ).map(workOf);
}

export function workOf(row: Row): Work {
  const action = textOf(row, 'action');
  return {
    id: textOf(row, 'id'),
    store: textOf(row, 'store'),
    entity: textOf(row, 'entity'),
    subject: textOf(row, 'subject'),
    action: action === 'deleted' || action === 'merged' ? action : 'changed',
    ...(textOf(row, 'other') && { other: textOf(row, 'other') }),
    mark: textOf(row, 'hinted'),
    tries: Number(row['tries'] ?? 0),
    claimedBy: textOf(row, 'claimed_by'),
    claimedUntil: textOf(row, 'claimed_until'),
    before: textOf(row, 'before'),
    isDone: textOf(row, 'done') === textOf(row, 'hinted'),
    waited: textOf(row, 'held') !== '',
    error: textOf(row, 'error'),
    isReleased: textOf(row, 'error_state') === 'released',
  };
}

function fieldsOf(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [FIELD + name, value]));
}

/** A claim taken at this moment ends then. */
export function claimEnd(now: string): string {
  return new Date(Date.parse(now) + CLAIM_MS).toISOString();
}
