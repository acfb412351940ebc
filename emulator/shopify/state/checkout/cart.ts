import type { World } from '../../contract.ts';
import { newAddress } from '../places/address.ts';
import type { AddressInput } from '../places/address.ts';
import { itemOf, variantTitle } from '../catalog/catalog.ts';
import { createCustomer } from '../customers/customer.ts';
import { allocateDiscounts } from '../money/discounts.ts';
import type { CartDiscount } from '../money/discounts.ts';
import { addLine, addShippingLine, newOrder } from '../orders/newOrder.ts';
import { converter, NOTHING, toMinor } from '../money/money.ts';
import type { Convert } from '../money/money.ts';
import { applyTaxes } from '../money/taxes.ts';
import type { CartTax } from '../money/taxes.ts';
import type { Order } from '../orders/order.ts';
import { totalPrice } from '../orders/orderTotals.ts';
import { addTransaction } from '../payments/payments.ts';
import type { TransactionKind, TransactionStatus } from '../payments/payments.ts';
import { announceOrder, keepOrder, routeLater } from './placeOrder.ts';
import { createFulfillment } from '../fulfillment/fulfillment.ts';
import { routeOrder } from './routing.ts';

/** What a shopper puts together. Amounts are decimals in the currency he pays in. */
export type Cart = {
  email?: string;
  phone?: string;
  firstName?: string;
  lastName?: string;
  customerId?: string;
  /** Currency he pays in; the shop's own by default. */
  currency?: string;
  /** Shop currency for one unit of his currency, "1.0847". */
  exchangeRate?: string;
  taxesIncluded?: boolean;
  lines: CartLine[];
  shipping?: { title: string; code?: string; price: string }[];
  discounts?: CartDiscount[];
  /** Rates that hold for all taxable lines, and for shipping where `shipping` is true. */
  taxes?: CartTax[];
  additionalFees?: { name: string; price: string }[];
  tip?: string;
  shippingAddress?: AddressInput;
  billingAddress?: AddressInput;
  payments?: CartPayment[];
  /** Without payments: how the total is paid. */
  payment?: 'paid' | 'authorized' | 'pending' | 'none';
  gateway?: string;
  note?: string;
  tags?: string[];
  attributes?: { key: string; value: string }[];
  poNumber?: string;
  sourceName?: string;
  /** POS: the till's location; everything is handed over at once. */
  retailLocationId?: string;
  /** Picked up at a place of the shop, or brought by the shop itself. */
  delivery?: { method: 'PICK_UP' | 'LOCAL'; locationId?: string };
  /** Pre-order: ISO moment before which nothing is to be fulfilled. */
  fulfillAt?: string;
  test?: boolean;
  /** Placed at that ISO moment, long ago; now unless given. */
  createdAt?: string;
  company?: { companyId: string; contactId: string; locationId: string };
};

export type CartLine = {
  variantId?: string;
  sku?: string;
  title?: string;
  quantity: number;
  /** Needed for lines without variant; otherwise the variant's price. */
  price?: string;
  requiresShipping?: boolean;
  taxable?: boolean;
  giftCard?: boolean;
  properties?: { name: string; value: string }[];
  /** The bundle it comes in: lines with the same id are its parts. */
  bundle?: { id: string; title: string; quantity: number; sku?: string };
  duties?: { price: string; harmonizedSystemCode?: string; countryCodeOfOrigin?: string }[];
};

export type CartPayment = {
  gateway: string;
  amount: string;
  kind?: TransactionKind;
  status?: TransactionStatus;
  /** Cash: difference to the exact amount. */
  rounding?: string;
  giftCardId?: string;
};

