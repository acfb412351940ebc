import type { World } from '../../contract.ts';
import {
  commitStock,
  fulfillmentOrdersOf,
  isOpen,
  newFulfillmentOrder,
} from '../fulfillment/fulfillmentOrder.ts';
import type { DeliveryMethodType, FulfillmentOrder } from '../fulfillment/fulfillmentOrder.ts';
import { openFulfillmentOrder } from '../fulfillment/fulfillmentOrderStep.ts';
import { levelAt } from '../inventory/inventory.ts';
import { primaryLocation } from '../places/location.ts';
import { touchOrder, unfulfilledQuantity } from '../orders/order.ts';
import type { LineItem, Order } from '../orders/order.ts';
import { announce } from '../events.ts';

/**
 * Order routing: groups the order's open units by the place that ships them and makes their
 * fulfillment orders. It runs some time after checkout, so that an order is visible for a while
 * without any (shopify-platform §4.2).
 */
export function routeOrder(world: World, order: Order): FulfillmentOrder[] {
  if (order.routed || order.cancelledAt) return [];
  world.changing(order.id, order);
  order.routed = true;
  const made: FulfillmentOrder[] = [];
  for (const [key, lines] of groups(world, order)) {
    const [locationId, method] = key.split(' ') as [string, DeliveryMethodType];
    for (const line of lines) world.shop.commitments.delete(line.id);
    made.push(
      newFulfillmentOrder(
        world,
        order,
        locationId,
        lines.map((line) => ({ lineItemId: line.id, quantity: unfulfilledQuantity(line) })),
        { deliveryMethod: method, ...scheduled(world, order) },
      ),
    );
  }
  for (const one of made) if (one.status === 'SCHEDULED') openInTime(world, one);
  for (const one of made)
    announce(world, 'fulfillment_orders/order_routing_complete', one, { order: one });
  if (made.length > 0) touchOrder(world, order, false);
  return made;
}

/** A pre-order's goods wait for their day (S, `FulfillmentOrder.fulfillAt`). */
function scheduled(world: World, { fulfillAt }: Order): Partial<FulfillmentOrder> {
  if (fulfillAt === null || Date.parse(fulfillAt) <= world.nowMs()) return {};
  return { status: 'SCHEDULED', fulfillAt };
}

/** Timers reach 24 days at the most; and the day may be changed meanwhile. */
const DAY_MS = 86_400_000;

function openInTime(world: World, one: FulfillmentOrder): void {
  const left = Date.parse(one.fulfillAt ?? '') - world.nowMs();
  world.later(Math.min(left, DAY_MS), () => {
    const now = world.shop.fulfillmentOrders.get(one.id);
    if (now?.status !== 'SCHEDULED') return;
    if (Date.parse(now.fulfillAt ?? '') > world.nowMs()) openInTime(world, now);
    else openFulfillmentOrder(world, now);
  });
}

function groups(world: World, order: Order): Map<string, LineItem[]> {
  const found = new Map<string, LineItem[]>();
  for (const line of order.lines) {
    if (line.isTip || unfulfilledQuantity(line) <= 0) continue;
    const key = `${locationFor(world, order, line)} ${methodFor(order, line)}`;
    const group = found.get(key);
    if (group) group.push(line);
    else found.set(key, [line]);
  }
  return found;
}

function methodFor(order: Order, line: LineItem): DeliveryMethodType {
  if (order.retailLocationId) return 'RETAIL';
  return line.requiresShipping ? order.delivery.method : 'NONE';
}

/**
 * Where a line is shipped from: the shop's till, the place of pick-up, the 3PL of its fulfillment service, else the first
 * location for online orders that has enough, else the first that stocks it, else the primary one.
 */
export function locationFor(world: World, order: Order, line: LineItem): string {
  const committed = world.shop.commitments.get(line.id);
  if (committed) return committed;
  if (order.retailLocationId) return order.retailLocationId;
  if (order.delivery.locationId) return order.delivery.locationId;
  for (const service of world.shop.fulfillmentServices.values())
    if (service.handle === line.fulfillmentService) return service.locationId;
  const variant = line.variantId ? world.shop.variants.get(line.variantId) : undefined;
  const item = variant && world.shop.inventoryItems.get(variant.inventoryItemId);
  let stocked: string | null = null;
  if (item) {
    for (const location of world.shop.locations.values()) {
      if (!location.isActive || !location.fulfillsOnlineOrders || location.fulfillmentServiceId)
        continue;
      const level = levelAt(item, location.id);
      if (!level?.isActive) continue;
      if (level.available >= line.quantity) return location.id;
      stocked ??= location.id;
    }
  }
  return stocked ?? primaryLocation(world).id;
}

/** Takes the stock of an order at the places it will be routed to: available falls, committed rises. */
export function commitOrder(world: World, order: Order): void {
  for (const line of order.lines) {
    const units = unfulfilledQuantity(line);
    if (line.isTip || units <= 0) continue;
    const locationId = locationFor(world, order, line);
    world.shop.commitments.set(line.id, locationId);
    commitStock(world, line, locationId, units);
  }
}

/** After an edit, a cancelled fulfillment or an exchange: open units that no fulfillment order holds get new ones. */
export function routeRest(
  world: World,
  order: Order,
  like: Partial<FulfillmentOrder> = {},
): FulfillmentOrder[] {
  const held = new Map<string, number>();
  for (const one of fulfillmentOrdersOf(world, order).filter(isOpen))
    for (const line of one.lines)
      held.set(line.lineItemId, (held.get(line.lineItemId) ?? 0) + line.remaining);
  const byPlace = new Map<string, { lineItemId: string; quantity: number }[]>();
  for (const line of order.lines) {
    const quantity = unfulfilledQuantity(line) - (held.get(line.id) ?? 0);
    if (line.isTip || quantity <= 0) continue;
    const key = `${locationFor(world, order, line)} ${methodFor(order, line)}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), { lineItemId: line.id, quantity }]);
  }
  return [...byPlace].map(([key, lines]) => {
    const [locationId, deliveryMethod] = key.split(' ') as [string, DeliveryMethodType];
    return newFulfillmentOrder(world, order, locationId, lines, { deliveryMethod, ...like });
  });
}
