import { now } from '../netsuite/clock';
import { momentAfter } from '../shopify/throttle';
import type { Flow, Item, Result, RunContext } from '../sync/flow';
import { done, retry, type Outcome } from '../sync/outcome';
import { ITEMS_PER_GO, pushItems, type Pushed } from './pushItems';
import { itemsById, itemsOnTransactions } from './readItems';
import type { StockItem } from './stock';
import { WAIT_SECONDS, waitingItems } from './waiting';

/**
 * Transactions that moved stock (subjects `inventoryadjustment:12`) and items whose figures could not rise yet (`waiting:…`)
 * → their figures at every place of the store.
 */
export const pushStock: Flow = (items, run) => {
  if (!run.store.settings.stock.push) return results(items, NO_STOCK, 0);
  const pushed = pushAll(itemsOf(items, run), run);
  const { outcome, waiting, points } = pushed;
  if (outcome.kind !== 'done' || waiting.length === 0) return results(items, outcome, points);
  const later = retry('figures may not rise yet', momentAfter(now(), WAIT_SECONDS));
  return results(items, later, points);
};

const NO_STOCK: Outcome = { kind: 'done', note: 'this store gets no stock' };

function itemsOf(items: Item[], run: RunContext): StockItem[] {
  const waiting = items.flatMap(waitingItems);
  const transactions = items
    .filter((item) => waitingItems(item).length === 0)
    .map(({ subject }) => subject.slice(subject.indexOf(':') + 1));
  const found = [
    ...itemsOnTransactions(run.store, transactions),
    ...itemsById(run.store, [...new Set(waiting)]),
  ];
  return [...new Map(found.map((item) => [item.item, item])).values()];
}

/** Any number of items, 1,000 in a go. One go that fails stops the rest; nothing is lost, the caller tries again. */
export function pushAll(items: StockItem[], run: RunContext): Pushed {
  const all: Pushed = { outcome: done, points: 0, waiting: [], set: [] };
  for (let from = 0; from < items.length; from += ITEMS_PER_GO) {
    const pushed = pushItems(items.slice(from, from + ITEMS_PER_GO), run);
    all.points += pushed.points;
    all.waiting.push(...pushed.waiting);
    all.set.push(...pushed.set);
    if (pushed.outcome.kind !== 'done') return { ...all, outcome: pushed.outcome };
  }
  return all;
}

function results(items: Item[], outcome: Outcome, points: number): Result[] {
  return items.map((item, index) => ({
    subject: item.subject,
    outcome,
    record: '',
    points: index === 0 ? points : 0,
  }));
}
