import type { SavedRecord } from '../netsuite/saved';
import { keptStore } from '../setup/keptStores';
import { noteWork } from '../sync/work';
import { followsSalesOrders } from './salesOrderState';

/** The status or the stop of a sales order changed: Shopify is told. 7–19 units, nothing for other saves. */
export function noteStatus(record: SavedRecord): void {
  const key = record.text('custbody_xdk_store');
  if (!key || record.event === 'create') return;
  const moved = ['orderstatus', 'status', 'custbody_xdk_hold'].some(
    (field) => record.before(field) !== record.text(field),
  );
  const store = moved ? keptStore(key) : undefined;
  if (!store || !followsSalesOrders(store.settings)) return;
  noteWork({ store: key, entity: 'sales_order', subject: record.id, action: 'changed' });
}
