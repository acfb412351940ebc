import { ensureCustomer } from '../customers/ensureCustomer';
import { isFeatureOn } from '../netsuite/runtime';
import { createOnce } from '../sync/createOnce';
import type { Problem } from '../sync/outcome';
import { createDeposits } from './deposits';
import { transactionsByExternalId } from './findTransactions';
import { buyerOf, type Batch } from './lookUp';
import type { ShopifyOrder } from './order';
import type { OrderPlan } from './orderPlan';
import { salesOrderRecord } from './salesOrder';

export type Written =
  /** `problem` holds what could not be posted although the sales order stands. */
  | { kind: 'written'; salesOrder: string; problem: Problem | null }
  | { kind: 'held'; problem: Problem };

/**
 * A new order: customer, sales order, deposits, each made once. `found`: an earlier run or a parallel one made the sales
 * order, maybe from an older state.
 */
export function createOrder(
  order: ShopifyOrder,
  plan: OrderPlan,
  batch: Batch,
): Written | { kind: 'found'; salesOrder: string } {
  const { store } = batch.known;
  const customer = ensureCustomer(
    order,
    buyerOf(order, store, batch.links),
    batch.customers,
    store,
  );
  if (customer.kind === 'held') return customer;

  const made = createOnce(
    salesOrderRecord(plan.salesOrder, customer.id, { suiteTax: isFeatureOn('TAX_OVERHAUL') }),
    `order ${order.name}`,
    transactionsByExternalId,
  );
  if (made.kind === 'held') return made;
  if (made.kind === 'found') return { kind: 'found', salesOrder: made.id };
  const problem =
    createDeposits(plan.deposits, plan.salesOrder, customer.id, made.id) ?? plan.paymentProblem;
  return { kind: 'written', salesOrder: made.id, problem };
}
