import { ensureCustomer } from '../customers/ensureCustomer';
import { isFeatureOn } from '../netsuite/runtime';
import { createOnce } from '../sync/createOnce';
import type { Problem } from '../sync/outcome';
import { depositRecord } from './deposits';
import { transactionsByExternalId } from './findTransactions';
import { buyerOf, type Batch } from './lookUp';
import type { ShopifyOrder } from './order';
import type { DepositPlan, OrderPlan } from './orderPlan';
import { salesOrderRecord } from './salesOrder';

export type Written =
  | { kind: 'written'; salesOrder: string; problem: Problem | null }
  | { kind: 'held'; problem: Problem };

/**
 * A new order: customer, sales order, deposits, each made once. An earlier run or a parallel one may have made some of
 * them; the rest follows. `problem` holds what could not be posted although the sales order stands.
 */
export function createOrder(order: ShopifyOrder, plan: OrderPlan, batch: Batch): Written {
  const { store } = batch.known;
  const customer = ensureCustomer(
    order,
    buyerOf(order, store, batch.links),
    batch.customers,
    store,
  );
  if (customer.kind === 'held') return customer;

  const account = { suiteTax: isFeatureOn('TAX_OVERHAUL') };
  const salesOrder = createOnce(
    salesOrderRecord(plan.salesOrder, customer.id, account),
    `order ${order.name}`,
    transactionsByExternalId,
  );
  if (salesOrder.kind === 'held') return salesOrder;

  const problem =
    createDeposits(plan.deposits, plan, customer.id, salesOrder.id) ?? plan.paymentProblem;
  return { kind: 'written', salesOrder: salesOrder.id, problem };
}

/** 30 units each. The first problem, or null. */
export function createDeposits(
  deposits: DepositPlan[],
  { salesOrder: order }: OrderPlan,
  customer: string,
  salesOrder: string,
): Problem | null {
  for (const deposit of deposits) {
    const made = createOnce(
      depositRecord(deposit, order, customer, salesOrder),
      `a payment of order ${order.name}`,
      transactionsByExternalId,
    );
    if (made.kind === 'held') return made.problem;
  }
  return null;
}
