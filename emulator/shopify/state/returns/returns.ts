import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { book, snapshot } from '../orders/ledger.ts';
import { currentQuantity, orderOf, touchOrder, unfulfilledQuantity } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import { giveUp } from '../refunds/refundApply.ts';
import type { Return } from './return.ts';

/** `returnStatus` of an order, from its returns. */
export function returnStatus(world: World, order: Order): string {
  const states = order.returnIds.map((id) => world.shop.returns.get(id)!.status);
  if (states.includes('OPEN')) return 'IN_PROGRESS';
  if (states.includes('REQUESTED')) return 'RETURN_REQUESTED';
  if (states.includes('CLOSED')) return 'RETURNED';
  return 'NO_RETURN';
}

/** Ends a return; cancelling is only for one that nothing happened to: its exchange lines go again. */
export function setReturnStatus(
  world: World,
  made: Return,
  to: 'CANCELED' | 'CLOSED' | 'OPEN',
): UserError[] {
  const invalid: UserError[] = [
    { field: ['id'], message: 'Return status is invalid.', code: 'INVALID_STATE' },
  ];
  const touched = made.lines.some(({ processed }) => processed > 0) || made.refundIds.length > 0;
  if (to === 'CLOSED' && made.status !== 'OPEN') return invalid;
  if (to === 'OPEN' && made.status !== 'CLOSED') return invalid;
  if (to === 'CANCELED' && (touched || (made.status !== 'OPEN' && made.status !== 'REQUESTED')))
    return invalid;
  const order = orderOf(world, made.orderId);
  world.changing(order.id, order);
  made.status = to;
  made.closedAt = to === 'CLOSED' ? world.now() : null;
  if (to === 'CANCELED') removeExchanges(world, order, made);
  const verb = { CANCELED: 'cancel', CLOSED: 'close', OPEN: 'reopen' }[to];
  announce(world, `returns/${verb}`, made);
  touchOrder(world, order);
  return [];
}

function removeExchanges(world: World, order: Order, made: Return): void {
  const before = snapshot(order);
  for (const id of made.reverseFulfillmentOrderIds)
    world.shop.reverseFulfillmentOrders.get(id)!.status = 'CANCELED';
  for (const lineId of made.exchangeLines.flatMap(({ lineItemIds }) => lineItemIds)) {
    const line = order.lines.find(({ id }) => id === lineId)!;
    const units = Math.min(currentQuantity(line), unfulfilledQuantity(line));
    giveUp(world, order, line, units);
    line.removed += units;
  }
  book(world, order, before, { kind: 'ReturnAgreement', reason: 'RETURN', sourceId: made.id });
}
