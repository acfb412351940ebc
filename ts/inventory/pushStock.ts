import { readMappings } from '../setup/mappings';
import type { Flow, Item, Result, RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { linkItems } from './linkItems';
import { mapOnHand } from './mapOnHand';
import { readAvailable } from './readAvailable';
import { readLevels } from './readLevels';
import { readMoves, type MovedItem } from './readMoves';
import { ROWS_PER_CALL, setQuantities, type QuantityRow } from './setQuantities';

/**
 * Transactions that moved stock (subjects `inventoryadjustment:12`) → the figures of their items at every mapped location.
 * Shopify is read first, then NetSuite, then the difference is written with Shopify's own figure as the condition.
 */
export const pushStock: Flow = (items, run) => {
  if (!run.store.settings.stock.push)
    return results(items, { kind: 'done', note: 'this store gets no stock' }, 0);
  const pushed = pushItems(readMoves(items.map((item) => item.subject)), run);
  return results(items, pushed.outcome, pushed.points);
};

/** The figures of these items at every mapped location. One location that fails stops the rest; nothing is lost, the caller tries again. */
export function pushItems(
  moved: MovedItem[],
  run: RunContext,
): { outcome: Outcome; points: number } {
  const linked = linkItems(moved, run);
  if (linked.kind === 'failed') return { outcome: linked.outcome, points: 0 };

  let points = linked.points;
  for (const location of mappedLocations(run)) {
    const pushed = pushLocation(linked.inventoryItems, location, run);
    points += pushed.points;
    if (pushed.outcome.kind !== 'done') return { outcome: pushed.outcome, points };
  }
  return { outcome: { kind: 'done' }, points };
}

interface MappedLocation {
  shopify: string;
  netsuite: string;
}

function mappedLocations(run: RunContext): MappedLocation[] {
  return readMappings(run.store.key)
    .filter((mapping) => mapping.kind === 'location')
    .map(({ shopify, netsuite }) => ({ shopify, netsuite }));
}

function pushLocation(
  inventoryItems: Map<string, string>,
  location: MappedLocation,
  run: RunContext,
): { outcome: Outcome; points: number } {
  const pairs = [...inventoryItems];
  let points = 0;
  for (let from = 0; from < pairs.length; from += ROWS_PER_CALL) {
    const part = pairs.slice(from, from + ROWS_PER_CALL);
    const read = readLevels(
      part.map(([, inventoryItem]) => inventoryItem),
      location.shopify,
      run,
    );
    if (read.kind === 'failed') return { outcome: read.outcome, points };
    const figures = readAvailable(
      run.store.key,
      part.map(([item]) => item),
      [location.netsuite],
    );

    const rows = part.flatMap(([item, inventoryItem]): QuantityRow[] => {
      const level = read.levels.find((one) => one.inventoryItem === inventoryItem);
      const figure = figures.find((one) => one.item === item);
      if (!level || !figure) return [];
      const quantity = mapOnHand(figure, level, run.store.settings.stock);
      if (quantity === level.onHand) return [];
      return [
        {
          inventoryItemId: inventoryItem,
          locationId: location.shopify,
          quantity,
          changeFromQuantity: level.onHand,
        },
      ];
    });
    points += read.points;
    if (rows.length === 0) continue;
    const set = setQuantities(rows, run);
    points += set.points;
    if (set.outcome.kind !== 'done') return { outcome: set.outcome, points };
  }
  return { outcome: { kind: 'done' }, points };
}

function results(items: Item[], outcome: Outcome, points: number): Result[] {
  return items.map((item, index) => ({
    subject: item.subject,
    outcome,
    record: '',
    points: index === 0 ? points : 0,
  }));
}
