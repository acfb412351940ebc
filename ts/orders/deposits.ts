import { filledFields } from '../fieldRules/filledFields';
import { dateField } from '../netsuite/dates';
import type { Fields, RecordPlan } from '../netsuite/records';
import { fieldAmount, written } from '../money/money';
import { codeOf } from '../netsuite/errors';
import { outcomeOf } from '../sync/classify';
import type { CreatedOnce } from '../sync/createOnce';
import type { Problem } from '../sync/outcome';
import { CLOSED } from './closedPeriod';
import { createDeposit } from './depositApart';
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
    const made = create(depositRecord(deposit, order, customer, salesOrder), deposit, order);
    if (made.kind === 'held') return { booked, problem: made.problem };
    booked.push(deposit.transactionId);
  }
  return { booked, problem: null };
}

/** What NetSuite refuses for good holds the payment and not its order, which stands. */
function create(record: RecordPlan, deposit: DepositPlan, order: SalesOrderPlan): CreatedOnce {
  const { transactionId, amount, currency, day, method } = deposit;
  const paid = `${written(amount, currency)} ${currency} of ${day}`;
  const subject = `the payment of order ${order.name} (${paid}, payment method ${method})`;
  try {
    return createDeposit(record, deposit, order, subject);
  } catch (error) {
    const outcome = outcomeOf(error, subject, `payment:${transactionId}`);
    if (outcome.kind !== 'held') throw error;
    const isClosed = CLOSED.includes(codeOf(error));
    const next = `Open the accounting period of ${day}, or let the store's setting orders.closedPeriod choose another one; then set this error to Released. The sales order stands.`;
    return {
      kind: 'held',
      problem: { ...outcome.problem, ...(isClosed && { owner: 'accounting' as const, next }) },
    };
  }
}

/** Payment method, and the account the money goes to. The money has moved: NetSuite may charge no card for it. */
export function paidInto({ method, account }: DepositPlan): Fields {
  return {
    paymentmethod: method,
    chargeit: false,
    ...(account ? { undepfunds: 'F', account } : { undepfunds: 'T' }),
  };
}
