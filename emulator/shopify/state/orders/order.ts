import type { World } from '../../contract.ts';
import type { Address } from '../places/address.ts';
import type { Agreement } from './ledger.ts';
import type { Bag, Currencies } from '../money/money.ts';
import { announce } from '../events.ts';

export type TaxLine = {
  title: string;
  /** Decimal, "0.0825". */
  rate: string;
  price: Bag;
  channelLiable: boolean | null;
  source: string | null;
};

export type DiscountApplication = {
  index: number;
  kind: 'code' | 'manual' | 'automatic' | 'script';
  /** Code or title. */
  title: string;
  description: string | null;
  valueType: 'percentage' | 'fixed_amount';
  /** Decimal: per cent, or an amount in presentment money. */
  value: string;
  method: 'ACROSS' | 'EACH';
  selection: 'ALL' | 'ENTITLED' | 'EXPLICIT';
  target: 'LINE_ITEM' | 'SHIPPING_LINE';
  /** Made by an order edit: not listed in `Order.discountApplications` (reviews/shopify 23). */
  fromEdit: boolean;
};

export type DiscountAllocation = { amount: Bag; application: DiscountApplication };

export type Duty = {
  readonly id: string;
  price: Bag;
  taxLines: TaxLine[];
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  /** Given back by refunds, without and with the tax beside it. */
  refunded: Bag;
  refundedTax: Bag;
};

export type LineItem = {
  readonly id: string;
  readonly orderId: string;
  /** As at placement; the product may be gone since. */
  readonly variantId: string | null;
  readonly productId: string | null;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly vendor: string | null;
  readonly properties: { name: string; value: string }[];
  readonly requiresShipping: boolean;
  readonly taxable: boolean;
  readonly isGiftCard: boolean;
  /** A tip: a line without variant that nobody fulfills (shopify-platform §4.3). */
  readonly isTip: boolean;
  readonly grams: number;
  readonly fulfillmentService: string;
  readonly groupId: string | null;
  /** The bundle it is a part of, where the shop knows more of it than its id. */
  readonly group: LineGroup | null;
  /** Units ordered and added, with those that were removed or refunded since. */
  quantity: number;
  /** Taken out by order edits. */
  removed: number;
  /** Refunded, with or without restock. */
  refunded: number;
  /** Refunded before fulfillment (restock type CANCEL): no longer to be fulfilled. */
  cancelled: number;
  fulfilled: number;
  unitPrice: Bag;
  /** For all `quantity` units. */
  allocations: DiscountAllocation[];
  taxLines: TaxLine[];
  duties: Duty[];
};

/** A bundle in the cart: its own variant, as often as it was bought; its parts are lines. */
export type LineGroup = {
  title: string;
  quantity: number;
  variantId: string | null;
  productId: string | null;
  sku: string | null;
};

export type ShippingLine = {
  readonly id: string;
  readonly title: string;
  readonly code: string | null;
  readonly source: string | null;
  readonly carrierIdentifier: string | null;
  readonly phone: string | null;
  readonly custom: boolean;
  readonly price: Bag;
  allocations: DiscountAllocation[];
  taxLines: TaxLine[];
  isRemoved: boolean;
  /** What refunds gave back, without and with the tax beside it. */
  refunded: Bag;
  refundedTax: Bag;
};

export type AdditionalFee = {
  readonly id: string;
  readonly name: string;
  readonly price: Bag;
  readonly taxLines: TaxLine[];
};

export type ReturnFee = {
  readonly id: string;
  readonly kind: 'RestockingFee' | 'ReturnShippingFee';
  readonly amount: Bag;
  readonly percentage: string | null;
};

/** Totals a published payload states where its parts do not add up to them; null for our own orders. */
export type StatedTotals = Partial<Record<StatedTotal, Bag>>;
export type StatedTotal =
  | 'totalPrice'
  | 'subtotal'
  | 'totalDiscounts'
  | 'totalTax'
  | 'totalShipping'
  | 'totalLineItems'
  | 'currentTotalPrice'
  | 'currentSubtotal'
  | 'currentTotalDiscounts'
  | 'currentTotalTax';

export type Order = {
  readonly id: string;
  name: string;
  readonly number: number;
  readonly confirmationNumber: string;
  readonly createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  cancellationNote: string | null;
  closedAt: string | null;
  readonly test: boolean;
  edited: boolean;
  confirmed: boolean;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  poNumber: string | null;
  readonly currencies: Currencies;
  readonly taxesIncluded: boolean;
  readonly taxExempt: boolean;
  readonly estimatedTaxes: boolean;
  readonly dutiesIncluded: boolean;
  readonly sourceName: string | null;
  readonly sourceIdentifier: string | null;
  readonly registeredSourceUrl: string | null;
  readonly appId: string | null;
  readonly customerLocale: string | null;
  readonly checkoutToken: string | null;
  readonly cartToken: string | null;
  readonly clientIp: string | null;
  readonly acceptsMarketing: boolean;
  /** POS: where it was sold. */
  readonly retailLocationId: string | null;
  /** How goods that need shipping get to the buyer; with pick-up, the place he chose. */
  readonly delivery: { method: 'SHIPPING' | 'PICK_UP' | 'LOCAL'; locationId: string | null };
  /** Pre-order: nothing is to be fulfilled before. */
  readonly fulfillAt: string | null;
  customerId: string | null;
  /** B2B: company, contact and location. */
  readonly purchasingCompany: { companyId: string; contactId: string; locationId: string } | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  readonly lines: LineItem[];
  readonly shippingLines: ShippingLine[];
  readonly additionalFees: AdditionalFee[];
  /** What returns cost the buyer: restocking and return shipping. */
  readonly returnFees: ReturnFee[];
  readonly discountApplications: DiscountApplication[];
  /** Tax on the order as a whole (`orderCreate` with order-level tax lines). */
  readonly orderTaxLines: TaxLine[];
  transactionIds: string[];
  fulfillmentOrderIds: string[];
  fulfillmentIds: string[];
  refundIds: string[];
  returnIds: string[];
  agreements: Agreement[];
  originalTotal: Bag;
  /** Refund discrepancies: what was refunded beside or short of the lines. */
  adjustments: Bag;
  riskLevel: 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE' | 'PENDING';
  paymentTermsId: string | null;
  stated: StatedTotals | null;
  /** Financial status given from outside; it holds until the next transaction (`OrderCreateOrderInput.financialStatus`). */
  statedFinancialStatus: string | null;
  /** An order that was fulfilled before it came here, or has nothing to fulfill. */
  routed: boolean;
  readonly inventoryBehaviour: 'BYPASS' | 'DECREMENT';
  cancelling: boolean;
};

/** Units that count now: without the removed and refunded ones. */
export function currentQuantity(line: LineItem): number {
  return line.quantity - line.removed - line.refunded;
}

/** Units still to be fulfilled. */
export function unfulfilledQuantity(line: LineItem): number {
  if (line.isTip) return 0;
  return line.quantity - line.removed - line.cancelled - line.fulfilled;
}

export function refundableQuantity(line: LineItem): number {
  return currentQuantity(line);
}

/**
 * Moves `updatedAt` (whole seconds) and sends `orders/updated`. `stamps` false: the change leaves
 * the time as it is, by one of the switches (reviews/shopify 38 (1)).
 */
export function touchOrder(world: World, order: Order, stamps = true): void {
  if (stamps) order.updatedAt = world.now();
  announce(world, 'orders/updated', order);
}

export function orderOf(world: World, id: string): Order {
  const order = world.shop.orders.get(id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
}
