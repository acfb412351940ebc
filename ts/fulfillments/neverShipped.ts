import { readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { linkFromShopify } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import type { ExistingFulfillment } from './shipment';

/** Item types that are goods only where the item says so. */
const NOT_GOODS = "'NonInvtPart', 'Service', 'OthCharge', 'GiftCert', 'DwnLdItem'";

/** Line items (legacy ids) that NetSuite does not ship: gift cards, services and the like. 10 units. */
export function neverShipped(salesOrder: string): string[] {
  return readAll(
    `SELECT l.custcol_xdk_line_id AS line FROM transactionline l JOIN item i ON i.id = l.item WHERE l.transaction = ? AND l.custcol_xdk_line_id IS NOT NULL AND i.itemtype IN (${NOT_GOODS}) AND NVL(i.isfulfillable, 'F') = 'F'`,
    [Number(salesOrder)],
  ).map((row) => textOf(row, 'line'));
}

/** Nothing of it leaves NetSuite: it stands with the sales order, so that nobody looks at it again. 6 units. */
export function leaveAlone(
  { id }: ExistingFulfillment,
  salesOrder: string,
  { store }: RunContext,
): Outcome {
  linkFromShopify({
    store: store.key,
    entity: 'fulfillment',
    shopifyId: id,
    role: 'if1',
    recordType: 'salesorder',
    recordId: salesOrder,
  });
  return { kind: 'done', note: 'NetSuite ships none of its lines' };
}
