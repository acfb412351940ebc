import { sha256 } from '../netsuite/hash';
import type { Problem } from '../sync/outcome';
import type { Documents } from './documentsOf';
import type { SalesOrderPlan } from './orderPlan';

/** What keeps a line from following: goods in picking, goods that left, or a bill. */
export type Step = 'picked' | 'shipped' | 'billed';

/** Something that only a person can bring about, and by undoing what. None: nothing can be undone. */
export interface ByHand {
  reason: string;
  steps: Step[];
}

/** A change that a person has to make: what is the warehouse's goes to the warehouse, bills alone to accounting. */
export function changeByHand(
  { orderId, name }: SalesOrderPlan,
  byHand: ByHand[],
  { shipments, invoices }: Documents,
): Problem {
  const steps = new Set(byHand.flatMap((one) => one.steps));
  const numbers = (isShipped: boolean) =>
    shipments.filter((one) => one.isShipped === isShipped).map(({ number }) => number);
  const next = [
    steps.has('picked') && `Picked units: take them off item fulfillment ${named(numbers(false))}.`,
    steps.has('shipped') &&
      `Units shipped with ${named(numbers(true))}: have them brought back by a return, or add them to the order in Shopify again.`,
    steps.has('billed') && `Billed with ${named(invoices)}: credit or bill the difference.`,
  ].filter(Boolean);
  return {
    cause: `change:${orderId}:${asked(byHand)}`,
    code: 'CHANGE_NOT_POSSIBLE',
    class: 'data',
    owner: steps.has('picked') || steps.has('shipped') ? 'warehouse' : 'accounting',
    subject: `order ${name}`,
    message: `Order ${name} changed in Shopify, but its sales order can't follow in everything: ${byHand.map(({ reason }) => reason).join('; ')}.`,
    next: `${next.length > 0 ? next.join(' ') : 'Change the lines of the sales order as Shopify shows them.'} Then set this error to Released; until then the order has a stop.`,
  };
}

/** Another change is another question: the answer to one is none to the other. */
function asked(byHand: ByHand[]): string {
  const reasons = byHand.map(({ reason }) => reason).sort();
  return sha256(JSON.stringify(reasons)).slice(0, 16);
}

function named(numbers: string[]): string {
  return numbers.length > 0 ? numbers.join(', ') : 'its document';
}
