import { sha256 } from '../netsuite/hash';
import type { OrderPlan } from './orderPlan';

/** What Shopify and NetSuite last agreed on about an order, kept on its link as JSON. No values, only hashes. */
export interface Agreed {
  /** `Order.updatedAt` of the state that was read; polling skips orders that have not moved since. */
  updatedAt: string;
  /** Hash of the sales order as mapped; '' while something of the order could not be posted yet. */
  state: string;
  /** Hash of the payments as mapped. */
  payments: string;
}

export function agreedOf(plan: OrderPlan, updatedAt: string): Agreed {
  return {
    updatedAt,
    state: sha256(JSON.stringify(plan.salesOrder)),
    payments: sha256(
      JSON.stringify(plan.deposits.map(({ transactionId, amount }) => [transactionId, amount])),
    ),
  };
}

/** Nothing agreed yet: an empty text, or one that is not ours. */
const NOTHING: Agreed = { updatedAt: '', state: '', payments: '' };

export function parseAgreed(text: string): Agreed {
  if (text === '') return NOTHING;
  return { ...NOTHING, ...(JSON.parse(text) as Partial<Agreed>) };
}