/** A checkout that went through: the order, paid or not, with its stock taken and routing on its way. */
export function checkOut(world: World, cart: Cart): Order {
  const presentment = cart.currency ?? world.store.currency;
  const currencies = { shop: world.store.currency, presentment };
  const convert = converter(currencies, cart.exchangeRate ?? '1');
  const money = (amount: string): number => toMinor(amount, presentment);
  const customerId = cart.customerId ?? customerOf(world, cart);
  const order = newOrder(world, {
    ...(cart.createdAt && { createdAt: cart.createdAt, processedAt: cart.createdAt }),
    currencies,
    customerId,
    email: cart.email?.toLowerCase() ?? emailOf(world, customerId),
    phone: cart.phone ?? null,
    taxesIncluded: cart.taxesIncluded ?? world.store.taxesIncluded,
    note: cart.note ?? null,
    tags: cart.tags ?? [],
    customAttributes: cart.attributes ?? [],
    poNumber: cart.poNumber ?? null,
    sourceName: cart.sourceName ?? (cart.retailLocationId ? 'pos' : 'web'),
    retailLocationId: cart.retailLocationId ?? null,
    delivery: {
      method: cart.delivery?.method ?? 'SHIPPING',
      locationId: cart.delivery?.locationId ?? null,
    },
    fulfillAt: cart.fulfillAt ?? null,
    test: cart.test ?? false,
    purchasingCompany: cart.company ?? null,
    shippingAddress: address(world, cart.shippingAddress),
    billingAddress: address(world, cart.billingAddress ?? cart.shippingAddress),
    inventoryBehaviour: 'DECREMENT',
    checkoutToken: token(world),
    cartToken: token(world),
  });
  for (const line of cart.lines) addCartLine(world, order, line, money, convert);
  for (const shipping of cart.shipping ?? [])
    addShippingLine(world, order, {
      title: shipping.title,
      code: shipping.code ?? shipping.title,
      price: convert(money(shipping.price)),
    });
  allocateDiscounts(order, cart.discounts ?? [], convert);
  applyTaxes(order, cart.taxes ?? [], convert);
  for (const fee of cart.additionalFees ?? [])
    order.additionalFees.push({
      id: world.newGid('AdditionalFee'),
      name: fee.name,
      price: convert(money(fee.price)),
      taxLines: [],
    });
  if (cart.tip)
    addLine(world, order, {
      title: 'Tip',
      quantity: 1,
      unitPrice: convert(money(cart.tip)),
      requiresShipping: false,
      taxable: false,
      isTip: true,
    });
  keepOrder(world, order);
  pay(world, order, cart, convert);
  announceOrder(world, order);
  if (cart.retailLocationId) handOver(world, order);
  else routeLater(world, order);
  return order;
}

function address(world: World, input: AddressInput | undefined) {
  return input ? newAddress(world.newGid('MailingAddress'), input) : null;
}

