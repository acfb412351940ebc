import type { Ctx, ResolverMap } from '../../contract.ts';
import { currentShipping, currentShippingTax } from '../../state/orders/lineMoney.ts';
import { plus, sum } from '../../state/money/money.ts';
import type { Bag } from '../../state/money/money.ts';
import { orderOf } from '../../state/orders/order.ts';
import type { Order } from '../../state/orders/order.ts';
import { netPayment, refundableOf } from '../../state/payments/payments.ts';
import { totalRefundedBy } from '../../state/refunds/refund.ts';
import type { OrderAdjustment, Refund, RefundLine } from '../../state/refunds/refund.ts';
import { calculated, refundWorth, suggested } from '../../state/refunds/refundApply.ts';
import { createRefund, paymentsFor, planOf } from '../../state/refunds/refundCreate.ts';
import type { RefundInput } from '../../state/refunds/refundCreate.ts';
import { minus } from '../../state/money/money.ts';
import { page } from '../listing.ts';
import { money, moneyBag, moneyV2, taxLineView } from '../money.ts';
import { orderFor } from '../orders/orderMutations.ts';
import { byGid, legacyId } from '../shared.ts';
import { shippingLineView } from '../orders/shippingLines.ts';

type LineOf = RefundLine & { order: Order };

function both(name: string, of: (line: LineOf) => Bag): ResolverMap[string] {
  return {
    [`${name}Set`]: (line: LineOf) => moneyBag(of(line), line.order.currencies),
    [name]: (line: LineOf) => money(of(line), line.order.currencies),
  };
}

/** `Order.suggestedRefund`: what `refundCreate` with these lines should pay back, and to which payments. */
export function suggestRefund(
  ctx: Ctx,
  order: Order,
  args: {
    refundLineItems?: RefundInput['refundLineItems'];
    refundShipping?: boolean | null;
    shippingAmount?: string | null;
    refundDuties?: RefundInput['refundDuties'];
    suggestFullRefund?: boolean | null;
  },
) {
  const { currencies } = order;
  const full = args.suggestFullRefund ?? false;
  const shipping =
    full || args.refundShipping ? { fullRefund: true } : { amount: args.shippingAmount ?? null };
  const refundLineItems = full
    ? order.lines.map((line) => ({
        lineItemId: line.id,
        quantity: line.quantity - line.removed - line.refunded,
      }))
    : (args.refundLineItems ?? []);
  const plan = planOf(ctx, order, {
    refundLineItems: refundLineItems.filter(({ quantity }) => quantity > 0),
    shipping,
    refundDuties: args.refundDuties ?? null,
  });
  if ('message' in plan) return null;
  const due = suggested(ctx, order, calculated(order, plan));
  const worths = plan.lines.map(({ line, quantity }) => refundWorth(line, quantity));
  const discounted = sum(worths.map(({ gross, discount }) => minus(gross, discount)));
  const gross = sum(worths.map((worth) => worth.gross));
  const tax = sum([
    ...worths.map((worth) => worth.tax),
    ...plan.shipping.map((one) => one.tax),
    ...plan.duties.map((one) => one.tax),
  ]);
  const most = netPayment(ctx, order);
  const shipped = sum(plan.shipping.map(({ subtotal }) => subtotal));
  const shippedTax = sum(plan.shipping.map((one) => one.tax));
  const mostShipping = sum(order.shippingLines.map(currentShipping));
  return {
    amount: money(due, currencies),
    amountSet: moneyBag(due, currencies),
    discountedSubtotalSet: moneyBag(discounted, currencies),
    subtotal: money(gross, currencies),
    subtotalSet: moneyBag(gross, currencies),
    totalTaxes: money(tax, currencies),
    totalTaxSet: moneyBag(tax, currencies),
    totalCartDiscountAmountSet: moneyBag(sum(worths.map(({ discount }) => discount)), currencies),
    totalDutiesSet: moneyBag(sum(plan.duties.map(({ price }) => price)), currencies),
    maximumRefundable: money(most, currencies),
    maximumRefundableSet: moneyBag(most, currencies),
    refundDuties: plan.duties.map(({ duty, price }) => ({
      amountSet: moneyBag(price, currencies),
      originalDuty: {
        id: duty.id,
        price: moneyBag(duty.price, currencies),
        harmonizedSystemCode: duty.harmonizedSystemCode,
        countryCodeOfOrigin: duty.countryCodeOfOrigin,
        taxLines: duty.taxLines.map((line) => taxLineView(line, currencies)),
      },
    })),
    refundLineItems: plan.lines.map(({ line, quantity, restockType, locationId }, index) => ({
      id: null,
      order,
      lineItemId: line.id,
      quantity,
      restockType,
      restocked: restockType !== 'NO_RESTOCK',
      locationId,
      price: line.unitPrice,
      subtotal: minus(worths[index]!.gross, worths[index]!.discount),
      tax: worths[index]!.tax,
    })),
    shipping: {
      amount: money(shipped, currencies),
      amountSet: moneyBag(shipped, currencies),
      tax: money(shippedTax, currencies),
      taxSet: moneyBag(shippedTax, currencies),
      maximumRefundable: money(mostShipping, currencies),
      maximumRefundableSet: moneyBag(
        plus(
          mostShipping,
          order.taxesIncluded
            ? { shop: 0, presentment: 0 }
            : sum(order.shippingLines.map(currentShippingTax)),
        ),
        currencies,
      ),
    },
    suggestedRefundMethods: [],
    suggestedTransactions: suggestedTransactions(ctx, order, due),
  };
}

