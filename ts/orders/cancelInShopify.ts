import { call } from '../shopify/client';
import type {
  OrderCancelMutation,
  OrderCancelMutationVariables,
  OrdersToCancelQuery,
  OrdersToCancelQueryVariables,
} from '../shopify/operations';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { held, retry, type Outcome, type Problem } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import cancel from './orderCancel.graphql';
import read from './ordersToCancel.graphql';
import { outcomePerOrder } from './outcomePerOrder';
import type { SalesOrderState } from './salesOrderState';

type OrderNode = OrdersToCancelQuery['nodes'][number];
type OrderNow = Extract<OrderNode, { displayFulfillmentStatus: unknown }>;

/**
 * Cancels the Shopify orders of sales orders that people cancelled or closed. Shopify does it in a job: an order that was
 * asked for is looked at again, and is done once Shopify shows it cancelled. One call, and one per order to cancel.
 */
export function cancelInShopify(states: SalesOrderState[], run: RunContext): Map<string, Outcome> {
  if (states.length === 0) return new Map();
  const answer = call<OrdersToCancelQuery, OrdersToCancelQueryVariables>(
    run.store,
    run.caller,
    read,
    { ids: states.map(({ order }) => order.shopifyId) },
  );
  const isOrder = (node: OrderNode): node is OrderNow =>
    node !== null && 'displayFulfillmentStatus' in node;
  return outcomePerOrder(states, answer, isOrder, (state, order) => cancelOne(state, order, run));
}

function cancelOne(state: SalesOrderState, order: OrderNow, run: RunContext): Outcome {
  if (order.cancelledAt) return { kind: 'done', note: 'cancelled in Shopify' };
  if (order.currentSubtotalLineItemsQuantity === 0)
    return { kind: 'done', note: 'nothing is left to cancel in Shopify' };
  if (order.displayFulfillmentStatus !== 'UNFULFILLED')
    return held(notCancelled(state, order, 'part of it was shipped'));

  const { restock, refund, notify } = run.store.settings.orders.cancel;
  const answer = call<OrderCancelMutation, OrderCancelMutationVariables>(
    run.store,
    run.caller,
    cancel,
    { id: order.id, restock, refund, notify },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.orderCancel?.orderCancelUserErrors ?? [];
  const text = errors.map(({ message }) => message).join(' ');
  if (/already been cancell?ed/.test(text)) return { kind: 'done', note: 'cancelled in Shopify' };
  if (text === '' || /already in progress/.test(text))
    return retry('Shopify is cancelling the order');
  return held(notCancelled(state, order, text));
}

function notCancelled(state: SalesOrderState, order: OrderNow, why: string): Problem {
  return {
    cause: `cancel:${tail(order.id)}`,
    code: 'NOT_CANCELLED_IN_SHOPIFY',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Sales order ${state.number} is ${state.status}, but Shopify did not cancel order ${order.name}: ${why}`,
    next: 'Cancel or refund what is left of the order in Shopify, or reopen the sales order; then set this error to Released.',
  };
}
