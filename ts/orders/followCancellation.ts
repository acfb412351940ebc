import { written, type MinorUnits } from '../money/money';
import { errorState } from '../sync/syncErrors';
import type { Problem } from '../sync/outcome';
import type { Agreed } from './agreed';
import { closeOpenLines } from './closeOpenLines';
import { documentsOf, openDeposits, type Documents } from './documentsOf';
import type { ShopifyOrder } from './order';
import type { OrderType } from './orderPlan';
import { namesOf } from './refundToDo';

export interface Cancelled {
  order: Pick<ShopifyOrder, 'legacyResourceId' | 'name'>;
  /** What Shopify did to it. */
  end: 'cancelled' | 'deleted';
  type: OrderType;
  /** Internal id of its sales order or cash sale. */
  record: string;
  store: string;
  /** Of its record. */
  currency: string;
  /** What Shopify gave back; null when it does not show that any more. */
  paidBack: MinorUnits | null;
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
  const { type, record, store, currency } = cancelled;
  const closed = type === 'cashsale' ? { underWay: 0 } : closeOpenLines(record, currency);
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
  const { order, store, currency, type } = cancelled;
  const documents = documentsOf(store, order.legacyResourceId, currency);
  const goods =
    underWay > 0 ? ` ${underWay} of its units are picked, shipped or billed already.` : '';
  if (type === 'cashsale') return refundOfCashSale(cancelled, documents);
  if (openDeposits(documents) > 0) return refundOfDeposits(cancelled, documents, goods);
  return underWay > 0 ? takeBack(cancelled, goods) : null;
}

function takeBack({ order, end }: Cancelled, goods: string): Problem {
  return {
    cause: `change:${order.legacyResourceId}`,
    code: 'CANCELLED_UNDER_WAY',
    class: 'data',
    owner: 'warehouse',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was ${end} in Shopify.${goods}`,
    next: `${TAKE_BACK} Then set this error to Released.`,
  };
}

const TAKE_BACK =
  'Picked units: delete the item fulfillment; the order is closed then. Shipped units: have them brought back by a return. Billed units: credit them.';

function refundOfDeposits(cancelled: Cancelled, documents: Documents, goods: string): Problem {
  const { order, end, currency } = cancelled;
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_DEPOSIT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was ${end} in Shopify${given(cancelled)}. ${written(openDeposits(documents), currency)} ${currency} of ${namesOf(documents, currency)} are not refunded yet.${goods}`,
    next: `${goods && `${TAKE_BACK} `}Refund the deposits in NetSuite as Shopify refunded the payments, or keep them for another order; then set this error to Released.`,
  };
}

/** The order was cancelled after its cash sale was posted: money and goods go back by a cash refund. */
function refundOfCashSale(cancelled: Cancelled, documents: Documents): Problem {
  const { order, end } = cancelled;
  return {
    cause: `refund:${order.legacyResourceId}`,
    code: 'CANCELLED_WITH_CASH_SALE',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} was ${end} in Shopify${given(cancelled)}, after cash sale ${documents.order} was posted.`,
    next: `Make a cash refund from cash sale ${documents.order} as Shopify refunded the payment, with the goods that came back; then set this error to Released.`,
  };
}

function given({ paidBack, currency }: Cancelled): string {
  if (paidBack === null) return '';
  return paidBack === 0
    ? ', which paid nothing back yet'
    : `, which gave back ${written(paidBack, currency)} ${currency}`;
}
