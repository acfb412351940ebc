import { call } from '../shopify/client';
import type {
  FulfillmentOrdersQuery,
  FulfillmentOrdersQueryVariables,
  MoreFulfillmentLinesQuery,
  MoreFulfillmentLinesQueryVariables,
  MoreFulfillmentOrderLinesQuery,
  MoreFulfillmentOrderLinesQueryVariables,
  ShippedAlreadyFragment,
} from '../shopify/operations';
import { allPages, type AllPages } from '../sync/allPages';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import fulfillmentOrders from './fulfillmentOrders.graphql';
import linesOfFulfillment from './moreFulfillmentLines.graphql';
import linesOfFulfillmentOrder from './moreFulfillmentOrderLines.graphql';

export type OrderNode = Exclude<
  NonNullable<FulfillmentOrdersQuery['nodes'][number]>,
  Record<PropertyKey, never>
>;
export type FulfillmentOrderNode = OrderNode['fulfillmentOrders']['nodes'][number];

export type Rest<Node> =
  { kind: 'read'; whole: Node; points: number } | { kind: 'failed'; outcome: Outcome };

/** Is there more of it than one answer holds? */
export function isIncomplete(node: OrderNode): boolean {
  const { nodes, pageInfo } = node.fulfillmentOrders;
  return (
    pageInfo.hasNextPage ||
    nodes.some((one) => one.lineItems.pageInfo.hasNextPage) ||
    node.fulfillments.some((one) => one.fulfillmentLineItems.pageInfo.hasNextPage)
  );
}

/** The order with all its fulfillment orders and all lines; 10 units a page, none for an order that came whole. */
export function wholeOrder(node: OrderNode, run: RunContext): Rest<OrderNode> {
  const all: AllPages<FulfillmentOrderNode> = allPages(
    node.fulfillmentOrders,
    (after) =>
      call<FulfillmentOrdersQuery, FulfillmentOrdersQueryVariables>(
        run.store,
        run.caller,
        fulfillmentOrders,
        { ids: [node.id], after },
      ),
    (data) => (data.nodes[0] as OrderNode | null | undefined)?.fulfillmentOrders,
  );
  if (all.kind === 'failed') return all;
  const orders = each(all.nodes, (one) => wholeFulfillmentOrder(one, run));
  if (orders.kind === 'failed') return orders;
  const fulfillments = wholeFulfillments(node.fulfillments, run);
  if (fulfillments.kind === 'failed') return fulfillments;
  return {
    kind: 'read',
    whole: {
      ...node,
      fulfillments: fulfillments.whole,
      fulfillmentOrders: { ...node.fulfillmentOrders, nodes: orders.whole },
    },
    points: all.points + orders.points + fulfillments.points,
  };
}

/** These fulfillments with all their lines. */
export function wholeFulfillments(
  nodes: ShippedAlreadyFragment[],
  run: RunContext,
): Rest<ShippedAlreadyFragment[]> {
  return each(nodes, (node) => {
    const lines = allPages(
      node.fulfillmentLineItems,
      (after) =>
        call<MoreFulfillmentLinesQuery, MoreFulfillmentLinesQueryVariables>(
          run.store,
          run.caller,
          linesOfFulfillment,
          { id: node.id, after },
        ),
      (data) => data.fulfillment?.fulfillmentLineItems,
    );
    if (lines.kind === 'failed') return lines;
    const fulfillmentLineItems = { ...node.fulfillmentLineItems, nodes: lines.nodes };
    return { kind: 'read', whole: { ...node, fulfillmentLineItems }, points: lines.points };
  });
}

function wholeFulfillmentOrder(
  node: FulfillmentOrderNode,
  run: RunContext,
): Rest<FulfillmentOrderNode> {
  const lines = allPages(
    node.lineItems,
    (after) =>
      call<MoreFulfillmentOrderLinesQuery, MoreFulfillmentOrderLinesQueryVariables>(
        run.store,
        run.caller,
        linesOfFulfillmentOrder,
        { id: node.id, after },
      ),
    (data) => data.fulfillmentOrder?.lineItems,
  );
  if (lines.kind === 'failed') return lines;
  const lineItems = { ...node.lineItems, nodes: lines.nodes };
  return { kind: 'read', whole: { ...node, lineItems }, points: lines.points };
}

function each<Node>(nodes: Node[], read: (node: Node) => Rest<Node>): Rest<Node[]> {
  const whole: Node[] = [];
  let points = 0;
  for (const node of nodes) {
    const one = read(node);
    if (one.kind === 'failed') return one;
    whole.push(one.whole);
    points += one.points;
  }
  return { kind: 'read', whole, points };
}
