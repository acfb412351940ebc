import type { RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { number } from './transaction.ts';

/** Rows of `inventoryassignment`: lots, serials and bins of a transaction's lines (subrecord inventorydetail). Quantities leave with a minus. */
export function assignmentRows(record: RecordData): Row[] {
  const sign = record.type === 'itemfulfillment' || record.type === 'cashsale' ? -1 : 1;
  const rows: Row[] = [];
  for (const sublist of ['item', 'inventory']) {
    for (const line of record.sublists[sublist] ?? []) {
      const details = line.subrecords?.inventorydetail?.sublists?.inventoryassignment ?? [];
      for (const { values } of details) {
        rows.push({
          transaction: record.id,
          transactionline: number(line.values.line),
          inventorynumber: values.issueinventorynumber ?? values.receiptinventorynumber ?? null,
          bin: values.binnumber ?? null,
          quantity: (number(values.quantity) ?? 0) * sign,
        });
      }
    }
  }
  return rows;
}
