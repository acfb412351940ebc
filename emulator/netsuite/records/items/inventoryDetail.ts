/** Lot, serial and bin details of a line (netsuite-platform §4.10, review 29). */
import type { LineData, RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import { isNumbered } from './itemKinds.ts';
import { pleaseEnter, userError } from '../refusals.ts';

/** Lot and serial items do not move without naming their numbers; what is named adds up to the quantity. */
export function checkInventoryDetail(
  books: Books,
  item: RecordData,
  line: LineData,
  units: number,
): void {
  const assignments = line.subrecords?.inventorydetail?.sublists?.inventoryassignment ?? [];
  if (!isNumbered(item)) {
    if (assignments.length === 0) return;
  } else if (assignments.length === 0) {
    throw userError(`Please configure the inventory detail for this line.`);
  }
  let assigned = 0;
  for (const { values } of assignments) {
    const number = values.issueinventorynumber ?? values.receiptinventorynumber ?? null;
    if (isNumbered(item) && number === null) throw pleaseEnter(['Serial/Lot Number']);
    assigned += (values.quantity as number | null | undefined) ?? 0;
  }
  if (Math.abs(assigned - Math.abs(units)) > 1e-5) {
    throw userError(`The total inventory detail quantity must be ${Math.abs(units)}.`);
  }
}
