import type { MinorUnits } from '../money/money';
import type {
  AddressFragment,
  DiscountsFragment,
  ImportedOrdersQuery,
  LineFragment,
  ShippingFragment,
  TaxesFragment,
} from '../shopify/operations';

/** An order as Shopify's Admin API gives it. */
export type ShopifyOrder = Exclude<
  NonNullable<ImportedOrdersQuery['nodes'][number]>,
  Record<PropertyKey, never>
>;
export type ShopifyLine = LineFragment;
export type ShopifyShipping = ShippingFragment;
export type ShopifyTax = TaxesFragment;
export type ShopifyDiscount = DiscountsFragment;
export type ShopifyAddress = AddressFragment;
export type ShopifyTransaction = ShopifyOrder['transactions'][number];

export interface Tax {
  title: string;
  /** 0.2 is 20 %; null when Shopify names none. */
  rate: number | null;
  /** Who worked it out, as Shopify names it (`Shopify`, an app); null when it names nobody. */
  source: string | null;
  amount: MinorUnits;
  /** A marketplace collects and remits it: never a liability of the merchant. */
  channelLiable: boolean;
}

/** One discount code, automatic or manual discount, as far as it falls on one line. */
export interface Discount {
  /** The code, or the title of a discount without one. */
  label: string;
  amount: MinorUnits;
}

/** Something the order asks money for. Prices are without tax, whatever the shop shows its customers. */
export interface Price {
  list: MinorUnits;
  discounts: Discount[];
  taxes: Tax[];
}

export interface Charge extends Price {
  kind: 'goods' | 'tip' | 'gift_card' | 'duty' | 'fee' | 'adjustment';
  /** Legacy id of the line item; of the duty or fee with its kind before it (`duty:77`). */
  id: string;
  title: string;
  quantity: number;
  /** The line item it belongs to; null for duties, fees and adjustments. */
  line: ShopifyLine | null;
}

export interface ShippingCharge extends Price {
  title: string;
  code: string;
}

/** What an order is worth now: after edits, removals and refunds, in one currency. */
export interface PricedOrder {
  currency: string;
  charges: Charge[];
  shipping: ShippingCharge[];
  /** Shopify's own figure, `currentTotalPriceSet`. */
  total: MinorUnits;
  /** Refunds that are not in `total`: of goods that had been shipped, and money without goods. 0 or more. */
  givenBack: MinorUnits;
  /** What Shopify's figure has beyond `total`: refunds that paid less than they took off, wait for the bank or failed. 0 or more. */
  notPaidBack: MinorUnits;
  /** What Shopify says all discounts of the order make, as it was placed; null when it says nothing. */
  statedDiscounts: MinorUnits | null;
}
