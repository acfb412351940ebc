import { now } from '../netsuite/clock';
import { remainingUnits } from '../netsuite/runtime';
import { call } from '../shopify/client';
import type { InventoryHistoryQuery, InventoryHistoryQueryVariables } from '../shopify/operations';
import { writeActivity, type Entry } from '../sync/activity';
import type { RunContext } from '../sync/flow';
import { slicesOf } from '../sync/slices';
import document from './inventoryHistory.graphql';
import { rowOf, type Computed } from './planRows';
import type { Pushed } from './pushItems';

/** Entries of one record of the audit trail. */
const MOST_ENTRIES = 500;
/** Ids of one call. */
const MOST_PAGES = 250;

/**
 * Writes what a run set into the audit trail: what Shopify had, what it has now, and whether Crossdock's own last figure was
 * out of date or another writer had changed it. Who that was only Shopify's inventory history tells (review 10); its page is
 * named. 6 units per 250 figures, 10 units and some points more where another writer was.
 */
export function writeDrift(
  flow: string,
  pushed: Pushed,
  start: { at: string; units: number },
  run: RunContext,
): void {
  const pages = historyPages(pushed.set.filter(isByAnother), run);
  slicesOf(pushed.set, MOST_ENTRIES).forEach((set, slice) =>
    writeActivity({
      store: run.store.key,
      flow,
      at: start.at,
      took: Date.parse(now()) - Date.parse(start.at),
      // The whole run's cost stands on its first record.
      units: slice === 0 ? start.units - remainingUnits() : 0,
      points: slice === 0 ? pushed.points : 0,
      entries: set.map((one) => driftEntry(one, pages)),
    }),
  );
}

function isByAnother({ figure, level }: Computed): boolean {
  return figure !== undefined && (figure.onHand !== level.onHand || figure.touched);
}

function driftEntry(computed: Computed, pages: Map<string, string>): Entry {
  const { item, place, level, figure } = computed;
  const writer =
    figure === undefined
      ? 'first figure'
      : isByAnother(computed)
        ? `another writer (left at ${figure.onHand}), see ${pages.get(item.inventoryItem) ?? "the item's inventory history in Shopify"}`
        : 'own figure out of date';
  return {
    entity: 'inventory_item',
    id: item.inventoryItem,
    record: `item ${item.item}`,
    outcome: 'set',
    note: `${place.location}: ${level.onHand} → ${rowOf(computed)?.quantity ?? level.onHand}, ${writer}`,
  };
}

/** A page that can't be had now is no reason to write no report. */
function historyPages(set: Computed[], run: RunContext): Map<string, string> {
  const ids = [...new Set(set.map(({ item }) => item.inventoryItem))].slice(0, MOST_PAGES);
  if (ids.length === 0) return new Map();
  const answer = call<InventoryHistoryQuery, InventoryHistoryQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return new Map();
  return new Map(
    answer.data.nodes.flatMap((node) =>
      node && 'inventoryHistoryUrl' in node && node.inventoryHistoryUrl
        ? [[node.id, node.inventoryHistoryUrl] as const]
        : [],
    ),
  );
}
