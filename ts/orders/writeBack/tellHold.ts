import release from '../../fulfillments/releaseFulfillmentOrder.graphql';
import { call } from '../../shopify/client';
import type {
  HoldFulfillmentOrderMutation,
  HoldFulfillmentOrderMutationVariables,
  OrdersToHoldQuery,
  OrdersToHoldQueryVariables,
  ReleaseFulfillmentOrderMutation,
  ReleaseFulfillmentOrderMutationVariables,
} from '../../shopify/operations';
import type { RunContext } from '../../sync/flow';
import { done, held, type Outcome } from '../../sync/outcome';
import { withoutData } from '../../sync/withoutData';
import { outcomePerOrder } from '../outcomePerOrder';
import { HANDLE, isOwnHold } from '../ownHold';
import type { SalesOrderState } from '../salesOrderState';
import hold from './holdFulfillmentOrder.graphql';
import read from './ordersToHold.graphql';
import { notTold, type Teller } from './teller';

const HOLDABLE = ['OPEN', 'IN_PROGRESS', 'ON_HOLD'];

type OrderNode = OrdersToHoldQuery['nodes'][number];
type OrderNow = Extract<OrderNode, { fulfillmentOrders: unknown }>;
type FulfillmentOrder = OrderNow['fulfillmentOrders']['nodes'][number];

/** A sales order on hold holds what is open of its Shopify order, and releases only its own hold. */
export const tellHold: Teller = {
  part: 'hold',
  value: ({ onHold }) => (onHold ? 'held' : ''),
  write(states, run) {
    const answer = call<OrdersToHoldQuery, OrdersToHoldQueryVariables>(
      run.store,
      run.caller,
      read,
      { ids: states.map(({ order }) => order.shopifyId) },
    );
    const isOrder = (node: OrderNode): node is OrderNow =>
      node !== null && 'fulfillmentOrders' in node;
    return outcomePerOrder(states, answer, isOrder, (state, order) => tellOrder(state, order, run));
  },
};

function tellOrder(state: SalesOrderState, order: OrderNow, run: RunContext): Outcome {
  for (const one of order.fulfillmentOrders.nodes) {
    const own = one.fulfillmentHolds.filter(isOwnHold);
    const isHolding = state.onHold && own.length === 0 && HOLDABLE.includes(one.status);
    const isReleasing = !state.onHold && own.length > 0;
    const outcome = isHolding
      ? holdOne(state, one, run)
      : isReleasing
        ? releaseOne(state, one, own, run)
        : done;
    if (outcome.kind !== 'done') return outcome;
  }
  return done;
}

function holdOne(state: SalesOrderState, { id }: FulfillmentOrder, run: RunContext): Outcome {
  const answer = call<HoldFulfillmentOrderMutation, HoldFulfillmentOrderMutationVariables>(
    run.store,
    run.caller,
    hold,
    {
      id,
      hold: {
        reason: 'OTHER',
        reasonNotes: `Sales order ${state.number} is on hold in NetSuite`,
        handle: HANDLE,
      },
    },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = (answer.data.fulfillmentOrderHold?.userErrors ?? []).filter(
    ({ code }) => code !== 'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
  );
  return errors.length === 0 ? done : held(notTold(state, 'the hold', errors));
}

function releaseOne(
  state: SalesOrderState,
  { id }: FulfillmentOrder,
  own: { id: string }[],
  run: RunContext,
): Outcome {
  const answer = call<ReleaseFulfillmentOrderMutation, ReleaseFulfillmentOrderMutationVariables>(
    run.store,
    run.caller,
    release,
    { id, holds: own.map((one) => one.id) },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.fulfillmentOrderReleaseHold?.userErrors ?? [];
  return errors.length === 0 ? done : held(notTold(state, 'the release', errors));
}
