import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { touchFulfillmentOrder } from './fulfillmentOrder.ts';
import type { FulfillmentOrder } from './fulfillmentOrder.ts';
import { takeOut } from './fulfillmentOrderMove.ts';
import type { LineQuantity } from './fulfillmentOrderMove.ts';
import { unitsOf } from './fulfillmentOrderSplit.ts';
import { orderOf } from '../orders/order.ts';

function refused(message: string): UserError[] {
  return [{ field: ['id'], message }];
}

function atService(world: World, one: FulfillmentOrder): boolean {
  return Boolean(world.shop.locations.get(one.locationId)?.fulfillmentServiceId);
}

function addRequest(
  world: World,
  one: FulfillmentOrder,
  kind: string,
  message: string | null,
): void {
  one.merchantRequests = [
    ...one.merchantRequests,
    {
      id: world.newGid('FulfillmentOrderMerchantRequest'),
      kind,
      message,
      sentAt: world.now(),
      responseData: null,
    },
  ];
}

/** The merchant asks a 3PL to fulfill: all of it, or a part that gets a fulfillment order of its own. */
export function requestFulfillment(
  world: World,
  one: FulfillmentOrder,
  lines: readonly LineQuantity[],
  message: string | null,
): {
  submitted: FulfillmentOrder | null;
  unsubmitted: FulfillmentOrder | null;
  userErrors: UserError[];
} {
  const nothing = { submitted: null, unsubmitted: null };
  if (
    !atService(world, one) ||
    one.status !== 'OPEN' ||
    !['UNSUBMITTED', 'REJECTED'].includes(one.requestStatus)
  )
    return { ...nothing, userErrors: refused('Fulfillment order is not in a requestable state.') };
  const wanted = unitsOf(one, lines, ['fulfillmentOrderLineItems'], 'GREATER_THAN');
  if (!(wanted instanceof Map))
    return { ...nothing, userErrors: [{ field: wanted.field, message: wanted.message }] };
  const order = orderOf(world, one.orderId);
  touchFulfillmentOrder(world, one);
  const part =
    wanted.size > 0 && one.lines.some(({ id, remaining }) => (wanted.get(id) ?? 0) < remaining);
  const submitted = part ? takeOut(world, order, one, wanted, one.locationId) : one;
  submitted.requestStatus = 'SUBMITTED';
  addRequest(world, submitted, 'FULFILLMENT_REQUEST', message);
  announce(world, 'fulfillment_orders/fulfillment_request_submitted', submitted, {
    original: one,
    order: submitted,
  });
  return { submitted, unsubmitted: part ? one : null, userErrors: [] };
}

/** What the 3PL, or the merchant after it, answers; each only from the state it belongs to. */
const STEPS: Record<
  string,
  { from: string; to: string; status: FulfillmentOrder['status']; topic: string; refusal: string }
> = {
  acceptFulfillment: {
    from: 'SUBMITTED',
    to: 'ACCEPTED',
    status: 'IN_PROGRESS',
    topic: 'fulfillment_request_accepted',
    refusal: 'Cannot accept fulfillment request for the fulfillment order.',
  },
  rejectFulfillment: {
    from: 'SUBMITTED',
    to: 'REJECTED',
    status: 'OPEN',
    topic: 'fulfillment_request_rejected',
    refusal: 'Cannot reject fulfillment request for the fulfillment order.',
  },
  requestCancellation: {
    from: 'ACCEPTED',
    to: 'CANCELLATION_REQUESTED',
    status: 'IN_PROGRESS',
    topic: 'cancellation_request_submitted',
    refusal: 'Cannot request cancellation for the fulfillment order.',
  },
  acceptCancellation: {
    from: 'CANCELLATION_REQUESTED',
    to: 'CANCELLATION_ACCEPTED',
    status: 'OPEN',
    topic: 'cancellation_request_accepted',
    refusal: 'Cannot accept cancellation request for the fulfillment order.',
  },
  rejectCancellation: {
    from: 'CANCELLATION_REQUESTED',
    to: 'CANCELLATION_REJECTED',
    status: 'IN_PROGRESS',
    topic: 'cancellation_request_rejected',
    refusal: 'Cannot reject cancellation request for the fulfillment order.',
  },
  close: {
    from: 'ACCEPTED',
    to: 'CLOSED',
    status: 'INCOMPLETE',
    topic: 'fulfillment_service_failed_to_complete',
    refusal: 'Cannot close the fulfillment order.',
  },
};

export type RequestStep =
  | 'acceptFulfillment'
  | 'rejectFulfillment'
  | 'requestCancellation'
  | 'acceptCancellation'
  | 'rejectCancellation'
  | 'close';

export function answerRequest(
  world: World,
  one: FulfillmentOrder,
  step: RequestStep,
  message: string | null,
): UserError[] {
  const { from, to, status, topic, refusal } = STEPS[step]!;
  if (one.requestStatus !== from || !atService(world, one)) return refused(refusal);
  touchFulfillmentOrder(world, one);
  one.requestStatus = to;
  one.status = status;
  if (step === 'requestCancellation') addRequest(world, one, 'CANCELLATION_REQUEST', message);
  announce(world, `fulfillment_orders/${topic}`, one, { order: one, message });
  return [];
}
