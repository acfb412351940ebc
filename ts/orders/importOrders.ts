import type { Flow, Result, RunContext } from '../sync/flow';
import { agree, linkFromShopify } from '../sync/links';
import { done, held, type Outcome } from '../sync/outcome';
import { checkTotals } from './checkTotals';
import { importOrder, type Attempt } from './importOrder';
import { lookUp } from './lookUp';
import { readStates } from './readStates';

type Written = Extract<Attempt, { kind: 'written' }>;

/**
 * Shopify orders into NetSuite: read them as they are now, look up what NetSuite knows, bring over what differs,
 * compare the totals NetSuite kept, and only then agree on the pair. One result per item.
 */
export const importOrders: Flow = (items, run) => {
  const { states, timeZone } = readStates(
    items.map(({ subject }) => subject),
    run,
  );
  const orders = states.flatMap((one) => (one.kind === 'order' ? [one.state] : []));
  if (orders.length === 0)
    return states.map((one) => result(one, one.kind === 'ended' ? one.outcome : done));

  const batch = lookUp(orders, run.store, timeZone);
  const attempts = states.map((one) => ({
    one,
    attempt: one.kind === 'order' ? importOrder(one.state, batch, run) : one,
  }));
  const written = attempts.flatMap(({ attempt }) => (attempt.kind === 'written' ? [attempt] : []));
  const problems = checkTotals(
    written.map(({ salesOrder, plan }) => ({ salesOrder, plan: plan.salesOrder })),
  );

  return attempts.map(({ one, attempt }) => {
    if (attempt.kind !== 'written') return result(one, attempt.outcome);
    const problem = problems.get(attempt.salesOrder);
    return result(
      one,
      problem ? held(problem) : settle(one.subject, attempt, run),
      attempt.salesOrder,
    );
  });
};

/** The sales order is right: both sides agree on it now, apart from payments that could not be booked yet. */
function settle(
  subject: string,
  { plan, link, agreed, booked, problem, salesOrder }: Written,
  run: RunContext,
): Outcome {
  const text = JSON.stringify({ ...agreed, payments: booked });
  if (link) agree(link.id, text);
  else {
    linkFromShopify({
      store: run.store.key,
      entity: 'order',
      shopifyId: subject,
      role: 'so',
      recordType: 'salesorder',
      recordId: salesOrder,
      agreed: text,
    });
  }
  return problem ? held(problem) : { kind: 'done', note: `${plan.salesOrder.lines.length} lines` };
}

function result(
  { subject, points }: { subject: string; points: number },
  outcome: Outcome,
  salesOrder = '',
): Result {
  return { subject, outcome, record: salesOrder && `salesorder ${salesOrder}`, points };
}
