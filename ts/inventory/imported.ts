import { keptStores } from '../setup/keptStores';
import type { RunContext } from '../sync/flow';
import { isQuota, poolOf } from './places';
import { ALL, readBlocked, type Blocked } from './readBlocked';
import type { Place, StockItem } from './stock';

/** What is known of the orders of the stores that matter to a raise. */
export interface ImportedOrders {
  /** May this item rise here, as far as orders go? */
  of(item: StockItem, place: Place): 'yes' | 'no' | 'unknown';
  /** Every later look asks the stores that matter to this place. */
  mustAsk(place: Place): void;
  /** How many stores that look asks, three calls each. */
  asked(): number;
  /** Asks Shopify now. Between the read of Shopify's quantities and that of NetSuite's, so that both hold what it finds. */
  ask(run: RunContext): void;
  /** Names of orders that were found missing and sell one of these items, a few of them. */
  missing(items: StockItem[]): string[];
}

const MOST_NAMED = 5;

export function importedOrders(allPlaces: Place[]): ImportedOrders {
  const asked = new Set<string>();
  const blocked = new Map<string, Blocked>();
  // Quotas are disjoint: only in a shared pool do other stores' orders matter.
  const others = (place: Place) => {
    const pool = poolOf(place, allPlaces);
    if (isQuota([place, ...pool])) return [];
    return [...new Set(pool.map(({ store }) => store))].filter((store) => store !== place.store);
  };
  const ofOthers = new Map<string, Map<string, string>>();
  /** An order of another store that sells this item is missing. Its shop has other ids. */
  const isBlockedIn = (store: string, item: StockItem) => {
    const found = blocked.get(store);
    if (!found || found.items === 'all') return true;
    const items = ofOthers.get(store) ?? found.netsuiteItems();
    ofOthers.set(store, items);
    return items.has(item.item);
  };

  return {
    of(item, place) {
      const own = blocked.get(place.store);
      if (own === undefined || others(place).some((store) => !blocked.has(store))) return 'unknown';
      if (own.items === 'all' || own.items.has(item.inventoryItem)) return 'no';
      return others(place).some((store) => isBlockedIn(store, item)) ? 'no' : 'yes';
    },
    mustAsk(place) {
      for (const store of [place.store, ...others(place)]) asked.add(store);
    },
    asked: () => asked.size,
    ask(run) {
      for (const key of asked) {
        const store = keptStores().find((one) => one.key === key);
        blocked.set(key, store ? readBlocked({ ...run, store }) : ALL);
        ofOthers.delete(key);
      }
    },
    missing(items) {
      const names = [...blocked].flatMap(([store, { orders }]) =>
        orders.flatMap(({ name, items: sold }) =>
          items.some(
            ({ item, inventoryItem }) =>
              sold.has(inventoryItem) || sold.has(ofOthers.get(store)?.get(item) ?? ''),
          )
            ? [name]
            : [],
        ),
      );
      return [...new Set(names)].slice(0, MOST_NAMED);
    },
  };
}
