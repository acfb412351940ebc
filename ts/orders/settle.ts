import type { ImportedShipments } from '../fulfillments/importShipments';
import { done, held, type Outcome } from '../sync/outcome';
import type { RunContext } from '../sync/flow';
import { parseAgreed, type Agreed } from './agreed';
import type { Attempt } from './importOrder';
import { keepPair } from './keepPair';
import type { OrderType } from './orderPlan';
import { TO_DO_CODES } from './refundToDo';

/**
 * Both sides agree on the order now, apart from payments or shipments that could not be booked yet. With shipments
 * still to come the order counts as not seen in any version, so that polling brings it again. 2 units, 6 for a new pair.
 */
export function settle(
  order: string,
  attempt: Exclude<Attempt, { kind: 'ended' }>,
  shipments: ImportedShipments | undefined,
  run: RunContext,
): Outcome {
  const isShipped = shipments === undefined || shipments.outcome.kind === 'done';
  const { shippedThere: _, ...seen } = attempt.agreed;
  const agreed: Agreed = {
    ...seen,
    ...(shipments?.madeThere && { shippedThere: true }),
    ...(attempt.kind === 'written' && { payments: attempt.booked }),
  };
  const { shipped } = parseAgreed(attempt.link?.agreed ?? '');
  // Not the moment it had before: `updatedAt` has whole seconds, and it may have come back to that state in the same one.
  const { link, salesOrder: record } = attempt;
  keepPair(
    { order, link, store: run.store.key, type: typeOf(attempt), record },
    isShipped ? agreed : { ...agreed, updatedAt: '', shipped },
  );

  // What accounting has to do says that everything else is in NetSuite.
  const { problem } = attempt;
  if (problem && (isShipped || !TO_DO_CODES.includes(problem.code))) return held(problem);
  return shipments?.outcome ?? done;
}

/** What the order is in NetSuite. */
export function typeOf(attempt: Exclude<Attempt, { kind: 'ended' }>): OrderType {
  return attempt.kind === 'written' ? attempt.plan.salesOrder.type : attempt.type;
}
