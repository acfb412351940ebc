import { call } from '../shopify/client';
import type {
  FulfillmentOrdersQuery,
  FulfillmentOrdersQueryVariables,
  ShippedAlreadyFragment,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { tail } from '../sync/externalIds';
import document from './fulfillmentOrders.graphql';
import type { ExistingFulfillment, FulfillmentOrder, OrderInShopify } from './shipment';

export type OrdersRead =
  | { kind: 'read'; orders: Map<string, OrderInShopify>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** An order with everything below it comes near the 10 seconds a query may take; more than so many are not asked for at once. */
export const ORDERS_PER_CALL = 25;

/** The fulfillment orders of these orders (gids, 25 at the most) as they are now. An order that is missing can't be read. */
export function readOrders(ids: string[], run: RunContext): OrdersRead {
  const answer = call<FulfillmentOrdersQuery, FulfillmentOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };

  const orders = new Map<string, OrderInShopify>();
  for (const node of answer.data.nodes) {
    if (node && 'fulfillmentOrders' in node) orders.set(node.id, orderOf(node as OrderNode));
  }
  return { kind: 'read', orders, points: answer.points };
}

type OrderNode = Exclude<
  NonNullable<FulfillmentOrdersQuery['nodes'][number]>,
  Record<PropertyKey, never>
>;
type FulfillmentOrderNode = OrderNode['fulfillmentOrders']['nodes'][number];

function orderOf(node: OrderNode): OrderInShopify {
  const { nodes, pageInfo } = node.fulfillmentOrders;
  return {
    name: node.name,
    cancelled: node.cancelledAt !== null,
    fulfillments: node.fulfillments.map(existingOf),
    fulfillmentOrders: nodes.map(fulfillmentOrderOf),
    incomplete: pageInfo.hasNextPage || nodes.some((one) => one.lineItems.pageInfo.hasNextPage),
  };
}

function fulfillmentOrderOf(node: FulfillmentOrderNode): FulfillmentOrder {
  return {
    id: node.id,
    status: node.status,
    requestStatus: node.requestStatus,
    actions: node.supportedActions.map(({ action }) => action),
    location: node.assignedLocation.location?.id ?? '',
    atService: node.assignedLocation.location?.isFulfillmentService ?? false,
    delivery: node.deliveryMethod?.methodType ?? '',
    holds: node.fulfillmentHolds.map((hold) => ({
      id: hold.id,
      reason: hold.reason,
      ours: hold.heldByRequestingApp,
      app: hold.heldByApp?.title ?? '',
    })),
    lines: node.lineItems.nodes.map((line) => ({
      id: line.id,
      lineItem: tail(line.lineItem.id),
      remaining: line.remainingQuantity,
    })),
  };
}

export function existingOf(node: ShippedAlreadyFragment): ExistingFulfillment {
  return {
    id: node.id,
    name: node.name,
    cancelled: node.status === 'CANCELLED',
    location: node.location?.id ?? '',
    lines: node.fulfillmentLineItems.nodes.map((line) => ({
      lineItem: tail(line.lineItem.id),
      quantity: line.quantity ?? 0,
    })),
    company: node.trackingInfo[0]?.company ?? '',
    trackingNumbers: node.trackingInfo.flatMap((info) => (info.number ? [info.number] : [])),
  };
}
