import { written, total, type CurrencySide } from '../money/money';
import { errorState } from '../sync/syncErrors';
import type { Problem } from '../sync/outcome';
import type { Agreed } from './agreed';
import { closeOpenLines } from './closeOpenLines';
import { documentsOf, openDeposits, type Documents } from './documentsOf';
import type { ShopifyOrder } from './order';
import type { OrderType } from './orderPlan';
import { refundsIn } from './refundsOf';
import { namesOf } from './refundToDo';

export interface Cancelled {
  order: ShopifyOrder;
  type: OrderType;
  /** Internal id of its sales order or cash sale. */
  record: string;
  store: string;
  /** The side its amounts are booked in. */
  side: CurrencySide;
}

export type FollowedCancellation =
  { kind: 'followed'; ending: Agreed['ending']; problem: Problem | null } | { kind: 'gone' };

/**
 * Shopify cancelled the order: what is not shipped yet is closed, and accounting and the warehouse are asked for what they
 * have to do, until they set the error to Released or nothing is left of it. Goods that come back on the shelf later are
 * closed then. 10 to 50 units, nothing once all is done.
 */
export function followCancellation(cancelled: Cancelled, last: Agreed): FollowedCancellation {
  if (last.cancelled && last.ending === undefined)
    return { kind: 'followed', ending: undefined, problem: null };
  const { order, type, record, store } = cancelled;
  const closed = type === 'cashsale' ? { underWay: 0 } : closeOpenLines(record, order.currencyCode);
  if (!closed) return { kind: 'gone' };
  const { underWay } = closed;

  const problem = last.ending === 'answered' ? null : problemOf(cancelled, underWay);
  const isAnswered =
    problem === null ||
    (last.ending === 'asked' && errorState(store, problem.cause) === 'released');
  if (!isAnswered) return { kind: 'followed', ending: 'asked', problem };
  return { kind: 'followed', ending: underWay > 0 ? 'answered' : undefined, problem: null };
}

function problemOf(cancelled: Cancelled, underWay: number): Problem | null {
  const { order, store, side, type } = cancelled;
  const documents = documentsOf(store, order.legacyResourceId, side.currency);
  const goods =
    underWay > 0 ? ` ${underWay} of its units are picked, shipped or billed already.` : '';
  if (type === 'cashsale') return refundOfCashSale(cancelled, documents);
  if (openDeposits(documents) > 0) return refundOfDeposits(cancelled, documents, goods);
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
  'Picked units: delete the item fulfillment; the order is closed then. Shipped units: have them brought back by a return. Billed units: credit them.';

function refundOfDeposits(
  { order, side }: Cancelled,
  documents: Documents,
  goods: string,
): Problem {
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_DEPOSIT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was cancelled in Shopify, which ${paidBack(order, side)}. ${written(openDeposits(documents), side.currency)} ${side.currency} of ${namesOf(documents, side.currency)} are not refunded yet.${goods}`,
    next: `${goods && `${TAKE_BACK} `}Refund the deposits in NetSuite as Shopify refunded the payments, or keep them for another order; then set this error to Released.`,
  };
}

/** The order was cancelled after its cash sale was posted: money and goods go back by a cash refund. */
function refundOfCashSale({ order, side }: Cancelled, documents: Documents): Problem {
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_CASH_SALE',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was cancelled in Shopify, which ${paidBack(order, side)}, after cash sale ${documents.order} was posted.`,
    next: `Make a cash refund from cash sale ${documents.order} as Shopify refunded the payment, with the goods that came back; then set this error to Released.`,
  };
}

function paidBack(order: ShopifyOrder, { amount, currency }: CurrencySide): string {
  const sum = total(refundsIn(order).map(({ amountSet }) => amount(amountSet)));
  return sum === 0 ? 'paid nothing back yet' : `gave back ${written(sum, currency)} ${currency}`;
}
