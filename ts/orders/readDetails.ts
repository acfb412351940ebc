import { call } from '../shopify/client';
import type {
  MoreLinesQuery,
  MoreLinesQueryVariables,
  MorePlacesQuery,
  MorePlacesQueryVariables,
  MoreTransactionsQuery,
  MoreTransactionsQueryVariables,
} from '../shopify/operations';
import { allPages, type Page } from '../sync/allPages';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import moreLines from './moreLines.graphql';
import morePlaces from './morePlaces.graphql';
import moreTransactions from './moreTransactions.graphql';
import type { ShopifyLine, ShopifyOrder } from './order';

export type Detail<T> =
  { kind: 'read'; value: T; points: number } | { kind: 'ended'; outcome: Outcome };

/** All lines of an order, page by page; no call for orders that came whole. */
export function readLines(order: ShopifyOrder, run: RunContext): Detail<ShopifyLine[]> {
  const lines = allPages(
    order.lineItems,
    (after) =>
      call<MoreLinesQuery, MoreLinesQueryVariables>(run.store, run.caller, moreLines, {
        id: order.id,
        after,
      }),
    (data) => data.order?.lineItems,
  );
  if (lines.kind === 'failed') return { kind: 'ended', outcome: lines.outcome };
  return { kind: 'read', value: lines.nodes, points: lines.points };
}

type Places = ShopifyOrder['fulfillmentOrders'];

/** What was read of the fulfillment orders has short lists of lines: they are read from the beginning. */
const FROM_THE_FIRST: Page<Places['nodes'][number]> = {
  nodes: [],
  pageInfo: { hasNextPage: true, endCursor: null },
};

/**
 * All fulfillment orders of an order with their lines, 20 and 250 to a call; no call for orders that came whole. A single
 * fulfillment order of more than 250 lines is cut there.
 */
export function readPlaces(order: ShopifyOrder, run: RunContext): Detail<Places> {
  const { pageInfo, nodes } = order.fulfillmentOrders;
  const isCut = pageInfo.hasNextPage || nodes.some((one) => one.lineItems.pageInfo.hasNextPage);
  if (!isCut) return { kind: 'read', value: order.fulfillmentOrders, points: 0 };
  const all = allPages(
    FROM_THE_FIRST,
    (after) =>
      call<MorePlacesQuery, MorePlacesQueryVariables>(run.store, run.caller, morePlaces, {
        id: order.id,
        after,
      }),
    (data) => data.order?.fulfillmentOrders,
  );
  if (all.kind === 'failed') return { kind: 'ended', outcome: all.outcome };
  const value = { nodes: all.nodes, pageInfo: { hasNextPage: false } };
  return { kind: 'read', value, points: all.points };
}

/** So many are read with the order. */
const FIRST_TRANSACTIONS = 100;

/** The first 250 transactions of an order, tries that failed among them; no call for orders with fewer than a hundred. */
export function readTransactions(
  { id, transactions }: ShopifyOrder,
  run: RunContext,
): Detail<ShopifyOrder['transactions']> {
  if (transactions.length < FIRST_TRANSACTIONS)
    return { kind: 'read', value: transactions, points: 0 };
  const answer = call<MoreTransactionsQuery, MoreTransactionsQueryVariables>(
    run.store,
    run.caller,
    moreTransactions,
    { id },
  );
  if (answer.kind !== 'data') return { kind: 'ended', outcome: withoutData(answer) };
  const value = answer.data.order?.transactions ?? transactions;
  return { kind: 'read', value, points: answer.points };
}