function token(world: World): string {
  return Array.from({ length: 4 }, () =>
    Math.floor(world.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

function emailOf(world: World, customerId: string | null): string | null {
  return customerId ? (world.shop.customers.get(customerId)?.email ?? null) : null;
}

/** The customer with this e-mail, or a new one; a checkout without e-mail and phone is a guest's. */
function customerOf(world: World, cart: Cart): string | null {
  const email = cart.email?.toLowerCase();
  if (!email && !cart.phone) return null;
  const known =
    (email && world.shop.customersByEmail.get(email)) ||
    (cart.phone && world.shop.customersByPhone.get(cart.phone));
  if (known) return known;
  return createCustomer(world, {
    email: email ?? null,
    phone: cart.phone ?? null,
    firstName: cart.firstName ?? cart.shippingAddress?.firstName ?? null,
    lastName: cart.lastName ?? cart.shippingAddress?.lastName ?? null,
    ...(cart.shippingAddress ? { addresses: [cart.shippingAddress] } : {}),
  }).id;
}

function addCartLine(
  world: World,
  order: Order,
  line: CartLine,
  money: (amount: string) => number,
  convert: Convert,
): void {
  const bySku =
    line.sku && !line.variantId ? [...(world.shop.skus.get(line.sku) ?? [])][0] : undefined;
  const variant = world.shop.variants.get(line.variantId ?? bySku ?? '');
  if (line.variantId && !variant) throw new Error(`no variant ${line.variantId}`);
  const product = variant && world.shop.products.get(variant.productId);
  const foreign = order.currencies.shop !== order.currencies.presentment;
  if (variant && foreign && line.price === undefined)
    throw new Error('a line in another currency needs its price');
  const price = line.price !== undefined ? money(line.price) : variant?.price;
  if (price === undefined) throw new Error('a line without variant needs its price');
  const item = variant && itemOf(world, variant);
  const only = variant && variant.optionValues[0] === 'Default Title';
  addLine(world, order, {
    title: line.title ?? product?.title ?? line.sku ?? 'Custom item',
    quantity: line.quantity,
    unitPrice: convert(price),
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    variantTitle: variant && !only ? variantTitle(variant) : null,
    sku: variant?.sku ?? line.sku ?? null,
    vendor: product?.vendor ?? null,
    requiresShipping: line.requiresShipping ?? item?.requiresShipping ?? true,
    taxable: line.taxable ?? variant?.taxable ?? true,
    isGiftCard: line.giftCard ?? product?.isGiftCard ?? false,
    grams: item ? gramsOf(item.weight) : 0,
    properties: line.properties ?? [],
    ...(line.bundle && bundleOf(world, line.bundle)),
    duties: (line.duties ?? []).map((duty) => ({
      id: world.newGid('Duty'),
      price: convert(money(duty.price)),
      taxLines: [],
      harmonizedSystemCode: duty.harmonizedSystemCode ?? null,
      countryCodeOfOrigin: duty.countryCodeOfOrigin ?? null,
      refunded: NOTHING,
      refundedTax: NOTHING,
    })),
  });
}

function bundleOf(world: World, bundle: NonNullable<CartLine['bundle']>) {
  const bySku = [...(world.shop.skus.get(bundle.sku ?? '') ?? [])][0];
  const variant = world.shop.variants.get(bySku ?? '');
  return {
    groupId: bundle.id,
    group: {
      title: bundle.title,
      quantity: bundle.quantity,
      variantId: variant?.id ?? null,
      productId: variant?.productId ?? null,
      sku: bundle.sku ?? null,
    },
  };
}

export function gramsOf(weight: { value: number; unit: string }): number {
  const grams: Record<string, number> = {
    GRAMS: 1,
    KILOGRAMS: 1000,
    OUNCES: 28.349523125,
    POUNDS: 453.59237,
  };
  return Math.round(weight.value * (grams[weight.unit] ?? 0));
}

function pay(world: World, order: Order, cart: Cart, convert: Convert): void {
  const { presentment } = order.currencies;
  if (cart.payments) {
    for (const payment of cart.payments)
      addTransaction(world, order, {
        kind: payment.kind ?? 'SALE',
        status: payment.status ?? 'SUCCESS',
        gateway: payment.gateway,
        amount: convert(toMinor(payment.amount, presentment)),
        rounding: payment.rounding ? convert(toMinor(payment.rounding, presentment)) : null,
        giftCardId: payment.giftCardId ?? null,
        locationId: order.retailLocationId,
      });
    return;
  }
  const total = totalPrice(order).presentment;
  // A fully discounted order has no transaction at all (pitfall 18).
  if (cart.payment === 'none' || total === 0) return;
  const gateway = cart.gateway ?? (cart.payment === 'pending' ? 'manual' : 'shopify_payments');
  const card = gateway === 'shopify_payments' || gateway === 'bogus';
  addTransaction(world, order, {
    kind: cart.payment === 'authorized' ? 'AUTHORIZATION' : 'SALE',
    status: cart.payment === 'pending' ? 'PENDING' : 'SUCCESS',
    gateway,
    amount: convert(total),
    accountNumber: card ? '•••• •••• •••• 4242' : null,
    cardCompany: card ? 'Visa' : null,
    locationId: order.retailLocationId,
  });
}

/** Point of sale: the goods leave with the buyer, one fulfillment at the till's location (§4.2, RETAIL). */
function handOver(world: World, order: Order): void {
  for (const one of routeOrder(world, order))
    createFulfillment(world, {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: one.id }],
    });
}
