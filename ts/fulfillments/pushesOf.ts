import { readAll, textOf } from '../netsuite/suiteql';
import { workId } from '../sync/externalIds';
import { DIRTY, findOpenWork } from '../sync/work';
import type { Before } from './beforeCreate';
import { readShipments } from './readShipments';
import { unitsOf, type Units } from './shipment';
import { readShipmentLinks } from './shipmentLinks';

/** A shipment of NetSuite's that Shopify may not have yet, or has without our knowing it. */
export interface Push {
  /** Item fulfillment, internal id. */
  shipment: string;
  /** What it sends or sent: all of it, and the parts of attempts. */
  units: Units[];
  /** Fulfillments (gids) Shopify confirmed. */
  made: string[];
}

/** Attempts that are under way in the account at a time, more or less. */
const MOST_ATTEMPTS = 200;

/**
 * The pushes of an order (gid) and its sales order that are not over: not linked, or with open work, also of item
 * fulfillments that were deleted meanwhile. Of those that are over only what they made: whoever read its links before may
 * not have seen them. 10 units when nothing was shipped and nothing is under way, else 50.
 */
export function pushesOf(order: string, salesOrder: string, store: string): Push[] {
  const rows = readAll(
    `SELECT DISTINCT TO_CHAR(t.id) AS id FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'ItemShip' AND l.createdfrom = ? UNION SELECT w.custrecord_xdk_work_subject AS id FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_store = ? AND w.custrecord_xdk_work_entity = 'item_fulfillment' AND w.custrecord_xdk_work_before IS NOT NULL AND ${DIRTY} AND ROWNUM <= ${MOST_ATTEMPTS}`,
    [Number(salesOrder), store],
  );
  const ids = rows.map((row) => textOf(row, 'id'));
  if (ids.length === 0) return [];

  const shipments = readShipments(ids);
  const linksOf = readShipmentLinks(store, ids);
  const work = findOpenWork(ids.map((id) => workId(store, 'item_fulfillment', id)));
  return ids.flatMap((id): Push[] => {
    const shipment = shipments.get(id);
    const open = work.find((row) => row.subject === id);
    const before = open && open.before !== '' ? (JSON.parse(open.before) as Before) : undefined;
    if ((shipment ? shipment.order : before?.order) !== order) return [];
    if (shipment?.bornInShopify) return [];
    const linked = linksOf(id).linked.map(({ shopifyId }) => shopifyId);
    if (linked.length > 0 && !open) return [{ shipment: id, units: [], made: linked }];
    return [
      {
        shipment: id,
        units: [
          ...(shipment?.shipped ? [unitsOf(shipment.lines)] : []),
          ...(before?.sent ?? []).map((sent) => sent.units),
        ],
        made: before?.made ?? [],
      },
    ];
  });
}
