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
import { isIncomplete, wholeOrder, type FulfillmentOrderNode, type OrderNode } from './readRest';
import type { ExistingFulfillment, FulfillmentOrder, OrderInShopify } from './shipment';

export type OrdersRead =
  | { kind: 'read'; orders: Map<string, OrderInShopify>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** An order with everything below it comes near the 10 seconds a query may take; more than so many are not asked for at once. */
export const ORDERS_PER_CALL = 25;

/**
 * The fulfillment orders of these orders (gids, 25 at the most) as they are now. An order that is missing can't be read.
 * With `onlyFirst` nothing beyond the first page of an order is asked for; the order says so.
 */
export function readOrders(ids: string[], run: RunContext, onlyFirst = false): OrdersRead {
  const answer = call<FulfillmentOrdersQuery, FulfillmentOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };

  const orders = new Map<string, OrderInShopify>();
  let { points } = answer;
  for (const one of answer.data.nodes) {
    if (!one || !('fulfillmentOrders' in one)) continue;
    const node = one as OrderNode;
    if (onlyFirst) {
      orders.set(node.id, orderOf(node, isIncomplete(node)));
      continue;
    }
    const rest = wholeOrder(node, run);
    if (rest.kind === 'failed') return rest;
    orders.set(node.id, orderOf(rest.whole, false));
    points += rest.points;
  }
  return { kind: 'read', orders, points };
}

function orderOf(node: OrderNode, incomplete: boolean): OrderInShopify {
  const { nodes } = node.fulfillmentOrders;
  return {
    name: node.name,
    cancelled: node.cancelledAt !== null,
    fulfillments: node.fulfillments.map(existingOf),
    fulfillmentOrders: nodes.map(fulfillmentOrderOf),
    incomplete,
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
      label: labelOf(line.lineItem),
      remaining: line.remainingQuantity,
    })),
  };
}

export function existingOf(node: ShippedAlreadyFragment): ExistingFulfillment {
  return {
    id: node.id,
    name: node.name,
    cancelled: node.status === 'CANCELLED',
    createdAt: node.createdAt,
    location: node.location?.id ?? '',
    lines: node.fulfillmentLineItems.nodes.map((line) => ({
      lineItem: tail(line.lineItem.id),
      label: labelOf(line.lineItem),
      quantity: line.quantity ?? 0,
    })),
    company: node.trackingInfo[0]?.company ?? '',
    trackingNumbers: node.trackingInfo.flatMap((info) => (info.number ? [info.number] : [])),
  };
}

/** What people find a line item by. */
function labelOf({ sku, name }: { sku: string | null; name: string }): string {
  return sku || name;
}
