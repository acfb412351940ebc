import { now } from '../netsuite/clock';
import type { RunContext } from '../sync/flow';
import { done, retry, type Outcome } from '../sync/outcome';
import { activateItems } from './activateItems';
import { saveFigures, type Figures } from './figures';
import { importedOrders } from './imported';
import { linkItems } from './linkItems';
import { poolOf } from './places';
import { rowOf, type Computed } from './planRows';
import { raiseRefused } from './problems';
import { confirmShared } from './readMatching';
import { readPlaces } from './readPlaces';
import { readStock } from './readStock';
import { setQuantities } from './setQuantities';
import { raiseShared } from './skuProblems';
import type { Figure, Place, StockItem } from './stock';
import type { Waiting } from './waiting';

/** Items of one go: an IN list holds no more (netsuite-platform §4.6). */
export const ITEMS_PER_GO = 1000;
/** A figure that moved while it was computed is computed again so often; then it waits for a later run. */
const MOST_PASSES = 3;

export interface Pushed {
  outcome: Outcome;
  points: number;
  /** Figures that may not rise yet or kept moving: to be computed again later. */
  waiting: Waiting;
  /** Names of the orders that some of them wait for, as far as they are known. */
  missing: string[];
  /** What was set, with what it was made from. */
  set: Computed[];
}

/**
 * The figures of these items (1,000 at the most) at every place of the store. Shopify is read first, then NetSuite, then
 * the difference is written with Shopify's own figure as the condition; figures that moved meanwhile are computed again.
 */
export function pushItems(items: StockItem[], run: RunContext): Pushed {
  const result: Pushed = { outcome: done, points: 0, waiting: new Map(), missing: [], set: [] };
  const linked = linkItems(items, run);
  if (linked.kind === 'failed') return { ...result, outcome: linked.outcome };
  result.points += linked.points;

  const allPlaces = readPlaces();
  if (!allPlaces.some((place) => place.store === run.store.key)) {
    return { ...result, outcome: { kind: 'done', note: 'no location of this store gets stock' } };
  }
  const orders = importedOrders(allPlaces);
  let open = linked.items;
  let shared: StockItem[] = [];
  for (let pass = 1; open.length > 0 && pass <= MOST_PASSES; pass += 1) {
    const isLong = orders.asked() > 1 || !run.mayGoOn();
    // A person waits for the save; nobody waits for the other runs.
    if (pass > 1 && run.caller === 'user_event' && isLong)
      return { ...result, outcome: retry('left to the next tick', now()) };
    const read = readStock(open, allPlaces, orders, run);
    if (read.kind === 'failed') return { ...result, outcome: read.outcome };
    result.points += read.points;
    if (pass === 1) shared = read.shared;

    const again = new Set(activateItems(read.unstocked, run));
    const moved = write(read.computed, read.figures, allPlaces, run, result);
    if (result.outcome.kind !== 'done') return result;
    for (const item of moved.stale) again.add(item);
    for (const { item, place, decision } of read.computed) {
      if (decision.kind === 'ask') {
        orders.mustAsk(place);
        again.add(item.item);
      }
      if (decision.kind !== 'wait') continue;
      // Places that were lowered just now may have made room for those that wait for it.
      if (decision.because === 'promised' && moved.any) again.add(item.item);
      else result.waiting.set(item.item, decision.because);
    }
    open = read.items.filter(({ item }) => again.has(item));
  }
  for (const { item } of open) result.waiting.set(item, 'changed');
  // A person's save does not wait for it.
  if (run.caller !== 'user_event')
    raiseShared([...linked.shared, ...confirmShared(shared, run)], run);
  result.missing = orders.missing(linked.items.filter(({ item }) => result.waiting.has(item)));
  return result;
}

/** Writes what differs and what is left now. `stale`: items that moved since they were read. */
function write(
  computed: Computed[],
  figures: Figures,
  allPlaces: Place[],
  run: RunContext,
  result: Pushed,
): { stale: string[]; any: boolean } {
  const rows = computed.flatMap((one) => rowOf(one) ?? []);
  const isPooled = (place: Place) => poolOf(place, allPlaces).length > 0;
  const save = (left: Left[]) => {
    for (const [place, some] of byPlace(left)) saveFigures(place, some, figures, isPooled(place));
  };
  // A promise is written down before it is given: others of the pool must not give the same units meanwhile.
  save(
    rows.filter(
      (row) =>
        isPooled(row.computed.place) && row.figure.promised > (row.computed.figure?.promised ?? 0),
    ),
  );
  const sent = setQuantities(rows, run);
  const kept = computed.flatMap((one): Left[] => {
    const { decision } = one;
    const stays = decision.kind === 'same' || (decision.kind === 'wait' && decision.set === null);
    return stays ? [{ computed: one, figure: decision.figure }] : [];
  });
  save([...kept, ...sent.set]);

  result.points += sent.points;
  result.set.push(...sent.set.map((row) => row.computed));
  raiseRefused(sent.refused, run);
  if (sent.failed) result.outcome = sent.failed;
  return { stale: sent.stale.map((row) => row.computed.item.item), any: sent.set.length > 0 };
}

interface Left {
  computed: Computed;
  figure: Figure;
}

function byPlace(left: Left[]): Map<Place, Map<string, Figure>> {
  const places = new Map<Place, Map<string, Figure>>();
  for (const { computed, figure } of left) {
    const figures = places.get(computed.place) ?? new Map<string, Figure>();
    places.set(computed.place, figures.set(computed.item.item, figure));
  }
  return places;
}
