import type { UserError, World } from '../../contract.ts';
import {
  CLOSED_STATUSES,
  remainingUnits,
  shipStock,
  touchFulfillmentOrder,
} from './fulfillmentOrder.ts';
import type { FulfillmentOrder, FulfillmentOrderLine } from './fulfillmentOrder.ts';
import { orderOf, touchOrder, unfulfilledQuantity } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import { tail } from '../world.ts';
import { trackingUrl } from './carriers.ts';
import { announce } from '../events.ts';

export type Tracking = { company: string | null; number: string | null; url: string | null };

export type Fulfillment = {
  readonly id: string;
  readonly orderId: string;
  readonly name: string;
  status: 'SUCCESS' | 'CANCELLED';
  shipmentStatus: string | null;
  readonly locationId: string | null;
  readonly service: string;
  readonly fulfillmentOrderIds: string[];
  readonly lines: { readonly id: string; readonly lineItemId: string; quantity: number }[];
  tracking: Tracking[];
  events: FulfillmentEvent[];
  readonly originAddress: Record<string, string | null> | null;
  readonly createdAt: string;
  updatedAt: string;
  deliveredAt: string | null;
  inTransitAt: string | null;
  estimatedDeliveryAt: string | null;
};

export type FulfillmentEvent = {
  readonly id: string;
  readonly status: string;
  readonly message: string | null;
  readonly happenedAt: string;
  readonly createdAt: string;
};

export type TrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
};

export type FulfillmentInput = {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null;
  }[];
  trackingInfo?: TrackingInput | null;
  originAddress?: Record<string, string | null> | null;
};

/** One carrier, many numbers; Shopify knows the address of a carrier's tracking page by its name. */
export function trackingOf(input: TrackingInput | null | undefined): Tracking[] {
  if (!input) return [];
  const numbers = input.numbers ?? (input.number != null ? [input.number] : []);
  const urls = input.urls ?? (input.url != null ? [input.url] : []);
  const company = input.company ?? null;
  if (numbers.length === 0 && urls.length === 0 && !company) return [];
  const count = Math.max(numbers.length, urls.length, 1);
  return Array.from({ length: count }, (_, index) => {
    const number = numbers[index] ?? null;
    return { company, number, url: urls[index] ?? trackingUrl(company, number) };
  });
}

type Taken = { from: FulfillmentOrder; line: FulfillmentOrderLine; quantity: number };

/**
 * `fulfillmentCreate`. An empty or absent list of lines takes everything left of a fulfillment
 * order; all of them must share order and place (texts: shopify-platform §4.2, recorded).
 */
export function createFulfillment(
  world: World,
  input: FulfillmentInput,
): { fulfillment: Fulfillment | null; userErrors: UserError[] } {
  const refused = (message: string): { fulfillment: null; userErrors: UserError[] } => ({
    fulfillment: null,
    userErrors: [{ field: ['fulfillment'], message }],
  });
  const groups = input.lineItemsByFulfillmentOrder;
  const found = groups.map((group) => world.shop.fulfillmentOrders.get(group.fulfillmentOrderId));
  if (found.length === 0 || found.some((one) => !one))
    return refused('Fulfillment order does not exist.');
  const orders = found as FulfillmentOrder[];
  if (new Set(orders.map(({ orderId }) => orderId)).size > 1)
    return refused('All fulfillment orders must belong to the same order');
  if (new Set(orders.map(({ locationId }) => locationId)).size > 1)
    return refused('All fulfillment orders must be assigned to a single location');
  for (const one of orders) {
    if ([...CLOSED_STATUSES, 'ON_HOLD', 'SCHEDULED'].includes(one.status))
      return refused(
        `Fulfillment order ${tail(one.id)} has an unfulfillable status= ${one.status.toLowerCase()}.`,
      );
  }
  const taken: Taken[] = [];
  for (const [index, from] of orders.entries()) {
    const asked = groups[index]!.fulfillmentOrderLineItems ?? [];
    const wanted =
      asked.length > 0
        ? asked
        : from.lines.map(({ id, remaining }) => ({ id, quantity: remaining }));
    for (const { id, quantity } of wanted) {
      const line = from.lines.find((one) => one.id === id);
      if (!line) return refused('Fulfillment order line item does not exist.');
      if (asked.length > 0 && quantity <= 0) return refused('Quantity must be greater than 0');
      const before = taken
        .filter((one) => one.line === line)
        .reduce((all, one) => all + one.quantity, 0);
      if (before + quantity > line.remaining)
        return refused('Invalid fulfillment order line item quantity requested.');
      if (quantity > 0) taken.push({ from, line, quantity });
    }
  }
  const order = orderOf(world, orders[0]!.orderId);
  const fulfillment = ship(world, order, orders, taken, {
    tracking: trackingOf(input.trackingInfo),
    originAddress: input.originAddress ?? null,
  });
  return { fulfillment, userErrors: [] };
}

