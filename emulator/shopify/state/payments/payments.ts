import type { World } from '../../contract.ts';
import { isNothing, minus, NOTHING, plus, sum } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import { currentTotalPrice } from '../orders/orderTotals.ts';
import type { Order } from '../orders/order.ts';
import { announce } from '../events.ts';
import { noteOnBalance } from './payouts.ts';

export type TransactionKind =
  'AUTHORIZATION' | 'CAPTURE' | 'CHANGE' | 'EMV_AUTHORIZATION' | 'REFUND' | 'SALE' | 'VOID';
export type TransactionStatus = 'SUCCESS' | 'PENDING' | 'FAILURE' | 'ERROR' | 'AWAITING_RESPONSE';

export type Transaction = {
  readonly id: string;
  readonly orderId: string;
  readonly kind: TransactionKind;
  status: TransactionStatus;
  readonly gateway: string;
  readonly amount: Bag;
  /** Cash only: what was rounded away or up, beside the amount. */
  readonly rounding: Bag | null;
  readonly parentId: string | null;
  readonly createdAt: string;
  processedAt: string | null;
  readonly paymentId: string | null;
  readonly authorizationCode: string | null;
  readonly authorizationExpiresAt: string | null;
  readonly test: boolean;
  errorCode: string | null;
  readonly locationId: string | null;
  readonly giftCardId: string | null;
  readonly receipt: string | null;
  /** `•••• •••• •••• 4242` and the card's company. */
  readonly accountNumber: string | null;
  readonly cardCompany: string | null;
  refundId: string | null;
};

const MANUAL_GATEWAYS = /^(manual|cash|cash on delivery.*|money order|bank deposit|cod|check)$/i;

export function isManualGateway(gateway: string): boolean {
  return MANUAL_GATEWAYS.test(gateway);
}

export type TransactionValues = Partial<Omit<Transaction, 'id' | 'orderId' | 'kind' | 'amount'>> & {
  kind: TransactionKind;
  amount: Bag;
  id?: string;
};

/**
 * Adds a transaction. `order_transactions/create` fires for success, failure and error only, also
 * when a pending one gets there later (shopify-platform §2.4).
 */
export function addTransaction(world: World, order: Order, values: TransactionValues): Transaction {
  const now = world.now();
  const id = values.id ?? world.newGid('OrderTransaction');
  const transaction: Transaction = {
    status: 'SUCCESS',
    gateway: 'manual',
    rounding: null,
    parentId: null,
    createdAt: now,
    processedAt: now,
    paymentId: `${order.confirmationNumber}.${order.transactionIds.length + 1}`,
    authorizationCode: null,
    authorizationExpiresAt: null,
    test: order.test,
    errorCode: null,
    locationId: null,
    giftCardId: null,
    receipt: null,
    accountNumber: null,
    cardCompany: null,
    refundId: null,
    ...values,
    id,
    orderId: order.id,
  };
  order.statedFinancialStatus = null;
  world.shop.transactions.set(id, transaction);
  order.transactionIds = order.transactionIds.concat(id);
  noteOnBalance(world, transaction);
  announceTransaction(world, transaction);
  return transaction;
}

export function announceTransaction(world: World, transaction: Transaction): void {
  if (['SUCCESS', 'FAILURE', 'ERROR'].includes(transaction.status))
    announce(world, 'order_transactions/create', transaction);
}

export function transactionsOf(world: World, order: Order): Transaction[] {
  return order.transactionIds.map((id) => world.shop.transactions.get(id)!);
}

function amounts(
  world: World,
  order: Order,
  kinds: readonly TransactionKind[],
  status: TransactionStatus,
): Bag {
  return sum(
    transactionsOf(world, order)
      .filter((one) => one.status === status && kinds.includes(one.kind))
      .map(({ amount }) => amount),
  );
}

/** Successful sales and captures, less the change given back in cash. */
export function totalReceived(world: World, order: Order): Bag {
  return minus(
    amounts(world, order, ['SALE', 'CAPTURE'], 'SUCCESS'),
    amounts(world, order, ['CHANGE'], 'SUCCESS'),
  );
}

