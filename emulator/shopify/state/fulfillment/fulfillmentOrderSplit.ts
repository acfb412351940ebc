import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import {
  CLOSED_STATUSES,
  isOpen,
  newFulfillmentOrder,
  touchFulfillmentOrder,
} from './fulfillmentOrder.ts';
import type { FulfillmentOrder } from './fulfillmentOrder.ts';
import { takeOut } from './fulfillmentOrderMove.ts';
import type { LineQuantity } from './fulfillmentOrderMove.ts';
import { orderOf, touchOrder } from '../orders/order.ts';

export type SplitInput = { fulfillmentOrderId: string; fulfillmentOrderLineItems: LineQuantity[] };
export type SplitResult = {
  fulfillmentOrder: FulfillmentOrder;
  remainingFulfillmentOrder: FulfillmentOrder;
  replacementFulfillmentOrder: FulfillmentOrder | null;
};

/** The units to take from a fulfillment order, or what is wrong with them. */
export function unitsOf(
  one: FulfillmentOrder,
  lines: readonly LineQuantity[],
  at: string[],
  zeroCode: string,
): Map<string, number> | UserError {
  const wanted = new Map<string, number>();
  for (const [index, { id, quantity }] of lines.entries()) {
    const line = one.lines.find((held) => held.id === id);
    const field = [...at, String(index), 'quantity'];
    if (quantity <= 0)
      return {
        field,
        message: 'The fulfillment order line item quantity must be greater than 0.',
        code: zeroCode,
      };
    if (!line || quantity > line.remaining)
      return {
        field,
        message: 'The fulfillment order line item quantity is invalid.',
        code: 'INVALID_LINE_ITEM_QUANTITY',
      };
    wanted.set(id, quantity);
  }
  return wanted;
}

/** `fulfillmentOrderSplit`: the named units go to a new fulfillment order at the same place. */
export function splitFulfillmentOrders(
  world: World,
  inputs: readonly SplitInput[],
): { results: SplitResult[] | null; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  const plans: { one: FulfillmentOrder; wanted: Map<string, number> }[] = [];
  inputs.forEach((input, index) => {
    const at = ['fulfillmentOrderSplits', String(index)];
    const one = world.shop.fulfillmentOrders.get(input.fulfillmentOrderId);
    if (!one) {
      const field = [...at, 'fulfillmentOrderId'];
      userErrors.push({
        field,
        message: 'The fulfillment order could not be found.',
        code: 'FULFILLMENT_ORDER_NOT_FOUND',
      });
      return;
    }
    if (input.fulfillmentOrderLineItems.length === 0) {
      userErrors.push({
        field: [...at, 'fulfillmentOrderLineItems'],
        message: 'The fulfillment order must have at least one line item input to split.',
        code: 'NO_LINE_ITEMS_PROVIDED_TO_SPLIT',
      });
      return;
    }
    const wanted = unitsOf(
      one,
      input.fulfillmentOrderLineItems,
      [...at, 'fulfillmentOrderLineItems'],
      'GREATER_THAN',
    );
    const all =
      wanted instanceof Map &&
      one.lines.every(({ id, remaining }) => (wanted.get(id) ?? 0) === remaining);
    if (!(wanted instanceof Map)) userErrors.push(wanted);
    else if (all || CLOSED_STATUSES.includes(one.status))
      userErrors.push({
        field: at,
        message: 'The fulfillment order line item quantity is invalid.',
        code: 'INVALID_LINE_ITEM_QUANTITY',
      });
    else plans.push({ one, wanted });
  });
  if (userErrors.length > 0) return { results: null, userErrors };
  return {
    userErrors: [],
    results: plans.map(({ one, wanted }) => {
      const order = orderOf(world, one.orderId);
      world.changing(order.id, order);
      touchFulfillmentOrder(world, one);
      const made = takeOut(world, order, one, wanted, one.locationId);
      announce(world, 'fulfillment_orders/split', one, {
        order: one,
        remaining: made,
        lines: [...wanted].map(([id, quantity]) => ({ id, quantity })),
      });
      touchOrder(world, order, world.switches.updatedAtOnFulfillmentOrderMove);
      return {
        fulfillmentOrder: one,
        remainingFulfillmentOrder: made,
        replacementFulfillmentOrder: null,
      };
    }),
  };
}

export type MergeInput = {
  mergeIntents: { fulfillmentOrderId: string; fulfillmentOrderLineItems?: LineQuantity[] | null }[];
};

/** `fulfillmentOrderMerge`: one new fulfillment order for all; the old ones close. */
export function mergeFulfillmentOrders(
  world: World,
  inputs: readonly MergeInput[],
): { merged: FulfillmentOrder[] | null; userErrors: UserError[] } {
  const merged: FulfillmentOrder[] = [];
  for (const [index, { mergeIntents }] of inputs.entries()) {
    const at = ['fulfillmentOrderMergeInputs', String(index)];
    const all = mergeIntents.map(({ fulfillmentOrderId }) =>
      world.shop.fulfillmentOrders.get(fulfillmentOrderId),
    );
    if (all.length === 0 || all.some((one) => !one))
      return {
        merged: null,
        userErrors: [
          {
            field: at,
            message: 'The fulfillment order could not be found.',
            code: 'FULFILLMENT_ORDER_NOT_FOUND',
          },
        ],
      };
    const group = all as FulfillmentOrder[];
    const first = group[0]!;
    const alike = group.every(
      (one) =>
        isOpen(one) &&
        one.orderId === first.orderId &&
        one.locationId === first.locationId &&
        one.deliveryMethod === first.deliveryMethod,
    );
    if (!alike || group.length < 2)
      return {
        merged: null,
        userErrors: [
          {
            field: at,
            message: 'The fulfillment orders cannot be merged.',
            code: 'INVALID_LINE_ITEM_QUANTITY',
          },
        ],
      };
    merged.push(merge(world, first, group));
  }
  return { merged, userErrors: [] };
}

function merge(world: World, first: FulfillmentOrder, group: FulfillmentOrder[]): FulfillmentOrder {
  const order = orderOf(world, first.orderId);
  world.changing(order.id, order);
  const units = new Map<string, number>();
  for (const one of group) {
    touchFulfillmentOrder(world, one);
    for (const line of one.lines) {
      units.set(line.lineItemId, (units.get(line.lineItemId) ?? 0) + line.remaining);
      line.total -= line.remaining;
      line.remaining = 0;
    }
    one.status = 'CLOSED';
  }
  const made = newFulfillmentOrder(
    world,
    order,
    first.locationId,
    [...units].map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
    {
      deliveryMethod: first.deliveryMethod,
      deliveryMethodId: first.deliveryMethodId,
      fulfillAt: first.fulfillAt,
    },
  );
  announce(world, 'fulfillment_orders/merged', made, {
    order: made,
    intents: group.map((one) => ({
      orderId: one.id,
      lines: one.lines.map(({ id, remaining }) => ({ id, quantity: remaining })),
    })),
  });
  touchOrder(world, order, world.switches.updatedAtOnFulfillmentOrderMove);
  return made;
}
