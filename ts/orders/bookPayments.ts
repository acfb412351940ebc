import { unbooked, type Agreed } from './agreed';
import type { Written } from './createOrder';
import { createDeposits } from './deposits';
import type { OrderPlan } from './orderPlan';
import type { StandingOrder } from './standingOrders';

/**
 * Payments are all that is new about a standing sales order, which is not loaded for them. 30 units each. An order that
 * waits for approval gets them when it is approved.
 */
export function bookPayments(
  id: string,
  { status, customer }: StandingOrder,
  plan: OrderPlan,
  last: Agreed,
): Written {
  const deposits = status === 'A' ? [] : unbooked(plan.deposits, last);
  const { booked, problem } = createDeposits(deposits, plan.salesOrder, customer, id);
  return {
    kind: 'written',
    salesOrder: id,
    booked: [...last.payments, ...booked],
    problem: problem ?? plan.paymentProblem,
    linesOpen: false,
  };
}
