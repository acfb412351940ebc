import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Shipment } from './shipment';

/** Status letter of a shipped item fulfillment; A is picked, B packed (netsuite-platform §4.10). */
const SHIPPED = 'C';

/**
 * Item fulfillments of Crossdock's stores by internal id, with lines and tracking numbers. 20 units for up to 1,000.
 * One that is missing was deleted or is not ours.
 */
export function readShipments(ids: string[]): Map<string, Shipment> {
  const shipments = new Map<string, Shipment>();
  if (ids.length === 0) return shipments;
  const list = placeholders(ids.length);
  const lines = readAll(
    `SELECT t.id AS id, t.tranid AS tranid, t.status AS status, t.custbody_xdk_order_id AS order_id, t.custbody_xdk_order_name AS order_name, s.shippingmethod AS ship_method, l.id AS line, l.custcol_xdk_line_id AS line_item, ABS(l.quantity) AS quantity, l.location AS location FROM transaction t JOIN transactionline l ON l.transaction = t.id LEFT JOIN transactionshipment s ON s.doc = t.id WHERE t.type = 'ItemShip' AND t.id IN (${list}) AND t.custbody_xdk_store IS NOT NULL AND l.mainline = 'F' AND l.taxline = 'F' AND l.iscogs = 'F' ORDER BY t.id, l.linesequencenumber`,
    ids,
  );
  for (const row of lines) {
    const id = textOf(row, 'id');
    const shipment = shipments.get(id) ?? {
      id,
      number: textOf(row, 'tranid'),
      order: `gid://shopify/Order/${textOf(row, 'order_id')}`,
      orderName: textOf(row, 'order_name'),
      shipped: textOf(row, 'status') === SHIPPED,
      location: textOf(row, 'location'),
      shipMethod: textOf(row, 'ship_method'),
      lines: [],
      trackingNumbers: [],
    };
    shipments.set(id, shipment);
    if (textOf(row, 'line_item')) {
      shipment.lines.push({
        lineItem: textOf(row, 'line_item'),
        quantity: Number(row['quantity']),
      });
    }
  }
  const numbers = readAll(
    `SELECT m.transaction AS id, n.trackingnumber AS tracking FROM trackingnumbermap m JOIN trackingnumber n ON n.id = m.trackingnumber WHERE m.transaction IN (${list}) ORDER BY n.id`,
    ids,
  );
  for (const row of numbers)
    shipments.get(textOf(row, 'id'))?.trackingNumbers.push(textOf(row, 'tracking'));
  return shipments;
}
