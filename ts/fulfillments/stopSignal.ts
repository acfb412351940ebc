import { submitFields } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';

/** What the warehouse must stop, on the sales order and its item fulfillments; the form of both shows it. */
const FIELD = 'custbody_xdk_hold';

/**
 * Writes why this order must not leave, on the order and on its item fulfillments that are not shipped yet; '' takes it
 * back. Only where it differs: a save by us makes the save of whoever has the record open fail (review 36). While it is
 * there, `ue_item_fulfillment` lets nothing of the order become shipped. 10 units and 10 per record that differs.
 */
export function setStop(salesOrder: string, text: string): void {
  const records = readAll(
    `SELECT DISTINCT t.id AS id, t.type AS type, t.status AS status, t.${FIELD} AS stop FROM transaction t LEFT JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'T' WHERE t.id = ? OR (t.type = 'ItemShip' AND l.createdfrom = ?)`,
    [Number(salesOrder), Number(salesOrder)],
  );
  for (const row of records) {
    const isShipment = textOf(row, 'type') === 'ItemShip';
    if (isShipment && textOf(row, 'status') === 'C') continue;
    if (textOf(row, 'stop') === text) continue;
    submitFields(isShipment ? 'itemfulfillment' : 'salesorder', textOf(row, 'id'), {
      [FIELD]: text,
    });
  }
}
