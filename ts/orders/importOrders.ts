import type { Flow, Result, RunContext } from '../sync/flow';
import { agree, linkFromShopify } from '../sync/links';
import { done, held, type Outcome } from '../sync/outcome';
import { checkTotals } from './checkTotals';
import { importOrder, type Attempt } from './importOrder';
import { lookUp } from './lookUp';
import { readOrders, type ReadOrder } from './readOrders';
import { reasonToSkip } from './whichOrders';

/**
 * Shopify orders into NetSuite: read them as they are now, look up what NetSuite knows, bring over what differs,
 * compare the totals NetSuite kept, and only then link the pair. One result per item.
 */
export const importOrders: Flow = (items, run) => {
  const { orders, timeZone } = readOrders(
    items.map(({ subject }) => subject),
    run,
  );
  const read = orders.map((one) => filtered(one, run));
  const batch = lookUp(
    read.flatMap((one) => (one.kind === 'order' ? [one.order] : [])),
    run.store,
    timeZone,
  );
  const attempts = read.map((one) => ({
    one,
    attempt: one.kind === 'order' ? importOrder(one.order, batch, run) : one,
  }));
  const problems = checkTotals(
    attempts.flatMap(({ attempt }) =>
      attempt.kind === 'written'
        ? [{ salesOrder: attempt.salesOrder, plan: attempt.plan.salesOrder }]
        : [],
    ),
  );
  return attempts.map(({ one, attempt }): Result => {
    const { subject, points } = one;
    if (attempt.kind !== 'written')
      return { subject, outcome: attempt.outcome, record: '', points };
    const problem = problems.get(attempt.salesOrder);
    const outcome = problem ? held(problem) : settle(subject, attempt, run);
    return { subject, outcome, record: `salesorder ${attempt.salesOrder}`, points };
  });
};

function filtered(one: ReadOrder, run: RunContext): ReadOrder {
  const reason = one.kind === 'order' ? reasonToSkip(one.order, run.store.settings.orders) : null;
  if (reason === null) return one;
  return {
    kind: 'ended',
    subject: one.subject,
    outcome: { kind: 'done', note: reason },
    points: one.points,
  };
}

/** The sales order is right: both sides agree on it now, apart from what still holds up its payments. */
function settle(
  subject: string,
  attempt: Extract<Attempt, { kind: 'written' }>,
  run: RunContext,
): Outcome {
  const { updatedAt } = attempt.agreed;
  const agreed = JSON.stringify(attempt.problem ? { updatedAt } : attempt.agreed);
  if (attempt.link) agree(attempt.link.id, agreed);
  else {
    linkFromShopify({
      store: run.store.key,
      entity: 'order',
      shopifyId: subject,
      role: 'so',
      recordType: 'salesorder',
      recordId: attempt.salesOrder,
      agreed,
    });
  }
  return attempt.problem ? held(attempt.problem) : done;
}
