import { tail } from '../../sync/externalIds';
import type { RunContext } from '../../sync/flow';
import type { Outcome, Problem } from '../../sync/outcome';
import type { SalesOrderState } from '../salesOrderState';

/** One thing that Shopify is told about a sales order. */
export interface Teller {
  /** Under which name the pair remembers what was told. */
  part: string;
  /** What Shopify must know, as text; '' when there is nothing to say and nothing to take back either. */
  value(state: SalesOrderState): string;
  /** Tells Shopify about those of which it is new. An outcome for each; one that is not done is told again. */
  write(states: SalesOrderState[], run: RunContext): Map<string, Outcome>;
}

/** The same for one order after the other. */
export function each(write: (state: SalesOrderState, run: RunContext) => Outcome): Teller['write'] {
  return (states, run) => new Map(states.map((state) => [state.id, write(state, run)]));
}

/** Code of what Shopify did not take. */
export const REFUSED = 'WRITE_BACK_REFUSED';

/** Shopify did not take it. `what` as in "the tags of order 5001". */
export function notTold(
  { id, number, order }: SalesOrderState,
  what: string,
  errors: { message: string }[],
): Problem {
  return {
    cause: `write-back:${id}`,
    code: REFUSED,
    class: 'setup',
    owner: 'administrator',
    subject: `sales order ${number}`,
    message: `Shopify did not take ${what} of sales order ${number} for order ${tail(order.shopifyId)}: ${errors.map(({ message }) => message).join(' ')}`,
    next: 'Look at the order in Shopify, at the scopes and metafield definitions of the app, and at the mapping; then set this error to Released.',
  };
}
