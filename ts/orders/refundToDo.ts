import { total, written } from '../money/money';
import type { Problem } from '../sync/outcome';
import type { Documents } from './documentsOf';
import type { SalesOrderPlan } from './orderPlan';
import type { Refunds } from './refundsOf';

/** Codes of what accounting has to do about an order that is in NetSuite as Shopify shows it, or will never be there. */
export const TO_DO_CODES = [
  'REFUND_TO_DO',
  'CANCELLED_WITH_DEPOSIT',
  'CANCELLED_WITH_CASH_SALE',
  'CASH_SALE_POSTED',
  'CANCELLED_BEFORE_IMPORT',
  'EMPTIED_BEFORE_IMPORT',
];

/**
 * Shopify gave money back: credits and refunds that a person keys until Crossdock does. `due` is what is not dealt with yet.
 * Its cause holds how much was given back in all: who answers did not know of what came later.
 */
export function refundToDo(
  { orderId, name, currency, type }: SalesOrderPlan,
  { paidBack, givenBack, offDeposits }: Refunds,
  due: Pick<Refunds, 'givenBack' | 'offDeposits'>,
  documents: Documents,
): Problem {
  const amount = (units: number) => `${written(units, currency)} ${currency}`;
  const sum = total(paidBack.map((refund) => refund.amount));
  const parts = paidBack.map((one) => `${written(one.amount, currency)} on ${one.day}`).join(', ');
  const record = `${type === 'cashsale' ? 'cash sale' : 'sales order'} ${documents.order}`;
  return {
    cause: `refund:${orderId}:${givenBack}:${offDeposits}`,
    code: 'REFUND_TO_DO',
    class: 'data',
    owner: 'accounting',
    subject: `order ${name}`,
    message: [
      sum === 0
        ? `Shopify has given nothing back of order ${name} yet.`
        : `Shopify gave back ${amount(sum)} of order ${name}: ${parts}.`,
      due.offDeposits > 0 &&
        `${amount(due.offDeposits)} of ${namesOf(documents, currency)} are more than ${record} makes now.`,
      due.givenBack > 0 &&
        `${amount(due.givenBack)} are for goods that had left, or without goods; ${record} stays as it was sold.`,
    ]
      .filter(Boolean)
      .join(' '),
    next: [
      due.offDeposits > 0 &&
        `${sum === 0 ? 'Give it back in Shopify, and refund' : 'Refund'} ${amount(due.offDeposits)} of the customer deposits.`,
      due.givenBack > 0 &&
        (type === 'cashsale'
          ? `Make a cash refund of ${amount(due.givenBack)} from ${record}, with the goods that came back.`
          : `Key a credit memo of ${amount(due.givenBack)} and its refund, and the return of what came back.`),
      'Then set this error to Released.',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** `customer deposits CD5 (163.16), CD6 (112.93)` */
export function namesOf({ deposits }: Documents, currency: string): string {
  const names = deposits.map(({ number, amount }) => `${number} (${written(amount, currency)})`);
  return `customer deposit${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}
