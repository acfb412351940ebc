import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { ordersAsShown } from './ordersAsShown.ts';
import { suiteql, text } from './suiteql.ts';

const SHIPMENTS = 'id fulfillments(first: 50) { id status trackingInfo(first: 20) { number } }';

interface Shipments {
  fulfillments: { id: string; status: string; trackingInfo: { number: string | null }[] }[];
}

/**
 * Each shipped item fulfillment of an order is linked, and the packages' numbers in NetSuite are those that the shopper sees on
 * its fulfillments. Work that waits for an open sync error, as `demo 123` (internal id), is left out, and so are orders that
 * Shopify deleted (`demo:5551`), with whatever left late.
 */
export function trackingProblems(
  world: VirtualWorld,
  held: ReadonlySet<string>,
  isDeleted: (order: string) => boolean,
): string[] {
  const shown = new Map<string, string[]>();
  for (const { key } of world.stores)
    for (const { fulfillments } of ordersAsShown<Shipments>(world, key, SHIPMENTS))
      for (const { id, status, trackingInfo } of fulfillments)
        if (status !== 'CANCELLED')
          shown.set(
            `${key} ${id}`,
            trackingInfo.map(({ number }) => number ?? ''),
          );
  const links = Map.groupBy(
    suiteql(
      world.netsuite,
      "SELECT l.custrecord_xdk_link_store AS store, l.custrecord_xdk_link_shopify_id AS shopify_id, l.custrecord_xdk_link_record_id AS record_id FROM customrecord_xdk_link l WHERE l.custrecord_xdk_link_entity = 'fulfillment' AND l.custrecord_xdk_link_state = 'linked'",
    ),
    (row) => text(row, 'record_id'),
  );
  return [...world.netsuite.records.all('itemfulfillment')].flatMap((shipment) => {
    const { id, fields, sublists } = shipment;
    const store = String(fields['custbody_xdk_store'] ?? '');
    const lines = sublists['item'] ?? [];
    const isOurs = lines.some(({ values }) => values['custcol_xdk_line_id']);
    if (fields['shipstatus'] !== 'C' || !store || !isOurs || held.has(`${store} ${id}`)) return [];
    if (isDeleted(`${store}:${String(fields['custbody_xdk_order_id'])}`)) return [];
    const told = `item fulfillment ${String(fields['tranid'])} of order ${store} ${String(fields['custbody_xdk_order_name'])}`;
    const linked = links.get(id) ?? [];
    if (linked.length === 0) return [`${told} has no link to a fulfillment`];
    const here = (sublists['package'] ?? []).map(({ values }) =>
      String(values['packagetrackingnumber'] ?? ''),
    );
    const there = linked.flatMap(
      (row) => shown.get(`${text(row, 'store')} ${text(row, 'shopify_id')}`) ?? [],
    );
    return listed(here) === listed(there)
      ? []
      : [
          `${told}: tracking ${listed(here) || 'none'}, the shopper sees ${listed(there) || 'none'}`,
        ];
  });
}

function listed(numbers: string[]): string {
  return [...new Set(numbers)].filter(Boolean).sort().join(', ');
}
