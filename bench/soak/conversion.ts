import type { Nodes } from './ordersAsShown.ts';

/** Of an order as shown: the amounts that Shopify converts, each by itself. */
export const CONVERTED = `transactions(first: 50) { id }
  agreements(first: 50) { nodes { sales(first: 50) { nodes { quantity taxes { id } } } } }`;

export interface Converted {
  transactions: object[];
  agreements: Nodes<{ sales: Nodes<{ quantity: number | null; taxes: object[] }> }>;
}

/**
 * What rounding can come to between an order in the shop's money and payments in the buyer's, in minor units: half a unit for
 * each amount that is converted by itself, which are the price of a piece, a sale's discount, each of its taxes, each payment.
 */
export function centsOfConversion({ transactions, agreements }: Converted): number {
  const converted = agreements.nodes
    .flatMap(({ sales }) => sales.nodes)
    .reduce((sum, { quantity, taxes }) => sum + Math.abs(quantity ?? 1) + 1 + taxes.length, 0);
  return Math.ceil((converted + transactions.length) / 2);
}
