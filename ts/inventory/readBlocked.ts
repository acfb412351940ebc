import { IN_LIMIT, placeholders, readAll, textOf } from '../netsuite/suiteql';
import { isSeen, type Version } from '../orders/agreed';
import { TO_DO_CODES } from '../orders/refundToDo';
import { reasonToSkip } from '../orders/whichOrders';
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
import { DIRTY } from '../sync/work';
import itemsDocument from './inventoryItemsOfOrders.graphql';
import ordersDocument from './ordersChanged.graphql';

/** Shopify's index lags; so much of what polling has read already is looked at again. */
const OVERLAP_MS = 300_000;
/** More changed orders than two pages, more waiting or more missing ones than these, and no figure of the store rises in this run. */
const MOST_PAGES = 2;
const MOST_WAITING = 100;
const MOST_MISSING = 25;

/** What orders that Shopify has and NetSuite not yet, in this version, stand in the way of. */
export interface Blocked {
  /** Inventory items (gids); `all`: too many to tell. */
  items: Set<string> | 'all';
  /** NetSuite's item (internal id) → the store's (gid); what the store has no link for is no stock of NetSuite's. */
  netsuiteItems(): Map<string, string>;
  /** Those orders and what they sell, as far as they were read. */
  orders: { name: string; items: Set<string> }[];
}

/** The orders of a store could not be read, or are too many. */
export const ALL: Blocked = { items: 'all', netsuiteItems: () => new Map(), orders: [] };
const NONE: Blocked = { items: new Set(), netsuiteItems: () => new Map(), orders: [] };

/**
 * Which items of a store may not rise. Asked before NetSuite's quantities are read: what is imported by then is in them.
 * 30 units and some 13 points when everything is in NetSuite, 13 units more when something is not.
 */
export function readBlocked(run: RunContext): Blocked {
  const waiting = ordersWaiting(run.store.key);
  const changed = ordersChanged(run);
  if (changed === null || waiting.length > MOST_WAITING) return ALL;

  const ids = [...new Set([...waiting.map(({ order }) => order), ...changed.map(({ id }) => id)])];
  const keyOf = (order: string) => externalId(run.store.key, 'order', tail(order), 'so');
  const links = findLinks(ids.map(keyOf));
  const isImported = (order: Version & { id: string }) => {
    const link = links.get(keyOf(order.id));
    return link !== undefined && (link.state === 'removed' || isSeen(link.agreed, order));
  };
  const { settings } = run.store;
  // It will never be in NetSuite; what it did to the stock is all that it will do.
  const staysOut = (order: ChangedOrder) =>
    !links.has(keyOf(order.id)) &&
    (order.cancelledAt !== null || reasonToSkip(order, settings.orders) !== null);
  const missing = changed
    .filter((order) => !isImported(order) && !staysOut(order))
    .map(({ id }) => id);
  // News of an order is news whatever its version says; one that is held may be held for its money alone.
  const open = waiting.filter(({ isHeld }) => !isHeld).map(({ order }) => order);
  const held = waiting.filter(({ isHeld }) => isHeld).map(({ order }) => order);
  const known = new Set([...missing, ...open]);
  const orders = [...new Set([...known, ...held])];
  if (orders.length === 0) return NONE;
  return known.size > MOST_MISSING
    ? ALL
    : itemsOf(orders, (order) => known.has(order.id) || !isImported(order), run);
}

type ChangedOrder = OrdersChangedQuery['orders']['nodes'][number];

/**
 * Orders that were noted and are not done; `isHeld`: nothing new came since a sync error stopped it. Those that only
 * accounting has something to do about are in NetSuite as they are.
 */
function ordersWaiting(store: string): { order: string; isHeld: boolean }[] {
  return readAll(
    `SELECT * FROM (SELECT w.custrecord_xdk_work_subject AS subject, CASE WHEN w.custrecord_xdk_work_held = w.custrecord_xdk_work_hinted AND e.custrecord_xdk_error_state = 'open' THEN 'T' ELSE 'F' END AS held FROM customrecord_xdk_work w LEFT JOIN customrecord_xdk_error e ON e.id = w.custrecord_xdk_work_error WHERE w.custrecord_xdk_work_store = ? AND w.custrecord_xdk_work_entity = 'order' AND ${DIRTY} AND (w.custrecord_xdk_work_held IS NULL OR w.custrecord_xdk_work_held <> w.custrecord_xdk_work_hinted OR e.id IS NULL OR e.custrecord_xdk_error_state <> 'open' OR e.custrecord_xdk_error_code NOT IN (${placeholders(TO_DO_CODES.length)}))) WHERE ROWNUM <= ${MOST_WAITING + 1}`,
    [store, ...TO_DO_CODES],
  ).map((row) => ({ order: textOf(row, 'subject'), isHeld: textOf(row, 'held') === 'T' }));
}

/** Orders changed since the poll's watermark; null when they could not be read or are too many. */
function ordersChanged(run: RunContext): ChangedOrder[] | null {
  const { value } = readWatermark(run.store.key, 'orders');
  const since = value
    ? new Date(Date.parse(value) - OVERLAP_MS).toISOString()
    : run.store.settings.orders.from;
  const orders: ChangedOrder[] = [];
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

/** Items of those of these orders that count. */
function itemsOf(
  orders: string[],
  counts: (order: Version & { id: string }) => boolean,
  run: RunContext,
): Blocked {
  const answer = call<InventoryItemsOfOrdersQuery, InventoryItemsOfOrdersQueryVariables>(
    run.store,
    run.caller,
    itemsDocument,
    { ids: orders },
  );
  if (answer.kind !== 'data') return ALL;
  const read: Blocked['orders'] = [];
  for (const node of answer.data.nodes) {
    if (!node || !('lineItems' in node) || !counts(node as Version & { id: string })) continue;
    if (node.lineItems.pageInfo.hasNextPage) return ALL;
    const sold = node.lineItems.nodes.flatMap(({ variant }) =>
      variant ? [variant.inventoryItem.id] : [],
    );
    read.push({ name: node.name, items: new Set(sold) });
  }
  const items = new Set(read.flatMap((order) => [...order.items]));
  return { items, netsuiteItems: () => netsuiteItemsOf(run.store.key, items), orders: read };
}

/** 10 units. */
function netsuiteItemsOf(store: string, inventoryItems: Set<string>): Map<string, string> {
  const ids = [...inventoryItems].slice(0, IN_LIMIT);
  if (ids.length === 0) return new Map();
  const rows = readAll(
    `SELECT k.custrecord_xdk_link_record_id AS item, k.custrecord_xdk_link_shopify_id AS shopify_id FROM customrecord_xdk_link k WHERE k.custrecord_xdk_link_store = ? AND k.custrecord_xdk_link_entity = 'inventory_item' AND k.custrecord_xdk_link_shopify_id IN (${placeholders(ids.length)})`,
    [store, ...ids],
  );
  return new Map(rows.map((row) => [textOf(row, 'item'), textOf(row, 'shopify_id')]));
}
