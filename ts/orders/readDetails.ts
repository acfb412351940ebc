import { call } from '../shopify/client';
import type { MoreLinesQuery, MoreLinesQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { retry, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import moreLines from './moreLines.graphql';
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
