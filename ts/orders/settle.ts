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
 * still to come the order counts as not seen in any version, so that polling brings it again. What `keepPair` costs.
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
  const { link, salesOrder: record } = attempt;
  const { shipped } = parseAgreed(link?.agreed ?? '');
  const again = keepPair(
    { order, link, store: run.store.key, type: typeOf(attempt), record },
    // Not the moment it had before: `updatedAt` has whole seconds, and it may have come back to that state in the same one.
    isShipped ? agreed : { ...agreed, updatedAt: '', shipped },
  );
  if (again) return again;

  // What accounting has to do says that everything else is in NetSuite.
  const { problem } = attempt;
  if (problem && (isShipped || !TO_DO_CODES.includes(problem.code))) return held(problem);
  return shipments?.outcome ?? done;
}

/** What the order is in NetSuite. */
export function typeOf(attempt: Exclude<Attempt, { kind: 'ended' }>): OrderType {
  return attempt.kind === 'written' ? attempt.plan.salesOrder.type : attempt.type;
}
