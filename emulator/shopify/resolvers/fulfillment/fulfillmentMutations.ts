import type { Ctx, ResolverMap } from '../../contract.ts';
import { addEvent, cancelFulfillment } from '../../state/fulfillment/fulfillmentCancel.ts';
import { updateTracking } from '../../state/fulfillment/fulfillment.ts';
import { holdFulfillmentOrder, releaseHolds } from '../../state/fulfillment/fulfillmentHold.ts';
import type { FulfillmentOrder } from '../../state/fulfillment/fulfillmentOrder.ts';
import { moveFulfillmentOrder } from '../../state/fulfillment/fulfillmentOrderMove.ts';
import {
  mergeFulfillmentOrders,
  splitFulfillmentOrders,
} from '../../state/fulfillment/fulfillmentOrderSplit.ts';
import {
  cancelFulfillmentOrder,
  openFulfillmentOrder,
  prepareForPickup,
  reportProgress,
  rescheduleFulfillmentOrder,
} from '../../state/fulfillment/fulfillmentOrderStep.ts';

function find(ctx: Ctx, id: string): FulfillmentOrder | undefined {
  return ctx.shop.fulfillmentOrders.get(id);
}

const ABSENT = { field: ['id'], message: 'Fulfillment order does not exist.' };

export const fulfillmentMutations: ResolverMap = {
  Mutation: {
    fulfillmentTrackingInfoUpdate: (_parent, args, ctx) => {
      const fulfillment = ctx.shop.fulfillments.get(args.fulfillmentId);
      if (!fulfillment)
        return {
          fulfillment: null,
          userErrors: [{ field: ['fulfillmentId'], message: 'Fulfillment does not exist.' }],
        };
      updateTracking(ctx, fulfillment, args.trackingInfoInput);
      return { fulfillment, userErrors: [] };
    },
    fulfillmentCancel: (_parent, { id }: { id: string }, ctx) => {
      const fulfillment = ctx.shop.fulfillments.get(id);
      if (!fulfillment)
        return {
          fulfillment: null,
          userErrors: [{ field: ['id'], message: 'Fulfillment not found.' }],
        };
      cancelFulfillment(ctx, fulfillment);
      return { fulfillment, userErrors: [] };
    },
    fulfillmentEventCreate: (_parent, { fulfillmentEvent: input }, ctx) => {
      const fulfillment = ctx.shop.fulfillments.get(input.fulfillmentId);
      if (!fulfillment)
        return {
          fulfillmentEvent: null,
          userErrors: [
            {
              field: ['fulfillmentEvent', 'fulfillmentId'],
              message: 'Fulfillment does not exist.',
            },
          ],
        };
      return { fulfillmentEvent: addEvent(ctx, fulfillment, input), userErrors: [] };
    },
    fulfillmentOrderMove: (_parent, args, ctx) => {
      const { original, moved, remaining, userErrors } = moveFulfillmentOrder(
        ctx,
        find(ctx, args.id),
        args.newLocationId,
        args.fulfillmentOrderLineItems ?? null,
      );
      return {
        originalFulfillmentOrder: original,
        movedFulfillmentOrder: moved,
        remainingFulfillmentOrder: remaining,
        userErrors: userErrors.map((error) => ({ code: null, ...error })),
      };
    },
    fulfillmentOrderSplit: (_parent, { fulfillmentOrderSplits }, ctx) => {
      const { results, userErrors } = splitFulfillmentOrders(ctx, fulfillmentOrderSplits);
      return { fulfillmentOrderSplits: results, userErrors };
    },
    fulfillmentOrderMerge: (_parent, { fulfillmentOrderMergeInputs }, ctx) => {
      const { merged, userErrors } = mergeFulfillmentOrders(ctx, fulfillmentOrderMergeInputs);
      return {
        fulfillmentOrderMerges: merged?.map((fulfillmentOrder) => ({ fulfillmentOrder })) ?? null,
        userErrors,
      };
    },
    fulfillmentOrderHold: (_parent, args, ctx) => {
      const { hold, held, remaining, userErrors } = holdFulfillmentOrder(
        ctx,
        find(ctx, args.id),
        args.fulfillmentHold,
        ctx.appId,
      );
      return {
        fulfillmentHold: hold,
        fulfillmentOrder: held,
        remainingFulfillmentOrder: remaining,
        userErrors,
      };
    },
    fulfillmentOrderReleaseHold: (_parent, args, ctx) => {
      const one = find(ctx, args.id);
      const userErrors = releaseHolds(
        ctx,
        one,
        args.holdIds ?? null,
        args.externalId ?? null,
        ctx.appId,
      );
      return { fulfillmentOrder: userErrors.length > 0 ? null : one, userErrors };
    },
    fulfillmentOrderCancel: (_parent, { id }: { id: string }, ctx) => {
      const one = find(ctx, id);
      if (!one)
        return {
          fulfillmentOrder: null,
          replacementFulfillmentOrder: null,
          userErrors: [{ ...ABSENT, code: null }],
        };
      const { replacement, userErrors } = cancelFulfillmentOrder(ctx, one);
      return {
        fulfillmentOrder: userErrors.length > 0 ? null : one,
        replacementFulfillmentOrder: replacement,
        userErrors: userErrors.map((error) => ({ code: null, ...error })),
      };
    },
    fulfillmentOrderOpen: (_parent, { id }: { id: string }, ctx) => {
      const one = find(ctx, id);
      if (!one) return { fulfillmentOrder: null, userErrors: [ABSENT] };
      const userErrors = openFulfillmentOrder(ctx, one);
      return { fulfillmentOrder: userErrors.length > 0 ? null : one, userErrors };
    },
    fulfillmentOrderReschedule: (_parent, args: { id: string; fulfillAt: string }, ctx) => {
      const one = find(ctx, args.id);
      if (!one)
        return {
          fulfillmentOrder: null,
          userErrors: [
            {
              field: ['id'],
              message: 'Fulfillment order could not be found.',
              code: 'FULFILLMENT_ORDER_NOT_FOUND',
            },
          ],
        };
      const userErrors = rescheduleFulfillmentOrder(ctx, one, args.fulfillAt);
      return {
        fulfillmentOrder: userErrors.length > 0 ? null : one,
        userErrors: userErrors.map((error) => ({ code: null, ...error })),
      };
    },
    fulfillmentOrderReportProgress: (_parent, args, ctx) => {
      const one = find(ctx, args.id);
      if (!one)
        return {
          fulfillmentOrder: null,
          userErrors: [
            {
              field: ['id'],
              message: 'The fulfillment order could not be found.',
              code: 'FULFILLMENT_ORDER_NOT_FOUND',
            },
          ],
        };
      const userErrors = reportProgress(ctx, one, args.progressReport?.reasonNotes ?? null);
      return { fulfillmentOrder: userErrors.length > 0 ? null : one, userErrors };
    },
    fulfillmentOrderLineItemsPreparedForPickup: (
      _parent,
      { input }: { input: { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[] } },
      ctx,
    ) => ({
      userErrors: input.lineItemsByFulfillmentOrder.flatMap(({ fulfillmentOrderId }) => {
        const one = find(ctx, fulfillmentOrderId);
        return one
          ? prepareForPickup(ctx, one)
          : [
              {
                field: ['input', 'lineItemsByFulfillmentOrder'],
                message: 'Invalid fulfillment order ID provided.',
                code: 'FULFILLMENT_ORDER_INVALID',
              },
            ];
      }),
    }),
  },
  FulfillmentEvent: {
    address1: () => null,
    city: () => null,
    country: () => null,
    province: () => null,
    zip: () => null,
    latitude: () => null,
    longitude: () => null,
    estimatedDeliveryAt: () => null,
  },
};
