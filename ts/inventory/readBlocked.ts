import { readAll, textOf } from '../netsuite/suiteql';
import { call, type Answer } from '../shopify/client';
import type {
  InventoryItemsOfOrdersQuery,
  InventoryItemsOfOrdersQueryVariables,
  OrdersChangedQuery,
  OrdersChangedQueryVariables,
} from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { readWatermark } from '../sync/watermarks';
import itemsDocument from './inventoryItemsOfOrders.graphql';
import ordersDocument from './ordersChanged.graphql';

/** Shopify's index lags; so much of what polling has read already is looked at again. */
const OVERLAP_MS = 300_000;
/** More changed orders than two pages, or more missing ones than these, and no figure of the store rises in this run. */
const MOST_PAGES = 2;
const MOST_MISSING = 25;

/** Inventory items (gids) of orders that Shopify has and NetSuite not yet, in this version; `all`: too many to tell. */
export type Blocked = Set<string> | 'all';

/**
 * Which items of a store may not rise. Asked before NetSuite's quantities are read: what is imported by then is in them.
 * 30 units and some 13 points when everything is in NetSuite, 13 units more when something is not.
 */
export function readBlocked(run: RunContext): Blocked {
  const waiting = ordersWaiting(run.store.key);
  const changed = ordersChanged(run);
  if (changed === null || waiting.length > MOST_MISSING) return 'all';

  const keyOf = (order: string) => externalId(run.store.key, 'order', tail(order), 'so');
  const links = findLinks(changed.map((order) => keyOf(order.id)));
  const missing = changed.filter((order) => {
    const agreed = links.get(keyOf(order.id))?.agreed;
    return !agreed || (JSON.parse(agreed) as { updatedAt?: string }).updatedAt !== order.updatedAt;
  });
  const orders = [...new Set([...waiting, ...missing.map((order) => order.id)])];
  if (orders.length === 0) return new Set();
  return orders.length > MOST_MISSING ? 'all' : itemsOf(orders, run);
}

/** Orders that were noted and are not done, those that wait for a sync error included. */
function ordersWaiting(store: string): string[] {
  return readAll(
    `SELECT * FROM (SELECT w.custrecord_xdk_work_subject AS subject FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_store = ? AND w.custrecord_xdk_work_entity = 'order' AND (w.custrecord_xdk_work_done IS NULL OR w.custrecord_xdk_work_done <> w.custrecord_xdk_work_hinted)) WHERE ROWNUM <= ${MOST_MISSING + 1}`,
    [store],
  ).map((row) => textOf(row, 'subject'));
}

/** Orders changed since the poll's watermark; null when they could not be read or are too many. */
function ordersChanged(run: RunContext): { id: string; updatedAt: string }[] | null {
  const { value } = readWatermark(run.store.key, 'orders');
  const since = value
    ? new Date(Date.parse(value) - OVERLAP_MS).toISOString()
    : run.store.settings.orders.from;
  const orders: { id: string; updatedAt: string }[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Answer<OrdersChangedQuery> = call<
      OrdersChangedQuery,
      OrdersChangedQueryVariables
    >(run.store, run.caller, ordersDocument, {
      query: since ? `updated_at:>='${since}'` : '',
      after,
    });
    if (answer.kind !== 'data') return null;
    const { nodes, pageInfo }: OrdersChangedQuery['orders'] = answer.data.orders;
    orders.push(...nodes);
    if (!pageInfo.hasNextPage) return orders;
    after = pageInfo.endCursor;
  }
  return null;
}

function itemsOf(orders: string[], run: RunContext): Blocked {
  const answer = call<InventoryItemsOfOrdersQuery, InventoryItemsOfOrdersQueryVariables>(
    run.store,
    run.caller,
    itemsDocument,
    { ids: orders },
  );
  if (answer.kind !== 'data') return 'all';
  const items = new Set<string>();
  for (const node of answer.data.nodes) {
    if (!node || !('lineItems' in node)) continue;
    if (node.lineItems.pageInfo.hasNextPage) return 'all';
    for (const { variant } of node.lineItems.nodes) {
      if (variant) items.add(variant.inventoryItem.id);
    }
  }
  return items;
}
