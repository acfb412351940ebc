import { dateField } from '../netsuite/dates';
import { codeOf } from '../netsuite/errors';
import type { Fields, RecordPlan } from '../netsuite/records';
import { fieldAmount } from '../money/money';
import { createOnce, type CreatedOnce } from '../sync/createOnce';
import type { Problem } from '../sync/outcome';
import { transactionsByExternalId } from './findTransactions';
import { nextOpenPeriod } from './openPeriod';
import type { DepositPlan, SalesOrderPlan } from './orderPlan';

/**
 * A customer deposit against the sales order. Only offline payment methods belong into the gateway mapping:
 * nothing saved here may charge a card.
 */
export function depositRecord(
  plan: DepositPlan,
  order: SalesOrderPlan,
  customer: string,
  salesOrder: string,
): RecordPlan {
  return {
    type: 'customerdeposit',
    externalId: plan.externalId,
    fields: {
      customer,
      salesorder: salesOrder,
      trandate: dateField(plan.day),
      ...(plan.currencyId && { currency: plan.currencyId }),
      ...(order.exchangeRate !== null && { exchangerate: order.exchangeRate }),
      payment: fieldAmount(plan.amount, plan.currency),
      paymentmethod: plan.method,
      ...(plan.account ? { undepfunds: 'F', account: plan.account } : { undepfunds: 'T' }),
      memo: `${order.name} transaction ${plan.transactionId}`,
      tobeemailed: false,
      custbody_xdk_store: order.store,
      custbody_xdk_order_id: order.orderId,
      custbody_xdk_order_name: order.name,
      custbody_xdk_currency_mode: order.currencyMode,
      ...order.fixed.deposit,
    },
  };
}

/**
 * Books payments that have no deposit yet; one that has is left alone. 30 units each. NetSuite may refuse deposits for an
 * order that waits for approval (review 40): the caller leaves them until it is approved.
 */
export function createDeposits(
  deposits: DepositPlan[],
  order: SalesOrderPlan,
  customer: string,
  salesOrder: string,
): { booked: string[]; problem: Problem | null } {
  const booked: string[] = [];
  for (const deposit of deposits) {
    const made = createDeposit(depositRecord(deposit, order, customer, salesOrder), deposit, order);
    if (made.kind === 'held') return { booked, problem: made.problem };
    booked.push(deposit.transactionId);
  }
  return { booked, problem: null };
}

/** A closed period shows only when NetSuite refuses; then the store's policy decides, and the memo says what it did (review 27). */
function createDeposit(
  record: RecordPlan,
  deposit: DepositPlan,
  order: SalesOrderPlan,
): CreatedOnce {
  const create = (fields: Fields) =>
    createOnce(
      { ...record, fields: { ...record.fields, ...fields } },
      `a payment of order ${order.name}`,
      transactionsByExternalId,
    );
  try {
    return create({});
  } catch (error) {
    const isClosed = ['CLOSED_TRAN_PRD', 'VALID_PRD_REQD'].includes(codeOf(error));
    const period = isClosed && deposit.closedPeriod !== 'hold' ? nextOpenPeriod(deposit.day) : null;
    if (!period) throw error;
    const memo = `${record.fields['memo']}, paid on ${deposit.day} in a closed period`;
    return create(
      deposit.closedPeriod === 'next_day' && period.start > deposit.day
        ? { memo, trandate: dateField(period.start) }
        : { memo, postingperiod: period.id },
    );
  }
}
