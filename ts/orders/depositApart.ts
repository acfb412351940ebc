import { written } from '../money/money';
import { now } from '../netsuite/clock';
import { codeOf } from '../netsuite/errors';
import type { RecordPlan } from '../netsuite/records';
import type { CreatedOnce } from '../sync/createOnce';
import type { Problem } from '../sync/outcome';
import { raise } from '../sync/syncErrors';
import { createPosting } from './closedPeriod';
import type { DepositPlan, SalesOrderPlan } from './orderPlan';
import { standingOrders } from './standingOrders';

/** NetSuite's codes for a reference that it does not take (netsuite-platform §4.7). */
const REFUSED_REFERENCE = ['INVALID_KEY_OR_REF', 'INVALID_FLD_VALUE'];

/** Sales orders of which NetSuite may take no deposit any more (likely): status letter (netsuite-platform §4.9) to word. */
const OVER: Record<string, string> = { C: 'cancelled', G: 'billed', H: 'closed' };

/**
 * Creates a deposit of its sales order or, where NetSuite refuses that because the order is billed or closed, one of the
 * customer alone: the money has come all the same, and only such a deposit may be applied to any of the customer's
 * invoices. Accounting is told to. 30 units, 50 more for one without its order.
 */
export function createDeposit(
  record: RecordPlan,
  deposit: DepositPlan,
  order: SalesOrderPlan,
  subject: string,
): CreatedOnce {
  try {
    return createPosting(record, deposit, subject);
  } catch (error) {
    const { salesorder, memo, ...fields } = record.fields;
    const id = String(salesorder);
    const status = REFUSED_REFERENCE.includes(codeOf(error))
      ? standingOrders([id])(id)?.status
      : '';
    const over = OVER[status ?? ''];
    if (!over) throw error;
    // Before it is booked: a run that finds the deposit of one that died could not tell.
    raise(order.store, toApply(deposit, order, over), now());
    const apart = { ...fields, memo: `${String(memo)}, sales order ${over}` };
    return createPosting({ ...record, fields: apart }, deposit, subject);
  }
}

/** It stands by itself: nothing of the order waits for it. */
function toApply(
  { transactionId, amount, currency, day }: DepositPlan,
  { name }: SalesOrderPlan,
  over: string,
): Problem {
  const paid = `${written(amount, currency)} ${currency} of ${day}`;
  return {
    cause: `deposit:${transactionId}`,
    code: 'DEPOSIT_WITHOUT_ORDER',
    class: 'data',
    owner: 'accounting',
    subject: `order ${name}`,
    message: `The payment of ${paid} came when the sales order of order ${name} was ${over}. NetSuite takes no deposit for such an order, so it is booked as a customer deposit without one.`,
    next: `Apply the customer deposit to the invoice that it pays, or refund it; then set this error to Resolved.`,
  };
}