function ship(
  world: World,
  order: Order,
  from: FulfillmentOrder[],
  taken: Taken[],
  values: { tracking: Tracking[]; originAddress: Fulfillment['originAddress'] },
): Fulfillment {
  world.changing(order.id, order);
  const fulfillment = newFulfillment(world, order, {
    locationId: from[0]!.locationId,
    fulfillmentOrderIds: from.map(({ id }) => id),
    ...values,
  });
  for (const { from: source, line, quantity } of taken) {
    const item = order.lines.find(({ id }) => id === line.lineItemId)!;
    line.remaining -= quantity;
    item.fulfilled += quantity;
    addLine(world, fulfillment, item.id, quantity);
    if (order.inventoryBehaviour !== 'BYPASS') shipStock(world, item, source.locationId, quantity);
  }
  for (const source of from) {
    touchFulfillmentOrder(world, source);
    source.fulfillmentIds.push(fulfillment.id);
    source.status = remainingUnits(source) === 0 ? 'CLOSED' : 'IN_PROGRESS';
    if (source.status === 'CLOSED')
      source.requestStatus = source.requestStatus === 'UNSUBMITTED' ? 'UNSUBMITTED' : 'CLOSED';
  }
  announceFulfilled(world, order, fulfillment);
  return fulfillment;
}

export function newFulfillment(
  world: World,
  order: Order,
  values: Pick<Fulfillment, 'locationId' | 'fulfillmentOrderIds' | 'tracking' | 'originAddress'> & {
    id?: string;
    name?: string;
  },
): Fulfillment {
  const now = world.now();
  const fulfillment: Fulfillment = {
    orderId: order.id,
    status: 'SUCCESS',
    shipmentStatus: null,
    service: 'manual',
    lines: [],
    events: [],
    createdAt: now,
    updatedAt: now,
    deliveredAt: null,
    inTransitAt: null,
    estimatedDeliveryAt: null,
    ...values,
    id: values.id ?? world.newGid('Fulfillment'),
    name: values.name ?? `${order.name}-F${order.fulfillmentIds.length + 1}`,
  };
  world.changing(fulfillment.id, null);
  world.shop.fulfillments.set(fulfillment.id, fulfillment);
  order.fulfillmentIds.push(fulfillment.id);
  return fulfillment;
}

export function addLine(
  world: World,
  fulfillment: Fulfillment,
  lineItemId: string,
  quantity: number,
): void {
  const present = fulfillment.lines.find((line) => line.lineItemId === lineItemId);
  if (present) {
    present.quantity += quantity;
    return;
  }
  const id = world.newGid('FulfillmentLineItem');
  fulfillment.lines.push({ id, lineItemId, quantity });
  world.shop.fulfillmentLines.set(id, fulfillment.id);
}

/** fulfillments/create, orders/fulfilled or partially_fulfilled; a paid and wholly fulfilled order is archived by switch. */
export function announceFulfilled(world: World, order: Order, fulfillment: Fulfillment): void {
  announce(world, 'fulfillments/create', fulfillment);
  const left = order.lines.some((line) => unfulfilledQuantity(line) > 0);
  announce(world, left ? 'orders/partially_fulfilled' : 'orders/fulfilled', order);
  touchOrder(world, order);
}

/** Tracking is replaced, also on a cancelled fulfillment (recorded). */
export function updateTracking(world: World, fulfillment: Fulfillment, input: TrackingInput): void {
  world.changing(fulfillment.id, fulfillment);
  fulfillment.tracking = trackingOf(input);
  fulfillment.updatedAt = world.now();
  announce(world, 'fulfillments/update', fulfillment);
  const order = orderOf(world, fulfillment.orderId);
  world.changing(order.id, order);
  touchOrder(world, order);
}
