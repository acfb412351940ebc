import { notModelled } from '../unknownSearch.ts';
import type { Ctx, SearchFields } from '../../contract.ts';
import {
  fulfillmentOrdersOf,
  fulfillmentStatus,
  isOpen,
} from '../../state/fulfillment/fulfillmentOrder.ts';
import { toPadded } from '../../state/money/money.ts';
import { fullName } from '../../state/places/address.ts';
import type { Order } from '../../state/orders/order.ts';
import { currentTotalPrice, totalPrice } from '../../state/orders/orderTotals.ts';
import { financialStatus, transactionsOf } from '../../state/payments/payments.ts';
import { returnStatus } from '../../state/returns/returns.ts';

/** `status:` is open, closed or cancelled, or not_closed for everything that is not archived. */
function statuses(order: Order): string[] {
  if (order.cancelledAt) return order.closedAt ? ['cancelled'] : ['cancelled', 'not_closed'];
  return order.closedAt ? ['closed'] : ['open', 'not_closed'];
}

const SHIPMENT: Record<string, string[]> = {
  FULFILLED: ['fulfilled', 'shipped'],
  PARTIALLY_FULFILLED: ['partial', 'partially_fulfilled', 'unfulfilled'],
  UNFULFILLED: ['unfulfilled', 'unshipped'],
  ON_HOLD: ['on_hold', 'unfulfilled'],
  SCHEDULED: ['scheduled', 'unfulfilled'],
  IN_PROGRESS: ['in_progress', 'unfulfilled'],
  REQUEST_DECLINED: ['request_declined', 'unfulfilled'],
  FULFILLMENT_NOT_REQUIRED: ['fulfillment_not_required'],
};

/** What orders can be searched by (shopify-platform §4.3). No default filter: closed and cancelled come too. */
export function orderFields(ctx: Ctx): SearchFields<Order> {
  return {
    fields: {
      ...notModelled(
        'orders',
        'channel',
        'channel_id',
        'chargeback_status',
        'fraud_protection_level',
        'payment_provider_id',
        'reference_location_id',
        'tag_not',
        'total_weight',
      ),
      sales_channel: { kind: 'text', of: ({ sourceName }) => sourceName },
      discount_code: {
        kind: 'text',
        of: ({ discountApplications }) =>
          discountApplications.filter(({ kind }) => kind === 'code').map(({ title }) => title),
      },
      cart_token: { kind: 'text', of: ({ cartToken }) => cartToken },
      checkout_token: { kind: 'text', of: ({ checkoutToken }) => checkoutToken },
      current_total_price: {
        kind: 'number',
        of: (order) => Number(toPadded(currentTotalPrice(order).shop, order.currencies.shop)),
      },
      subtotal_line_items_quantity: {
        kind: 'number',
        of: ({ lines }) => lines.reduce((total, { quantity }) => total + quantity, 0),
      },
      id: { kind: 'id', of: ({ id }) => id },
      name: { kind: 'text', of: ({ name }) => [name, name.replace(/^#/, '')] },
      created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
      updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
      processed_at: { kind: 'date', of: ({ processedAt }) => processedAt },
      status: { kind: 'text', of: statuses },
      financial_status: { kind: 'text', of: (order) => financialStatus(ctx, order).toLowerCase() },
      fulfillment_status: {
        kind: 'text',
        of: (order) => SHIPMENT[fulfillmentStatus(ctx, order, ctx.apiVersion)] ?? [],
      },
      return_status: { kind: 'text', of: (order) => returnStatus(ctx, order).toLowerCase() },
      email: { kind: 'text', of: ({ email }) => email },
      tag: { kind: 'text', of: ({ tags }) => tags },
      source_name: { kind: 'text', of: ({ sourceName }) => sourceName },
      source_identifier: { kind: 'text', of: ({ sourceIdentifier }) => sourceIdentifier },
      po_number: { kind: 'text', of: ({ poNumber }) => poNumber },
      sku: { kind: 'text', of: ({ lines }) => lines.map(({ sku }) => sku) },
      test: { kind: 'boolean', of: ({ test }) => test },
      customer_id: { kind: 'id', of: ({ customerId }) => customerId },
      location_id: { kind: 'id', of: ({ retailLocationId }) => retailLocationId },
      fulfillment_location_id: {
        kind: 'id',
        of: (order) =>
          fulfillmentOrdersOf(ctx, order)
            .filter(isOpen)
            .map(({ locationId }) => locationId),
      },
      gateway: {
        kind: 'text',
        of: (order) => transactionsOf(ctx, order).map(({ gateway }) => gateway),
      },
      payment_id: {
        kind: 'text',
        of: (order) => transactionsOf(ctx, order).map(({ paymentId }) => paymentId),
      },
      confirmation_number: { kind: 'text', of: ({ confirmationNumber }) => confirmationNumber },
      risk_level: { kind: 'text', of: ({ riskLevel }) => riskLevel },
      delivery_method: {
        kind: 'text',
        of: (order) =>
          fulfillmentOrdersOf(ctx, order).map(({ deliveryMethod }) =>
            deliveryMethod.replace('_', '-'),
          ),
      },
    },
    bare: ({ name, email, tags, note }) => [name, name.replace(/^#/, ''), email, note, ...tags],
  };
}

export function orderSorts(ctx: Ctx): Record<string, (order: Order) => string | number | null> {
  return {
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    PROCESSED_AT: ({ processedAt }) => processedAt,
    ORDER_NUMBER: ({ number }) => number,
    PO_NUMBER: ({ poNumber }) => poNumber,
    TOTAL_PRICE: (order) => totalPrice(order).shop,
    CURRENT_TOTAL_PRICE: (order) => currentTotalPrice(order).shop,
    FINANCIAL_STATUS: (order) => financialStatus(ctx, order),
    FULFILLMENT_STATUS: (order) => fulfillmentStatus(ctx, order, ctx.apiVersion),
    TOTAL_ITEMS_QUANTITY: ({ lines }) => lines.reduce((total, line) => total + line.quantity, 0),
    DESTINATION: ({ shippingAddress }) => shippingAddress?.country ?? null,
    CUSTOMER_NAME: ({ customerId }) => {
      const customer = customerId && ctx.shop.customers.get(customerId);
      return customer ? fullName(customer) : null;
    },
  };
}
