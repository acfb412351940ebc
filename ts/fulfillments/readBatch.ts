import type { UnitsShipped } from '../inventory/unitsShipped';
import { tablesOf } from '../setup/tables';
import type { Mapping } from '../setup/mapped';
import type { Item, RunContext } from '../sync/flow';
import type { Link } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import type { Before } from './beforeCreate';
import { ORDERS_PER_CALL, readOrders } from './readOrders';
import { tellsProgress } from './tellsProgress';
import { readShipments } from './readShipments';
import type { OrderInShopify, Shipment } from './shipment';
import { readFulfillmentLinks, readShipmentLinks, type ShipmentLinks } from './shipmentLinks';

/** What is known about a batch of item fulfillments: one query per kind, however many there are. */
export interface Batch {
  shipments: Map<string, Shipment>;
  linksOf: (shipment: string) => ShipmentLinks;
  /** Orders as Shopify has them now, of those items for which something may have to be created. */
  orders: Map<string, OrderInShopify>;
  /** Why they could not be read; null when they were. */
  failed: Outcome | null;
  /** Links of the fulfillments these orders have, by fulfillment gid. */
  fulfillmentLinks: Map<string, Link>;
  mappings: Mapping[];
  points: number;
  /** Filled while the batch is worked on: what its new links say has left Shopify's stock. */
  shipped: UnitsShipped[];
}

export function readBatch(items: Item[], run: RunContext): Batch {
  const subjects = items.map((item) => item.subject);
  const batch: Batch = {
    shipments: readShipments(subjects, run.store.settings.fulfillments),
    linksOf: readShipmentLinks(run.store.key, subjects),
    orders: new Map(),
    failed: null,
    fulfillmentLinks: new Map(),
    mappings: tablesOf(run.store.key).mappings,
    points: 0,
    shipped: [],
  };
  const ids = new Set(items.flatMap((item) => orderToRead(item, batch, run)));
  if (ids.size === 0) return batch;

  // Works come ten at a time, each of one order.
  const read = readOrders([...ids].slice(0, ORDERS_PER_CALL), run);
  if (read.kind === 'failed') return { ...batch, failed: read.outcome };
  const fulfillments = [...read.orders.values()].flatMap((order) => order.fulfillments);
  return {
    ...batch,
    orders: read.orders,
    fulfillmentLinks: readFulfillmentLinks(
      run.store.key,
      fulfillments.map((one) => one.id),
    ),
    points: read.points,
  };
}

/** The order that must be looked at before anything is sent for this item; none where links alone tell what to do. */
function orderToRead(item: Item, batch: Batch, run: RunContext): string[] {
  if (item.before !== '') return [(JSON.parse(item.before) as Before).order];
  const shipment = batch.shipments.get(item.subject);
  const { linked, progress } = batch.linksOf(item.subject);
  if (progress?.state === 'linked' && !shipment?.shipped) return [progress.shopifyId];
  if (!shipment || linked.length > 0) return [];
  const isToSend = shipment.shipped && !shipment.bornInShopify;
  return isToSend || tellsProgress(shipment, run.store.settings.fulfillments)
    ? [shipment.order]
    : [];
}
