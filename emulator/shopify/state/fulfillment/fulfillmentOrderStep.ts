import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { isOpen, newFulfillmentOrder, touchFulfillmentOrder } from './fulfillmentOrder.ts';
import type { FulfillmentOrder } from './fulfillmentOrder.ts';
import { orderOf, touchOrder } from '../orders/order.ts';

/** `fulfillmentOrderCancel`: closed, and a new one for the work that is left. */
export function cancelFulfillmentOrder(
  world: World,
  one: FulfillmentOrder,
): { replacement: FulfillmentOrder | null; userErrors: UserError[] } {
  if (one.progressReported)
    return {
      replacement: null,
      userErrors: [
        {
          field: ['id'],
          message:
            'Cannot cancel fulfillment order with reported progress. Mark as unfulfilled first.',
          code: 'FULFILLMENT_ORDER_HAS_MANUALLY_REPORTED_PROGRESS',
        },
      ],
    };
  if (!isOpen(one))
    return {
      replacement: null,
      userErrors: [{ field: ['id'], message: 'Fulfillment order is not in a cancellable state.' }],
    };
  const order = orderOf(world, one.orderId);
  world.changing(order.id, order);
  touchFulfillmentOrder(world, one);
  const lines = one.lines
    .filter(({ remaining }) => remaining > 0)
    .map(({ lineItemId, remaining }) => ({ lineItemId, quantity: remaining }));
  for (const line of one.lines) line.remaining = 0;
  one.status = 'CLOSED';
  one.requestStatus = one.requestStatus === 'UNSUBMITTED' ? 'UNSUBMITTED' : 'CLOSED';
  const replacement =
    lines.length > 0
      ? newFulfillmentOrder(world, order, one.locationId, lines, {
          deliveryMethod: one.deliveryMethod,
          deliveryMethodId: one.deliveryMethodId,
          fulfillAt: one.fulfillAt,
        })
      : null;
  announce(world, 'fulfillment_orders/cancelled', one, { order: one, replacement });
  touchOrder(world, order, world.switches.updatedAtOnFulfillmentOrderMove);
  return { replacement, userErrors: [] };
}

/** A scheduled one, or since 2026-01 one with reported progress, is open again. */
export function openFulfillmentOrder(world: World, one: FulfillmentOrder): UserError[] {
  if (one.status !== 'SCHEDULED' && !(one.status === 'IN_PROGRESS' && one.progressReported))
    return [{ field: ['id'], message: 'Fulfillment order is not in a scheduled state.' }];
  const scheduled = one.status === 'SCHEDULED';
  touchFulfillmentOrder(world, one);
  one.status = 'OPEN';
  one.progressReported = false;
  if (scheduled)
    announce(world, 'fulfillment_orders/scheduled_fulfillment_order_ready', one, { order: one });
  return [];
}

export function rescheduleFulfillmentOrder(
  world: World,
  one: FulfillmentOrder,
  fulfillAt: string,
): UserError[] {
  if (one.status !== 'SCHEDULED')
    return [{ field: ['id'], message: 'Fulfillment order is not in a scheduled state.' }];
  if (Date.parse(fulfillAt) <= world.nowMs())
    return [{ field: ['fulfillAt'], message: 'Fulfill at must be in the future.' }];
  touchFulfillmentOrder(world, one);
  one.fulfillAt = fulfillAt;
  announce(world, 'fulfillment_orders/rescheduled', one, { order: one });
  return [];
}

/** In progress without a fulfillment: somebody packs. It cannot be moved until it is marked open. */
export function reportProgress(
  world: World,
  one: FulfillmentOrder,
  reasonNotes: string | null,
): UserError[] {
  if (one.status !== 'OPEN' && one.status !== 'IN_PROGRESS')
    return [
      {
        field: ['id'],
        message: 'The fulfillment order status is invalid.',
        code: 'FULFILLMENT_ORDER_STATUS_INVALID',
      },
    ];
  const initialStatus = one.status;
  touchFulfillmentOrder(world, one);
  one.status = 'IN_PROGRESS';
  one.progressReported = true;
  announce(world, 'fulfillment_orders/progress_reported', one, {
    order: one,
    initialStatus,
    reasonNotes,
  });
  return [];
}

export function prepareForPickup(world: World, one: FulfillmentOrder): UserError[] {
  const field = ['input', 'lineItemsByFulfillmentOrder'];
  if (one.deliveryMethod !== 'PICK_UP' || !isOpen(one))
    return [
      {
        field,
        message: 'Invalid fulfillment order ID provided.',
        code: 'FULFILLMENT_ORDER_INVALID',
      },
    ];
  if (one.preparedForPickup)
    return [
      {
        field,
        message: 'The fulfillment order does not have any line items that can be prepared.',
        code: 'NO_LINE_ITEMS_TO_PREPARE_FOR_FULFILLMENT_ORDER',
      },
    ];
  touchFulfillmentOrder(world, one);
  one.preparedForPickup = true;
  announce(world, 'fulfillment_orders/line_items_prepared_for_pickup', one, { order: one });
  return [];
}
