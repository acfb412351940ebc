import type { SavedRecord } from '../netsuite/saved';
import { inPackages, withKnownContents } from './packages';
import { isBornInShopify, partsOf } from './origin';
import type { Shipment } from './shipment';
import { packageNumbers } from './writePackages';

/** Without Pick, Pack and Ship there is no status: every item fulfillment is shipped (netsuite-platform §4.10). */
export function isShipped(status: string | null): boolean {
  return status === 'C' || status === '';
}

/** It was not shipped before this save and is now. */
export function becameShipped(record: SavedRecord): boolean {
  return isShipped(record.text('shipstatus')) && !isShipped(record.before('shipstatus'));
}

/**
 * The shipment as the user event sees it, without a query. `null`: the record holds too little to tell, as on an inline
 * edit, where only changed fields are there.
 */
export function savedShipment(record: SavedRecord, packageField: string): Shipment | null {
  const count = record.lineCount('item');
  if (record.event === 'xedit' || count === 0) return null;
  const shipment: Shipment = {
    id: record.id,
    number: record.text('tranid') || `item fulfillment ${record.id}`,
    order: `gid://shopify/Order/${record.text('custbody_xdk_order_id')}`,
    orderName: record.text('custbody_xdk_order_name'),
    shipped: isShipped(record.text('shipstatus')),
    packed: false,
    delivered: false,
    bornInShopify: isBornInShopify(record.text('externalid')),
    shipMethod: record.text('shipmethod'),
    lines: [],
    otherLines: 0,
    trackingNumbers: packageNumbers(record),
  };
  for (let line = 0; line < count; line += 1) {
    const text = (fieldId: string) => record.lineText('item', fieldId, line);
    // Lines that were not ticked stay on the record that was just transformed; members of a kit follow their kit.
    if (['false', 'F'].includes(text('itemreceive')) || text('kitmemberof') !== '') continue;
    const parts = partsOf(text('custcol_xdk_line_id'));
    if (parts.length === 0) shipment.otherLines += 1;
    for (const { lineItem, per } of parts) {
      const location = text('location') || record.text('location');
      const quantity = Number(text('quantity')) * per;
      const of = { lineItem, quantity, item: text('item'), location, inPackage: '' };
      shipment.lines.push(...inPackages(of, packageField === '' ? '' : text(packageField)));
    }
  }
  return withKnownContents(shipment);
}
