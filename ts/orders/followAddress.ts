import { isPickedStopped, releaseStop, stopPicked } from '../fulfillments/stopSignal';
import { errorState } from '../sync/syncErrors';
import type { Problem } from '../sync/outcome';
import type { Agreed } from './agreed';
import type { SalesOrderPlan } from './orderPlan';
import { STOP } from './stops';

/**
 * Goods that were picked for one address must not leave when Shopify has another one: what NetSuite printed for them does
 * not follow the sales order. The warehouse is told to stop until Shopify has the first address again, nothing picked for
 * it is left, or a person sets the sync error to Released. Nothing is read unless the address changed or a stop stands;
 * then 10 to 30 units.
 */
export function followAddress(
  salesOrder: string,
  plan: SalesOrderPlan,
  last: Agreed,
  now: Agreed,
): { pickedFor: string; problem: Problem | null } {
  const stands = { pickedFor: last.pickedFor, problem: addressChanged(plan, now) };
  const nothing = { pickedFor: '', problem: null };
  if (last.pickedFor === '') {
    const { shipTo } = last.groups;
    if (shipTo === '' || shipTo === now.groups.shipTo) return nothing;
    return stopPicked(salesOrder, STOP.address) ? { ...stands, pickedFor: shipTo } : nothing;
  }
  const isOver =
    last.pickedFor === now.groups.shipTo ||
    errorState(plan.store, stands.problem.cause) === 'released' ||
    !isPickedStopped(salesOrder, STOP.address);
  if (!isOver) return stands;
  releaseStop(salesOrder, [STOP.address]);
  return nothing;
}

function addressChanged(plan: SalesOrderPlan, { groups }: Agreed): Problem {
  return {
    cause: `address:${plan.orderId}:${groups.shipTo.slice(0, 16)}`,
    code: 'ADDRESS_CHANGED_AFTER_PICKING',
    class: 'data',
    owner: 'warehouse',
    subject: `order ${plan.name}`,
    message: `Order ${plan.name} has another delivery address in Shopify since its goods were picked; their item fulfillments are stopped.`,
    next: 'Delete the item fulfillment and pick again, or give it the address of the sales order; then set this error to Released, which takes the stop back.',
  };
}
