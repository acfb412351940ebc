import { inUnitOfLine, unitOfLines } from '../netsuite/lineUnits';
import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import { inPackages, withKnownContents } from './packages';
import { isBornInShopify, partsOf } from './origin';
import type { Shipment } from './shipment';

/** Status letter of a shipped item fulfillment; A is picked, B packed (netsuite-platform §4.10). */
const SHIPPED = 'C';
const PACKED = 'B';

/** The account's own fields that a store reads shipments with (settings `fulfillments`); '' for none. */
export interface ShipmentFields {
  /** Body field that says it was delivered. */
  deliveredField: string;
  /** Line column that says in which packages the units lie. */
  packageField: string;
}

const NO_FIELDS: ShipmentFields = { deliveredField: '', packageField: '' };

/**
 * Item fulfillments of Crossdock's stores by internal id, with lines and tracking numbers. 20 units for up to 1,000.
 * One that is missing was deleted or is not ours. The ids of `fields` are checked where the settings are read.
 */
export function readShipments(ids: string[], fields = NO_FIELDS): Map<string, Shipment> {
  const shipments = new Map<string, Shipment>();
  if (ids.length === 0) return shipments;
  const list = placeholders(ids.length);
  const { perUnit, joined } = unitOfLines();
  const lines = readAll(
    `SELECT t.id AS id, t.tranid AS tranid, t.externalid AS externalid, t.status AS status, t.custbody_xdk_order_id AS order_id, t.custbody_xdk_order_name AS order_name, s.shippingmethod AS ship_method, l.id AS line, l.custcol_xdk_line_id AS line_item, l.item AS item, ABS(l.quantity) AS quantity, ${perUnit} AS per_unit, l.location AS location${columnOf('t', fields.deliveredField, 'delivered')}${columnOf('l', fields.packageField, 'packages')} FROM transaction t JOIN transactionline l ON l.transaction = t.id LEFT JOIN transactionshipment s ON s.doc = t.id${joined} WHERE t.type = 'ItemShip' AND t.id IN (${list}) AND t.custbody_xdk_store IS NOT NULL AND l.mainline = 'F' AND l.taxline = 'F' AND l.iscogs = 'F' AND NVL(l.kitcomponent, 'F') = 'F' ORDER BY t.id, l.linesequencenumber`,
    ids,
  );
  for (const row of lines) {
    const id = textOf(row, 'id');
    const shipment = shipments.get(id) ?? headerOf(row);
    shipments.set(id, shipment);
    const parts = partsOf(textOf(row, 'line_item'));
    if (parts.length === 0) shipment.otherLines += 1;
    for (const { lineItem, per } of parts) {
      const line = {
        lineItem,
        quantity: inUnitOfLine(row) * per,
        item: textOf(row, 'item'),
        location: textOf(row, 'location'),
        inPackage: '',
      };
      shipment.lines.push(...inPackages(line, textOf(row, 'packages')));
    }
  }
  const numbers = readAll(
    `SELECT m.transaction AS id, n.trackingnumber AS tracking FROM trackingnumbermap m JOIN trackingnumber n ON n.id = m.trackingnumber WHERE m.transaction IN (${list}) ORDER BY n.id`,
    ids,
  );
  for (const row of numbers)
    shipments.get(textOf(row, 'id'))?.trackingNumbers.push(textOf(row, 'tracking'));
  return new Map([...shipments].map(([id, shipment]) => [id, withKnownContents(shipment)]));
}

function columnOf(table: string, fieldId: string, name: string): string {
  return fieldId === '' ? '' : `, ${table}.${fieldId} AS ${name}`;
}

function headerOf(row: Row): Shipment {
  return {
    id: textOf(row, 'id'),
    number: textOf(row, 'tranid'),
    order: `gid://shopify/Order/${textOf(row, 'order_id')}`,
    orderName: textOf(row, 'order_name'),
    shipped: textOf(row, 'status') === SHIPPED,
    packed: textOf(row, 'status') === PACKED,
    delivered: !['', 'F'].includes(textOf(row, 'delivered')),
    bornInShopify: isBornInShopify(textOf(row, 'externalid')),
    shipMethod: textOf(row, 'ship_method'),
    lines: [],
    otherLines: 0,
    trackingNumbers: [],
  };
}
