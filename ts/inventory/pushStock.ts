import { now } from '../netsuite/clock';
import type { Flow, Item, Result, RunContext } from '../sync/flow';
import { done, retry, type Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { nextLook } from './nextLook';
import { ITEMS_PER_GO, pushItems, type Pushed } from './pushItems';
import { itemsById, itemsOnTransactions } from './readItems';
import type { StockItem } from './stock';
import { isWaiting, keptWaiting, noteWaiting } from './waiting';

/**
 * Transactions that moved stock (subjects `inventoryadjustment:12`) and items whose figures could not rise yet (`waiting:…`)
 * → their figures at every place of the store. What may not rise waits in a row of its own and no longer by its transaction;
 * only inside a save the transaction's row waits itself, which costs the person nothing.
 */
export const pushStock: Flow = (items, run) => {
  if (!run.store.settings.stock.push) return resultsOf(items, () => NO_STOCK, 0);
  const pushed = pushAll(itemsOf(items, run), run);
  const { outcome, waiting, points } = pushed;
  if (outcome.kind !== 'done') return resultsOf(items, () => outcome, points);

  const moment = now();
  const reason = reasonOf(pushed);
  const isInSave = run.caller === 'user_event';
  const kept = new Set(items.flatMap((item) => keptWaiting(item)?.items ?? []));
  if (!isInSave) noteWaiting(run.store.key, new Map([...waiting].filter(([id]) => !kept.has(id))));
  return resultsOf(
    items,
    (item) => {
      const own = keptWaiting(item);
      const waits = own ? own.items.some((id) => waiting.has(id)) : isInSave && waiting.size > 0;
      return waits ? retry(reason, nextLook(own?.since ?? moment, moment)) : done;
    },
    points,
  );
};

/** For the activity: what the figures wait for. */
function reasonOf({ waiting, missing }: Pushed): string {
  const because = new Set(waiting.values());
  const orders = missing.length > 0 ? missing.join(', ') : 'orders';
  const reasons = [
    ...(because.has('changed') ? ['somebody else changed them in Shopify'] : []),
    ...(because.has('orders') ? [`${orders} not in NetSuite as they are now`] : []),
    ...(because.has('promised') ? ['other places may still sell those units'] : []),
  ];
  return `${waiting.size} figures may not rise yet: ${reasons.join('; ')}`;
}

const NO_STOCK: Outcome = { kind: 'done', note: 'this store gets no stock' };

function itemsOf(items: Item[], run: RunContext): StockItem[] {
  const waiting = items.flatMap((item) => keptWaiting(item)?.items ?? []);
  const transactions = items
    .filter((item) => !isWaiting(item))
    .map(({ subject }) => subject.slice(subject.indexOf(':') + 1));
  const found = [
    ...itemsOnTransactions(run.store, transactions),
    ...itemsById(run.store, [...new Set(waiting)]),
  ];
  return [...new Map(found.map((item) => [item.item, item])).values()];
}

/** Any number of items, 1,000 in a go. One go that fails stops the rest; nothing is lost, the caller tries again. */
export function pushAll(items: StockItem[], run: RunContext): Pushed {
  const all: Pushed = { outcome: done, points: 0, waiting: new Map(), missing: [], set: [] };
  for (const some of slicesOf(items, ITEMS_PER_GO)) {
    const pushed = pushItems(some, run);
    all.points += pushed.points;
    for (const [item, because] of pushed.waiting) all.waiting.set(item, because);
    all.missing = [...new Set([...all.missing, ...pushed.missing])];
    all.set.push(...pushed.set);
    if (pushed.outcome.kind !== 'done') return { ...all, outcome: pushed.outcome };
  }
  return all;
}

/** One result per item; the points stand with the first. */
export function resultsOf(
  items: Item[],
  outcomeOf: (item: Item) => Outcome,
  points: number,
): Result[] {
  return items.map((item, index) => ({
    subject: item.subject,
    outcome: outcomeOf(item),
    record: '',
    points: index === 0 ? points : 0,
  }));
}
