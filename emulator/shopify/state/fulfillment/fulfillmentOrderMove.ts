import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import {
  CLOSED_STATUSES,
  commitStock,
  newFulfillmentOrder,
  releaseStock,
  touchFulfillmentOrder,
} from './fulfillmentOrder.ts';
import type { FulfillmentOrder } from './fulfillmentOrder.ts';
import { itemOf } from '../catalog/catalog.ts';
import { levelAt } from '../inventory/inventory.ts';
import { orderOf, touchOrder } from '../orders/order.ts';
import type { LineItem, Order } from '../orders/order.ts';

export type LineQuantity = { id: string; quantity: number };

export type MoveOutcome = {
  original: FulfillmentOrder | null;
  moved: FulfillmentOrder | null;
  remaining: FulfillmentOrder | null;
  userErrors: UserError[];
};

const WITH_SERVICE = ['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED'];

/**
 * `fulfillmentOrderMove`. All of an untouched fulfillment order: same id, new place. A part, or an
 * order of which something was shipped: the moved units get a new fulfillment order; the old one
 * keeps the rest, or closes (text of the mutation).
 */
export function moveFulfillmentOrder(
  world: World,
  one: FulfillmentOrder | undefined,
  newLocationId: string,
  lines: LineQuantity[] | null,
): MoveOutcome {
  const refused = (field: string[], message: string, code: string | null = null): MoveOutcome => ({
    original: null,
    moved: null,
    remaining: null,
    userErrors: [{ field, message, ...(code ? { code } : {}) }],
  });
  if (!one) return refused(['id'], 'Fulfillment order does not exist.');
  const location = world.shop.locations.get(newLocationId);
  if (!location?.isActive) return refused(['newLocationId'], 'Location not found.');
  if (one.progressReported)
    return refused(
      ['id'],
      'Cannot move a fulfillment order that has progress reported.',
      'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS',
    );
  const wanted = wantedUnits(one, lines);
  if (typeof wanted === 'string') return refused(['fulfillmentOrderLineItems'], wanted);
  if (
    CLOSED_STATUSES.includes(one.status) ||
    WITH_SERVICE.includes(one.requestStatus) ||
    wanted.size === 0
  )
    return refused(['id'], 'Cannot change location.');
  const order = orderOf(world, one.orderId);
  if (![...wanted.keys()].every((id) => isStocked(world, lineIn(order, one, id), newLocationId)))
    return refused(['id'], 'Cannot change location.');
  return move(world, order, one, newLocationId, wanted);
}

function wantedUnits(
  one: FulfillmentOrder,
  lines: LineQuantity[] | null,
): Map<string, number> | string {
  const wanted = new Map<string, number>();
  if (!lines || lines.length === 0) {
    for (const { id, remaining } of one.lines) if (remaining > 0) wanted.set(id, remaining);
    return wanted;
  }
  for (const { id, quantity } of lines) {
    const line = one.lines.find((held) => held.id === id);
    if (!line) return 'Fulfillment order line item does not exist.';
    if (quantity <= 0 || quantity > line.remaining)
      return 'Invalid fulfillment order line item quantity requested.';
    wanted.set(id, quantity);
  }
  return wanted;
}

function lineIn(order: Order, one: FulfillmentOrder, id: string): LineItem {
  const held = one.lines.find((line) => line.id === id)!;
  return order.lines.find((line) => line.id === held.lineItemId)!;
}

function isStocked(world: World, line: LineItem, locationId: string): boolean {
  const variant = line.variantId ? world.shop.variants.get(line.variantId) : undefined;
  if (!variant) return true;
  const item = itemOf(world, variant);
  return !item.tracked || Boolean(levelAt(item, locationId)?.isActive);
}

function move(
  world: World,
  order: Order,
  one: FulfillmentOrder,
  locationId: string,
  wanted: Map<string, number>,
): MoveOutcome {
  const from = one.locationId;
  world.changing(order.id, order);
  touchFulfillmentOrder(world, one);
  for (const [id, units] of wanted)
    shiftStock(world, order, lineIn(order, one, id), from, locationId, units);
  const whole = one.lines.every(
    ({ id, remaining, total }) => wanted.get(id) === remaining && remaining === total,
  );
  let moved = one;
  let remaining: FulfillmentOrder | null = null;
  if (whole) one.locationId = locationId;
  else {
    moved = takeOut(world, order, one, wanted, locationId);
    remaining = CLOSED_STATUSES.includes(one.status) ? null : one;
  }
  announce(world, 'fulfillment_orders/moved', moved, {
    original: one,
    moved,
    sourceLocationId: from,
    lines: [...wanted].map(([id, quantity]) => ({ id, quantity })),
  });
  touchOrder(world, order, world.switches.updatedAtOnFulfillmentOrderMove);
  return { original: one, moved, remaining, userErrors: [] };
}

function shiftStock(
  world: World,
  order: Order,
  line: LineItem,
  from: string,
  to: string,
  units: number,
): void {
  if (order.inventoryBehaviour === 'BYPASS' || from === to) return;
  releaseStock(world, line, from, units);
  commitStock(world, line, to, units);
}

/** Moves units of some lines to a new fulfillment order; the old one closes when nothing is left to do. */
export function takeOut(
  world: World,
  order: Order,
  one: FulfillmentOrder,
  wanted: ReadonlyMap<string, number>,
  locationId: string,
): FulfillmentOrder {
  const made = newFulfillmentOrder(
    world,
    order,
    locationId,
    [...wanted].map(([id, quantity]) => ({ lineItemId: lineIn(order, one, id).id, quantity })),
    {
      deliveryMethod: one.deliveryMethod,
      deliveryMethodId: one.deliveryMethodId,
      fulfillAt: one.fulfillAt,
      fulfillBy: one.fulfillBy,
      status: one.status === 'IN_PROGRESS' ? 'OPEN' : one.status,
    },
  );
  for (const line of one.lines) {
    const units = wanted.get(line.id) ?? 0;
    line.remaining -= units;
    line.total -= units;
  }
  for (const gone of one.lines.filter(({ total }) => total === 0))
    one.lines.splice(one.lines.indexOf(gone), 1);
  if (one.lines.every(({ remaining }) => remaining === 0)) one.status = 'CLOSED';
  return made;
}
