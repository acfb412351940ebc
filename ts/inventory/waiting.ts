import { now } from '../netsuite/clock';
import { newId } from '../netsuite/random';
import type { Item } from '../sync/flow';
import { momentAfter } from '../shopify/throttle';
import { noteWork, postponeWork } from '../sync/work';

/** How long a figure that may not rise waits before it is computed again: longer than Shopify's order index lags. */
export const WAIT_SECONDS = 5;

const SUBJECT = 'waiting:';

/** Writes down that these items (internal ids) are to be computed again in some seconds; one row for all. 8 units. */
export function noteWaiting(store: string, items: string[]): void {
  if (items.length === 0) return;
  const row = noteWork(
    { store, entity: 'stock', subject: `${SUBJECT}${newId()}`, action: 'changed' },
    { by: newId(), now: now(), before: JSON.stringify(items) },
  );
  postponeWork(row, { due: momentAfter(now(), WAIT_SECONDS), tries: 0 });
}

/** The items a row of that kind holds; none for a transaction. */
export function waitingItems(work: Item): string[] {
  return work.subject.startsWith(SUBJECT) && work.before !== ''
    ? (JSON.parse(work.before) as string[])
    : [];
}
