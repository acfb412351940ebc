import type { Ctx, ResolverMap } from '../../contract.ts';
import { announce } from '../../state/events.ts';
import { calculated, EMPTY_PLAN, overpaid, refundWorth } from '../../state/refunds/refundApply.ts';
import { minus, NOTHING, shareOf, sum } from '../../state/money/money.ts';
import { currentQuantity, orderOf, touchOrder } from '../../state/orders/order.ts';
import { netPayment } from '../../state/payments/payments.ts';
import type {
  ExchangeLine,
  Return,
  ReturnLine,
  ReverseFulfillmentOrder,
  ReverseLine,
} from '../../state/returns/return.ts';
import { dispose } from '../../state/returns/returnDispose.ts';
import { makeReturn, open } from '../../state/returns/returnOpen.ts';
import type { ReturnInput } from '../../state/returns/returnOpen.ts';
import { processReturn, restockingFee } from '../../state/returns/returnProcess.ts';
import type { ProcessInput } from '../../state/returns/returnProcess.ts';
import { setReturnStatus } from '../../state/returns/returns.ts';
import { fulfillmentLine } from '../fulfillment/fulfillments.ts';
import { page } from '../listing.ts';
import { moneyBag } from '../money.ts';
import { orderFor } from '../orders/orderMutations.ts';
import { suggestedTransactions } from './refunds.ts';
import { byGid } from '../shared.ts';
import { reasonDefinitions, reasonOf } from './returnReasons.ts';

type LineOf = ReturnLine & { made: Return };
type ExchangeOf = ExchangeLine & { made: Return };

function fulfilled(ctx: Ctx, id: string) {
  const fulfillment = ctx.shop.fulfillments.get(ctx.shop.fulfillmentLines.get(id) ?? '');
  return fulfillment ? fulfillmentLine(ctx, fulfillment, id) : null;
}

function feeView(ctx: Ctx, { made, ...line }: LineOf) {
  if (line.restockingFee === null) return null;
  const order = orderOf(ctx, made.orderId);
  const item = order.lines.find(({ id }) => id === line.lineItemId)!;
  const units = Math.min(line.quantity, currentQuantity(item));
  return {
    id: line.id.replace('/ReturnLineItem/', '/RestockingFee/'),
    percentage: Number(line.restockingFee),
    amountSet: moneyBag(restockingFee(order, line, refundWorth(item, units)), order.currencies),
  };
}

/** `suggestedFinancialOutcome`: items less fees less exchanges, never below zero (§4.4). */
function outcome(
  ctx: Ctx,
  made: Return,
  args: {
    returnLineItems: { id: string; quantity: number }[];
    exchangeLineItems: { id: string; quantity: number }[];
  },
) {
  const order = orderOf(ctx, made.orderId);
  const { currencies } = order;
  const lines = args.returnLineItems.flatMap(({ id, quantity }) => {
    const returned = made.lines.find((line) => line.id === id);
    const line = order.lines.find((one) => one.id === returned?.lineItemId);
    return returned && line
      ? [{ returned, line, quantity, restockType: 'NO_RESTOCK' as const, locationId: null }]
      : [];
  });
  const worths = lines.map(({ line, quantity }) => refundWorth(line, quantity));
  const fees = sum([
    ...lines.map(({ returned }, index) => restockingFee(order, returned, worths[index]!)),
    ...made.shippingFees.map(({ amount }) => amount),
  ]);
  const worth = minus(calculated(order, { ...EMPTY_PLAN, lines }), fees);
  const due = overpaid(ctx, order, worth);
  const nothing = moneyBag(NOTHING, currencies);
  return {
    discountedSubtotal: moneyBag(
      sum(worths.map(({ gross, discount }) => minus(gross, discount))),
      currencies,
    ),
    totalTax: moneyBag(sum(worths.map(({ tax }) => tax)), currencies),
    totalCartDiscountAmount: moneyBag(sum(worths.map(({ discount }) => discount)), currencies),
    totalDuties: nothing,
    totalAdditionalFees: nothing,
    refundDuties: [],
    maximumRefundable: moneyBag(netPayment(ctx, order), currencies),
    shipping: {
      amount: nothing.shopMoney.amount,
      amountSet: nothing,
      tax: nothing.shopMoney.amount,
      taxSet: nothing,
      maximumRefundable: nothing.shopMoney.amount,
      maximumRefundableSet: nothing,
    },
    financialTransfer: {
      __typename: 'RefundReturnOutcome',
      amount: moneyBag(due, currencies),
      suggestedRefundMethods: [],
      suggestedTransactions: suggestedTransactions(ctx, order, due),
    },
  };
}

