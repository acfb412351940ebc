import type { World } from '../contract.ts';
import type { Order } from './order.ts';

/** `returnStatus` of an order, from its returns. */
export function returnStatus(world: World, order: Order): string {
  const states = order.returnIds.map((id) => world.shop.returns.get(id)!.status);
  if (states.includes('OPEN')) return 'IN_PROGRESS';
  if (states.includes('REQUESTED')) return 'RETURN_REQUESTED';
  if (states.includes('CLOSED')) return 'RETURNED';
  return 'NO_RETURN';
}
