import { total, written } from '../money/money';
import { codeOf } from '../netsuite/errors';
import { sha256 } from '../netsuite/hash';
import type { Problem } from '../sync/outcome';
import { errorState } from '../sync/syncErrors';
import { changedGroups, unbooked, type Agreed, type Group } from './agreed';
import { documentsOf } from './documentsOf';
import type { OrderPlan } from './orderPlan';
import { loadOrNull, setGroups } from './updateOrder';

export type UpdatedCashSale = { kind: 'updated'; problem: Problem | null } | { kind: 'gone' };

/** What may change on a cash sale without touching what it posted. */
const NOT_POSTED: Group[] = ['header', 'billTo', 'shipTo'];

/**
 * A cash sale has posted its goods and its money: notes, tags and addresses follow Shopify, everything else is said,
 * with the step that a person takes. 10 units, 20 more for a save; 20 where amounts changed.
 */
export function updateCashSale(
  id: string,
  plan: OrderPlan,
  last: Agreed,
  now: Agreed,
): UpdatedCashSale {
  const groups = changedGroups(last, now);
  const notPosted = groups.filter((group) => NOT_POSTED.includes(group));
  if (notPosted.length > 0) {
    const record = loadOrNull(id, 'cashsale');
    if (!record) return { kind: 'gone' };
    if (setGroups(record, notPosted, plan.salesOrder)) saveUnlessClosed(record);
  }
  const isPosted =
    groups.includes('lines') ||
    groups.includes('shipping') ||
    unbooked(plan.deposits, last).length > 0;
  return {
    kind: 'updated',
    problem: (isPosted ? askedFor(plan, now) : null) ?? plan.paymentProblem,
  };
}

/** Until a person has set the error of this state of the order to Released. */
function askedFor(plan: OrderPlan, { groups }: Agreed): Problem | null {
  const { store, orderId, currency } = plan.salesOrder;
  const { order } = documentsOf(store, orderId, currency);
  const payments = plan.deposits.map(({ transactionId }) => transactionId);
  const state = sha256(JSON.stringify([groups.lines, groups.shipping, payments])).slice(0, 16);
  const problem = alreadyPosted(order, plan, state);
  return errorState(store, problem.cause) === 'released' ? null : problem;
}

/** In a closed period even a note may not change; it stays as it was. */
function saveUnlessClosed(record: { save(): string }): void {
  try {
    record.save();
  } catch (error) {
    if (codeOf(error) !== 'CLOSED_TRAN_PRD') throw error;
  }
}

function alreadyPosted(
  number: string,
  { salesOrder, deposits }: OrderPlan,
  state: string,
): Problem {
  const amount = (units: number) => `${written(units, salesOrder.currency)} ${salesOrder.currency}`;
  const worth = amount(salesOrder.total + (salesOrder.tax?.amount ?? 0));
  const paid = amount(total(deposits.map((deposit) => deposit.amount)));
  return {
    cause: `change:${salesOrder.orderId}:${state}`,
    code: 'CASH_SALE_POSTED',
    class: 'data',
    owner: 'accounting',
    subject: `order ${salesOrder.name}`,
    message: `Order ${salesOrder.name} changed in Shopify after cash sale ${number} was posted: it makes ${worth} now, and ${paid} was received.`,
    next: `Make a cash refund from cash sale ${number} for what was taken back, and a new cash sale for what was added, as Shopify shows the order; then set this error to Released.`,
  };
}
