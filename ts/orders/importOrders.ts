import { importShipments, type StandingOrder } from '../fulfillments/importShipments';
import type { Flow, Result } from '../sync/flow';
import { oncePerCall } from '../sync/oncePerCall';
import { oneRunEach } from '../sync/oneRunEach';
import { done, held, type Outcome } from '../sync/outcome';
import { mayHaveLeft, parseAgreed } from './agreed';
import { checkTotals } from './checkTotals';
import { endUnreadable } from './endUnreadable';
import { importOrder, type Attempt } from './importOrder';
import { lookUp } from './lookUp';
import { readStates, type ReadState } from './readStates';
import { settle, typeOf } from './settle';

/**
 * Shopify orders into NetSuite: read them as they are now, look up what NetSuite knows, bring over what differs,
 * compare the totals NetSuite kept, book what Shopify shipped, and only then agree on the pair. One result per item.
 */
export const importOrders = oncePerCall(oneRunEach('orders', importBatch));

function importBatch(...[items, run]: Parameters<Flow>): Result[] {
  const { states: read, timeZone } = readStates(
    items.map(({ subject }) => subject),
    run,
  );
  const states = endUnreadable(read, items, run);
  const orders = states.flatMap((one) => (one.kind === 'order' ? [one.state] : []));
  if (orders.length === 0) {
    return states.map((one) => result(one, one.kind === 'ended' ? one.outcome : done));
  }
  const batch = lookUp(orders, run.store, timeZone);
  const attempts = states.map((one) => ({
    one,
    attempt: one.kind === 'order' ? importOrder(one.state, batch, run) : one,
  }));
  const problems = checkTotals(
    attempts.flatMap(({ attempt }) =>
      attempt.kind === 'written' && isCompared(attempt)
        ? [
            {
              salesOrder: attempt.salesOrder,
              plan: attempt.plan.salesOrder,
              stood: attempt.link !== null,
            },
          ]
        : [],
    ),
  );
  const shipments = importShipments(
    attempts.flatMap(({ one, attempt }) => shippedIn(one, attempt)),
    run,
  );

  return attempts.map(({ one, attempt }) => {
    if (attempt.kind === 'ended') return result(one, attempt.outcome);
    const problem = problems.get(attempt.salesOrder);
    const outcome = problem
      ? held(problem)
      : settle(one.subject, attempt, shipments.get(one.subject), run);
    return result(
      one,
      outcome,
      attempt.kind === 'written' ? `${typeOf(attempt)} ${attempt.salesOrder}` : '',
    );
  });
}

/** Not while a person has to change its lines, not for payments alone, and never what a former connector made. */
function isCompared(attempt: Extract<Attempt, { kind: 'written' }>): boolean {
  const { adopted, accepted } = attempt.agreed;
  return !attempt.linesOpen && !attempt.isPaymentOnly && !adopted && accepted.length === 0;
}

/**
 * A sales order that stands in NetSuite and of which something left in Shopify, or was said to have left; a cash sale took
 * its goods itself.
 */
function shippedIn(one: ReadState, attempt: Attempt): StandingOrder[] {
  if (one.kind === 'ended' || attempt.kind === 'ended') return [];
  const was = parseAgreed(attempt.link?.agreed ?? '').shipped;
  const isShipped = [one.state.order.displayFulfillmentStatus, was].some(mayHaveLeft);
  return isShipped && typeOf(attempt) === 'salesorder'
    ? [
        {
          order: one.subject,
          salesOrder: attempt.salesOrder,
          adopted: attempt.agreed.adopted,
        },
      ]
    : [];
}

function result({ subject, points }: ReadState, outcome: Outcome, record = ''): Result {
  return { subject, outcome, record, points };
}
