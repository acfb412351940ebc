import { total, written } from '../money/money';
import { codeOf } from '../netsuite/errors';
import type { Problem } from '../sync/outcome';
import { changedGroups, unbooked, type Agreed, type Group } from './agreed';
import type { ShopifyOrder } from './order';
import type { OrderPlan } from './orderPlan';
import { loadOrNull, setGroups } from './updateOrder';

export type UpdatedCashSale = { kind: 'updated'; problem: Problem | null } | { kind: 'gone' };

/** What may change on a cash sale without touching what it posted. */
const NOT_POSTED: Group[] = ['header', 'billTo', 'shipTo'];

/**
 * A cash sale has posted its goods and its money: notes, tags and addresses follow Shopify, everything else is said once,
 * with the step that a person takes. 10 units, 20 more for a save, nothing where only amounts changed.
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
  return { kind: 'updated', problem: isPosted ? alreadyPosted(id, plan) : plan.paymentProblem };
}

/** In a closed period even a note may not change; it stays as it was. */
function saveUnlessClosed(record: { save(): string }): void {
  try {
    record.save();
  } catch (error) {
    if (codeOf(error) !== 'CLOSED_TRAN_PRD') throw error;
  }
}

function alreadyPosted(id: string, { salesOrder, deposits }: OrderPlan): Problem {
  const amount = (units: number) => `${written(units, salesOrder.currency)} ${salesOrder.currency}`;
  const worth = amount(salesOrder.total + (salesOrder.tax?.amount ?? 0));
  const paid = amount(total(deposits.map((deposit) => deposit.amount)));
  return {
    cause: `change:${salesOrder.orderId}`,
    code: 'CASH_SALE_POSTED',
    class: 'data',
    owner: 'accounting',
    subject: `order ${salesOrder.name}`,
    message: `Order ${salesOrder.name} changed in Shopify after cash sale ${id} was posted: it makes ${worth} now, and ${paid} was received.`,
    next: `Make a cash refund from cash sale ${id} for what was taken back, and a new cash sale for what was added, as Shopify shows the order; then set this error to Released.`,
  };
}

/** The order was cancelled after its cash sale was posted: money and goods go back by a cash refund. */
export function cashSaleCancelled(id: string, order: ShopifyOrder): Problem {
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_CASH_SALE',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was cancelled in Shopify after cash sale ${id} was posted.`,
    next: `Make a cash refund from cash sale ${id} as Shopify refunded the payment, with the goods that came back; then set this error to Released.`,
  };
}
