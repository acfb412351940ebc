import type { SavedRecord } from '../netsuite/saved';
import { externalId } from '../sync/externalIds';
import { findLinks, markRemoved } from '../sync/links';
import { noteWork } from '../sync/work';

/** NetSuite copies custom body fields; on a copy they would claim to be the Shopify order (review 16). */
const ORIGIN_FIELDS = [
  'custbody_xdk_store',
  'custbody_xdk_order_id',
  'custbody_xdk_order_name',
  'custbody_xdk_order_data',
  'custbody_xdk_hold',
  'custbody_xdk_tax_difference',
];

/** Empties the fields that say where an order came from. */
export function forgetOrigin(copy: {
  setValue(options: { fieldId: string; value: string }): unknown;
}): void {
  for (const fieldId of ORIGIN_FIELDS) copy.setValue({ fieldId, value: '' });
}

/** Somebody deleted the sales order: its link says so, and later hints do not make it again. 12 units. */
export function noteDeletedOrder(record: SavedRecord): void {
  const store = record.text('custbody_xdk_store') || record.before('custbody_xdk_store');
  const order = record.text('custbody_xdk_order_id') || record.before('custbody_xdk_order_id');
  if (!store || !order) return;
  for (const link of findLinks([externalId(store, 'order', order, 'so')]).values()) {
    if (link.recordId === record.id) markRemoved(link.id);
  }
}

/** Somebody approved the sales order: its payments can be booked now. 6–18 units, nothing for other saves. */
export function noteApproval(record: SavedRecord): void {
  if (record.before('orderstatus') !== 'A' || record.text('orderstatus') === 'A') return;
  const store = record.text('custbody_xdk_store');
  const order = record.text('custbody_xdk_order_id');
  if (!store || !order) return;
  noteWork({ store, entity: 'order', subject: `gid://shopify/Order/${order}`, action: 'changed' });
}
