import type { Json, JsonObject, World } from '../contract.ts';
import { defaultAddress } from '../state/customers/customer.ts';
import { fulfillmentStatus } from '../state/fulfillment/fulfillmentOrder.ts';
import { currentShipping, discountedShipping } from '../state/orders/lineMoney.ts';
import type { Order, ShippingLine } from '../state/orders/order.ts';
import * as totals from '../state/orders/orderTotals.ts';
import * as payments from '../state/payments/payments.ts';
import { refundsOf } from '../state/refunds/refund.ts';
import { allocationBody, lineBody, taxLineBody } from './lineItem.ts';
import { customerBody, customerAddress } from './customer.ts';
import { fulfillmentBody } from './fulfillment.ts';
import { refundBody } from './refund.ts';
import { address, amount, lower, moneySet, moneySetOrNull, number, numberOrNull } from './shape.ts';

/** An order as `orders/*` carry it: no transactions, no company (shopify-platform §2.4). */
export function orderBody(world: World, order: Order): JsonObject {
  const { currencies } = order;
  const pair = (name: string, bag: Parameters<typeof moneySet>[0]): JsonObject => ({
    [name]: amount(bag, currencies),
    [`${name}_set`]: moneySet(bag, currencies),
  });
  const cash = payments.cashRounding(world, order);
  const fees = order.additionalFees.length > 0 ? totals.additionalFees(order) : null;
  return {
    id: number(order.id),
    admin_graphql_api_id: order.id,
    app_id: order.appId && /^\d+$/.test(order.appId) ? BigInt(order.appId) : null,
    browser_ip: order.clientIp,
    buyer_accepts_marketing: order.acceptsMarketing,
    cancel_reason: lower(order.cancelReason),
    cancelled_at: order.cancelledAt,
    cart_token: order.cartToken,
    checkout_token: order.checkoutToken,
    client_details: null,
    closed_at: order.closedAt,
    confirmation_number: order.confirmationNumber,
    confirmed: order.confirmed,
    contact_email: order.email,
    created_at: order.createdAt,
    currency: currencies.shop,
    current_shipping_price_set: moneySet(totals.currentShippingPrice(order), currencies),
    ...pair('current_subtotal_price', totals.currentSubtotal(order)),
    current_total_additional_fees_set: moneySetOrNull(fees, currencies),
    ...pair('current_total_discounts', totals.currentTotalDiscounts(order)),
    current_total_duties_set: moneySetOrNull(totals.currentDuties(order), currencies),
    ...pair('current_total_price', totals.currentTotalPrice(order)),
    ...pair('current_total_tax', totals.currentTotalTax(order)),
    customer_locale: order.customerLocale,
    device_id: null,
    discount_codes: discountCodes(order),
    duties_included: order.dutiesIncluded,
    email: order.email ?? '',
    estimated_taxes: order.estimatedTaxes,
    financial_status: lower(payments.financialStatus(world, order)),
    fulfillment_status: shipment(world, order),
    landing_site: null,
    landing_site_ref: null,
    location_id: numberOrNull(order.retailLocationId),
    merchant_business_entity_id: String(number(world.shop.id)),
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${world.store.domain}/${number(world.shop.id)}/orders/${order.confirmationNumber.toLowerCase()}/authenticate`,
    original_total_additional_fees_set: moneySetOrNull(fees, currencies),
    original_total_duties_set: moneySetOrNull(totals.totalDuties(order), currencies),
    payment_gateway_names: payments.gatewaysOf(world, order),
    phone: order.phone,
    po_number: order.poNumber,
    presentment_currency: currencies.presentment,
    processed_at: order.processedAt,
    reference: null,
    referring_site: null,
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName,
    source_url: order.registeredSourceUrl,
    ...pair('subtotal_price', totals.subtotal(order)),
    tags: order.tags.join(', '),
    tax_exempt: order.taxExempt,
    tax_lines: totals.taxLines(order).map((line) => taxLineBody(line, currencies)),
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: order.confirmationNumber.toLowerCase(),
    total_cash_rounding_payment_adjustment_set: moneySet(cash.payment, currencies),
    total_cash_rounding_refund_adjustment_set: moneySet(cash.refund, currencies),
    ...pair('total_discounts', totals.totalDiscounts(order)),
    ...pair('total_line_items_price', totals.lineItemsPrice(order)),
    total_outstanding: amount(payments.totalOutstanding(world, order), currencies),
    ...pair('total_price', totals.totalPrice(order)),
    total_shipping_price_set: moneySet(totals.totalShipping(order), currencies),
    ...pair('total_tax', totals.totalTax(order)),
    total_tip_received: amount(totals.tips(order), currencies),
    total_weight: order.lines.reduce((total, line) => total + line.grams * line.quantity, 0),
    updated_at: order.updatedAt,
    user_id: null,
    billing_address: address(order.billingAddress),
    customer: orderCustomer(world, order),
    discount_applications: order.discountApplications
      .filter(({ fromEdit }) => !fromEdit)
      .map(applicationBody),
    fulfillments: order.fulfillmentIds.map((id) =>
      fulfillmentBody(world, world.shop.fulfillments.get(id)!),
    ),
    line_items: order.lines.map((line) => lineBody(world, order, line)),
    payment_terms: null,
    refunds: refundsOf(world, order).map((refund) => refundBody(world, refund)),
    shipping_address: address(order.shippingAddress),
    shipping_lines: order.shippingLines.map((line) => shippingBody(order, line)),
    returns: order.returnIds.map((id) => ({
      id: number(id),
      status: lower(world.shop.returns.get(id)!.status),
    })),
    line_item_groups: [],
  };
}

function shipment(world: World, order: Order): string | null {
  const status = fulfillmentStatus(world, order, '2026-07');
  if (status === 'FULFILLED') return 'fulfilled';
  return status === 'PARTIALLY_FULFILLED' ? 'partial' : null;
}

function discountCodes(order: Order): Json[] {
  return order.discountApplications
    .filter(({ kind }) => kind === 'code')
    .map((application) => {
      const holders = [...order.lines, ...order.shippingLines];
      const total = holders
        .flatMap(({ allocations }) => allocations)
        .filter((one) => one.application === application)
        .reduce((sum, one) => sum + one.amount.shop, 0);
      return {
        code: application.title,
        amount: amount({ shop: total, presentment: total }, order.currencies),
        type: application.target === 'SHIPPING_LINE' ? 'shipping' : application.valueType,
      };
    });
}

function orderCustomer(world: World, order: Order): Json {
  const customer = order.customerId ? world.shop.customers.get(order.customerId) : undefined;
  if (!customer) return null;
  const { addresses: _addresses, ...body } = customerBody(world, 'customers/update', customer);
  const main = defaultAddress(customer);
  return { ...body, ...(main ? { default_address: customerAddress(customer, main) } : {}) };
}

function applicationBody(one: Order['discountApplications'][number]): JsonObject {
  const named =
    one.kind === 'code' ? { code: one.title } : { title: one.title, description: one.description };
  return {
    target_type: lower(one.target),
    type: one.kind === 'code' ? 'discount_code' : one.kind,
    value: one.value.includes('.') ? one.value : `${one.value}.0`,
    value_type: one.valueType,
    allocation_method: lower(one.method),
    target_selection: lower(one.selection),
    ...named,
  };
}

function shippingBody(order: Order, line: ShippingLine): JsonObject {
  const { currencies } = order;
  return {
    id: number(line.id),
    carrier_identifier: line.carrierIdentifier,
    code: line.code,
    current_discounted_price_set: moneySet(currentShipping(line), currencies),
    discounted_price: amount(discountedShipping(line), currencies),
    discounted_price_set: moneySet(discountedShipping(line), currencies),
    is_removed: line.isRemoved,
    phone: line.phone,
    price: amount(line.price, currencies),
    price_set: moneySet(line.price, currencies),
    requested_fulfillment_service_id: null,
    source: line.source,
    title: line.title,
    tax_lines: line.taxLines.map((tax) => taxLineBody(tax, currencies)),
    discount_allocations: line.allocations.map((one) => allocationBody(one, currencies)),
  };
}
