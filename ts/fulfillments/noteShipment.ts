import type { SavedRecord } from '../netsuite/saved';
import { pushInSave } from '../sync/pushInSave';

/** Status of a shipped item fulfillment; A is picked, B packed. */
const SHIPPED = 'C';

/**
 * Notes a saved item fulfillment that is or was shipped, and tries the push at once.
 * Records without a Crossdock store, and those that were neither shipped before nor are now, leave at once.
 */
export function noteShipment(record: SavedRecord): void {
  const store = record.text('custbody_xdk_store') || record.before('custbody_xdk_store');
  if (!store) return;
  if (!isShipped(record.text('shipstatus')) && !isShipped(record.before('shipstatus'))) return;

  pushInSave({
    store,
    entity: 'item_fulfillment',
    subject: record.id,
    action: record.event === 'delete' ? 'deleted' : 'changed',
  });
}

/** Without Pick, Pack and Ship there is no status: every item fulfillment is shipped (netsuite-platform §4.10). */
function isShipped(status: string | null): boolean {
  return status === SHIPPED || status === '';
}
