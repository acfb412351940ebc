import { fromField, written } from '../money/money';
import { submitFields } from '../netsuite/records';
import type { Problem } from '../sync/outcome';
import { totalsOf } from './findTransactions';
import type { SalesOrderPlan } from './orderPlan';

/** What the warehouse reads on an order whose total differs; taken away again when it is right. */
const HOLD = 'The total differs from Shopify';

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
    const { total = '', hold = '' } = totals.get(salesOrder) ?? {};
    const amount = fromField(total, plan.currency);
    const right = amount === plan.total;
    if (!right) problems.set(salesOrder, differs(plan, salesOrder, amount));
    if (right === (hold === HOLD))
      submitFields('salesorder', salesOrder, { custbody_xdk_hold: right ? '' : HOLD });
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
