import { filledFields } from '../fieldRules/filledFields';
import { dateField } from '../netsuite/dates';
import type { Fields, RecordPlan } from '../netsuite/records';
import { fieldAmount } from '../money/money';
import type { Problem } from '../sync/outcome';
import { createPosting } from './closedPeriod';
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
      ...paidInto(plan),
      memo: `${order.name} transaction ${plan.transactionId}`,
      tobeemailed: false,
      custbody_xdk_store: order.store,
      custbody_xdk_order_id: order.orderId,
      custbody_xdk_order_name: order.name,
      custbody_xdk_currency_mode: order.currencyMode,
      ...order.fixed.deposit,
      ...filledFields(plan.custom, true),
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
    const made = createPosting(
      depositRecord(deposit, order, customer, salesOrder),
      deposit,
      `a payment of order ${order.name}`,
    );
    if (made.kind === 'held') return { booked, problem: made.problem };
    booked.push(deposit.transactionId);
  }
  return { booked, problem: null };
}

/** Payment method, and the account the money goes to. The money has moved: NetSuite may charge no card for it. */
export function paidInto({ method, account }: DepositPlan): Fields {
  return {
    paymentmethod: method,
    chargeit: false,
    ...(account ? { undepfunds: 'F', account } : { undepfunds: 'T' }),
  };
}
