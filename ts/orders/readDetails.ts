import { call, type Answer } from '../shopify/client';
import type {
  MoreLinesQuery,
  MoreLinesQueryVariables,
  MorePlacesQuery,
  MorePlacesQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { retry, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import moreLines from './moreLines.graphql';
import morePlaces from './morePlaces.graphql';
import type { ShopifyLine, ShopifyOrder } from './order';

export type Detail<T> =
  { kind: 'read'; value: T; points: number } | { kind: 'ended'; outcome: Outcome };

/** All lines of an order, page by page; no call for orders that came whole. */
export function readLines(order: ShopifyOrder, run: RunContext): Detail<ShopifyLine[]> {
  const lines = [...order.lineItems.nodes];
  let page = order.lineItems.pageInfo;
  let points = 0;
  while (page.hasNextPage) {
    const answer = call<MoreLinesQuery, MoreLinesQueryVariables>(run.store, run.caller, moreLines, {
      id: order.id,
      after: page.endCursor,
    });
    if (answer.kind !== 'data') return { kind: 'ended', outcome: withoutData(answer) };
    points += answer.points;
    const more = answer.data.order?.lineItems;
    if (!more)
      return { kind: 'ended', outcome: retry('the order vanished while its lines were read') };
    lines.push(...more.nodes);
    page = more.pageInfo;
  }
  return { kind: 'read', value: lines, points };
}

type Places = ShopifyOrder['fulfillmentOrders'];

/**
 * All fulfillment orders of an order with their lines, 20 and 250 to a call; no call for orders that came whole. A single
 * fulfillment order of more than 250 lines is cut there.
 */
export function readPlaces(order: ShopifyOrder, run: RunContext): Detail<Places> {
  const { pageInfo, nodes } = order.fulfillmentOrders;
  const isCut = pageInfo.hasNextPage || nodes.some((one) => one.lineItems.pageInfo.hasNextPage);
  if (!isCut) return { kind: 'read', value: order.fulfillmentOrders, points: 0 };
  const all: Places['nodes'] = [];
  let points = 0;
  let after: string | null = null;
  for (;;) {
    const answer: Answer<MorePlacesQuery> = call<MorePlacesQuery, MorePlacesQueryVariables>(
      run.store,
      run.caller,
      morePlaces,
      { id: order.id, after },
    );
    if (answer.kind !== 'data') return { kind: 'ended', outcome: withoutData(answer) };
    points += answer.points;
    const page: NonNullable<MorePlacesQuery['order']>['fulfillmentOrders'] | undefined =
      answer.data.order?.fulfillmentOrders;
    if (!page)
      return { kind: 'ended', outcome: retry('the order vanished while its places were read') };
    all.push(...page.nodes);
    if (!page.pageInfo.hasNextPage)
      return { kind: 'read', value: { nodes: all, pageInfo: { hasNextPage: false } }, points };
    after = page.pageInfo.endCursor;
  }
}
