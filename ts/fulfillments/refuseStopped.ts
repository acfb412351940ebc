import type { SavedRecord } from '../netsuite/saved';
import { isBornInShopify } from './origin';
import { becameShipped } from './savedShipment';
import { stopsAll } from './stopSignal';

/**
 * Throws when a save would ship an order that the shop has stopped; the sentence is what the person reads. What was shipped
 * in Shopify has left already and is only written down.
 */
export function refuseStopped(record: SavedRecord): void {
  const stop = record.text('custbody_xdk_hold');
  if (!stopsAll(stop) || record.text('custbody_xdk_store') === '') return;
  if (record.event === 'delete' || !becameShipped(record)) return;
  if (isBornInShopify(record.text('externalid'))) return;
  throw new StoppedShipment(stop);
}

/** NetSuite shows the message of what beforeSubmit throws and keeps the record as it was. */
class StoppedShipment extends Error {
  constructor(stop: string) {
    super(`Crossdock: this shipment must be stopped. ${stop}`);
    this.name = 'XDK_SHIPMENT_STOPPED';
  }
}
