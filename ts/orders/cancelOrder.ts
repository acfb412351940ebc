import { setStop } from '../fulfillments/stopSignal';
import type { Problem } from '../sync/outcome';
import type { ShopifyOrder } from './order';
import { standingLines } from './standingLines';
import { STOP } from './stops';
import { loadOrNull } from './updateOrder';

export type Cancelled = { kind: 'cancelled'; problem: Problem | null } | { kind: 'gone' };

/**
 * Shopify cancelled the order: what is not shipped yet is closed, quantities and amounts stay as they were sold.
 * 10 units, 20 more when something was open. Money that was received stays a deposit until somebody refunds it,
 * and that is said once.
 */
export function cancelOrder(id: string, order: ShopifyOrder, deposits: string[]): Cancelled {
  const record = loadOrNull(id);
  if (!record) return { kind: 'gone' };
  const standing = standingLines(record, order.currencyCode);
  const open = standing.filter(
    ({ quantity, processed, closed }) => !closed && processed < quantity,
  );
  for (const { index } of open) record.setLine('item', 'isclosed', index, true);
  if (open.length > 0) record.save();
  if (standing.some(({ processed }) => processed > 0)) setStop(id, STOP.cancelled);
  return {
    kind: 'cancelled',
    problem: deposits.length > 0 ? refundToDo(order, deposits.length) : null,
  };
}

function refundToDo(order: ShopifyOrder, deposits: number): Problem {
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_DEPOSIT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was cancelled in Shopify after ${deposits} payment(s) were booked as customer deposits.`,
    next: 'Refund the deposits in NetSuite as Shopify refunded the payments, or keep them for another order; then set this error to Released.',
  };
}