function returnFor(ctx: Ctx, id: string): Return | undefined {
  return ctx.shop.returns.get(id);
}

const NONE = (field: string) => [
  { field: [field], message: 'Return does not exist.', code: 'NOT_FOUND' },
];

function ending(to: 'CANCELED' | 'CLOSED' | 'OPEN'): ResolverMap[string][string] {
  return (_parent, { id }: { id: string }, ctx) => {
    const made = returnFor(ctx, id);
    if (!made) return { return: null, userErrors: NONE('id') };
    const userErrors = setReturnStatus(ctx, made, to);
    return { return: userErrors.length > 0 ? null : made, userErrors };
  };
}

function making(status: 'OPEN' | 'REQUESTED', name: string): ResolverMap[string][string] {
  return (_parent, args, ctx) => {
    const input = args[name] as ReturnInput;
    const order = orderFor(ctx, input.orderId);
    if (!order)
      return {
        return: null,
        userErrors: [
          { field: [name, 'orderId'], message: 'Order does not exist.', code: 'NOT_FOUND' },
        ],
      };
    const { made, userErrors } = makeReturn(ctx, order, input, status, name);
    return { return: made, userErrors };
  };
}

/** An answer to a request: approved, or not; there is no way back from either. */
function answer(ctx: Ctx, id: string, decide: (made: Return) => void) {
  const made = returnFor(ctx, id);
  if (!made) return { return: null, userErrors: NONE('input') };
  if (made.status !== 'REQUESTED')
    return {
      return: null,
      userErrors: [
        { field: ['input', 'id'], message: 'Return status is invalid.', code: 'INVALID_STATE' },
      ],
    };
  const order = orderOf(ctx, made.orderId);
  ctx.changing(order.id, order);
  decide(made);
  touchOrder(ctx, order);
  return { return: made, userErrors: [] };
}

