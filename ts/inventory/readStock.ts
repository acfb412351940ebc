import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { readFigures, type Figures } from './figures';
import type { ImportedOrders } from './imported';
import { poolOf, sourcesOf } from './places';
import { computeFigures, type Figured } from './planRows';
import { readAvailable } from './readAvailable';
import { readLevels } from './readLevels';
import { readTaken } from './readTaken';
import type { Place, StockItem } from './stock';

export type StockRead =
  /** `gone`: items whose inventory item Shopify does not know any more. */
  | (Figured & { kind: 'read'; gone: StockItem[]; figures: Figures; points: number })
  | { kind: 'failed'; outcome: Outcome };

/**
 * Reads Shopify, then the orders if somebody asked for them, then NetSuite, and computes the figures. 13 units per 250 items
 * and 5 places, 30 for up to 1,000 items.
 */
export function readStock(
  items: StockItem[],
  allPlaces: Place[],
  orders: ImportedOrders,
  run: RunContext,
): StockRead {
  const places = allPlaces.filter((place) => place.store === run.store.key);
  const read = readLevels(
    items.map((item) => item.inventoryItem),
    places,
    run,
  );
  if (read.kind === 'failed') return read;
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
  return { kind: 'read', ...stock, gone, figures, points: read.points };
}
