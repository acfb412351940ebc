import type { UserError, World } from '../../contract.ts';
import { newAddress } from '../places/address.ts';
import type { AddressInput } from '../places/address.ts';
import { allocateDiscounts } from '../money/discounts.ts';
import type { CartDiscount } from '../money/discounts.ts';
import {
  addLine as addFulfillmentLine,
  announceFulfilled,
  newFulfillment,
  trackingOf,
} from '../fulfillment/fulfillment.ts';
import { writeMetafield } from '../metafields.ts';
import { share } from '../money/money.ts';
import type { Convert } from '../money/money.ts';
import { addShippingLine, newOrder } from '../orders/newOrder.ts';
import { bagOf } from '../money/moneyInput.ts';
import type { InventoryBehaviour, OrderCreateInput } from './orderCreateInput.ts';
import { customerFor } from './orderCreateCustomer.ts';
import { addCreatedLine, checkLines, taxLinesOf } from './orderCreateLines.ts';
import type { Order } from '../orders/order.ts';
import { spreadBag } from '../money/money.ts';
import { taxableOf } from '../money/taxes.ts';
import { addTransaction } from '../payments/payments.ts';
import { announceOrder, keepOrder, routeLater } from './placeOrder.ts';
import { primaryLocation } from '../places/location.ts';

/**
 * `orderCreate`: calculates nothing but what it must; prices, discounts and taxes are the caller's
 * (shopify-platform §4.3). Stock is taken only if asked for (`inventoryBehaviour`, default BYPASS).
 */
export function createOrder(
  world: World,
  input: OrderCreateInput,
  behaviour: InventoryBehaviour,
  appId: string | null,
): { order: Order | null; userErrors: UserError[] } {
  const userErrors = problems(world, input, behaviour);
  if (userErrors.length > 0) return { order: null, userErrors };

  const shop = input.currency ?? world.store.currency;
  const currencies = { shop, presentment: input.presentmentCurrency ?? shop };
  const customerId = customerFor(world, input);
  const customer = customerId ? world.shop.customers.get(customerId) : undefined;
  const order = newOrder(world, {
    currencies,
    customerId,
    appId,
    email: (input.email ?? customer?.email)?.toLowerCase() ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    poNumber: input.poNumber ?? null,
    tags: input.tags ?? [],
    customAttributes: input.customAttributes ?? [],
    taxesIncluded: input.taxesIncluded ?? false,
    test: input.test ?? false,
    acceptsMarketing: input.buyerAcceptsMarketing ?? false,
    processedAt: input.processedAt ?? world.now(),
    closedAt: input.closedAt ?? null,
    sourceName: input.sourceName ?? appId,
    sourceIdentifier: input.sourceIdentifier ?? null,
    registeredSourceUrl: input.sourceUrl ?? null,
    billingAddress: addressOf(world, input.billingAddress),
    shippingAddress: addressOf(world, input.shippingAddress),
    purchasingCompany: companyOf(world, input.companyLocationId),
    inventoryBehaviour: behaviour === 'BYPASS' ? 'BYPASS' : 'DECREMENT',
    ...(input.name ? { name: input.name } : {}),
  });
  for (const line of input.lineItems ?? []) addCreatedLine(world, order, line);
  for (const line of input.shippingLines ?? [])
    addShippingLine(world, order, {
      title: line.title,
      code: line.code ?? null,
      source: line.source ?? null,
      price: bagOf(line.priceSet, currencies),
      custom: true,
    });
  const convert = convertLike(order);
  allocateDiscounts(order, discountsOf(input), convert);
  putTaxes(order, input, convert);
  keepOrder(world, order);
  addPayments(world, order, input);
  order.statedFinancialStatus = input.financialStatus ?? null;
  for (const field of input.metafields ?? [])
    writeMetafield(world, order.id, {
      namespace: field.namespace ?? 'custom',
      key: field.key ?? '',
      type: field.type ?? 'single_line_text_field',
      value: field.value ?? '',
    });
  announceOrder(world, order);
  if (input.fulfillment || input.fulfillmentStatus === 'FULFILLED')
    fulfillAtOnce(world, order, input);
  else routeLater(world, order);
  return { order, userErrors: [] };
}

function problems(
  world: World,
  input: OrderCreateInput,
  behaviour: InventoryBehaviour,
): UserError[] {
  const errors = checkLines(world, input.lineItems ?? [], behaviour);
  const onLines = (input.lineItems ?? []).some((line) => (line.taxLines ?? []).length > 0);
  if (onLines && (input.taxLines ?? []).length > 0)
    errors.push({
      field: ['order', 'taxLines'],
      message: 'Tax lines must be specified on either the order or the line items but not both',
      code: 'INVALID',
    });
  if (input.customerId && input.customer)
    errors.push({
      field: ['order'],
      message: 'Only one of customer and customerId can be provided',
      code: 'REDUNDANT_CUSTOMER_FIELDS',
    });
  if (input.processedAt && Date.parse(input.processedAt) > world.nowMs())
    errors.push({
      field: ['order', 'processedAt'],
      message: 'Processed at is invalid',
      code: 'PROCESSED_AT_INVALID',
    });
  return errors;
}

