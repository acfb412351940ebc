import { setStop } from '../fulfillments/stopSignal';
import type { Problem } from '../sync/outcome';
import { followHold } from './followHold';
import type { ShopifyOrder } from './order';
import { standingLines } from './standingLines';
import { STOP } from './stops';
import { loadOrNull } from './updateOrder';

export type Cancelled = { kind: 'cancelled'; problem: Problem | null } | { kind: 'gone' };

/**
 * Shopify cancelled the order: what is not shipped yet is closed, quantities and amounts stay as they were sold.
 * 10 units, 20 more when something was open. Money that was received stays a deposit until somebody refunds it,
 * and goods under way are for the warehouse to take back: both are said once.
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
  const underWay = standing
    .filter(({ key }) => isGoods(key))
    .reduce((units, { processed }) => units + processed, 0);
  if (underWay > 0 || record.text('orderstatus') === 'A') setStop(id, STOP.cancelled);
  followHold(id, record.text('custbody_xdk_hold'), { onHold: '' });
  return { kind: 'cancelled', problem: problemOf(order, deposits.length, underWay) };
}

/** A line item; tax and discounts are billed along with goods. */
function isGoods(key: string): boolean {
  return /^\d+$/.test(key);
}

function problemOf(order: ShopifyOrder, deposits: number, underWay: number): Problem | null {
  const goods =
    underWay > 0 ? ` ${underWay} of its units are picked, shipped or billed already.` : '';
  if (deposits > 0) return refundOfDeposits(order, deposits, goods);
  return underWay > 0 ? takeBack(order, goods) : null;
}

function takeBack(order: ShopifyOrder, goods: string): Problem {
  return {
    cause: `change:${order.legacyResourceId}`,
    code: 'CANCELLED_UNDER_WAY',
    class: 'data',
    owner: 'warehouse',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was cancelled in Shopify.${goods}`,
    next: `${TAKE_BACK} Then set this error to Released.`,
  };
}

const TAKE_BACK =
  'Picked units: delete the item fulfillment. Shipped units: have them brought back by a return. Billed units: credit them.';

function refundOfDeposits(order: ShopifyOrder, deposits: number, goods: string): Problem {
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_DEPOSIT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was cancelled in Shopify after ${deposits} payment(s) were booked as customer deposits.${goods}`,
    next: `${goods && `${TAKE_BACK} `}Refund the deposits in NetSuite as Shopify refunded the payments, or keep them for another order; then set this error to Released.`,
  };
}
