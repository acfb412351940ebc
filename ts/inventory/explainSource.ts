import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import { readMembers } from './kits';
import type { StockItem } from './stock';

/** What a NetSuite location (internal id) has of the item asked for. */
export type SourceExplained = (source: string) => object;

/** By item and location: `5@1`. */
type Quantities = Map<string, Row>;

/** 10 units. */
export function quantities(items: string[], sources: string[]): Quantities {
  if (items.length === 0 || sources.length === 0) return new Map();
  const rows = readAll(
    `SELECT a.item AS item, i.itemid AS name, a.location AS location, a.quantityonhand AS onhand, a.quantitycommitted AS committed, a.quantityavailable AS available, TO_CHAR(a.lastquantityavailablechange, 'YYYY-MM-DD HH24:MI:SS') AS changed FROM aggregateitemlocation a JOIN item i ON i.id = a.item WHERE a.item IN (${placeholders(items.length)}) AND a.location IN (${placeholders(sources.length)})`,
    [...items.map(Number), ...sources.map(Number)],
  );
  return new Map(rows.map((row) => [`${textOf(row, 'item')}@${textOf(row, 'location')}`, row]));
}

/** An item with stock of its own. `stock` holds no other. */
export function explainItem(stock: Quantities): SourceExplained {
  const rows = new Map([...stock.values()].map((row) => [textOf(row, 'location'), row]));
  return (source) => ({ location: source, ...figuresOf(rows.get(source)) });
}

/** A kit: its members there, how many kits each is enough for, and which of them is the least. 20 units. */
export function explainKit(kit: StockItem, sources: string[]): SourceExplained {
  const members = readMembers([kit.item]).get(kit.item) ?? [];
  const stock = quantities(
    members.map(({ item }) => item),
    sources,
  );
  return (source) => {
    const parts = members.map(({ item, units }) => {
      const row = stock.get(`${item}@${source}`);
      const figures = figuresOf(row);
      return {
        item,
        name: row ? textOf(row, 'name') : '',
        perKit: units,
        ...figures,
        kits: Math.max(0, Math.floor(figures.available / units)),
      };
    });
    const available = Math.min(...parts.map(({ kits }) => kits));
    return {
      location: source,
      available,
      limitedBy: parts.filter(({ kits }) => kits === available).map(({ item }) => item),
      members: parts,
    };
  };
}

function figuresOf(row: Row | undefined) {
  return {
    onHand: Number(row?.['onhand'] ?? 0),
    committed: Number(row?.['committed'] ?? 0),
    available: Number(row?.['available'] ?? 0),
    lastChange: row ? textOf(row, 'changed') : '',
  };
}
