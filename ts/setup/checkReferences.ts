import { isFeatureOn } from '../netsuite/runtime';
import type { SavedRecord } from '../netsuite/saved';
import { findActive, type NamedTable } from './findActive';

/** A field of the store record, and the records it names by internal id. */
interface Reference {
  field: string;
  label: string;
  table: NamedTable;
  /** Item type it must have. */
  type?: string;
  /** Feature without which the account has no such records. */
  feature?: string;
}

/** Shipping items are no items of SuiteQL; NetSuite refuses a wrong one when the first order is saved. */
const REFERENCES: Reference[] = [
  { field: 'guest', label: 'Guest customer', table: 'customer' },
  { field: 'location', label: 'Location', table: 'location', feature: 'LOCATIONS' },
  { field: 'subsidiary', label: 'Subsidiary', table: 'subsidiary', feature: 'SUBSIDIARIES' },
  { field: 'taxitem', label: 'Tax item', table: 'item' },
  { field: 'discountitem', label: 'Discount item', table: 'item', type: 'Discount' },
  { field: 'fallbackitem', label: 'Fallback item', table: 'item' },
];

/**
 * Refuses a store that names customers, items or a location which this account does not have: throws a plain Error that
 * the person who saves it sees. 10 units for each field that is filled.
 */
export function checkReferences(store: Pick<SavedRecord, 'text'>): void {
  for (const { field, label, table, type, feature } of REFERENCES) {
    const id = store.text(`custrecord_xdk_store_${field}`);
    if (id === '' || (feature && !isFeatureOn(feature))) continue;
    const refuse = (reason: string) =>
      new Error(`Store ${store.text('custrecord_xdk_store_key')}: ${label} ${id} ${reason}.`);
    const found = findActive(table, id);
    if (!found) throw refuse(`is no active ${table} of this account; give the internal id of one`);
    if (type && found.type !== type) throw refuse(`is no ${type} item`);
  }
}
