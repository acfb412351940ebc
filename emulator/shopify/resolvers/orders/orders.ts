import { firstOf } from '../../api/connection.ts';
import type { Ctx, ResolverMap } from '../../contract.ts';
import { sameAddress } from '../../state/places/address.ts';
import {
  fulfillmentOrdersOf,
  fulfillmentStatus,
  isOpen,
} from '../../state/fulfillment/fulfillmentOrder.ts';
import { isNothing } from '../../state/money/money.ts';
import type { Bag } from '../../state/money/money.ts';
import {
  currentQuantity,
  refundableQuantity,
  unfulfilledQuantity,
} from '../../state/orders/order.ts';
import type { Order } from '../../state/orders/order.ts';
import * as totals from '../../state/orders/orderTotals.ts';
import * as payments from '../../state/payments/payments.ts';
import { canMarkAsPaid } from '../../state/payments/orderPay.ts';
import { returnStatus } from '../../state/returns/returns.ts';
import { refundDiscrepancy, refundedShipping } from '../../state/refunds/refund.ts';
import { tail } from '../../state/world.ts';
import { discountView } from './discounts.ts';
import { count, exactCount, list, page } from '../listing.ts';
import { money, moneyBag, moneyBagOrNull, taxLineView } from '../money.ts';
import { orderFields, orderSorts } from './orderSearch.ts';
import { byGid, legacyId, metafieldFields } from '../shared.ts';
import { shippingLineView } from './shippingLines.ts';
import { FULFILLMENT_ORDER_FIELDS } from '../fulfillment/fulfillmentOrders.ts';

type Total = (order: Order, ctx: Ctx) => Bag;

/** A `MoneyBag!` field and, where it has one, its deprecated `Money` twin. */
function both(name: string, of: Total): ResolverMap[string] {
  return {
    [`${name}Set`]: (order: Order, _args, ctx) => moneyBag(of(order, ctx), order.currencies),
    [name]: (order: Order, _args, ctx) => money(of(order, ctx), order.currencies),
  };
}

function bag(of: Total): ResolverMap[string][string] {
  return (order: Order, _args, ctx) => moneyBag(of(order, ctx), order.currencies);
}

function bagOrNull(of: (order: Order) => Bag | null): ResolverMap[string][string] {
  return (order: Order) => moneyBagOrNull(of(order), order.currencies);
}

function visibleOrders(ctx: Ctx): Order[] {
  const found: Order[] = [];
  for (const order of ctx.shop.orders.values())
    if (ctx.canSeeOrder(order.createdAt)) found.push(order);
  return found;
}

function orderSeen(ctx: Ctx, id: string): Order | null {
  const order = byGid(ctx, id, 'Order', ctx.shop.orders);
  return order && ctx.canSeeOrder(order.createdAt) ? order : null;
}

function feesOrNull(order: Order): Bag | null {
  return order.additionalFees.length > 0 ? totals.additionalFees(order) : null;
}

