import { call } from '../shopify/client';
import type {
  FulfillmentOrdersQuery,
  FulfillmentOrdersQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, retry, type Outcome } from '../sync/outcome';
import { tail } from '../sync/externalIds';
import document from './fulfillmentOrders.graphql';
import type { OrderInShopify } from './shipment';

export type OrdersRead =
  | { kind: 'read'; orders: Map<string, OrderInShopify>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** The fulfillment orders of these orders (gids, 25 at the most) as they are now. An order that is missing can't be read. */
export function readOrders(ids: string[], run: RunContext): OrdersRead {
  const answer = call<FulfillmentOrdersQuery, FulfillmentOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind === 'later') return { kind: 'failed', outcome: retry(answer.reason, answer.at) };
  if (answer.kind === 'unknown') return { kind: 'failed', outcome: retry(answer.reason) };
  if (answer.kind === 'refused') return { kind: 'failed', outcome: held(answer.problem) };

  const orders = new Map<string, OrderInShopify>();
  for (const node of answer.data.nodes) {
    if (!node || !('fulfillmentOrders' in node)) continue;
    orders.set(node.id, {
      name: node.name,
      cancelled: node.cancelledAt !== null,
      fulfillments: node.fulfillments.map((one) => ({
        id: one.id,
        cancelled: one.status === 'CANCELLED',
        location: one.location?.id ?? '',
        lines: one.fulfillmentLineItems.nodes.map((line) => ({
          lineItem: tail(line.lineItem.id),
          quantity: line.quantity ?? 0,
        })),
        trackingNumbers: one.trackingInfo.flatMap((info) => (info.number ? [info.number] : [])),
      })),
      fulfillmentOrders: node.fulfillmentOrders.nodes.map((one) => ({
        id: one.id,
        status: one.status,
        canFulfill: one.supportedActions.some((action) => action.action === 'CREATE_FULFILLMENT'),
        location: one.assignedLocation.location?.id ?? '',
        lines: one.lineItems.nodes.map((line) => ({
          id: line.id,
          lineItem: tail(line.lineItem.id),
          remaining: line.remainingQuantity,
        })),
      })),
    });
  }
  return { kind: 'read', orders, points: answer.points };
}
