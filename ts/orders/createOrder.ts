import { addCurrency } from '../customers/addCurrency';
import { ensureCustomer } from '../customers/ensureCustomer';
import { codeOf } from '../netsuite/errors';
import { isFeatureOn } from '../netsuite/runtime';
import { createOnce, type CreatedOnce } from '../sync/createOnce';
import type { Problem } from '../sync/outcome';
import { createDeposits } from './deposits';
import { transactionsByExternalId } from './findTransactions';
import { buyerOf, type Batch } from './lookUp';
import type { ShopifyOrder } from './order';
import type { OrderPlan, SalesOrderPlan } from './orderPlan';
import { salesOrderRecord } from './salesOrder';
import { writeTaxDetails } from './writeTaxDetails';

export type Written =
  /** `booked`: transactions that have their deposit now. `problem` holds what could not be posted although the sales order stands. */
  | {
      kind: 'written';
      salesOrder: string;
      booked: string[];
      problem: Problem | null;
      /** A person has to change some of its lines; until then they are not agreed on. */
      linesOpen: boolean;
    }
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
    plan.salesOrder.currencyId,
  );
  if (customer.kind === 'held') return customer;

  const made = createSalesOrder(plan.salesOrder, customer.id);
  if (made.kind === 'held') return made;
  if (made.kind === 'found') return { kind: 'found', salesOrder: made.id };
  if (plan.salesOrder.taxDetails.length > 0) writeTaxDetails(made.id, plan.salesOrder);
  const deposits = plan.salesOrder.pendingApproval ? [] : plan.deposits;
  const { booked, problem } = createDeposits(deposits, plan.salesOrder, customer.id, made.id);
  return {
    kind: 'written',
    salesOrder: made.id,
    booked,
    problem: problem ?? plan.paymentProblem,
    linesOpen: false,
  };
}

/** A customer who pays in a currency that is new to him gets it added; NetSuite names it only by refusing the order. */
function createSalesOrder(plan: SalesOrderPlan, customer: string): CreatedOnce {
  const create = () =>
    createOnce(
      salesOrderRecord(plan, customer, { suiteTax: isFeatureOn('TAX_OVERHAUL') }),
      `order ${plan.name}`,
      transactionsByExternalId,
    );
  try {
    return create();
  } catch (error) {
    const isReference = ['INVALID_KEY_OR_REF', 'INVALID_FLD_VALUE'].includes(codeOf(error));
    if (!isReference || plan.currencyId === '' || !addCurrency(customer, plan.currencyId))
      throw error;
    return create();
  }
}
