import { fieldAmount, fromField, written, type MinorUnits } from '../money/money';
import { submitFields } from '../netsuite/records';
import { reasonsIn, releaseStop, setStop } from '../fulfillments/stopSignal';
import type { Problem } from '../sync/outcome';
import { addedToOrder, totalsOf } from './findTransactions';
import type { SalesOrderPlan } from './orderPlan';
import { STOP, UNTIL_RIGHT } from './stops';

export interface Saved {
  salesOrder: string;
  plan: SalesOrderPlan;
  /** It stood before: what people added since stays, and is left out of the comparison. */
  stood: boolean;
}

/**
 * Did NetSuite keep the totals? Tax engines, workflows and sourcing act while it saves (review 11). One query for the
 * batch; an order whose total differs is marked for the warehouse to stop. Answers the problems by sales order id.
 */
export function checkTotals(saved: Saved[]): Map<string, Problem> {
  const totals = totalsOf(saved.map(({ salesOrder }) => salesOrder));
  const problems = new Map<string, Problem>();
  for (const { salesOrder, plan, stood } of saved) {
    const { total = '', tax = '', hold = '', difference = '' } = totals.get(salesOrder) ?? {};
    const kept = {
      total: fromField(total, plan.currency) ?? 0,
      // Lines of a sale have the sign of its credit side.
      tax: Math.abs(fromField(tax, plan.currency) ?? 0),
    };
    const problem = problemOf(plan, salesOrder, kept, stood);
    if (plan.tax) noteDifference(salesOrder, plan, kept.tax - plan.tax.amount, difference);
    if (problem) problems.set(salesOrder, problem);
    // What a cash sale sold has left already.
    if (plan.type === 'cashsale') continue;
    const reasons = reasonsIn(hold);
    if (problem && !reasons.includes(STOP.total)) setStop(salesOrder, STOP.total);
    if (!problem && UNTIL_RIGHT.some((one) => reasons.includes(one)))
      releaseStop(salesOrder, UNTIL_RIGHT);
  }
  return problems;
}

/** How much more tax NetSuite found than Shopify charged, on the order; written only where it changed. 10 units then. */
function noteDifference(id: string, plan: SalesOrderPlan, units: MinorUnits, noted: string): void {
  if (units === (fromField(noted, plan.currency) ?? 0)) return;
  submitFields(plan.type, id, { custbody_xdk_tax_difference: fieldAmount(units, plan.currency) });
}

/**
 * Where NetSuite calculates the tax, the total is compared without it, and the tax within the store's tolerance. What
 * people added is asked for only where something differs, and its tax can't be told from ours.
 */
function problemOf(
  plan: SalesOrderPlan,
  salesOrder: string,
  kept: { total: MinorUnits; tax: MinorUnits },
  stood: boolean,
): Problem | null {
  const net = plan.tax ? kept.total - kept.tax : kept.total;
  const isTaxRight = !plan.tax || Math.abs(kept.tax - plan.tax.amount) <= plan.tax.tolerance;
  if (net === plan.total && isTaxRight) return null;
  const added = stood ? (fromField(addedToOrder(salesOrder), plan.currency) ?? 0) : 0;
  if (net - added !== plan.total) {
    const what = plan.tax ? 'total without tax' : 'total';
    return differs(plan, salesOrder, what, net - added, plan.total);
  }
  return isTaxRight || added !== 0
    ? null
    : differs(plan, salesOrder, 'tax', kept.tax, plan.tax?.amount ?? 0);
}

const NEXT_FOR_TAX =
  "Correct what NetSuite's tax comes from: the mappings of kind tax and their codes' rates, the setting orders.tax (line_amounts needs tax per line in the account, order_rate tax on the order) or taxTolerance, and then the order; then set this error to Released.";
const NEXT_FOR_TOTAL =
  'Find what changed the order while NetSuite saved it (tax set-up, a workflow, a script, sourcing of prices), correct it and the order; then set this error to Released.';

function differs(
  plan: SalesOrderPlan,
  salesOrder: string,
  what: string,
  actual: MinorUnits,
  expected: MinorUnits,
): Problem {
  const amount = (units: MinorUnits) => `${written(units, plan.currency)} ${plan.currency}`;
  return {
    cause: `total:${plan.orderId}`,
    code: what === 'tax' ? 'NETSUITE_TAX_DIFFERS' : 'NETSUITE_TOTAL_DIFFERS',
    class: 'data',
    owner: 'accounting',
    subject: `order ${plan.name}`,
    message: `NetSuite's ${what} of ${plan.type === 'cashsale' ? 'cash sale' : 'sales order'} ${salesOrder} is ${amount(actual)}, order ${plan.name} makes ${amount(expected)}: a difference of ${amount(Math.abs(actual - expected))}.`,
    next: what === 'tax' ? NEXT_FOR_TAX : NEXT_FOR_TOTAL,
  };
}
