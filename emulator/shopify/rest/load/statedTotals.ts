import type { JsonObject } from '../../contract.ts';
import type { Order, StatedTotal, StatedTotals } from '../../state/orders/order.ts';
import * as totals from '../../state/orders/orderTotals.ts';
import { bag } from './read.ts';
import type { Bag } from '../../state/money/money.ts';

const NAMES: Record<StatedTotal, { key: string; of: (order: Order) => Bag }> = {
  totalPrice: { key: 'total_price', of: totals.totalPrice },
  subtotal: { key: 'subtotal_price', of: totals.subtotal },
  totalDiscounts: { key: 'total_discounts', of: totals.totalDiscounts },
  totalTax: { key: 'total_tax', of: totals.totalTax },
  totalShipping: { key: 'total_shipping_price', of: totals.totalShipping },
  totalLineItems: { key: 'total_line_items_price', of: totals.lineItemsPrice },
  currentTotalPrice: { key: 'current_total_price', of: totals.currentTotalPrice },
  currentSubtotal: { key: 'current_subtotal_price', of: totals.currentSubtotal },
  currentTotalDiscounts: { key: 'current_total_discounts', of: totals.currentTotalDiscounts },
  currentTotalTax: { key: 'current_total_tax', of: totals.currentTotalTax },
};

/**
 * The totals a body names that its lines do not add up to; null when all do. An order with refunds
 * is compared by its `total_…` only: what is current follows when the refunds are loaded.
 */
export function statedTotals(order: Order, body: JsonObject): StatedTotals | null {
  const refunded = Array.isArray(body['refunds']) && body['refunds'].length > 0;
  const found: StatedTotals = {};
  for (const [name, { key, of }] of Object.entries(NAMES) as [
    StatedTotal,
    (typeof NAMES)[StatedTotal],
  ][]) {
    if (refunded && name.startsWith('current')) continue;
    const given = bag(body, key, order.currencies);
    if (!given) continue;
    const own = of(order);
    if (given.shop !== own.shop || given.presentment !== own.presentment) found[name] = given;
  }
  return Object.keys(found).length > 0 ? found : null;
}
