import { placeholders, readAll, textOf } from '../netsuite/suiteql';

/** A NetSuite item whose available quantity may have moved. */
export interface MovedItem {
  /** Internal id. */
  item: string;
  sku: string;
}

/** The stock items on these transactions (subjects `inventoryadjustment:12`). 10 units. */
export function readMoves(subjects: string[]): MovedItem[] {
  const ids = subjects.map((subject) => subject.slice(subject.indexOf(':') + 1));
  if (ids.length === 0) return [];
  return readAll(
    `SELECT DISTINCT i.id AS item, i.itemid AS sku FROM transactionline l JOIN item i ON i.id = l.item WHERE l.transaction IN (${placeholders(ids.length)}) AND l.mainline = 'F' AND i.itemtype IN ('InvtPart', 'Assembly')`,
    ids,
  ).map((row) => ({ item: textOf(row, 'item'), sku: textOf(row, 'sku') }));
}
