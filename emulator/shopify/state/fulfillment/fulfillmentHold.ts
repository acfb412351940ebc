import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { CLOSED_STATUSES, touchFulfillmentOrder } from './fulfillmentOrder.ts';
import type { FulfillmentHold, FulfillmentOrder } from './fulfillmentOrder.ts';
import { takeOut } from './fulfillmentOrderMove.ts';
import type { LineQuantity } from './fulfillmentOrderMove.ts';
import { unitsOf } from './fulfillmentOrderSplit.ts';
import { orderOf, touchOrder } from '../orders/order.ts';

export type HoldInput = {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  fulfillmentOrderLineItems?: LineQuantity[] | null;
};

const MAX_HOLDS = 10;

export type HoldOutcome = {
  hold: FulfillmentHold | null;
  held: FulfillmentOrder | null;
  remaining: FulfillmentOrder | null;
  userErrors: UserError[];
};

/** `fulfillmentOrderHold`: at most ten per app, each with its own handle; a hold on a part splits the rest off. */
export function holdFulfillmentOrder(
  world: World,
  one: FulfillmentOrder | undefined,
  input: HoldInput,
  appId: string | null,
): HoldOutcome {
  const refused = (field: string[], message: string, code: string): HoldOutcome => ({
    hold: null,
    held: null,
    remaining: null,
    userErrors: [{ field, message, code }],
  });
  if (!one)
    return refused(
      ['id'],
      'The fulfillment order could not be found.',
      'FULFILLMENT_ORDER_NOT_FOUND',
    );
  const own = one.holds.filter((hold) => hold.appId === appId);
  const handle = input.handle ?? '';
  if (own.some((hold) => (hold.handle ?? '') === handle))
    return refused(
      ['fulfillmentHold', 'handle'],
      'The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.',
      'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
    );
  if (own.length >= MAX_HOLDS)
    return refused(
      ['id'],
      'The maximum number of fulfillment holds for this fulfillment order has been reached for this app. An app can only have up to 10 holds on a single fulfillment order at any one time.',
      'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED',
    );
  if (CLOSED_STATUSES.includes(one.status) || one.status === 'SCHEDULED')
    return refused(['id'], 'The fulfillment order is not in a holdable state.', 'TAKEN');
  const lines = input.fulfillmentOrderLineItems ?? [];
  const wanted = unitsOf(
    one,
    lines,
    ['fulfillmentHold', 'fulfillmentOrderLineItems'],
    'GREATER_THAN_ZERO',
  );
  if (!(wanted instanceof Map)) return { ...refused([], '', ''), userErrors: [wanted] };
  const part =
    wanted.size > 0 && one.lines.some(({ id, remaining }) => (wanted.get(id) ?? 0) < remaining);
  if (part && one.status === 'ON_HOLD')
    return refused(
      ['id'],
      'The fulfillment order is not in a splittable state.',
      'FULFILLMENT_ORDER_NOT_SPLITTABLE',
    );
  return place(world, one, input, appId, part ? wanted : null);
}

function place(
  world: World,
  one: FulfillmentOrder,
  input: HoldInput,
  appId: string | null,
  part: Map<string, number> | null,
): HoldOutcome {
  const order = orderOf(world, one.orderId);
  world.changing(order.id, order);
  touchFulfillmentOrder(world, one);
  const hold: FulfillmentHold = {
    id: world.newGid('FulfillmentHold'),
    reason: input.reason,
    reasonNotes: input.reasonNotes ?? null,
    handle: input.handle ?? '',
    externalId: input.externalId ?? null,
    appId,
  };
  let remaining: FulfillmentOrder | null = null;
  if (part) {
    const rest = new Map(
      one.lines
        .map(({ id, remaining: units }) => [id, units - (part.get(id) ?? 0)] as const)
        .filter(([, units]) => units > 0),
    );
    remaining = takeOut(world, order, one, rest, one.locationId);
  }
  one.status = 'ON_HOLD';
  one.holds = [...one.holds, hold];
  const lines = one.lines.map(({ id, remaining: quantity }) => ({ id, quantity }));
  announce(world, 'fulfillment_orders/placed_on_hold', one, { order: one, remaining, hold, lines });
  announce(world, 'fulfillment_holds/added', one, { order: one, hold });
  touchOrder(world, order, world.switches.updatedAtOnFulfillmentHold);
  return { hold, held: one, remaining, userErrors: [] };
}

/** Releases the named holds, or all that the app may release: its own, and those no app put (§4.2). */
export function releaseHolds(
  world: World,
  one: FulfillmentOrder | undefined,
  holdIds: readonly string[] | null,
  externalId: string | null,
  appId: string | null,
): UserError[] {
  if (!one)
    return [
      {
        field: ['id'],
        message: "The fulfillment order wasn't found.",
        code: 'FULFILLMENT_ORDER_NOT_FOUND',
      },
    ];
  const asked = one.holds.filter(
    (hold) =>
      (!holdIds || holdIds.includes(hold.id)) &&
      (externalId === null || hold.externalId === externalId),
  );
  if (asked.some((hold) => hold.appId !== null && hold.appId !== appId))
    return [
      {
        field: ['id'],
        message: "The app doesn't have access to release the fulfillment hold.",
        code: 'INVALID_ACCESS',
      },
    ];
  if (asked.length === 0) return [];
  const order = orderOf(world, one.orderId);
  world.changing(order.id, order);
  touchFulfillmentOrder(world, one);
  one.holds = one.holds.filter((hold) => !asked.includes(hold));
  for (const hold of asked)
    announce(world, 'fulfillment_holds/released', one, { order: one, hold });
  if (one.holds.length === 0) {
    one.status = 'OPEN';
    announce(world, 'fulfillment_orders/hold_released', one, { order: one });
  }
  touchOrder(world, order, world.switches.updatedAtOnFulfillmentHold);
  return [];
}
