import type { JsonObject, World } from '../contract.ts';
import { NotModelled } from '../contract.ts';
import type { FulfillmentHold, FulfillmentOrder } from '../state/fulfillment/fulfillmentOrder.ts';
import { lower } from './shape.ts';

/** The objects a `fulfillment_orders/*` topic names. */
export type FulfillmentOrderEvent = {
  order?: FulfillmentOrder;
  original?: FulfillmentOrder;
  remaining?: FulfillmentOrder | null;
  replacement?: FulfillmentOrder | null;
  moved?: FulfillmentOrder;
  hold?: FulfillmentHold;
  holds?: FulfillmentHold[];
  sourceLocationId?: string;
  lines?: { id: string; quantity: number }[];
  intents?: { orderId: string; lines: { id: string; quantity: number }[] }[];
  message?: string | null;
  initialStatus?: string;
  reasonNotes?: string | null;
};

function brief(one: FulfillmentOrder | null | undefined, more: JsonObject = {}): JsonObject | null {
  return one ? { id: one.id, status: lower(one.status), ...more } : null;
}

function holdBody(hold: FulfillmentHold): JsonObject {
  return {
    id: hold.id,
    reason: lower(hold.reason),
    reason_notes: hold.reasonNotes,
    held_by_requesting_app: false,
    handle: hold.handle,
    held_by_app: hold.appId ? { id: `gid://shopify/App/${hold.appId}` } : null,
  };
}

/** gids and lower-case states, one shape per topic (§2.4). */
export function fulfillmentOrderBody(
  _world: World,
  topic: string,
  event: FulfillmentOrderEvent,
): JsonObject {
  const { order } = event;
  switch (topic) {
    case 'fulfillment_orders/order_routing_complete':
    case 'fulfillment_orders/hold_released':
    case 'fulfillment_orders/scheduled_fulfillment_order_ready':
      return { fulfillment_order: brief(order) };
    case 'fulfillment_orders/rescheduled':
      return { fulfillment_order: brief(order, { fulfill_at: order?.fulfillAt ?? null }) };
    case 'fulfillment_orders/cancelled':
      return {
        fulfillment_order: brief(order),
        replacement_fulfillment_order: brief(event.replacement),
      };
    case 'fulfillment_orders/moved':
      return {
        original_fulfillment_order: brief(event.original, {
          assigned_location_id: event.original?.locationId ?? null,
        }),
        moved_fulfillment_order: brief(event.moved, {
          assigned_location_id: event.moved?.locationId ?? null,
        }),
        destination_location_id: event.moved?.locationId ?? null,
        fulfillment_order_line_items_requested: event.lines ?? [],
        source_location: { id: event.sourceLocationId ?? null },
      };
    case 'fulfillment_orders/split':
      return {
        split_line_items: event.lines ?? [],
        fulfillment_order: brief(order),
        remaining_fulfillment_order: brief(event.remaining),
        replacement_fulfillment_order: brief(event.replacement),
      };
    case 'fulfillment_orders/merged':
      return {
        merge_intents: (event.intents ?? []).map(({ orderId, lines }) => ({
          fulfillment_order_id: orderId,
          fulfillment_order_line_items: lines,
        })),
        fulfillment_order_merges: { fulfillment_order: brief(order) },
      };
    case 'fulfillment_orders/placed_on_hold':
      return {
        fulfillment_order: brief(order, { fulfillment_holds: (order?.holds ?? []).map(holdBody) }),
        remaining_fulfillment_order: brief(event.remaining),
        held_fulfillment_order_line_items: event.lines ?? [],
        created_fulfillment_hold: event.hold ? holdBody(event.hold) : null,
      };
    case 'fulfillment_orders/progress_reported':
      return {
        fulfillment_order: brief(order),
        progress_report: {
          reason_notes: event.reasonNotes ?? null,
          progress_reported_by_app: null,
          progress_reported_by_user: null,
        },
        initial_status: lower(event.initialStatus ?? null),
      };
    case 'fulfillment_orders/line_items_prepared_for_pickup':
      return {
        fulfillment_order: brief(order, {
          preparable: true,
          delivery_method: { method_type: 'pickup' },
        }),
      };
    case 'fulfillment_orders/fulfillment_request_submitted':
      return {
        original_fulfillment_order: brief(event.original, {
          request_status: lower(event.original?.requestStatus ?? null),
        }),
        submitted_fulfillment_order: brief(order, {
          request_status: lower(order?.requestStatus ?? null),
        }),
        fulfillment_order_merchant_request: null,
      };
    case 'fulfillment_orders/cancellation_request_submitted': {
      const request = order?.merchantRequests.at(-1);
      return {
        fulfillment_order: brief(order, { request_status: lower(order?.requestStatus ?? null) }),
        fulfillment_order_merchant_request: request
          ? { id: request.id, message: request.message }
          : null,
      };
    }
    case 'fulfillment_orders/fulfillment_service_failed_to_complete':
    case 'fulfillment_orders/cancellation_request_accepted':
    case 'fulfillment_orders/cancellation_request_rejected':
    case 'fulfillment_orders/fulfillment_request_accepted':
    case 'fulfillment_orders/fulfillment_request_rejected':
      return {
        fulfillment_order: brief(order, { request_status: lower(order?.requestStatus ?? null) }),
        message: event.message ?? null,
      };
    case 'fulfillment_holds/added':
    case 'fulfillment_holds/released':
      return {
        fulfillment_order: { id: order?.id ?? null },
        fulfillment_hold: event.hold ? holdBody(event.hold) : null,
      };
    default:
      throw new NotModelled(`webhook topic ${topic}`);
  }
}
