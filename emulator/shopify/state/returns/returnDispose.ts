import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { returnStock } from '../fulfillment/fulfillmentOrder.ts';
import { orderOf } from '../orders/order.ts';
import type { Return, ReverseFulfillmentOrder } from './return.ts';

export type Disposition = {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  dispositionType: 'MISSING' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'RESTOCKED';
  locationId?: string | null;
};

const code = (field: string[], message: string, kind: string): UserError => ({
  field,
  message,
  code: kind,
});

/** What is wrong with a disposition; null when nothing is. */
export function dispositionProblem(
  world: World,
  made: Return,
  one: Disposition,
  field: string[],
): UserError | null {
  const found = reverseLine(world, made, one.reverseFulfillmentOrderLineItemId);
  if (!found)
    return code(field, 'Reverse fulfillment order line item does not exist.', 'NOT_FOUND');
  if (one.quantity <= 0 || one.quantity > found.line.remaining)
    return code(field, 'Disposition quantity is invalid.', 'INVALID');
  if (one.dispositionType === 'RESTOCKED' && !world.shop.locations.has(one.locationId ?? ''))
    return code(field, "Location can't be blank.", 'BLANK');
  return null;
}

function reverseLine(world: World, made: Return, id: string) {
  for (const orderId of made.reverseFulfillmentOrderIds) {
    const order = world.shop.reverseFulfillmentOrders.get(orderId)!;
    const line = order.lines.find((one) => one.id === id);
    if (line) return { order, line };
  }
  return null;
}

/** Writes down what happened to goods; restocking itself is the caller's. */
export function note(world: World, made: Return, one: Disposition): void {
  const found = reverseLine(world, made, one.reverseFulfillmentOrderLineItemId)!;
  found.line.remaining -= one.quantity;
  found.line.dispositions.push({
    id: world.newGid('ReverseFulfillmentOrderDisposition'),
    type: one.dispositionType,
    quantity: one.quantity,
    locationId: one.locationId ?? null,
    createdAt: world.now(),
  });
  if (found.order.lines.every(({ remaining }) => remaining === 0)) found.order.status = 'CLOSED';
  announce(world, 'reverse_fulfillment_orders/dispose', found.order);
}

/** `reverseFulfillmentOrderDispose`: goods arrive before the return is processed. */
export function dispose(
  world: World,
  inputs: readonly Disposition[],
): { orders: ReverseFulfillmentOrder[]; userErrors: UserError[] } {
  const orders = new Set<ReverseFulfillmentOrder>();
  for (const [index, input] of inputs.entries()) {
    const order = [...world.shop.reverseFulfillmentOrders.values()].find(({ lines }) =>
      lines.some(({ id }) => id === input.reverseFulfillmentOrderLineItemId),
    );
    const made = order && world.shop.returns.get(order.returnId);
    const field = ['dispositionInputs', String(index)];
    if (!order || !made)
      return {
        orders: [],
        userErrors: [
          code(field, 'Reverse fulfillment order line item does not exist.', 'NOT_FOUND'),
        ],
      };
    const wrong = dispositionProblem(world, made, input, field);
    if (wrong) return { orders: [], userErrors: [wrong] };
    note(world, made, input);
    orders.add(order);
    if (input.dispositionType !== 'RESTOCKED') continue;
    const reverse = order.lines.find(({ id }) => id === input.reverseFulfillmentOrderLineItemId)!;
    const returned = made.lines.find(({ id }) => id === reverse.returnLineId)!;
    const line = orderOf(world, made.orderId).lines.find(({ id }) => id === returned.lineItemId)!;
    returnStock(world, line, input.locationId!, input.quantity);
  }
  return { orders: [...orders], userErrors: [] };
}
