import { now } from '../netsuite/clock';
import { sha256 } from '../netsuite/hash';
import { newId } from '../netsuite/random';
import type { Item } from '../sync/flow';
import { momentAfter } from '../shopify/throttle';
import { noteWork, postponeWork } from '../sync/work';
import type { Because } from './mapRaise';

/** How long a figure waits before it is computed again. A change by somebody else: longer than Shopify's order index lags. */
const LOOK_AGAIN_SECONDS = 5;
/** Orders that are not imported, units that others may still sell: nothing that one's own next look would change. */
const WAIT_SECONDS = 30;

/** Items (internal ids) whose figure may not rise yet, and why. */
export type Waiting = Map<string, Because>;

/** When these figures are computed again (ISO UTC). */
export function whenAgain(waiting: Waiting): string {
  const isSoon = [...waiting.values()].includes('changed');
  return momentAfter(now(), isSoon ? LOOK_AGAIN_SECONDS : WAIT_SECONDS);
}

const SUBJECT = 'waiting:';

/** Writes down that these items are to be computed again in some seconds; one row for all, and the same for the same items. 8 units. */
export function noteWaiting(store: string, waiting: Waiting): void {
  if (waiting.size === 0) return;
  const items = JSON.stringify([...waiting.keys()].sort());
  const row = noteWork(
    {
      store,
      entity: 'stock',
      subject: `${SUBJECT}${sha256(items).slice(0, 32)}`,
      action: 'changed',
    },
    { by: newId(), now: now(), before: items },
  );
  // Somebody computes them at this moment.
  if (row.claimed) postponeWork(row, { due: whenAgain(waiting), tries: 0, before: items });
}

/** The items a row of that kind holds; none for a transaction. */
export function waitingItems(work: Item): string[] {
  return work.subject.startsWith(SUBJECT) && work.before !== ''
    ? (JSON.parse(work.before) as string[])
    : [];
}
