import type { Definitions } from '../../contract.ts';
import type { Database } from '../database.ts';

/** Rows of declared lists and the catalog tables of custom types. */
export function addListRows(database: Database, definitions: Definitions): void {
  for (const list of definitions.lists.values()) {
    const table = list.id.toLowerCase();
    for (const value of list.values) {
      database.insert(table, [
        { id: value.id, name: value.value, isinactive: value.isInactive, scriptid: value.scriptId },
      ]);
    }
    database.remove('customlist', 'scriptid', list.id.toUpperCase());
    database.insert('customlist', [
      { internalid: list.internalId, scriptid: list.id.toUpperCase(), name: list.name },
    ]);
  }
  for (const type of definitions.recordTypes.values()) {
    database.remove('customrecordtype', 'scriptid', type.id.toUpperCase());
    database.insert('customrecordtype', [
      { internalid: type.internalId, scriptid: type.id.toUpperCase(), name: type.name },
    ]);
  }
}
