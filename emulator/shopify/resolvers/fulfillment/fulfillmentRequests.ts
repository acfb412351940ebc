import type { ResolverMap } from '../../contract.ts';
import { answerRequest, requestFulfillment } from '../../state/fulfillment/fulfillmentRequest.ts';
import type { RequestStep } from '../../state/fulfillment/fulfillmentRequest.ts';

const ABSENT = [{ field: ['id'], message: 'Fulfillment order does not exist.' }];

function answering(step: RequestStep): ResolverMap[string][string] {
  return (_parent, args: { id: string; message?: string | null }, ctx) => {
    const one = ctx.shop.fulfillmentOrders.get(args.id);
    if (!one) return { fulfillmentOrder: null, userErrors: ABSENT };
    const userErrors = answerRequest(ctx, one, step, args.message ?? null);
    return { fulfillmentOrder: userErrors.length > 0 ? null : one, userErrors };
  };
}

/** What merchant and 3PL say to each other about a fulfillment order. */
export const fulfillmentRequestResolvers: ResolverMap = {
  Mutation: {
    fulfillmentOrderSubmitFulfillmentRequest: (_parent, args, ctx) => {
      const one = ctx.shop.fulfillmentOrders.get(args.id);
      const nothing = {
        originalFulfillmentOrder: null,
        submittedFulfillmentOrder: null,
        unsubmittedFulfillmentOrder: null,
      };
      if (!one) return { ...nothing, userErrors: ABSENT };
      const { submitted, unsubmitted, userErrors } = requestFulfillment(
        ctx,
        one,
        args.fulfillmentOrderLineItems ?? [],
        args.message ?? null,
      );
      if (!submitted) return { ...nothing, userErrors };
      return {
        originalFulfillmentOrder: one,
        submittedFulfillmentOrder: submitted,
        unsubmittedFulfillmentOrder: unsubmitted,
        userErrors,
      };
    },
    fulfillmentOrderAcceptFulfillmentRequest: answering('acceptFulfillment'),
    fulfillmentOrderRejectFulfillmentRequest: answering('rejectFulfillment'),
    fulfillmentOrderSubmitCancellationRequest: answering('requestCancellation'),
    fulfillmentOrderAcceptCancellationRequest: answering('acceptCancellation'),
    fulfillmentOrderRejectCancellationRequest: answering('rejectCancellation'),
    fulfillmentOrderClose: answering('close'),
  },
};
