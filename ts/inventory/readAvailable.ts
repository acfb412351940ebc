import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { StockItem } from './stock';

/** What NetSuite has to sell. An item that never had stock at a location has 0: `readAll` proves that nothing was cut. */
export interface Available {
  /** Units at these NetSuite locations together, whole ones. */
  at(item: string, sources: string[]): number;
}

/** 10 units for up to 1,000 items, 20 with kits. */
export function readAvailable(
  items: Pick<StockItem, 'item' | 'isKit'>[],
  sources: string[],
): Available {
  if (items.length === 0 || sources.length === 0) return { at: () => 0 };
  const kits = items.filter((item) => item.isKit).map(({ item }) => item);
  const members = readMembers(kits);
  const plain = items.filter((item) => !item.isKit).map(({ item }) => item);
  const ids = [...new Set([...plain, ...[...members.values()].flat().map(({ item }) => item)])];

  const stock = new Map<string, number>();
  const rows =
    ids.length === 0
      ? []
      : readAll(
          `SELECT a.item AS item, a.location AS location, a.quantityavailable AS available FROM aggregateitemlocation a WHERE a.item IN (${placeholders(ids.length)}) AND a.location IN (${placeholders(sources.length)}) AND a.quantityavailable <> 0`,
          [...ids, ...sources].map(Number),
        );
  for (const row of rows)
    stock.set(`${textOf(row, 'item')}@${textOf(row, 'location')}`, Number(row['available']));

  const single = (item: string, source: string) => stock.get(`${item}@${source}`) ?? 0;
  const kit = (parts: Member[], source: string) =>
    Math.max(
      0,
      Math.min(...parts.map(({ item, units }) => Math.floor(single(item, source) / units))),
    );
  return {
    at(item, from) {
      const parts = members.get(item);
      const each = (source: string) => {
        if (parts) return kit(parts, source);
        return kits.includes(item) ? 0 : single(item, source);
      };
      return Math.floor(from.reduce((sum, source) => sum + each(source), 0));
    },
  };
}

interface Member {
  item: string;
  units: number;
}

/** A kit has no stock of its own: as many as its scarcest member allows, all members from one location. */
function readMembers(kits: string[]): Map<string, Member[]> {
  const members = new Map<string, Member[]>();
  if (kits.length === 0) return members;
  for (const row of readAll(
    `SELECT m.parentitem AS kit, m.item AS item, m.quantity AS units FROM kititemmember m WHERE m.parentitem IN (${placeholders(kits.length)})`,
    kits.map(Number),
  )) {
    const kit = textOf(row, 'kit');
    const units = Number(row['units']);
    if (units <= 0) continue;
    members.set(kit, [...(members.get(kit) ?? []), { item: textOf(row, 'item'), units }]);
  }
  return members;
}
