/** The inventory detail of a line: which lots, serial numbers and bins its units come from or go to (review 29). */
import type { FieldValue, LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import type { Books } from '../books.ts';
import { invalidReference, pleaseEnter } from '../refusals.ts';
import type { AssignedUnits } from '../stock/details.ts';
import { isNumbered } from './itemKinds.ts';

/** `to`: the receiving side of an inventory transfer, whose numbers are those that leave. */
export type Side = 'out' | 'in' | 'to';

/** Whether the item's units at the location are told apart by number or bin. */
export function isTracked(books: Books, item: RecordData, location: string): boolean {
  return isNumbered(item) || usesBins(books, item, location);
}

export function usesBins(books: Books, item: RecordData, location: string): boolean {
  return (
    item.fields.usebins === true && books.store.find('location', location)?.fields.usebins === true
  );
}

/** The assignments of a line as they stand; nothing is checked but that numbers and bins can be read. */
export function assignmentsOf(
  books: Books,
  item: RecordData,
  line: LineData,
  location: string,
  side: Side,
): AssignedUnits[] {
  const rows = line.subrecords?.inventorydetail?.sublists?.inventoryassignment ?? [];
  return rows.map(({ values }) => ({
    number: isNumbered(item) ? numberOf(books, item, values, side) : refuseNumber(values),
    bin: binOf(books, item, values, location, side),
    status: textOf(side === 'to' ? values.toinventorystatus : values.inventorystatus),
    units: quantity((values.quantity as number | null | undefined) ?? 0),
    expires: textOf(values.expirationdate),
  }));
}

function numberOf(
  books: Books,
  item: RecordData,
  values: Record<string, FieldValue>,
  side: Side,
): string {
  const received = textOf(values.receiptinventorynumber);
  if (side === 'in') {
    if (received === null) throw pleaseEnter(['Serial/Lot Number']);
    return received;
  }
  const id = textOf(values.issueinventorynumber);
  if (id === null) throw pleaseEnter(['Serial/Lot Number']);
  const record = books.store.find('inventorynumber', id);
  if (record === null || record.fields.item !== item.id) {
    throw invalidReference('issueinventorynumber', id);
  }
  return String(record.fields.inventorynumber);
}

function refuseNumber(values: Record<string, FieldValue>): null {
  const named = values.issueinventorynumber ?? values.receiptinventorynumber ?? null;
  if (named === null) return null;
  throw new SuiteScriptError(
    'INVENTORY_NUM_DISALLWD',
    'Inventory numbers are only allowed on items with serial numbered or lot numbered items.',
  );
}

function binOf(
  books: Books,
  item: RecordData,
  values: Record<string, FieldValue>,
  location: string,
  side: Side,
): string | null {
  const id = textOf(side === 'to' ? values.tobinnumber : values.binnumber);
  if (!usesBins(books, item, location)) {
    if (id === null) return null;
    throw new SuiteScriptError(
      'BIN_ITEM_UNAVAILBL',
      `The following bin is not available for the specified item: ${id}`,
    );
  }
  if (id === null) throw pleaseEnter(['Bin']);
  const bin = books.store.find('bin', id);
  if (bin === null || bin.fields.isinactive === true) throw invalidReference('binnumber', id);
  if (bin.fields.location !== location) {
    const place = books.references.nameOf(['location'], location) ?? location;
    throw new SuiteScriptError(
      'BIN_UNDEFND',
      `The following bins specified for the item ${String(item.fields.itemid)} are not defined in the transaction location (${place}): ${String(bin.fields.binnumber)}`,
    );
  }
  return id;
}

function textOf(value: FieldValue | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}
