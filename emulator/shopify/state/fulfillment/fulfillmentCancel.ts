import type { World } from '../../contract.ts';
import { announce } from '../events.ts';
import type { Fulfillment, FulfillmentEvent } from './fulfillment.ts';
import { newFulfillmentOrder, shipStock, touchFulfillmentOrder } from './fulfillmentOrder.ts';
import type { FulfillmentOrder } from './fulfillmentOrder.ts';
import { orderOf, touchOrder } from '../orders/order.ts';
import { primaryLocation } from '../places/location.ts';

/**
 * `fulfillmentCancel`: its units are to be fulfilled again. A fulfillment order that is still open
 * takes them back; for a closed one a new fulfillment order is made (text of the mutation). Saying
 * it twice changes nothing.
 */
export function cancelFulfillment(world: World, fulfillment: Fulfillment): void {
  if (fulfillment.status === 'CANCELLED') return;
  const order = orderOf(world, fulfillment.orderId);
  world.changing(order.id, order);
  world.changing(fulfillment.id, fulfillment);
  fulfillment.status = 'CANCELLED';
  fulfillment.updatedAt = world.now();
  const again: { lineItemId: string; quantity: number }[] = [];
  const from = fulfillment.fulfillmentOrderIds.map((id) => world.shop.fulfillmentOrders.get(id)!);
  const locationId = fulfillment.locationId ?? primaryLocation(world).id;
  for (const { lineItemId, quantity } of fulfillment.lines) {
    const line = order.lines.find(({ id }) => id === lineItemId)!;
    line.fulfilled -= quantity;
    if (order.inventoryBehaviour !== 'BYPASS') shipStock(world, line, locationId, -quantity);
    const open = from.find(
      (one) =>
        one.status === 'IN_PROGRESS' && one.lines.some((held) => held.lineItemId === lineItemId),
    );
    if (open) takeBack(world, open, lineItemId, quantity);
    else again.push({ lineItemId, quantity });
  }
  for (const one of from) {
    const untouched =
      one.status === 'IN_PROGRESS' &&
      one.lines.every(({ remaining, total }) => remaining === total);
    if (untouched && !one.progressReported) one.status = 'OPEN';
  }
  if (again.length > 0)
    newFulfillmentOrder(world, order, locationId, again, {
      deliveryMethod: from[0]?.deliveryMethod ?? 'SHIPPING',
    });
  announce(world, 'fulfillments/update', fulfillment);
  touchOrder(world, order);
}

function takeBack(world: World, one: FulfillmentOrder, lineItemId: string, quantity: number): void {
  touchFulfillmentOrder(world, one);
  const held = one.lines.find((line) => line.lineItemId === lineItemId)!;
  held.remaining += quantity;
}

/** A carrier's news; the newest decides how the fulfillment is shown. */
export function addEvent(
  world: World,
  fulfillment: Fulfillment,
  input: {
    status: string;
    message?: string | null;
    happenedAt?: string | null;
    estimatedDeliveryAt?: string | null;
  },
): FulfillmentEvent {
  world.changing(fulfillment.id, fulfillment);
  const event: FulfillmentEvent = {
    id: world.newGid('FulfillmentEvent'),
    status: input.status,
    message: input.message ?? null,
    happenedAt: input.happenedAt ?? world.now(),
    createdAt: world.now(),
  };
  fulfillment.events.push(event);
  fulfillment.shipmentStatus = input.status;
  if (input.status === 'IN_TRANSIT') fulfillment.inTransitAt ??= event.happenedAt;
  if (input.status === 'DELIVERED') fulfillment.deliveredAt = event.happenedAt;
  fulfillment.estimatedDeliveryAt = input.estimatedDeliveryAt ?? fulfillment.estimatedDeliveryAt;
  fulfillment.updatedAt = world.now();
  announce(world, 'fulfillments/update', fulfillment);
  const order = orderOf(world, fulfillment.orderId);
  world.changing(order.id, order);
  touchOrder(world, order);
  return event;
}
