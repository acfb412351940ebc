import { call } from '../shopify/client';
import type {
  MoveFulfillmentOrderMutation,
  MoveFulfillmentOrderMutationVariables,
  OpenFulfillmentOrderMutation,
  OpenFulfillmentOrderMutationVariables,
  ReleaseFulfillmentOrderMutation,
  ReleaseFulfillmentOrderMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { done, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import type { Step } from './mapFulfillment';
import moveDocument from './moveFulfillmentOrder.graphql';
import openDocument from './openFulfillmentOrder.graphql';
import releaseDocument from './releaseFulfillmentOrder.graphql';

/**
 * Opens, releases and moves fulfillment orders, 10 units each. What Shopify refuses stays as it is: the order is read again
 * afterwards and fulfilled where it then stands. Any of these may be sent twice; the second one finds it done.
 */
export function prepareOrders(steps: Step[], run: RunContext): Outcome {
  for (const step of steps) {
    const answer = send(step, run);
    if (answer.kind !== 'data') return withoutData(answer);
  }
  return done;
}

function send(step: Step, run: RunContext) {
  const { store, caller } = run;
  switch (step.kind) {
    case 'open':
      return call<OpenFulfillmentOrderMutation, OpenFulfillmentOrderMutationVariables>(
        store,
        caller,
        openDocument,
        { id: step.fulfillmentOrder },
      );
    case 'release':
      return call<ReleaseFulfillmentOrderMutation, ReleaseFulfillmentOrderMutationVariables>(
        store,
        caller,
        releaseDocument,
        { id: step.fulfillmentOrder, holds: step.holds },
      );
    case 'move':
      return call<MoveFulfillmentOrderMutation, MoveFulfillmentOrderMutationVariables>(
        store,
        caller,
        moveDocument,
        { id: step.fulfillmentOrder, to: step.to, lines: step.lines },
      );
  }
}
