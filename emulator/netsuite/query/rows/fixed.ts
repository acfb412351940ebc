import { transactionTypes } from '../catalog.ts';
import type { Database } from '../database.ts';

/** Rows that NetSuite ships with. */
export function addFixedRows(database: Database): void {
  database.insert('dual', [{ dummy: 'X' }]);
  const statuses = [...transactionTypes.values()].flatMap((type) =>
    Object.entries(type.statuses).map(([id, name]) => ({
      id,
      trantype: type.code,
      name,
      fullname: `${type.label ?? type.code} : ${name}`,
    })),
  );
  database.insert('transactionstatus', statuses);
}
