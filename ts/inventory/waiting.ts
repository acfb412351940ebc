import { now } from '../netsuite/clock';
import { sha256 } from '../netsuite/hash';
import { newId } from '../netsuite/random';
import { submitFields } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import type { Item } from '../sync/flow';
import { DIRTY, noteWork, postponeWork, type Hint } from '../sync/work';
import type { Because } from './mapRaise';
import { nextLook } from './nextLook';

/** Items (internal ids) whose figure may not rise yet, and why. */
export type Waiting = Map<string, Because>;

const SUBJECT = 'waiting:';

/** What a waiting row holds, as JSON in the field for what attempts leave behind. */
interface Kept {
  items: string[];
  /** ISO UTC; the longer it waits, the rarer it is looked at. */
  since: string;
}

/**
 * Writes down that these items are to be computed again: one row for those that do not wait already. 10 units, 8 more for a
 * new row.
 */
export function noteWaiting(store: string, waiting: Waiting): void {
  if (waiting.size === 0) return;
  const known = new Set(openRows(store).flatMap(({ kept }) => kept.items));
  const items = [...waiting.keys()].filter((item) => !known.has(item)).sort();
  if (items.length === 0) return;
  const moment = now();
  const before = JSON.stringify({ items, since: moment } satisfies Kept);
  const subject = `${SUBJECT}${sha256(items.join()).slice(0, 32)}`;
  const row = noteWork(
    { store, entity: 'stock', subject, action: 'changed' },
    { by: newId(), now: moment, before },
  );
  // Not claimed: somebody computes them at this moment.
  if (row.claimed) postponeWork(row, { due: nextLook(moment, moment), tries: 0, before });
}

/** What `pushInSave` takes for items (internal ids): the hint, that it is small, and what its row holds. Only a new row takes that. */
export function waitingHint(store: string, items: string[]): [Hint, true, string] {
  const subject = `${SUBJECT}${newId()}`;
  const before = JSON.stringify({ items, since: now() } satisfies Kept);
  return [{ store, entity: 'stock', subject, action: 'changed' }, true, before];
}

export function isWaiting({ subject }: Pick<Item, 'subject'>): boolean {
  return subject.startsWith(SUBJECT);
}

/**
 * What a row of that kind holds; null for a transaction, and for a row that was noted anew after it was done and whose noter failed
 * before it could write this: that one notes it again.
 */
export function keptWaiting(work: Pick<Item, 'subject' | 'before'>): Kept | null {
  return isWaiting(work) && work.before !== '' ? (JSON.parse(work.before) as Kept) : null;
}

/**
 * An order that had waited is done: what may have waited for it is looked at with the next tick, and often again. 10 units,
 * 2 more per row.
 */
export function wakeWaiting(store: string): void {
  for (const { id, kept } of openRows(store)) {
    submitFields('customrecord_xdk_work', id, {
      custrecord_xdk_work_due: '',
      custrecord_xdk_work_before: JSON.stringify({ ...kept, since: now() } satisfies Kept),
    });
  }
}

/** The others wait for their own time. */
const MOST_ROWS = 50;

function openRows(store: string): { id: string; kept: Kept }[] {
  return readAll(
    `SELECT * FROM (SELECT w.id AS id, w.custrecord_xdk_work_subject AS subject, w.custrecord_xdk_work_before AS before FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_store = ? AND w.custrecord_xdk_work_entity = 'stock' AND w.custrecord_xdk_work_subject LIKE '${SUBJECT}%' AND ${DIRTY}) WHERE ROWNUM <= ${MOST_ROWS}`,
    [store],
  ).flatMap((row) => {
    const kept = keptWaiting({ subject: textOf(row, 'subject'), before: textOf(row, 'before') });
    return kept ? [{ id: textOf(row, 'id'), kept }] : [];
  });
}
