import { remainingUnits } from '../netsuite/runtime';
import type { Store } from '../setup/stores';
import { call, type Answer } from '../shopify/client';
import type { OrdersCreatedQuery, OrdersCreatedQueryVariables } from '../shopify/operations';
import document from './ordersCreated.graphql';

/** Paging one query ends at 25,000 objects (shopify-platform §3.5); then it starts again from the last order's time. */
const PAGES_PER_SPAN = 90;
/** What a page costs at most, with the token and the cache. */
const UNITS_PER_PAGE = 40;

/** Ids (gids) of the orders created from `from` up to `to` (ISO moments; `to` may be ''). Throws when Shopify does not answer. */
export function ordersCreated(store: Store, from: string, to: string): string[] {
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
