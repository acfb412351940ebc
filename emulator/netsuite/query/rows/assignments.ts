import type { FieldValue, LineData, RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { number } from './transaction.ts';

/** Finds the id of an inventory number by its item and text. */
export type NumberIds = ReadonlyMap<string, string>;

export const numberKey = (item: FieldValue | undefined, text: FieldValue | undefined): string =>
  `${String(item)}|${String(text).toLowerCase()}`;

/**
 * Rows of `inventoryassignment`: lots, serials and bins of a transaction's lines (subrecord inventorydetail), in base units
 * and with the sign of their line. `lines` are the transaction's rows of transactionline.
 */
export function assignmentRows(record: RecordData, lines: Row[], numbers: NumberIds): Row[] {
  const rows: Row[] = [];
  for (const sublist of ['item', 'inventory', 'component']) {
    for (const line of record.sublists[sublist] ?? []) {
      const own = lines.find((row) => row.id === number(line.values.line));
      rows.push(...rowsOf(record, line, own, numbers, 'binnumber'));
      if (record.type !== 'inventorytransfer') continue;
      const arrival = lines.find(
        (row) =>
          row.item === line.values.item &&
          row.location === record.fields.transferlocation &&
          (number(row.quantity) ?? 0) > 0,
      );
      rows.push(...rowsOf(record, line, arrival, numbers, 'tobinnumber'));
    }
  }
  return rows;
}

function rowsOf(
  record: RecordData,
  line: LineData,
  row: Row | undefined,
  numbers: NumberIds,
  bin: 'binnumber' | 'tobinnumber',
): Row[] {
  const details = line.subrecords?.inventorydetail?.sublists?.inventoryassignment ?? [];
  const sign = (number(row?.quantity) ?? 0) < 0 ? -1 : 1;
  return details.map(({ values }) => ({
    transaction: record.id,
    transactionline: row?.id ?? number(line.values.line),
    inventorynumber:
      values.issueinventorynumber ??
      numbers.get(numberKey(line.values.item, values.receiptinventorynumber)) ??
      null,
    bin: values[bin] ?? null,
    quantity: (number(values.quantity) ?? 0) * sign,
  }));
}