export const orderResolvers: ResolverMap = {
  Query: {
    order: (_parent, { id }: { id: string }, ctx) => orderSeen(ctx, id),
    orderByIdentifier: (_parent, { identifier }: { identifier: { id?: string } }, ctx) =>
      identifier.id ? orderSeen(ctx, identifier.id) : null,
    orders: (_parent, args, ctx) =>
      list(ctx, visibleOrders(ctx), args, orderFields(ctx), orderSorts(ctx)),
    ordersCount: (_parent, args, ctx) => count(ctx, visibleOrders(ctx), args, orderFields(ctx)),
  },
  Order: {
    ...legacyId,
    ...metafieldFields,
    currencyCode: ({ currencies }: Order) => currencies.shop,
    presentmentCurrencyCode: ({ currencies }: Order) => currencies.presentment,
    closed: ({ closedAt }: Order) => closedAt !== null,
    fulfillable: ({ lines }: Order) => lines.some((line) => unfulfilledQuantity(line) > 0),
    fullyPaid: (order: Order, _args, ctx) => payments.totalOutstanding(ctx, order).presentment <= 0,
    unpaid: (order: Order, _args, ctx) => payments.totalReceived(ctx, order).presentment <= 0,
    canMarkAsPaid: (order: Order, _args, ctx) => canMarkAsPaid(ctx, order),
    canNotifyCustomer: ({ email, phone }: Order) => Boolean(email || phone),
    capturable: (order: Order, _args, ctx) => !isNothing(payments.totalCapturable(ctx, order)),
    refundable: (order: Order, _args, ctx) =>
      order.lines.some((line) => refundableQuantity(line) > 0) ||
      payments.netPayment(ctx, order).presentment > 0,
    restockable: ({ lines }: Order) =>
      lines.some((line) => currentQuantity(line) > 0 && line.variantId),
    merchantEditable: ({ cancelledAt }: Order) => !cancelledAt,
    merchantEditableErrors: ({ cancelledAt }: Order) =>
      cancelledAt ? ['The order is canceled.'] : [],
    billingAddressMatchesShippingAddress: (order: Order) =>
      sameAddress(order.billingAddress, order.shippingAddress),
    displayAddress: ({ shippingAddress, billingAddress }: Order) =>
      shippingAddress ?? billingAddress,
    cancellation: ({ cancelledAt, cancellationNote }: Order) =>
      cancelledAt ? { staffNote: cancellationNote } : null,
    customer: ({ customerId }: Order, _args, ctx) =>
      customerId ? ctx.seen(customerId, ctx.shop.customers.get(customerId) ?? null, 'read') : null,
    customerAcceptsMarketing: ({ acceptsMarketing }: Order) => acceptsMarketing,
    customerJourneySummary: () => null,
    purchasingEntity: ({ customerId, purchasingCompany }: Order, _args, ctx) => {
      if (purchasingCompany) return { __typename: 'PurchasingCompany', ...purchasingCompany };
      return customerId ? (ctx.shop.customers.get(customerId) ?? null) : null;
    },
    app: ({ appId }: Order) => (appId ? { id: `gid://shopify/App/${appId}`, name: appId } : null),
    attribution: () => null,
    channelInformation: () => null,
    publication: () => null,
    staffMember: () => null,
    merchantOfRecordApp: () => null,
    shopifyProtect: () => null,
    landingPageUrl: () => null,
    referrerUrl: () => null,
    referralCode: () => null,
    productNetwork: () => false,
    hasTimelineComment: () => false,
    retailLocation: ({ retailLocationId }: Order, _args, ctx) =>
      retailLocationId ? (ctx.shop.locations.get(retailLocationId) ?? null) : null,
    physicalLocation: ({ retailLocationId }: Order, _args, ctx) =>
      retailLocationId ? (ctx.shop.locations.get(retailLocationId) ?? null) : null,
    merchantBusinessEntity: (_order: Order, _args, ctx) => businessEntity(ctx),
    statusPageUrl: (order: Order, _args, ctx) =>
      `https://${ctx.store.domain}/${tail(ctx.shop.id)}/orders/${order.confirmationNumber.toLowerCase()}/authenticate`,
    displayFinancialStatus: (order: Order, _args, ctx) => payments.financialStatus(ctx, order),
    displayFulfillmentStatus: (order: Order, _args, ctx) =>
      fulfillmentStatus(ctx, order, ctx.apiVersion),
    returnStatus: (order: Order, _args, ctx) => returnStatus(ctx, order),
    paymentGatewayNames: (order: Order, _args, ctx) => payments.gatewaysOf(ctx, order),
    paymentCollectionDetails: () => ({
      additionalPaymentCollectionUrl: null,
      vaultedPaymentMethods: [],
    }),
    paymentTerms: ({ paymentTermsId }: Order, _args, ctx) =>
      paymentTermsId ? (ctx.shop.paymentTerms.get(paymentTermsId) ?? null) : null,
    requiresShipping: ({ lines }: Order) => lines.some(({ requiresShipping }) => requiresShipping),
    discountCode: ({ discountApplications }: Order) =>
      discountApplications.find(({ kind }) => kind === 'code')?.title ?? null,
    discountCodes: ({ discountApplications }: Order) =>
      discountApplications.filter(({ kind }) => kind === 'code').map(({ title }) => title),
    discountApplications: (order: Order, args) =>
      page(
        order.discountApplications
          .filter(({ fromEdit }) => !fromEdit)
          .map((one) => ({ id: String(one.index), ...discountView(one, order.currencies) })),
        args,
      ),
    risk: ({ riskLevel }: Order) => ({
      recommendation: {
        HIGH: 'CANCEL',
        MEDIUM: 'INVESTIGATE',
        LOW: 'ACCEPT',
        NONE: 'NONE',
        PENDING: 'NONE',
      }[riskLevel],
      assessments: riskLevel === 'NONE' ? [] : [{ riskLevel, provider: null, facts: [] }],
    }),
    riskLevel: ({ riskLevel }: Order) =>
      riskLevel === 'HIGH' || riskLevel === 'MEDIUM' ? riskLevel : 'LOW',
    disputes: ({ id }: Order, _args, ctx) =>
      [...ctx.shop.disputes.values()]
        .filter(({ orderId }) => orderId === id)
        .map((dispute) => ({ id: dispute.id, initiatedAs: dispute.type, status: dispute.status })),

    additionalFees: (order: Order) =>
      order.additionalFees.map((fee) => ({
        id: fee.id,
        name: fee.name,
        price: moneyBag(fee.price, order.currencies),
        taxLines: fee.taxLines.map((line) => taxLineView(line, order.currencies)),
      })),
    taxLines: (order: Order) =>
      totals.taxLines(order).map((line) => taxLineView(line, order.currencies)),
    currentTaxLines: (order: Order) =>
      totals.currentTaxLines(order).map((line) => taxLineView(line, order.currencies)),
    totalWeight: ({ lines }: Order) =>
      String(lines.reduce((total, line) => total + line.grams * line.quantity, 0)),
    currentTotalWeight: ({ lines }: Order) =>
      String(lines.reduce((total, line) => total + line.grams * currentQuantity(line), 0)),
    subtotalLineItemsQuantity: ({ lines }: Order) =>
      lines.reduce((total, line) => total + line.quantity, 0),
    currentSubtotalLineItemsQuantity: ({ lines }: Order) =>
      lines.reduce((total, line) => total + currentQuantity(line), 0),
    originalTotalPriceSet: bag(({ originalTotal }) => originalTotal),
    originalTotalDutiesSet: bagOrNull(totals.totalDuties),
    originalTotalAdditionalFeesSet: bagOrNull(feesOrNull),
    currentTotalAdditionalFeesSet: bagOrNull(feesOrNull),
    currentTotalDutiesSet: bagOrNull(totals.currentDuties),
    currentTotalPriceSet: bag(totals.currentTotalPrice),
    currentSubtotalPriceSet: bag(totals.currentSubtotal),
    currentTotalTaxSet: bag(totals.currentTotalTax),
    currentTotalDiscountsSet: bag(totals.currentTotalDiscounts),
    currentShippingPriceSet: bag(totals.currentShippingPrice),
    cartDiscountAmountSet: bag(totals.cartDiscounts),
    currentCartDiscountAmountSet: bag(totals.cartDiscounts),
    ...both('totalPrice', totals.totalPrice),
    ...both('subtotalPrice', totals.subtotal),
    ...both('totalTax', totals.totalTax),
    ...both('totalDiscounts', totals.totalDiscounts),
    ...both('totalShippingPrice', totals.totalShipping),
    ...both('totalReceived', (order, ctx) => payments.totalReceived(ctx, order)),
    ...both('totalRefunded', (order, ctx) => payments.totalRefunded(ctx, order)),
    ...both('totalCapturable', (order, ctx) => payments.totalCapturable(ctx, order)),
    ...both('netPayment', (order, ctx) => payments.netPayment(ctx, order)),
    totalOutstandingSet: bag((order, ctx) => payments.totalOutstanding(ctx, order)),
    totalTipReceivedSet: bag(totals.tips),
    totalRefundedShippingSet: bag((order, ctx) => refundedShipping(ctx, order)),
    refundDiscrepancySet: bag((order, ctx) => refundDiscrepancy(ctx, order)),
    totalCashRoundingAdjustment: (order: Order, _args, ctx) => {
      const { payment, refund } = payments.cashRounding(ctx, order);
      return {
        paymentSet: moneyBag(payment, order.currencies),
        refundSet: moneyBag(refund, order.currencies),
      };
    },

    lineItems: ({ lines }: Order, args) => page(lines, args),
    nonFulfillableLineItems: ({ lines }: Order, args) =>
      page(
        lines.filter(({ isTip }) => isTip),
        args,
      ),
    shippingLine: (order: Order) => {
      const line = order.shippingLines.find(({ isRemoved }) => !isRemoved);
      return line ? shippingLineView(order, line) : null;
    },
    shippingLines: (order: Order, args) =>
      page(
        order.shippingLines
          .filter(({ isRemoved }) => args.includeRemovals || !isRemoved)
          .map((line) => shippingLineView(order, line)),
        args,
      ),
    transactions: (order: Order, args, ctx) =>
      firstOf(
        payments
          .transactionsOf(ctx, order)
          .filter(
            (one) =>
              args.capturable == null ||
              isNothing(payments.capturableOf(ctx, order, one)) !== args.capturable,
          ),
        args.first,
      ),
    transactionsCount: ({ transactionIds }: Order) => exactCount(transactionIds.length),
    fulfillments: ({ fulfillmentIds }: Order, args, ctx) =>
      firstOf(
        fulfillmentIds.map((id) => ctx.shop.fulfillments.get(id)!),
        args.first,
      ),
    fulfillmentsCount: ({ fulfillmentIds }: Order) => exactCount(fulfillmentIds.length),
    fulfillmentOrders: (order: Order, args, ctx) =>
      page(
        fulfillmentOrdersOf(ctx, order)
          .map((one) => ctx.seen(one.id, one, 'read'))
          .filter((one) => one !== null)
          .filter((one) => !args.displayable || isOpen(one) || one.fulfillmentIds.length > 0)
          .filter(ctx.searchFilter(args.query, FULFILLMENT_ORDER_FIELDS)),
        args,
      ),
    refunds: ({ refundIds }: Order, args, ctx) =>
      firstOf(
        refundIds.map((id) => ctx.shop.refunds.get(id)!),
        args.first,
      ),
    returns: ({ returnIds }: Order, args, ctx) =>
      page(
        returnIds.map((id) => ctx.shop.returns.get(id)!),
        args,
      ),
    agreements: (order: Order, args) =>
      page(
        order.agreements.map((one) => ({ ...one, order, __typename: one.kind })),
        args,
      ),
  },
  PurchasingCompany: {
    company: ({ companyId }: { companyId: string }, _args, ctx) =>
      ctx.shop.companies.get(companyId),
    contact: ({ contactId }: { contactId: string }, _args, ctx) =>
      ctx.shop.companyContacts.get(contactId) ?? null,
    location: ({ locationId }: { locationId: string }, _args, ctx) =>
      ctx.shop.companyLocations.get(locationId),
  },
};

/** The one legal entity of the shop. */
export function businessEntity(ctx: Ctx) {
  return {
    id: `gid://shopify/BusinessEntity/${tail(ctx.shop.id)}`,
    displayName: ctx.store.name,
    companyName: ctx.store.name,
    primary: true,
    archived: false,
    legalEntityId: null,
  };
}
