import { IN_LIMIT, placeholders, readAll, textOf } from '../netsuite/suiteql';
import { slicesOf } from '../sync/slices';
import { readMembers, type Member } from './kits';
import type { StockItem } from './stock';

type Countable = Pick<StockItem, 'item' | 'isKit'> & Partial<Pick<StockItem, 'perUnit'>>;

/** What NetSuite has to sell. An item that never had stock at a location has 0: `readAll` proves that nothing was cut. */
export interface Available {
  /** Shopify's units at these NetSuite locations together, whole ones. */
  at(item: string, sources: string[]): number;
  /** False: a kit that nothing limits or whose members can't be counted; it has no figure. */
  isKnown(item: string): boolean;
}

/** 10 units for up to 1,000 items; with kits 20, and 10 more per level of kits in kits. */
export function readAvailable(items: Countable[], sources: string[]): Available {
  const members = readMembers(items.filter(({ isKit }) => isKit).map(({ item }) => item));
  const plain = items.filter(({ isKit }) => !isKit).map(({ item }) => item);
  const ids = [...new Set([...plain, ...[...members.values()].flat().map(({ item }) => item)])];
  const stock = readStock(ids, sources);

  const single = (item: string, source: string) => stock.get(`${item}@${source}`) ?? 0;
  // All members of a kit come from one location.
  const kit = (parts: Member[], source: string) =>
    Math.max(
      0,
      Math.min(...parts.map(({ item, units }) => Math.floor(single(item, source) / units))),
    );
  const kits = new Set(items.filter(({ isKit }) => isKit).map(({ item }) => item));
  const perUnit = new Map(items.map((item) => [item.item, item.perUnit ?? 1]));
  return {
    isKnown: (item) => !kits.has(item) || members.has(item),
    at(item, from) {
      const parts = members.get(item) ?? [];
      const each = (source: string) => {
        if (kits.has(item)) return parts.length === 0 ? 0 : kit(parts, source);
        return single(item, source);
      };
      const units = from.reduce((sum, source) => sum + each(source), 0);
      return Math.floor(units / (perUnit.get(item) ?? 1));
    },
  };
}

/** `item@location` → available, in base units; what is not there is 0. */
function readStock(items: string[], sources: string[]): Map<string, number> {
  const stock = new Map<string, number>();
  // Members of a thousand kits may be more than an IN list holds.
  for (const ids of slicesOf(sources.length > 0 ? items : [], IN_LIMIT)) {
    const rows = readAll(
      `SELECT a.item AS item, a.location AS location, a.quantityavailable AS available FROM aggregateitemlocation a WHERE a.item IN (${placeholders(ids.length)}) AND a.location IN (${placeholders(sources.length)}) AND a.quantityavailable <> 0`,
      [...ids, ...sources].map(Number),
    );
    for (const row of rows)
      stock.set(`${textOf(row, 'item')}@${textOf(row, 'location')}`, Number(row['available']));
  }
  return stock;
}
