import { placeholders, readAll, textOf } from '../netsuite/suiteql';

/** NetSuite's figures for one item at one location. */
export interface Available {
  item: string;
  location: string;
  /** On hand − committed, never negative. */
  available: number;
  /** Units of this store's orders that NetSuite has taken out of available and not shipped yet. */
  committed: number;
}

const key = (item: string, location: string) => `${item}@${location}`;

/**
 * Available and this store's committed units of these items at these locations. 20 units.
 * An item that never had stock at a location has no row: `readAll` proves that this means 0.
 */
export function readAvailable(store: string, items: string[], locations: string[]): Available[] {
  if (items.length === 0 || locations.length === 0) return [];
  const figures = new Map<string, Available>();
  for (const item of items) {
    for (const location of locations)
      figures.set(key(item, location), { item, location, available: 0, committed: 0 });
  }
  const where = `IN (${placeholders(items.length)}) AND %.location IN (${placeholders(locations.length)})`;

  for (const row of readAll(
    `SELECT a.item AS item, a.location AS location, NVL(a.quantityavailable, 0) AS available FROM aggregateitemlocation a WHERE a.item ${where.replace('%', 'a')}`,
    [...items, ...locations],
  )) {
    const figure = figures.get(key(textOf(row, 'item'), textOf(row, 'location')));
    if (figure) figure.available = Number(row['available']);
  }
  for (const row of readAll(
    `SELECT l.item AS item, l.location AS location, SUM(NVL(l.quantitycommitted, 0) + NVL(l.quantitypicked, 0) + NVL(l.quantitypacked, 0)) AS committed FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND l.mainline = 'F' AND l.isclosed = 'F' AND l.item ${where.replace('%', 'l')} GROUP BY l.item, l.location`,
    [store, ...items, ...locations],
  )) {
    const figure = figures.get(key(textOf(row, 'item'), textOf(row, 'location')));
    if (figure) figure.committed = Number(row['committed']);
  }
  return [...figures.values()];
}
