import type { Answer } from '../shopify/client';
import { tail } from '../sync/externalIds';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { unreadableOrder } from './problems';
import type { SalesOrderState } from './salesOrderState';

/**
 * What comes of each sales order, by its internal id; `answer` holds their Shopify orders in the same order. One that is
 * null is held, for null never means deleted (review 18).
 */
export function outcomePerOrder<Node, Order extends Node>(
  states: SalesOrderState[],
  answer: Answer<{ nodes: Node[] }>,
  isOrder: (node: Node) => node is Order,
  tell: (state: SalesOrderState, order: Order) => Outcome,
): Map<string, Outcome> {
  if (answer.kind !== 'data') {
    const outcome = withoutData(answer);
    return new Map(states.map(({ id }) => [id, outcome]));
  }
  const { nodes } = answer.data;
  return new Map(
    states.map((state, index) => {
      const node = nodes[index];
      return node && isOrder(node)
        ? [state.id, tell(state, node)]
        : [state.id, held(unreadableOrder(tail(state.order.shopifyId)))];
    }),
  );
}
