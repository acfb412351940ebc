import type { CurrencySide, MoneyBag } from '../money/money';
import type { ShopifyLine, ShopifyOrder } from './order';
import { priceOrder } from './priceOrder';
import { sumOf } from './tieOut';

/**
 * True for an order whose lines do not say what it is worth now: after an edit, refund or return they keep their old
 * quantities and taxes, and duties, fees and tips stand beside them (review 23). A refund that waits for the bank or failed
 * counts as none in Shopify's totals (shopify-platform §4.4): only its transaction shows. Also where the lines do not make
 * the total for another reason: the ledger may know why.
 */
export function needsLedger(
  order: ShopifyOrder,
  lines: ShopifyLine[],
  side: CurrencySide,
): boolean {
  return (
    order.edited ||
    order.returnStatus !== 'NO_RETURN' ||
    isSomething(order.totalRefundedSet) ||
    order.transactions.some(({ kind }) => kind === 'REFUND') ||
    isSomething(order.totalTipReceivedSet) ||
    isSomething(order.currentTotalDutiesSet) ||
    isSomething(order.currentTotalAdditionalFeesSet) ||
    lines.some((line) => line.currentQuantity !== line.quantity) ||
    sumOf(priceOrder(order, lines, side)) !== side.amount(order.currentTotalPriceSet)
  );
}

function isSomething(bag: MoneyBag | null): boolean {
  return (
    bag !== null && [bag.shopMoney, bag.presentmentMoney].some(({ amount }) => /[1-9]/.test(amount))
  );
}
