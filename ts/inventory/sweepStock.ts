import { now } from '../netsuite/clock';
import { guard } from '../netsuite/guard';
import { accountId, remainingUnits } from '../netsuite/runtime';
import { IN_LIMIT, readAll, textOf } from '../netsuite/suiteql';
import { mayWork, readStores, type Store } from '../setup/stores';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { raise, resolveUnseen } from '../sync/syncErrors';
import { checkLocations, raiseUnstocked } from './checkLocations';
import { writeDrift } from './drift';
import { ITEMS_PER_RECORD } from './figures';
import { importedOrders } from './imported';
import { linkItems } from './linkItems';
import { fallsToZero } from './problems';
import { pushAll } from './pushStock';
import { itemsById, itemsInRange } from './readItems';
import { confirmShared } from './readMatching';
import { readPlaces } from './readPlaces';
import { readStock } from './readStock';
import { relinkGone } from './relinkGone';
import { settleRouting } from './settleRouting';
import { raiseShared } from './skuProblems';
import { noteWaiting } from './waiting';

/** Items of one store that one map call compares: those with internal ids from `from` on. Figures never travel. */
interface Slice {
  store: string;
  from: number;
}

/** Beginnings of the causes that a sweep looks at. */
const SWEPT = ['stock:', 'unstocked:', 'location:'];

/** Slices whose differences one reduce call sets; it has 5,000 units. */
const SLICES_PER_WRITE = 8;

/** One slice per store and 250 item ids that hold active items, as JSON. Looks at the stores' locations first. */
export function readSlices(): string[] {
  const stores = sweptStores();
  for (const store of stores) guard('mr_inventory', () => checkLocations(sweepRun(store)));
  const starts = readAll(
    `SELECT DISTINCT FLOOR(i.id / ${ITEMS_PER_RECORD}) AS bucket FROM item i WHERE i.isinactive = 'F' ORDER BY 1`,
  ).map((row) => Number(textOf(row, 'bucket')) * ITEMS_PER_RECORD);
  // Store by turns, so that none waits for another one's sweep.
  return starts.flatMap((from) =>
    stores.map((store) => JSON.stringify({ store: store.key, from } satisfies Slice)),
  );
}

/** The items of a slice whose figures differ, and the group that sets them; null when all is well. */
export interface Differing {
  group: string;
  /** Internal ids. */
  items: string[];
}

/**
 * Compares one slice. Only the ids of what differs leave it. Throws when the store could not be read, so that the run's
 * report names the slice.
 */
export function compareSlice(value: string): Differing | null {
  const { store: key, from } = JSON.parse(value) as Slice;
  const store = readStores().find((one) => one.key === key);
  if (!store || !mayWork(store, accountId())) return null;
  const run = sweepRun(store);

  const linked = linkItems(itemsInRange(store, from, from + ITEMS_PER_RECORD), run);
  if (linked.kind === 'failed') throw new Error(told(store, linked.outcome));
  raiseShared(linked.shared, run);
  if (linked.items.length === 0) return null;
  const allPlaces = readPlaces();
  const read = readStock(linked.items, allPlaces, importedOrders(allPlaces), run);
  if (read.kind === 'failed') throw new Error(told(store, read.outcome));

  raiseShared(confirmShared(read.shared, run), run);
  raiseUnstocked(read.unstocked, run);
  const problem = fallsToZero(read.computed, store);
  if (problem) {
    raise(store.key, problem, now());
    return null;
  }
  const toStock = store.settings.stock.activate
    ? read.unstocked.filter(({ available }) => available > 0)
    : [];
  const differing = [
    ...read.computed.filter(({ target, level }) => target !== level.onHand),
    ...toStock,
  ];
  const items = new Set([
    ...differing.map(({ item }) => item.item),
    ...read.unrouted,
    ...relinkGone(read.gone, run),
  ]);
  if (items.size === 0) return null;
  return {
    group: `${store.key}:${Math.floor(from / ITEMS_PER_RECORD / SLICES_PER_WRITE)}`,
    items: [...items],
  };
}

/** Writes down where units lie that nobody knew of, computes what differs once more and sets it; what was set and who had changed it goes into the activity. */
export function setDiffering(group: string, lists: string[][]): void {
  const key = group.slice(0, group.lastIndexOf(':'));
  const store = readStores().find((one) => one.key === key);
  if (!store || !mayWork(store, accountId())) return;
  const start = { at: now(), units: remainingUnits() };
  const run = sweepRun(store);
  const items = [...new Set(lists.flat())];
  for (const some of slicesOf(items, IN_LIMIT)) settleRouting(some, run);
  const pushed = pushAll(itemsById(store, items), run);
  noteWaiting(store.key, pushed.waiting);
  writeDrift('stock sweep', pushed, start, run);
  if (pushed.outcome.kind !== 'done') throw new Error(told(store, pushed.outcome));
}

function sweepRun(store: Store): RunContext {
  return { store, caller: 'sweep', mayGoOn: () => true };
}

/**
 * Resolves what a whole sweep that began at this moment (ISO UTC) has not met again: rows that Shopify refused, items that
 * were not stocked, locations. 30 units a store and more.
 */
export function resolveSwept(began: string): void {
  for (const store of sweptStores())
    for (const prefix of SWEPT) resolveUnseen(store.key, prefix, began);
}

function sweptStores(): Store[] {
  return readStores().filter((store) => mayWork(store, accountId()) && store.settings.stock.push);
}

function told(store: Store, outcome: Outcome): string {
  const reason =
    outcome.kind === 'held'
      ? outcome.problem.message
      : outcome.kind === 'retry'
        ? outcome.reason
        : '';
  return `Store ${store.key}: ${reason}`;
}
