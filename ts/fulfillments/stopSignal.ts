import { submitFields } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';

/** What the warehouse must stop, on the sales order and its item fulfillments; the form of both shows it. */
const FIELD = 'custbody_xdk_hold';
/** An order may have to stop for several reasons, and each is taken back by itself. */
const BETWEEN = '; ';

/** The one reason that stops a part only: the warehouse reads it, and the rest may leave. */
export const PART_ON_HOLD = 'Shopify put part of this order on hold';

/** May nothing of the order leave? */
export function stopsAll(text: string): boolean {
  return reasonsIn(text).some((reason) => reason !== PART_ON_HOLD);
}

/** The reasons that stand in the field. */
export function reasonsIn(text: string): string[] {
  return text === '' ? [] : text.split(BETWEEN);
}

/**
 * Writes why this order must not leave, on the order and on its item fulfillments that are not shipped yet. Only where it
 * is missing: a save by us makes the save of whoever has the record open fail (review 36). While it is there,
 * `ue_item_fulfillment` lets nothing of the order become shipped. 10 units and 10 per record that differs.
 */
export function setStop(salesOrder: string, reason: string): void {
  change(stoppable(salesOrder), (reasons) => [...reasons, reason]);
}

/** The same, if goods are picked or packed and wait. Answers whether they are. */
export function stopPicked(salesOrder: string, reason: string): boolean {
  const records = stoppable(salesOrder);
  const isPicked = records.some(({ type }) => type === 'itemfulfillment');
  if (isPicked) change(records, (reasons) => [...reasons, reason]);
  return isPicked;
}

/** The reasons are gone. Units as `setStop`. */
export function releaseStop(salesOrder: string, gone: string[]): void {
  change(stoppable(salesOrder), (reasons) => reasons.filter((one) => !gone.includes(one)));
}

/** Does an item fulfillment that is not shipped still wait for this reason? 10 units. */
export function isPickedStopped(salesOrder: string, reason: string): boolean {
  return stoppable(salesOrder).some(
    ({ type, stop }) => type === 'itemfulfillment' && reasonsIn(stop).includes(reason),
  );
}

interface Stoppable {
  type: 'salesorder' | 'itemfulfillment';
  id: string;
  stop: string;
}

/** The order and what of it is picked or packed; what has left can't be stopped. */
function stoppable(salesOrder: string): Stoppable[] {
  return readAll(
    `SELECT DISTINCT t.id AS id, t.type AS type, t.status AS status, t.${FIELD} AS stop FROM transaction t LEFT JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'T' WHERE t.id = ? OR (t.type = 'ItemShip' AND l.createdfrom = ?)`,
    [Number(salesOrder), Number(salesOrder)],
  ).flatMap((row): Stoppable[] => {
    const isShipment = textOf(row, 'type') === 'ItemShip';
    if (isShipment && textOf(row, 'status') === 'C') return [];
    const type = isShipment ? 'itemfulfillment' : 'salesorder';
    return [{ type, id: textOf(row, 'id'), stop: textOf(row, 'stop') }];
  });
}

function change(records: Stoppable[], next: (reasons: string[]) => string[]): void {
  for (const { type, id, stop } of records) {
    const text = [...new Set(next(reasonsIn(stop)))].join(BETWEEN);
    if (text !== stop) submitFields(type, id, { [FIELD]: text });
  }
}
