import { readAll, textOf } from '../netsuite/suiteql';
import { workId } from '../sync/externalIds';
import { findOpenWork } from '../sync/work';
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

/** The pushes of a sales order that are not over: not linked, or with open work. 10 units when nothing was shipped, else 50. */
export function pushesOf(salesOrder: string, store: string): Push[] {
  const ids = readAll(
    "SELECT DISTINCT t.id AS id FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'ItemShip' AND l.createdfrom = ?",
    [Number(salesOrder)],
  ).map((row) => textOf(row, 'id'));
  if (ids.length === 0) return [];

  const shipments = readShipments(ids);
  const linksOf = readShipmentLinks(store, ids);
  const work = findOpenWork(ids.map((id) => workId(store, 'item_fulfillment', id)));
  return ids.flatMap((id): Push[] => {
    const shipment = shipments.get(id);
    const open = work.find((row) => row.subject === id);
    const isSent = linksOf(id).linked.length > 0;
    if (!shipment || shipment.bornInShopify || (isSent && !open)) return [];
    const before = open && open.before !== '' ? (JSON.parse(open.before) as Before) : undefined;
    return [
      {
        shipment: id,
        units: [
          ...(shipment.shipped ? [unitsOf(shipment.lines)] : []),
          ...(before?.sent ?? []).map((sent) => sent.units),
        ],
        made: before?.made ?? [],
      },
    ];
  });
}
