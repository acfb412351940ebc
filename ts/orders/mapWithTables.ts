import type { Modes } from './agreed';
import { knownOf, refreshTables, type Batch } from './lookUp';
import { mapOrder } from './mapOrder';
import type { MappedOrder, OrderType } from './orderPlan';
import type { OrderState } from './orderState';

/** `mapOrder` once more with tables read anew: a mapping that is missing in kept ones may have been added a minute ago. */
export function mapWithTables(
  state: OrderState,
  batch: Batch,
  standing: OrderType | null,
  modes: Partial<Modes> = {},
): MappedOrder {
  const mapped = mapOrder(state, knownOf(batch, modes), standing);
  const misses = mapped.kind === 'hold' || mapped.plan.paymentProblem !== null;
  return misses && refreshTables(batch) ? mapOrder(state, knownOf(batch, modes), standing) : mapped;
}