/** Converts computed amounts at the rate the given prices imply. */
export function convertLike(order: Order): Convert {
  let shop = 0;
  let presentment = 0;
  for (const line of order.lines) {
    shop += line.unitPrice.shop * line.quantity;
    presentment += line.unitPrice.presentment * line.quantity;
  }
  for (const line of order.shippingLines) {
    shop += line.price.shop;
    presentment += line.price.presentment;
  }
  if (shop === presentment || presentment === 0)
    return (amount) => ({ shop: amount, presentment: amount });
  return (amount) => ({ shop: share(amount, shop, presentment), presentment: amount });
}

function discountsOf(input: OrderCreateInput): CartDiscount[] {
  const found: CartDiscount[] = [];
  const { itemFixedDiscountCode, itemPercentageDiscountCode, freeShippingDiscountCode } =
    input.discountCode ?? {};
  if (itemFixedDiscountCode) {
    const set = itemFixedDiscountCode.amountSet;
    const money = set?.presentmentMoney ?? set?.shopMoney;
    found.push({ title: itemFixedDiscountCode.code, amount: String(money?.amount ?? '0') });
  }
  if (itemPercentageDiscountCode)
    found.push({
      title: itemPercentageDiscountCode.code,
      percentage: String(itemPercentageDiscountCode.percentage ?? 0),
    });
  if (freeShippingDiscountCode)
    found.push({
      title: freeShippingDiscountCode.code,
      percentage: '100',
      target: 'SHIPPING_LINE',
    });
  return found;
}

function putTaxes(order: Order, input: OrderCreateInput, convert: Convert): void {
  const inputs = input.lineItems ?? [];
  order.lines.forEach((line, index) => {
    line.taxLines = taxLinesOf(order, inputs[index]?.taxLines, taxableOf(line), convert);
  });
  order.shippingLines.forEach((line, index) => {
    line.taxLines = taxLinesOf(
      order,
      input.shippingLines?.[index]?.taxLines,
      line.price.presentment,
      convert,
    );
  });
  const taxable = order.lines.filter((line) => line.taxable && !line.isGiftCard);
  if (taxable.length === 0) return;
  const weights = taxable.map(taxableOf);
  const all = weights.reduce((a, b) => a + b, 0);
  for (const tax of taxLinesOf(order, input.taxLines, all, convert)) {
    const parts = spreadBag(tax.price, weights);
    taxable.forEach((line, index) => line.taxLines.push({ ...tax, price: parts[index]! }));
  }
}

function addPayments(world: World, order: Order, input: OrderCreateInput): void {
  for (const one of input.transactions ?? [])
    addTransaction(world, order, {
      kind: one.kind ?? 'SALE',
      status: one.status ?? 'SUCCESS',
      gateway: one.gateway ?? '',
      amount: bagOf(one.amountSet, order.currencies),
      authorizationCode: one.authorizationCode ?? null,
      processedAt: one.processedAt ?? world.now(),
      giftCardId: one.giftCardId ?? null,
      locationId: one.locationId ?? null,
      receipt: one.receiptJson == null ? null : JSON.stringify(one.receiptJson),
      test: one.test ?? order.test,
    });
}

function addressOf(world: World, input: AddressInput | null | undefined) {
  return input ? newAddress(world.newGid('MailingAddress'), input) : null;
}

function companyOf(
  world: World,
  locationId: string | null | undefined,
): Order['purchasingCompany'] {
  const location = locationId ? world.shop.companyLocations.get(locationId) : undefined;
  if (!location) return null;
  const company = world.shop.companies.get(location.companyId);
  return {
    companyId: location.companyId,
    contactId: company?.mainContactId ?? '',
    locationId: location.id,
  };
}

/** The order was already shipped elsewhere: one fulfillment for all lines. */
function fulfillAtOnce(world: World, order: Order, input: OrderCreateInput): void {
  order.routed = true;
  const given = input.fulfillment;
  const fulfillment = newFulfillment(world, order, {
    locationId: given?.locationId ?? primaryLocation(world).id,
    fulfillmentOrderIds: [],
    tracking: trackingOf(
      given && {
        company: given.trackingCompany ?? null,
        number: given.trackingNumber ?? null,
        numbers: given.trackingNumbers ?? null,
      },
    ),
    originAddress: null,
  });
  for (const line of order.lines.filter(({ isTip }) => !isTip)) {
    line.fulfilled = line.quantity;
    addFulfillmentLine(world, fulfillment, line.id, line.quantity);
  }
  announceFulfilled(world, order, fulfillment);
}
