import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { readFigures, type Figures } from './figures';
import type { ImportedOrders } from './imported';
import { poolOf, sourcesOf } from './places';
import { computeFigures, type Figured } from './planRows';
import { readAvailable } from './readAvailable';
import { readMatching } from './readMatching';
import { readTaken } from './readTaken';
import type { Place, StockItem } from './stock';

export type StockRead =
  /**
   * `items`: those that have a figure at all, with the inventory item that carries their SKU now. `gone`: those of them whose
   * inventory item Shopify does not know any more. `shared`: those whose SKU other inventory items are said to carry too.
   */
  | (Figured & {
      kind: 'read';
      items: StockItem[];
      gone: StockItem[];
      shared: StockItem[];
      figures: Figures;
      points: number;
    })
  | { kind: 'failed'; outcome: Outcome };

/**
 * Reads Shopify, then the orders if somebody asked for them, then NetSuite, and computes the figures. 13 units per 250 items
 * and 5 places, 30 for up to 1,000 items.
 */
export function readStock(
  wanted: StockItem[],
  allPlaces: Place[],
  orders: ImportedOrders,
  run: RunContext,
): StockRead {
  const places = allPlaces.filter((place) => place.store === run.store.key);
  const read = readMatching(wanted, places, run);
  if (read.kind === 'failed') return read;
  const { items, shared } = read;
  orders.ask(run);

  const ids = items.map(({ item }) => item);
  const pooled = [...new Set([...places, ...places.flatMap((place) => poolOf(place, allPlaces))])];
  const figures = readFigures(pooled, ids);
  const stock = computeFigures({
    items,
    places,
    allPlaces,
    levels: read.levels,
    figures,
    available: readAvailable(items, sourcesOf(pooled)),
    taken: readTaken(run.store, items),
    imported: (item, place) => orders.of(item, place),
    aside: run.store.settings.stock.aside,
    endlessUnits: run.store.settings.stock.endlessUnits,
  });
  const gone = items.filter(({ inventoryItem }) => read.gone.has(inventoryItem));
  return { kind: 'read', ...stock, items, gone, shared, figures, points: read.points };
}