export function totalRefunded(world: World, order: Order): Bag {
  return amounts(world, order, ['REFUND'], 'SUCCESS');
}

export function netPayment(world: World, order: Order): Bag {
  return minus(totalReceived(world, order), totalRefunded(world, order));
}

export function totalOutstanding(world: World, order: Order): Bag {
  return minus(currentTotalPrice(order), netPayment(world, order));
}

function isAuthorization(kind: TransactionKind): boolean {
  return kind === 'AUTHORIZATION' || kind === 'EMV_AUTHORIZATION';
}

/** What of an authorization may still be captured; nothing after a void or a failed authorization. */
export function capturableOf(world: World, order: Order, authorization: Transaction): Bag {
  if (!isAuthorization(authorization.kind) || authorization.status !== 'SUCCESS') return NOTHING;
  const children = transactionsOf(world, order).filter(
    ({ parentId, status }) => parentId === authorization.id && status === 'SUCCESS',
  );
  if (children.some(({ kind }) => kind === 'VOID')) return NOTHING;
  const captured = children.filter(({ kind }) => kind === 'CAPTURE').map(({ amount }) => amount);
  return minus(authorization.amount, sum(captured));
}

export function totalCapturable(world: World, order: Order): Bag {
  return sum(transactionsOf(world, order).map((one) => capturableOf(world, order, one)));
}

/** What may still be given back of a payment. */
export function refundableOf(world: World, order: Order, payment: Transaction): Bag {
  if (payment.status !== 'SUCCESS' || !['SALE', 'CAPTURE'].includes(payment.kind)) return NOTHING;
  const refunded = transactionsOf(world, order)
    .filter(
      (one) =>
        one.parentId === payment.id &&
        one.kind === 'REFUND' &&
        one.status !== 'FAILURE' &&
        one.status !== 'ERROR',
    )
    .map(({ amount }) => amount);
  return minus(payment.amount, sum(refunded));
}

/**
 * `displayFinancialStatus`, from the transactions. Paid or not is decided in presentment money: the
 * shop side of order and payment round differently (reviews/shopify 24).
 */
export function financialStatus(world: World, order: Order): string {
  const transactions = transactionsOf(world, order);
  if (order.statedFinancialStatus) return order.statedFinancialStatus;
  const received = totalReceived(world, order).presentment;
  const refunded = totalRefunded(world, order).presentment;
  if (refunded > 0) return refunded >= received ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  if (received > 0)
    return totalOutstanding(world, order).presentment <= 0 ? 'PAID' : 'PARTIALLY_PAID';
  if (!isNothing(totalCapturable(world, order))) return 'AUTHORIZED';
  const expired = transactions.some(
    ({ authorizationExpiresAt, kind }) =>
      isAuthorization(kind) && authorizationExpiresAt && authorizationExpiresAt <= world.now(),
  );
  if (transactions.some(({ kind, status }) => kind === 'VOID' && status === 'SUCCESS'))
    return 'VOIDED';
  if (expired) return 'EXPIRED';
  if (order.cancelledAt) return 'VOIDED';
  return currentTotalPrice(order).presentment <= 0 ? 'PAID' : 'PENDING';
}

export function isPaid(world: World, order: Order): boolean {
  return ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(financialStatus(world, order));
}

/** Gateways of the order's payments, each once, in order of use. */
export function gatewaysOf(world: World, order: Order): string[] {
  return [...new Set(transactionsOf(world, order).map(({ gateway }) => gateway))];
}

export function cashRounding(world: World, order: Order): { payment: Bag; refund: Bag } {
  let payment = NOTHING;
  let refund = NOTHING;
  for (const one of transactionsOf(world, order)) {
    if (!one.rounding || one.status !== 'SUCCESS') continue;
    if (one.kind === 'REFUND') refund = plus(refund, one.rounding);
    else payment = plus(payment, one.rounding);
  }
  return { payment, refund };
}
