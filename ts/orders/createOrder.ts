import { addCurrency } from '../customers/addCurrency';
import { ensureCompany } from '../customers/ensureCompany';
import { ensureCustomer, type Ensured } from '../customers/ensureCustomer';
import { sharesCustomers } from '../customers/findBuyers';
import { survivorOf } from '../customers/survivor';
import { codeOf } from '../netsuite/errors';
import { noteUnitsShipped } from '../inventory/unitsShipped';
import { isFeatureOn } from '../netsuite/runtime';
import { createOnce, type CreatedOnce } from '../sync/createOnce';
import type { Store } from '../setup/stores';
import type { RunContext } from '../sync/flow';
import type { Problem } from '../sync/outcome';
import { unitsSold } from './cashSale';
import { createPosting } from './closedPeriod';
import { createDeposits } from './deposits';
import { transactionsByExternalId } from './findTransactions';
import { buyerOfOrder, type Batch } from './lookUp';
import type { ShopifyOrder } from './order';
import type { OrderPlan, OrderType, SalesOrderPlan } from './orderPlan';
import { salesOrderRecord } from './salesOrder';
import { writeTaxDetails } from './writeTaxDetails';

/** Both carry the order's external id: a run that saw an older state may have made the other one. */
const ORDER_TYPES: OrderType[] = ['salesorder', 'cashsale'];

export type Written =
  /** `booked`: transactions that have their deposit now. `problem` holds what could not be posted although the sales order stands. */
  | {
      kind: 'written';
      salesOrder: string;
      booked: string[];
      problem: Problem | null;
      /** A person has to change some of its lines; until then they are not agreed on. */
      linesOpen: boolean;
      /** Of a standing order, see `askFor`; missing: as before. */
      accepted?: string[];
    }
  | { kind: 'held'; problem: Problem };

/**
 * A new order: customer, sales order and deposits, or a cash sale, each made once. `found`: an earlier run or a parallel
 * one made it, maybe from an older state and as the other type.
 */
export function createOrder(
  order: ShopifyOrder,
  plan: OrderPlan,
  batch: Batch,
  run: RunContext,
): Written | { kind: 'found'; salesOrder: string; type: OrderType } {
  const { store } = batch.known;
  const customer = customerOf(order, plan.salesOrder.currencyId, batch, run);
  if (customer.kind === 'held') return customer;

  const made = createSalesOrder(plan.salesOrder, customer.id, store);
  if (made.kind === 'held') return made;
  if (made.kind === 'found')
    return { kind: 'found', salesOrder: made.id, type: made.type as OrderType };
  if (plan.salesOrder.taxDetails.length > 0) writeTaxDetails(made.id, plan.salesOrder);
  const { tender, lines } = plan.salesOrder;
  if (tender) {
    noteUnitsShipped(
      store,
      [...unitsSold(lines)].map(([location, units]) => ({ location, units })),
    );
    const booked = [tender.transactionId];
    return { kind: 'written', salesOrder: made.id, booked, problem: null, linesOpen: false };
  }
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

/** The buyer, or the company a business order was placed for. */
function customerOf(order: ShopifyOrder, currency: string, batch: Batch, run: RunContext): Ensured {
  const { store, mappings } = batch.known;
  const buyer = buyerOfOrder(order, store, batch.links);
  const business = batch.businesses.get(order.id);
  if (business)
    return ensureCompany(
      order,
      buyer,
      business,
      { ...batch, store, mappings, survivorOf: (id) => survivorOf(id, run) },
      currency,
    );
  return ensureCustomer(order, buyer, batch.customers, store, {
    currency,
    mappings,
    survivorOf: () => (order.customer ? survivorOf(order.customer.id, run) : ''),
  });
}

/** A customer who pays in a currency that is new to him gets it added; NetSuite names it only by refusing the order. */
function createSalesOrder(plan: SalesOrderPlan, customer: string, store: Store): CreatedOnce {
  const record = salesOrderRecord(plan, customer, {
    suiteTax: isFeatureOn('TAX_OVERHAUL'),
    subsidiary: sharesCustomers() ? store.subsidiary : '',
  });
  const create = () =>
    plan.tender
      ? createPosting(record, plan.tender, `order ${plan.name}`, ORDER_TYPES)
      : createOnce(record, `order ${plan.name}`, transactionsByExternalId, ORDER_TYPES);
  try {
    return create();
  } catch (error) {
    const isReference = ['INVALID_KEY_OR_REF', 'INVALID_FLD_VALUE'].includes(codeOf(error));
    if (!isReference || plan.currencyId === '' || !addCurrency(customer, plan.currencyId))
      throw error;
    return create();
  }
}
