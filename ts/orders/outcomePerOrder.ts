import type { Answer } from '../shopify/client';
import { tail } from '../sync/externalIds';
import { held, type Outcome } from '../sync/outcome';
import { errorState } from '../sync/syncErrors';
import { withoutData } from '../sync/withoutData';
import { parseAgreed } from './agreed';
import { TRIES_UNREADABLE, unreadableOrder } from './problems';
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
      return [state.id, node && isOrder(node) ? tell(state, node) : endOf(state)];
    }),
  );
}

/** What is over, or what a person looked for and did not find, needs to be told nothing. */
function endOf({ order }: SalesOrderState): Outcome {
  const { cancelled, isGone } = parseAgreed(order.agreed);
  const problem = unreadableOrder(tail(order.shopifyId));
  const isOver = cancelled || isGone || errorState(order.store, problem.cause) === 'released';
  return isOver ? { kind: 'done', note: 'gone in Shopify' } : held(problem, TRIES_UNREADABLE);
}
