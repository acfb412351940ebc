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
  const amount = (units: MinorUnits) => written(units, order.currency);
  return {
    cause: `total:${id}`,
    code: 'TOTAL_DOES_NOT_TIE_OUT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${name}`,
    message: `The lines, discounts, shipping and taxes of order ${name} make ${amount(parts)} ${order.currency}, its total in Shopify is ${amount(order.total)}: a difference of ${amount(Math.abs(parts - order.total))}.${discountsOf(order)}`,
    next: 'Compare the order in Shopify line by line; when its parts make its total, set this error to Released. Nothing was written to NetSuite for it.',
  };
}

/** A discount that the order names and no line carries is the likeliest reason. */
function discountsOf(order: PricedOrder): string {
  const carried = total(
    [...order.charges, ...order.shipping].flatMap(({ discounts }) =>
      discounts.map(({ amount }) => amount),
    ),
  );
  if (order.statedDiscounts === null || order.statedDiscounts === carried) return '';
  return ` Its discounts are ${written(order.statedDiscounts, order.currency)} in Shopify, of which its lines carry ${written(carried, order.currency)}.`;
}