export const returnResolvers: ResolverMap = {
  Query: {
    return: (_parent, { id }: { id: string }, ctx) => byGid(ctx, id, 'Return', ctx.shop.returns),
    reverseFulfillmentOrder: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'ReverseFulfillmentOrder', ctx.shop.reverseFulfillmentOrders),
    returnReasonDefinitions: (_parent, args) => page(reasonDefinitions(args), args),
  },
  Return: {
    order: ({ orderId }: Return, _args, ctx) => orderOf(ctx, orderId),
    staffMember: () => null,
    totalQuantity: ({ lines }: Return) =>
      lines.reduce((total, { quantity }) => total + quantity, 0),
    returnLineItems: (made: Return, args) =>
      page(
        made.lines.map((line) => ({ ...line, made })),
        args,
      ),
    exchangeLineItems: (made: Return, args) =>
      page(
        made.exchangeLines.map((line) => ({ ...line, made })),
        args,
      ),
    returnShippingFees: (made: Return, _args, ctx) =>
      made.shippingFees.map(({ id, amount }) => ({
        id,
        amountSet: moneyBag(amount, orderOf(ctx, made.orderId).currencies),
      })),
    refunds: ({ refundIds }: Return, args, ctx) =>
      page(
        refundIds.map((id) => ctx.shop.refunds.get(id)!),
        args,
      ),
    transactions: ({ refundIds }: Return, args, ctx) =>
      page(
        refundIds
          .flatMap((id) => ctx.shop.refunds.get(id)!.transactionIds)
          .map((id) => ctx.shop.transactions.get(id)!),
        args,
      ),
    reverseFulfillmentOrders: ({ reverseFulfillmentOrderIds }: Return, args, ctx) =>
      page(
        reverseFulfillmentOrderIds.map((id) => ctx.shop.reverseFulfillmentOrders.get(id)!),
        args,
      ),
    suggestedFinancialOutcome: (made: Return, args, ctx) => outcome(ctx, made, args),
  },
  ReturnLineItem: {
    fulfillmentLineItem: ({ fulfillmentLineId }: LineOf, _args, ctx) =>
      fulfilled(ctx, fulfillmentLineId),
    processableQuantity: ({ quantity, processed }: LineOf) => quantity - processed,
    processedQuantity: ({ processed }: LineOf) => processed,
    unprocessedQuantity: ({ quantity, processed }: LineOf) => quantity - processed,
    refundableQuantity: ({ quantity, refunded }: LineOf) => quantity - refunded,
    refundedQuantity: ({ refunded }: LineOf) => refunded,
    returnReason: ({ reason }: LineOf) => reason,
    returnReasonDefinition: (line: LineOf) => reasonOf(line),
    returnReasonNote: ({ reasonNote }: LineOf) => reasonNote,
    restockingFee: (line: LineOf, _args, ctx) => feeView(ctx, line),
    totalWeight: () => null,
    withCodeDiscountedTotalPriceSet: ({ made, lineItemId, quantity }: LineOf, _args, ctx) => {
      const order = orderOf(ctx, made.orderId);
      const line = order.lines.find(({ id }) => id === lineItemId)!;
      const codes = line.allocations
        .filter(({ application }) => application.kind === 'code')
        .map(({ amount }) => amount);
      const total = minus(
        {
          shop: line.unitPrice.shop * line.quantity,
          presentment: line.unitPrice.presentment * line.quantity,
        },
        sum(codes),
      );
      return moneyBag(shareOf(total, quantity, line.quantity), order.currencies);
    },
  },
  ExchangeLineItem: {
    lineItems: ({ made, lineItemIds }: ExchangeOf, _args, ctx) =>
      orderOf(ctx, made.orderId).lines.filter(({ id }) => lineItemIds.includes(id)),
    lineItem: ({ made, lineItemIds }: ExchangeOf, _args, ctx) =>
      orderOf(ctx, made.orderId).lines.find(({ id }) => lineItemIds.includes(id)) ?? null,
    processableQuantity: ({ quantity, processed }: ExchangeOf) => quantity - processed,
    processedQuantity: ({ processed }: ExchangeOf) => processed,
    unprocessedQuantity: ({ quantity, processed }: ExchangeOf) => quantity - processed,
    productId: ({ variantId }: ExchangeOf, _args, ctx) =>
      ctx.shop.variants.get(variantId ?? '')?.productId ?? null,
    variantSku: ({ variantId }: ExchangeOf, _args, ctx) =>
      ctx.shop.variants.get(variantId ?? '')?.sku ?? null,
    title: ({ variantId }: ExchangeOf, _args, ctx) =>
      ctx.shop.products.get(ctx.shop.variants.get(variantId ?? '')?.productId ?? '')?.title ?? null,
    variantTitle: ({ variantId }: ExchangeOf, _args, ctx) =>
      ctx.shop.variants.get(variantId ?? '')?.optionValues.join(' / ') ?? null,
  },
  ReverseFulfillmentOrder: {
    order: ({ orderId }: ReverseFulfillmentOrder, _args, ctx) => orderOf(ctx, orderId),
    lineItems: ({ lines }: ReverseFulfillmentOrder, args) => page(lines, args),
    reverseDeliveries: ({ deliveries }: ReverseFulfillmentOrder, args) => page(deliveries, args),
    thirdPartyConfirmation: () => null,
  },
  ReverseFulfillmentOrderLineItem: {
    totalQuantity: ({ total }: ReverseLine) => total,
    fulfillmentLineItem: ({ fulfillmentLineId }: ReverseLine, _args, ctx) =>
      fulfilled(ctx, fulfillmentLineId),
  },
  ReverseFulfillmentOrderDisposition: {
    location: ({ locationId }: { locationId: string | null }, _args, ctx) =>
      locationId ? (ctx.shop.locations.get(locationId) ?? null) : null,
  },
  Mutation: {
    returnCreate: making('OPEN', 'returnInput'),
    returnRequest: making('REQUESTED', 'input'),
    returnApproveRequest: (_parent, { input }: { input: { id: string } }, ctx) =>
      answer(ctx, input.id, (made) => {
        made.status = 'OPEN';
        made.requestApprovedAt = ctx.now();
        open(ctx, orderOf(ctx, made.orderId), made);
        announce(ctx, 'returns/approve', made);
      }),
    returnDeclineRequest: (
      _parent,
      { input }: { input: { id: string; declineReason: string; declineNote?: string | null } },
      ctx,
    ) =>
      answer(ctx, input.id, (made) => {
        made.status = 'DECLINED';
        made.decline = { reason: input.declineReason, note: input.declineNote ?? null };
        announce(ctx, 'returns/decline', made);
      }),
    returnProcess: (_parent, { input }: { input: ProcessInput }, ctx) => {
      const made = returnFor(ctx, input.returnId);
      if (!made) return { return: null, userErrors: NONE('input') };
      const userErrors = processReturn(ctx, made, input);
      return { return: userErrors.length > 0 ? null : made, userErrors };
    },
    returnClose: ending('CLOSED'),
    returnReopen: ending('OPEN'),
    returnCancel: ending('CANCELED'),
    reverseFulfillmentOrderDispose: (_parent, { dispositionInputs }, ctx) => {
      const { orders, userErrors } = dispose(ctx, dispositionInputs);
      return {
        reverseFulfillmentOrderLineItems:
          userErrors.length > 0 ? null : orders.flatMap(({ lines }) => lines),
        userErrors,
      };
    },
  },
};
