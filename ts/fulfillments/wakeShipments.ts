import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { tail } from '../sync/externalIds';
import { noteWork } from '../sync/work';

/** What a fulfillment order's change can remove. */
const CODES = ['FULFILLMENT_ORDER_HELD', 'WITH_FULFILLMENT_SERVICE', 'NOTHING_LEFT_TO_FULFILL'];

/**
 * Fulfillment orders of these orders (gids) changed in Shopify: shipments that wait for what stood in their way are looked
 * at again at once. 10 units, 8 more for each.
 */
export function wakeShipments(orders: string[], run: RunContext): void {
  if (orders.length === 0) return;
  const { key } = run.store;
  const waiting = readAll(
    `SELECT w.custrecord_xdk_work_subject AS id FROM customrecord_xdk_work w JOIN customrecord_xdk_error e ON e.id = w.custrecord_xdk_work_error JOIN transaction t ON TO_CHAR(t.id) = w.custrecord_xdk_work_subject WHERE w.custrecord_xdk_work_store = ? AND w.custrecord_xdk_work_entity = 'item_fulfillment' AND e.custrecord_xdk_error_state = 'open' AND e.custrecord_xdk_error_code IN (${placeholders(CODES.length)}) AND t.type = 'ItemShip' AND t.custbody_xdk_order_id IN (${placeholders(orders.length)})`,
    [key, ...CODES, ...orders.map(tail)],
  );
  for (const row of waiting) {
    const subject = textOf(row, 'id');
    noteWork({ store: key, entity: 'item_fulfillment', subject, action: 'changed' });
  }
}
