import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Settings } from '../setup/settings';
import { externalId, netsuiteSideId } from '../sync/externalIds';
import { findLinks, type Link } from '../sync/links';

/** NetSuite's status letters (netsuite-platform §4.9), as words that do not change with the user's language. */
const STATUSES: Record<string, string> = {
  A: 'pending_approval',
  B: 'pending_fulfillment',
  C: 'cancelled',
  D: 'partially_fulfilled',
  E: 'pending_billing_partially_fulfilled',
  F: 'pending_billing',
  G: 'billed',
  H: 'closed',
};

/** A sales order as Shopify is told about it. */
export interface SalesOrderState {
  id: string;
  number: string;
  status: string;
  /** Pair with its Shopify order. */
  order: Link;
  /** What Shopify was told last; null before the first time. */
  told: Link | null;
}

export function followsSalesOrders({ orders }: Settings): boolean {
  return orders.writeBack || orders.cancelInShopify;
}

/**
 * Sales orders by internal id, without those that are not the sales order of their Shopify order (a copy, another store's).
 * 20 units for all.
 */
export function readSalesOrders(ids: string[], store: string): Map<string, SalesOrderState> {
  if (ids.length === 0) return new Map();
  const rows = readAll(
    `SELECT t.id AS id, t.tranid AS tranid, t.status AS status, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND t.custbody_xdk_order_id IS NOT NULL AND t.id IN (${placeholders(ids.length)})`,
    [store, ...ids.map(Number)],
  );
  const orderKey = (order: string) => externalId(store, 'order', order, 'so');
  const toldKey = (id: string) => netsuiteSideId(store, 'salesorder', id, 'order');
  const links = findLinks([
    ...rows.map((row) => orderKey(textOf(row, 'order_id'))),
    ...rows.map((row) => toldKey(textOf(row, 'id'))),
  ]);
  return new Map(
    rows.flatMap((row): [string, SalesOrderState][] => {
      const id = textOf(row, 'id');
      const order = links.get(orderKey(textOf(row, 'order_id')));
      if (!order || order.state !== 'linked' || order.recordId !== id) return [];
      const letter = textOf(row, 'status');
      const status = STATUSES[letter] ?? letter;
      const told = links.get(toldKey(id)) ?? null;
      return [[id, { id, number: textOf(row, 'tranid'), status, order, told }]];
    }),
  );
}
