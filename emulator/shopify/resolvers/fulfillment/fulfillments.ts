import { firstOf } from '../../api/connection.ts';
import type { Ctx, ResolverMap } from '../../contract.ts';
import { createFulfillment } from '../../state/fulfillment/fulfillment.ts';
import type { Fulfillment, FulfillmentInput } from '../../state/fulfillment/fulfillment.ts';
import { minus, shareOf, times } from '../../state/money/money.ts';
import { allocated } from '../../state/orders/lineMoney.ts';
import { orderOf } from '../../state/orders/order.ts';
import type { LineItem } from '../../state/orders/order.ts';
import { page } from '../listing.ts';
import { money, moneyBag } from '../money.ts';
import { byGid, legacyId } from '../shared.ts';

export type FulfillmentLineOf = { id: string; quantity: number; line: LineItem };

function lineItem(ctx: Ctx, fulfillment: Fulfillment, lineItemId: string): LineItem {
  return orderOf(ctx, fulfillment.orderId).lines.find(({ id }) => id === lineItemId)!;
}

/** The line of a fulfillment as GraphQL sees it. */
export function fulfillmentLine(
  ctx: Ctx,
  fulfillment: Fulfillment,
  id: string,
): FulfillmentLineOf | null {
  const line = fulfillment.lines.find((one) => one.id === id);
  return line
    ? { id, quantity: line.quantity, line: lineItem(ctx, fulfillment, line.lineItemId) }
    : null;
}

export const fulfillmentResolvers: ResolverMap = {
  Query: {
    fulfillment: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'Fulfillment', ctx.shop.fulfillments),
  },
  Fulfillment: {
    ...legacyId,
    displayStatus: ({ status, shipmentStatus }: Fulfillment) =>
      status === 'CANCELLED' ? 'CANCELED' : (shipmentStatus ?? 'FULFILLED'),
    order: ({ orderId }: Fulfillment, _args, ctx) => orderOf(ctx, orderId),
    location: ({ locationId }: Fulfillment, _args, ctx) =>
      locationId ? (ctx.shop.locations.get(locationId) ?? null) : null,
    service: ({ service }: Fulfillment, _args, ctx) =>
      [...ctx.shop.fulfillmentServices.values()].find(({ handle }) => handle === service) ?? null,
    requiresShipping: (fulfillment: Fulfillment, _args, ctx) =>
      fulfillment.lines.some(
        ({ lineItemId }) => lineItem(ctx, fulfillment, lineItemId).requiresShipping,
      ),
    totalQuantity: ({ lines }: Fulfillment) =>
      lines.reduce((total, { quantity }) => total + quantity, 0),
    trackingInfo: ({ tracking }: Fulfillment, { first }: { first?: number | null }) =>
      firstOf(tracking, first),
    events: ({ events }: Fulfillment, args) => page(events, args),
    fulfillmentLineItems: (fulfillment: Fulfillment, args, ctx) =>
      page(
        fulfillment.lines.map(({ id }) => fulfillmentLine(ctx, fulfillment, id)!),
        args,
      ),
    fulfillmentOrders: ({ fulfillmentOrderIds }: Fulfillment, args, ctx) =>
      page(
        fulfillmentOrderIds.map((id) => ctx.shop.fulfillmentOrders.get(id)!),
        args,
      ),
  },
  FulfillmentLineItem: {
    lineItem: ({ line }: FulfillmentLineOf) => line,
    originalTotalSet: ({ line, quantity }: FulfillmentLineOf, _args, ctx) =>
      moneyBag(times(line.unitPrice, quantity), orderOf(ctx, line.orderId).currencies),
    originalTotal: ({ line, quantity }: FulfillmentLineOf, _args, ctx) =>
      money(times(line.unitPrice, quantity), orderOf(ctx, line.orderId).currencies),
    discountedTotalSet: ({ line, quantity }: FulfillmentLineOf, _args, ctx) =>
      moneyBag(discounted(line, quantity), orderOf(ctx, line.orderId).currencies),
    discountedTotal: ({ line, quantity }: FulfillmentLineOf, _args, ctx) =>
      money(discounted(line, quantity), orderOf(ctx, line.orderId).currencies),
  },
  Mutation: {
    fulfillmentCreate: (_parent, { fulfillment: input }: { fulfillment: FulfillmentInput }, ctx) =>
      createFulfillment(ctx, input),
  },
};

function discounted(line: LineItem, quantity: number) {
  return minus(times(line.unitPrice, quantity), shareOf(allocated(line), quantity, line.quantity));
}
