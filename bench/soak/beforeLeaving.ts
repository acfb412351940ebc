import type { Nodes } from './ordersAsShown.ts';

/** Of an order as shown: when its goods left, and which of its lines are tips. */
export const LEAVING = `fulfillments(first: 50) { status createdAt }
  agreements(first: 50) { nodes { sales(first: 50) { nodes { ... on TipSale { lineItem { id } } } } } }`;

export interface Leaving {
  fulfillments: { status: string; createdAt: string }[];
  agreements: Nodes<{ sales: Nodes<{ lineItem?: { id: string } }> }>;
}

/** Whether anything of the order had left by then. Until then shipping and tips that are paid back are off it, like units. */
export function hadLeft({ fulfillments }: Leaving, moment: string): boolean {
  return fulfillments.some(({ status, createdAt }) => status !== 'CANCELLED' && createdAt < moment);
}

export function isTip({ agreements }: Leaving, line: string): boolean {
  return agreements.nodes.some(({ sales }) =>
    sales.nodes.some(({ lineItem }) => lineItem?.id === line),
  );
}
