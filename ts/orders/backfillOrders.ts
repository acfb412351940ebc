import { accountId, remainingUnits, scriptParameter } from '../netsuite/runtime';
import { mayWork, readStores, type Store } from '../setup/stores';
import { call, type Answer } from '../shopify/client';
import type { OrdersCreatedQuery, OrdersCreatedQueryVariables } from '../shopify/operations';
import { slicesOf } from '../sync/slices';
import { noteWork } from '../sync/work';
import document from './ordersCreated.graphql';

/** Orders that one map call notes: 6–18 units each, of its 1,000 (netsuite-platform §1.2). */
const ORDERS_PER_SLICE = 40;
/** Paging one query ends at 25,000 objects (shopify-platform §3.5); then it starts again from the last order's time. */
const PAGES_PER_SPAN = 90;
/** What a page costs at most, with the token and the cache. */
const UNITS_PER_PAGE = 40;

/**
 * The orders to bring in, in slices for the map stage: a list of ids (parameter `ids`, legacy ids or gids, separated by
 * commas or spaces), or those created from `from` up to `to` (ISO moments, `to` may be empty). Only ids travel; each
 * order then takes the normal path, filters and all. Throws with a sentence when a parameter is wrong or Shopify does
 * not answer; nothing was noted then, and the run can be started again.
 */
export function backfillSlices(): string[] {
  const store = storeOf(scriptParameter('custscript_xdk_backfill_store'));
  const ids = listedIds(scriptParameter('custscript_xdk_backfill_ids'));
  const from = scriptParameter('custscript_xdk_backfill_from');
  if (ids.length === 0 && Number.isNaN(Date.parse(from))) {
    throw new Error('Backfill needs ids, or a moment to start from, such as 2026-01-01T00:00:00Z.');
  }
  const orders =
    ids.length > 0
      ? ids
      : createdBetween(store, from, scriptParameter('custscript_xdk_backfill_to'));
  return slicesOf(orders, ORDERS_PER_SLICE).map((slice) =>
    JSON.stringify({ store: store.key, orders: slice }),
  );
}

/** Notes the orders of one slice; a restart that notes them again does no harm. */
export function noteSlice(value: string): void {
  const { store, orders } = JSON.parse(value) as { store: string; orders: string[] };
  for (const subject of orders) noteWork({ store, entity: 'order', subject, action: 'changed' });
}

function storeOf(key: string): Store {
  const store = readStores().find((one) => one.key === key);
  if (!store) throw new Error(`Backfill: no store has the key "${key}".`);
  if (!mayWork(store, accountId()))
    throw new Error(`Backfill: store ${key} is paused or belongs to another account.`);
  return store;
}

function listedIds(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((id) => {
      if (/^\d+$/.test(id)) return `gid://shopify/Order/${id}`;
      if (/^gid:\/\/shopify\/Order\/\d+$/.test(id)) return id;
      throw new Error(`Backfill: ${id} is no order id.`);
    });
}

function createdBetween(store: Store, from: string, to: string): string[] {
  const orders = new Set<string>();
  let start = from;
  for (;;) {
    const span = readSpan(store, start, to);
    const before = orders.size;
    for (const { id } of span.orders) orders.add(id);
    const last = span.orders.at(-1);
    // A span without anything new would be read for ever: more than 22,500 orders of one second.
    if (!span.more || !last || orders.size === before) return [...orders];
    start = last.createdAt;
  }
}

function readSpan(
  store: Store,
  from: string,
  to: string,
): { orders: { id: string; createdAt: string }[]; more: boolean } {
  const orders: { id: string; createdAt: string }[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_PER_SPAN; page += 1) {
    if (remainingUnits() < UNITS_PER_PAGE) {
      throw new Error('Backfill: too many orders for one run; choose a shorter span of time.');
    }
    const answer: Answer<OrdersCreatedQuery> = call<
      OrdersCreatedQuery,
      OrdersCreatedQueryVariables
    >(store, 'sweep', document, {
      query: `created_at:>='${from}'${to ? ` AND created_at:<'${to}'` : ''}`,
      after,
    });
    if (answer.kind !== 'data') {
      const why = answer.kind === 'refused' ? answer.problem.message : answer.reason;
      throw new Error(`Backfill: Shopify did not list the orders (${why}); start it again.`);
    }
    const { nodes, pageInfo }: OrdersCreatedQuery['orders'] = answer.data.orders;
    orders.push(...nodes);
    if (!pageInfo.hasNextPage) return { orders, more: false };
    after = pageInfo.endCursor;
  }
  return { orders, more: true };
}
