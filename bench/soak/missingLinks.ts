import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { suiteql, text } from './suiteql.ts';

/** Sales orders that nobody can find from their Shopify order. */
export function missingLinks(world: VirtualWorld): string[] {
  const linked = new Set(
    suiteql(
      world.netsuite,
      "SELECT l.custrecord_xdk_link_record_id AS record_id FROM customrecord_xdk_link l WHERE l.custrecord_xdk_link_entity = 'order' AND l.custrecord_xdk_link_state = 'linked'",
    ).map((row) => text(row, 'record_id')),
  );
  return suiteql(
    world.netsuite,
    "SELECT t.id AS id, t.tranid AS tranid, t.custbody_xdk_store AS store, t.custbody_xdk_order_name AS name FROM transaction t WHERE t.type = 'SalesOrd'",
  )
    .filter((row) => !linked.has(text(row, 'id')))
    .map(
      (row) =>
        `sales order ${text(row, 'tranid')} of order ${text(row, 'store')} ${text(row, 'name')} has no link to it`,
    );
}
