import type { JsonObject, World } from '../../contract.ts';
import { newAddress } from '../../state/places/address.ts';
import { announce } from '../../state/events.ts';
import type { Currencies } from '../../state/money/money.ts';
import { NOTHING } from '../../state/money/money.ts';
import { newOrder } from '../../state/orders/newOrder.ts';
import type { Order } from '../../state/orders/order.ts';
import { isPaid } from '../../state/payments/payments.ts';
import { keepOrder, routeLater } from '../../state/checkout/placeOrder.ts';
import { loadCustomer } from './loadCustomer.ts';
import { loadDiscounts, loadLines, loadShippingLines, loadTaxLines } from './loadLines.ts';
import { loadFulfillments, loadRefunds, loadTransactions } from './loadOrderParts.ts';
import { statedTotals } from './statedTotals.ts';
import { address, gidOf, list, object, tags, text, time, upper } from './read.ts';

/**
 * An order as it stands in a REST or webhook body. What its own totals say is kept beside what its
 * lines add up to: an order that does not add up is answered as it was given.
 */
export function loadOrder(world: World, body: JsonObject): string {
  const currencies: Currencies = {
    shop: text(body['currency']) ?? world.store.currency,
    presentment:
      text(body['presentment_currency']) ?? text(body['currency']) ?? world.store.currency,
  };
  const id = gidOf(body, 'Order') ?? world.newGid('Order');
  if (world.shop.orders.has(id)) forget(world, id);
  const customer = object(body['customer']);
  const number = Number(text(body['order_number']) ?? Number.NaN);
  const order = newOrder(world, {
    id,
    currencies,
    ...(text(body['name']) ? { name: text(body['name'])! } : {}),
    ...(Number.isInteger(number) ? { number } : {}),
    ...(text(body['confirmation_number'])
      ? { confirmationNumber: text(body['confirmation_number'])! }
      : {}),
    createdAt: time(body['created_at']) ?? world.now(),
    processedAt: time(body['processed_at']) ?? time(body['created_at']) ?? world.now(),
    updatedAt: time(body['updated_at']) ?? world.now(),
    cancelledAt: time(body['cancelled_at']),
    cancelReason: upper(body['cancel_reason']),
    closedAt: time(body['closed_at']),
    test: body['test'] === true,
    confirmed: body['confirmed'] !== false,
    email: text(body['email']) || text(body['contact_email']),
    phone: text(body['phone']),
    note: text(body['note']),
    tags: tags(body['tags']),
    customAttributes: list(body['note_attributes']).map((one) => ({
      key: text(one['name']) ?? '',
      value: text(one['value']) ?? '',
    })),
    poNumber: text(body['po_number']),
    taxesIncluded: body['taxes_included'] === true,
    taxExempt: body['tax_exempt'] === true,
    estimatedTaxes: body['estimated_taxes'] === true,
    dutiesIncluded: body['duties_included'] === true,
    sourceName: text(body['source_name']),
    sourceIdentifier: text(body['source_identifier']),
    registeredSourceUrl: text(body['source_url']),
    appId: text(body['app_id']),
    customerLocale: text(body['customer_locale']),
    checkoutToken: text(body['checkout_token']),
    cartToken: text(body['cart_token']),
    clientIp: text(body['browser_ip']),
    acceptsMarketing: body['buyer_accepts_marketing'] === true,
    retailLocationId: locationOf(world, body),
    customerId: customer ? loadCustomer(world, customer) : null,
    billingAddress: addressOf(world, body, 'billing_address'),
    shippingAddress: addressOf(world, body, 'shipping_address'),
  });
  order.discountApplications.push(...loadDiscounts(body));
  loadLines(world, order, body);
  loadShippingLines(world, order, body);
  if (
    order.lines.every(({ taxLines }) => taxLines.length === 0) &&
    order.shippingLines.every(({ taxLines }) => taxLines.length === 0)
  )
    order.orderTaxLines.push(...loadTaxLines(body, currencies));
  keep(world, order, body);
  return id;
}

function keep(world: World, order: Order, body: JsonObject): void {
  const { updatedAt } = order;
  order.stated = statedTotals(order, body);
  keepOrder(world, order);
  loadTransactions(world, order, body);
  order.statedFinancialStatus =
    order.transactionIds.length > 0 ? null : upper(body['financial_status']);
  loadFulfillments(world, order, body);
  loadRefunds(world, order, body);
  order.updatedAt = updatedAt;
  announce(world, 'orders/create', order);
  if (isPaid(world, order)) announce(world, 'orders/paid', order);
  if (order.cancelledAt) announce(world, 'orders/cancelled', order);
  routeLater(world, order);
}

function addressOf(world: World, body: JsonObject, name: string): Order['shippingAddress'] {
  const given = address(body[name]);
  return given ? newAddress(world.newGid('MailingAddress'), given) : null;
}

function locationOf(world: World, body: JsonObject): string | null {
  const id = text(body['location_id']);
  const gid = id && `gid://shopify/Location/${id}`;
  return gid && world.shop.locations.has(gid) ? gid : null;
}

/** The same order again replaces what was loaded before. */
function forget(world: World, id: string): void {
  const order = world.shop.orders.get(id)!;
  world.changing(id, order);
  for (const one of order.fulfillmentOrderIds) world.shop.fulfillmentOrders.delete(one);
  const customer = order.customerId ? world.shop.customers.get(order.customerId) : undefined;
  if (customer) customer.orderIds = customer.orderIds.filter((one) => one !== id);
  order.adjustments = NOTHING;
  world.shop.orders.delete(id);
}
