import { fromField, written } from '../money/money';
import { submitFields } from '../netsuite/records';
import type { Problem } from '../sync/outcome';
import { totalsOf } from './findTransactions';
import type { SalesOrderPlan } from './orderPlan';

export interface Saved {
  salesOrder: string;
  plan: SalesOrderPlan;
}

/**
 * Did NetSuite keep the totals? Tax engines, workflows and sourcing act while it saves (review 11). One query for the
 * batch; an order whose total differs is marked for the warehouse to stop. Answers the problems by sales order id.
 */
export function checkTotals(saved: Saved[]): Map<string, Problem> {
  const totals = totalsOf(saved.map(({ salesOrder }) => salesOrder));
  const problems = new Map<string, Problem>();
  for (const { salesOrder, plan } of saved) {
    const amount = fromField(totals.get(salesOrder) ?? '', plan.currency);
    if (amount === plan.total) continue;
    const problem = differs(plan, salesOrder, amount);
    submitFields('salesorder', salesOrder, { custbody_xdk_hold: 'The total differs from Shopify' });
    problems.set(salesOrder, problem);
  }
  return problems;
}

function differs(plan: SalesOrderPlan, salesOrder: string, amount: number | null): Problem {
  const [expected, actual, difference] = [
    plan.total,
    amount ?? 0,
    Math.abs(plan.total - (amount ?? 0)),
  ].map((units) => written(units, plan.currency));
  return {
    cause: `total:${plan.orderId}`,
    code: 'NETSUITE_TOTAL_DIFFERS',
    class: 'data',
    owner: 'accounting',
    subject: `order ${plan.name}`,
    message: `NetSuite's total of sales order ${salesOrder} is ${actual} ${plan.currency}, order ${plan.name} makes ${expected}: a difference of ${difference}.`,
    next: 'Find what changed the order while NetSuite saved it (tax set-up, a workflow, a script, sourcing of prices), correct it and the order; then set this error to Released.',
  };
}
