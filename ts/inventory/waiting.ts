import { now } from '../netsuite/clock';
import { newId } from '../netsuite/random';
import type { Item } from '../sync/flow';
import { noteWork } from '../sync/work';

/** How long a figure that may not rise waits before it is computed again: longer than Shopify's order index lags. */
export const WAIT_SECONDS = 60;

const SUBJECT = 'waiting:';

/** Writes down that these items (internal ids) are to be computed again in a minute; one row for all. 6 units. */
export function noteWaiting(store: string, items: string[]): void {
  if (items.length === 0) return;
  // The claim keeps everybody off the row for a minute.
  noteWork(
    { store, entity: 'stock', subject: `${SUBJECT}${newId()}`, action: 'changed' },
    { by: newId(), now: now(), before: JSON.stringify(items) },
  );
}

/** The items a row of that kind holds; none for a transaction. */
export function waitingItems(work: Item): string[] {
  return work.subject.startsWith(SUBJECT) && work.before !== ''
    ? (JSON.parse(work.before) as string[])
    : [];
}
