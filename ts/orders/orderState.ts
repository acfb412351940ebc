import { presentmentSide, shopSide, type CurrencySide } from '../money/money';
import type { Settings } from '../setup/settings';
import type { BusinessBuyerFragment } from '../shopify/operations';
import type { LedgerEntry } from './ledger';
import type { OnHoldInShopify } from './readHolds';
import type { PricedOrder, ShopifyLine, ShopifyOrder } from './order';
import { priceLedger } from './priceLedger';
import { priceOrder } from './priceOrder';

/** An order with all that is needed to know what it is worth. */
export interface OrderState {
  order: ShopifyOrder;
  /** All of them, also beyond the first page. */
  lines: ShopifyLine[];
  /** Only of orders whose lines do not tell; null for the others. */
  ledger: LedgerEntry[] | null;
  /** When the first of its goods left, ISO UTC; only where its ledger asks for it. */
  leftSince?: string;
  /** The company that a business order was placed for; not of others, nor where the store books them on persons. */
  business?: BusinessBuyerFragment;
  /** What of it somebody put on hold in Shopify; missing where nothing is. */
  onHold?: OnHoldInShopify;
}

/** The side of its amounts that orders of a store are read through. */
export function sideOf(order: ShopifyOrder, settings: Settings['orders']): CurrencySide {
  return settings.currencyMode === 'shop'
    ? shopSide(order.currencyCode)
    : presentmentSide(order.presentmentCurrencyCode);
}

export function priceOf(
  { order, lines, ledger, leftSince }: OrderState,
  side: CurrencySide,
): PricedOrder {
  return ledger
    ? priceLedger(order, lines, ledger, side, leftSince)
    : priceOrder(order, lines, side);
}
