import { written, type MinorUnits } from '../money/money';
import type { Problem } from '../sync/outcome';
import type { SalesOrderPlan } from './orderPlan';

/** Shopify gave money back for what stays on the sales order: a credit and a refund that a person keys until Crossdock does. */
export function refundToDo(
  { orderId, name, currency }: Pick<SalesOrderPlan, 'orderId' | 'name' | 'currency'>,
  amount: MinorUnits,
): Problem {
  return {
    cause: `refund:${orderId}`,
    code: 'REFUND_TO_DO',
    class: 'data',
    owner: 'accounting',
    subject: `order ${name}`,
    message: `Shopify gave back ${written(amount, currency)} ${currency} of order ${name} for goods that had left, or without goods; its sales order stays as it was sold.`,
    next: 'Key the credit memo or the cash refund, and the return of what came back; then set this error to Released.',
  };
}