export function suggestedTransactions(ctx: Ctx, order: Order, due: Bag) {
  const { currencies } = order;
  return paymentsFor(ctx, order, due, (one) => refundableOf(ctx, order, one)).map(
    ({ parent, gateway, amount }) => ({
      amount: money(amount, currencies),
      amountSet: moneyBag(amount, currencies),
      gateway,
      formattedGateway: gateway,
      kind: 'SUGGESTED_REFUND',
      accountNumber: parent.accountNumber,
      parentTransaction: parent,
      maximumRefundable: money(refundableOf(ctx, order, parent), currencies),
      maximumRefundableSet: moneyBag(refundableOf(ctx, order, parent), currencies),
      paymentDetails: null,
    }),
  );
}

export const refundResolvers: ResolverMap = {
  Query: {
    refund: (_parent, { id }: { id: string }, ctx) => byGid(ctx, id, 'Refund', ctx.shop.refunds),
  },
  Order: {
    suggestedRefund: (order: Order, args, ctx) => suggestRefund(ctx, order, args),
  },
  Refund: {
    ...legacyId,
    order: ({ orderId }: Refund, _args, ctx) => orderOf(ctx, orderId),
    return: ({ returnId }: Refund, _args, ctx) =>
      returnId ? (ctx.shop.returns.get(returnId) ?? null) : null,
    staffMember: () => null,
    totalRefunded: (refund: Refund, _args, ctx) => {
      const { currencies } = orderOf(ctx, refund.orderId);
      return moneyV2(totalRefundedBy(ctx, refund).shop, currencies.shop);
    },
    totalRefundedSet: (refund: Refund, _args, ctx) =>
      moneyBag(totalRefundedBy(ctx, refund), orderOf(ctx, refund.orderId).currencies),
    duties: (refund: Refund, _args, ctx) => {
      const order = orderOf(ctx, refund.orderId);
      return refund.duties.map(({ dutyId, amount }) => {
        const duty = order.lines.flatMap(({ duties }) => duties).find(({ id }) => id === dutyId)!;
        return {
          amountSet: moneyBag(amount, order.currencies),
          originalDuty: {
            id: duty.id,
            price: moneyBag(duty.price, order.currencies),
            harmonizedSystemCode: duty.harmonizedSystemCode,
            countryCodeOfOrigin: duty.countryCodeOfOrigin,
            taxLines: duty.taxLines.map((line) => taxLineView(line, order.currencies)),
          },
        };
      });
    },
    orderAdjustments: (refund: Refund, args, ctx) => {
      const { currencies } = orderOf(ctx, refund.orderId);
      return page(
        refund.adjustments.map((one: OrderAdjustment) => ({
          id: one.id,
          reason: one.reason,
          amountSet: moneyBag(one.amount, currencies),
          taxAmountSet: moneyBag(one.tax, currencies),
        })),
        args,
      );
    },
    refundLineItems: (refund: Refund, args, ctx) => {
      const order = orderOf(ctx, refund.orderId);
      return page(
        refund.lines.map((line) => ({ ...line, order })),
        args,
      );
    },
    refundShippingLines: (refund: Refund, args, ctx) => {
      const order = orderOf(ctx, refund.orderId);
      return page(
        refund.shippingLines.map((one) => ({
          id: one.id,
          shippingLine: shippingLineView(
            order,
            order.shippingLines.find(({ id }) => id === one.shippingLineId)!,
          ),
          subtotalAmountSet: moneyBag(one.subtotal, order.currencies),
          taxAmountSet: moneyBag(one.tax, order.currencies),
        })),
        args,
      );
    },
    transactions: ({ transactionIds }: Refund, args, ctx) =>
      page(
        transactionIds.map((id) => ctx.shop.transactions.get(id)!),
        args,
      ),
  },
  RefundLineItem: {
    lineItem: ({ order, lineItemId }: LineOf) => order.lines.find(({ id }) => id === lineItemId),
    location: ({ locationId }: LineOf, _args, ctx) =>
      locationId ? (ctx.shop.locations.get(locationId) ?? null) : null,
    ...both('price', ({ price }) => price),
    ...both('subtotal', ({ subtotal }) => subtotal),
    ...both('totalTax', ({ tax }) => tax),
  },
  Mutation: {
    refundCreate: (_parent, { input }: { input: RefundInput }, ctx) => {
      const order = orderFor(ctx, input.orderId);
      if (!order)
        return {
          refund: null,
          order: null,
          userErrors: [{ field: ['orderId'], message: 'Order does not exist' }],
        };
      const { refund, userErrors } = createRefund(ctx, order, input);
      return { refund, order: refund ? order : null, userErrors };
    },
  },
};
