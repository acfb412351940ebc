import type { SavedRecord } from '../netsuite/saved';
import { keptStore } from '../setup/keptStores';
import { noteWork } from '../sync/work';
import { pushInSave } from '../sync/pushInSave';
import { isBornInShopify } from './origin';
import { becameShipped, isShipped } from './savedShipment';
import { shipInSave } from './shipInSave';

/**
 * Notes a saved item fulfillment that is or was shipped, and tries to bring it over at once. Records without a Crossdock
 * store, those that Crossdock made from Shopify, and those that were neither shipped before nor are now, leave at once.
 */
export function noteShipment(record: SavedRecord): void {
  const store = record.text('custbody_xdk_store') || record.before('custbody_xdk_store');
  if (!store) return;
  const isNew = record.event === 'create';
  if (isNew && isBornInShopify(record.text('externalid'))) return;
  if (record.event === 'delete') noteUnstopped(record, store);
  const wasShipped = !isNew && isShipped(record.before('shipstatus'));
  if (!isShipped(record.text('shipstatus')) && !wasShipped) return noteProgress(record, store);

  const hint = { store, entity: 'item_fulfillment', subject: record.id } as const;
  if (record.event === 'delete') pushInSave({ ...hint, action: 'deleted' });
  else if (becameShipped(record)) shipInSave(record, { ...hint, action: 'changed' });
  else pushInSave({ ...hint, action: 'changed' });
}

/** Goods that were stopped are back on the shelf: the order may not have to stop any more. */
function noteUnstopped(record: SavedRecord, store: string): void {
  const order = record.text('custbody_xdk_order_id') || record.before('custbody_xdk_order_id');
  const stop = record.text('custbody_xdk_hold') || record.before('custbody_xdk_hold');
  if (!order || !stop) return;
  noteWork({ store, entity: 'order', subject: `gid://shopify/Order/${order}`, action: 'changed' });
}

/** Picked or packed, or not any more: only for stores that tell Shopify so, and by the next tick. */
function noteProgress(record: SavedRecord, store: string): void {
  const isGone = record.event === 'delete';
  if (!isGone && record.text('shipstatus') === record.before('shipstatus')) return;
  const { push, progress } = keptStore(store)?.settings.fulfillments ?? {};
  if (!push || progress === 'none') return;
  const action = isGone ? 'deleted' : 'changed';
  noteWork({ store, entity: 'item_fulfillment', subject: record.id, action });
}
