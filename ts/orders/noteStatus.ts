import type { SavedRecord } from '../netsuite/saved';
import { keptStore } from '../setup/keptStores';
import { noteWork } from '../sync/work';
import { followsSalesOrders } from './salesOrderState';

/** Something that Shopify may be told of a sales order changed. 7–19 units, 1 for other saves of orders of ours. */
export function noteStatus(record: SavedRecord): void {
  const key = record.text('custbody_xdk_store');
  if (!key || record.event === 'create' || record.type === 'cashsale') return;
  const store = keptStore(key);
  if (!store || !followsSalesOrders(store.settings)) return;
  const { noteField, hold, closeLinesInShopify } = store.settings.orders;
  const fields = ['orderstatus', 'status', noteField, hold.field].filter((field) => field !== '');
  const moved = fields.some((field) => record.before(field) !== record.text(field));
  if (!moved && !(closeLinesInShopify && isLineClosed(record))) return;
  noteWork({ store: key, entity: 'sales_order', subject: record.id, action: 'changed' });
}

/** Which ones were closed just now is for the flow to find out. */
function isLineClosed(record: SavedRecord): boolean {
  return Array.from({ length: record.lineCount('item') }, (_, line) =>
    record.lineText('item', 'isclosed', line),
  ).some((closed) => closed === 'true' || closed === 'T');
}
