import type { JsonObject, UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { commitStock, takeStock } from '../fulfillment/fulfillmentOrder.ts';
import { book, snapshot } from '../orders/ledger.ts';
import { orderOf, touchOrder } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import { editableQuantity } from './orderEdit.ts';
import type { Change, OrderEdit } from './orderEdit.ts';
import { giveUp } from '../refunds/refundApply.ts';
import { locationFor, routeRest } from '../checkout/routing.ts';
import { tail } from '../world.ts';

/**
 * `orderEditCommit`: the staged changes happen on the order as it is now. Units that something
 * fulfilled meanwhile cannot be taken out any more.
 */
export function commitEdit(
  world: World,
  edit: OrderEdit,
  input: { notifyCustomer?: boolean | null; staffNote?: string | null },
): UserError[] {
  const order = orderOf(world, edit.orderId);
  const gone = edit.changes.find(({ lineId, delta }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line && -delta > editableQuantity(line);
  });
  if (edit.committed || gone || order.cancelledAt)
    return [{ field: ['id'], message: 'The order has been updated since the edit began.' }];
  world.changing(order.id, order);
  const before = snapshot(order);
  for (const change of edit.changes) {
    change.apply(order);
    moveStock(world, order, change);
  }
  order.edited = true;
  edit.committed = true;
  book(world, order, before, {
    kind: 'OrderEditAgreement',
    reason: 'ORDER_EDIT',
    sourceId: edit.sessionId,
  });
  if (order.routed) routeRest(world, order);
  announce(world, 'orders/edited', order, { body: editedBody(world, order, edit, input) });
  touchOrder(world, order);
  return [];
}

function moveStock(world: World, order: Order, change: Change): void {
  const line = order.lines.find(({ id }) => id === change.lineId);
  if (!line || change.delta === 0) return;
  if (change.delta < 0) {
    const place = giveUp(world, order, line, -change.delta);
    if (!change.restock && place && order.inventoryBehaviour !== 'BYPASS')
      takeStock(world, line, place, -change.delta);
    return;
  }
  if (order.inventoryBehaviour === 'BYPASS') return;
  const place = locationFor(world, order, line);
  world.shop.commitments.set(line.id, place);
  commitStock(world, line, place, change.delta);
}

/** Ids and deltas only: whoever wants to know more reads the order again (§2.4). */
function editedBody(
  world: World,
  order: Order,
  edit: OrderEdit,
  input: { notifyCustomer?: boolean | null; staffNote?: string | null },
): JsonObject {
  const deltas = new Map<string, number>();
  for (const { lineId, delta } of edit.changes)
    if (lineId) deltas.set(lineId, (deltas.get(lineId) ?? 0) + delta);
  const rows = [...deltas].map(([id, delta]) => ({ id: BigInt(tail(id)), delta }));
  return {
    order_edit: {
      id: BigInt(tail(edit.sessionId)),
      app_id: null,
      created_at: edit.createdAt,
      committed_at: world.now(),
      notify_customer: input.notifyCustomer ?? false,
      order_id: BigInt(tail(order.id)),
      staff_note: input.staffNote ?? '',
      user_id: null,
      line_items: {
        additions: rows.filter(({ delta }) => delta > 0),
        removals: rows
          .filter(({ delta }) => delta < 0)
          .map(({ id, delta }) => ({ id, delta: -delta })),
      },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
