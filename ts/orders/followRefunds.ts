import { errorState } from '../sync/syncErrors';
import type { Problem } from '../sync/outcome';
import type { Agreed } from './agreed';
import { documentsOf, openDeposits } from './documentsOf';
import type { OrderPlan } from './orderPlan';
import { refundToDo } from './refundToDo';
import { worthOf } from './refundsOf';

type Dealt = Pick<Agreed, 'givenBack' | 'offDeposits'>;

/**
 * Accounting is told of money that Shopify gave back, until a person sets the error to Released, or nothing is left to
 * do: the order is worth its deposits again, or somebody refunded them. Answers what is dealt with. 20 units while
 * something is due, nothing else.
 */
export function followRefunds(
  { salesOrder, refunds }: OrderPlan,
  last: Dealt,
): { dealt: Dealt; problem: Problem | null } {
  const dealt = {
    givenBack: Math.min(last.givenBack, refunds.givenBack),
    offDeposits: Math.min(last.offDeposits, refunds.offDeposits),
  };
  const due = {
    givenBack: refunds.givenBack - dealt.givenBack,
    offDeposits: refunds.offDeposits - dealt.offDeposits,
  };
  if (due.givenBack === 0 && due.offDeposits === 0) return { dealt, problem: null };

  const documents = documentsOf(salesOrder.store, salesOrder.orderId, salesOrder.currency);
  const stillNeeded = worthOf(salesOrder) - documents.paid;
  if (openDeposits(documents) <= stillNeeded) due.offDeposits = 0;
  if (due.givenBack === 0 && due.offDeposits === 0) return { dealt, problem: null };

  const problem = refundToDo(salesOrder, refunds, due, documents);
  return errorState(salesOrder.store, problem.cause) === 'released'
    ? { dealt: refunds, problem: null }
    : { dealt, problem };
}
