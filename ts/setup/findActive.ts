import { readAll, textOf } from '../netsuite/suiteql';

export type NamedTable = 'item' | 'customer' | 'location' | 'subsidiary';

/** The record with this internal id, if it is there and active; `type` is an item's type, else ''. 10 units. */
export function findActive(table: NamedTable, id: string): { type: string } | null {
  const type = table === 'item' ? 'r.itemtype' : "''";
  const [found] = readAll(
    `SELECT r.id AS id, ${type} AS type FROM ${table} r WHERE r.id = ? AND r.isinactive = 'F'`,
    [Number(id) || -1],
  );
  return found ? { type: textOf(found, 'type') } : null;
}
