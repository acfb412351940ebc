import { total, written, type MinorUnits } from '../money/money';
import type { Problem } from '../sync/outcome';
import type { Price, PricedOrder } from './order';

/** Σ (list − discounts + taxes) of everything the order asks money for. */
export function sumOf(order: Pick<PricedOrder, 'charges' | 'shipping'>): MinorUnits {
  return total([...order.charges, ...order.shipping].map(grossOf));
}

function grossOf(price: Price): MinorUnits {
  return netOf(price) + total(price.taxes.map(({ amount }) => amount));
}

/** After discounts, before tax. */
export function netOf(price: Price): MinorUnits {
  return price.list - total(price.discounts.map(({ amount }) => amount));
}

/**
 * The parts of an order must make its total to the cent; there is no silent balancing line (design, rule 6).
 * Answers the problem that holds the order, or null.
 */
export function tieOut(order: PricedOrder, name: string, id: string): Problem | null {
  const parts = sumOf(order);
  if (parts === order.total) return null;
  const amounts = [parts, order.total, Math.abs(parts - order.total)].map((amount) =>
    written(amount, order.currency),
  );
  return {
    cause: `total:${id}`,
    code: 'TOTAL_DOES_NOT_TIE_OUT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${name}`,
    message: `The lines, discounts, shipping and taxes of order ${name} make ${amounts[0]} ${order.currency}, its total in Shopify is ${amounts[1]}: a difference of ${amounts[2]}.`,
    next: 'Compare the order in Shopify line by line; when its parts make its total, set this error to Released. Nothing was written to NetSuite for it.',
  };
}
