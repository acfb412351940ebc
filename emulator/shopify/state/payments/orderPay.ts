import type { UserError, World } from '../../contract.ts';
import { noteOnBalance } from './payouts.ts';
import { announce } from '../events.ts';
import { isNothing, minus, share, toMinor } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import { touchOrder } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import {
  addTransaction,
  capturableOf,
  financialStatus,
  totalOutstanding,
  transactionsOf,
} from './payments.ts';
import type { Transaction } from './payments.ts';

/** Runs a payment and tells of `orders/paid` when it made the order paid. */
function paying<T>(world: World, order: Order, pay: () => T): T {
  const before = financialStatus(world, order);
  world.changing(order.id, order);
  const result = pay();
  if (before !== 'PAID' && financialStatus(world, order) === 'PAID')
    announce(world, 'orders/paid', order);
  touchOrder(world, order);
  return result;
}

export function canMarkAsPaid(world: World, order: Order): boolean {
  if (order.cancelledAt) return false;
  return ['PENDING', 'AUTHORIZED', 'PARTIALLY_PAID', 'EXPIRED'].includes(
    financialStatus(world, order),
  );
}

/** Takes what is still open: authorizations are captured, the rest is a manual payment. */
export function markAsPaid(world: World, order: Order): void {
  paying(world, order, () => {
    for (const one of transactionsOf(world, order)) {
      const left = capturableOf(world, order, one);
      if (!isNothing(left))
        addTransaction(world, order, {
          kind: 'CAPTURE',
          gateway: one.gateway,
          amount: left,
          parentId: one.id,
        });
    }
    const open = totalOutstanding(world, order);
    if (open.presentment <= 0) return;
    const waiting = transactionsOf(world, order).find(({ status }) => status === 'PENDING');
    addTransaction(world, order, {
      kind: 'SALE',
      gateway: waiting?.gateway ?? 'manual',
      amount: open,
      parentId: waiting?.id ?? null,
    });
  });
}

/** Both sides of a presentment amount at the rate of another bag. */
function like(bag: Bag, presentment: number): Bag {
  return { presentment, shop: share(presentment, bag.shop, bag.presentment) };
}

export type CaptureInput = {
  id: string;
  parentTransactionId: string;
  amount: string | number;
  currency?: string | null;
  finalCapture?: boolean | null;
};

/** `orderCapture`: part or all of an authorization; a final capture lets the rest go. */
export function capture(
  world: World,
  order: Order,
  input: CaptureInput,
): { transaction: Transaction | null; userErrors: UserError[] } {
  const refused = (field: string[], message: string) => ({
    transaction: null,
    userErrors: [{ field, message }],
  });
  const { shop, presentment } = order.currencies;
  if (shop !== presentment && input.currency !== presentment)
    return refused(['currency'], 'Currency must match the presentment currency of the order');
  const parent = world.shop.transactions.get(input.parentTransactionId);
  if (!parent || parent.orderId !== order.id)
    return refused(['parentTransactionId'], 'Parent transaction does not exist');
  const left = capturableOf(world, order, parent);
  const amount = toMinor(input.amount, presentment);
  if (isNothing(left))
    return refused(['parentTransactionId'], 'Parent transaction is not capturable');
  if (amount <= 0) return refused(['amount'], 'Amount must be greater than 0');
  if (amount > left.presentment)
    return refused(['amount'], 'Amount cannot be greater than the authorized amount');
  return paying(world, order, () => {
    const transaction = addTransaction(world, order, {
      kind: 'CAPTURE',
      gateway: parent.gateway,
      amount: amount === left.presentment ? left : like(left, amount),
      parentId: parent.id,
    });
    const rest = minus(left, transaction.amount);
    if (input.finalCapture && !isNothing(rest))
      addTransaction(world, order, {
        kind: 'VOID',
        gateway: parent.gateway,
        amount: rest,
        parentId: parent.id,
      });
    return { transaction, userErrors: [] };
  });
}

/** A payment that came some other way; less than all only on Plus (§4.3). */
export function manualPayment(
  world: World,
  order: Order,
  input: {
    amount?: { amount: string; currencyCode: string } | null;
    paymentMethodName?: string | null;
    processedAt?: string | null;
  },
): UserError[] {
  const open = totalOutstanding(world, order);
  const { presentment } = order.currencies;
  const bad = (field: string[], message: string, code: string): UserError[] => [
    { field, message, code },
  ];
  let amount = open;
  if (input.amount) {
    if (input.amount.currencyCode !== presentment)
      return bad(
        ['amount'],
        "The currency of the amount doesn't match the presentment currency of the order.",
        'CURRENCY_MISMATCH',
      );
    const minor = toMinor(input.amount.amount, presentment);
    if (minor <= 0) return bad(['amount'], 'Amount must be positive.', 'AMOUNT_NOT_POSITIVE');
    if (minor > open.presentment)
      return bad(['amount'], 'Amount exceeds the remaining balance.', 'AMOUNT_EXCEEDS_BALANCE');
    amount = like(open, minor);
  }
  if (input.processedAt && Date.parse(input.processedAt) > world.nowMs())
    return bad(['processedAt'], 'Processed at is invalid', 'PROCESSED_AT_INVALID');
  if (amount.presentment <= 0)
    return bad(['id'], 'Amount exceeds the remaining balance.', 'AMOUNT_EXCEEDS_BALANCE');
  paying(world, order, () =>
    addTransaction(world, order, {
      kind: 'SALE',
      gateway: input.paymentMethodName ?? 'manual',
      amount,
      processedAt: input.processedAt ?? world.now(),
    }),
  );
  return [];
}

/** The provider says how pending payments ended (a bank transfer arrived, or did not). */
export function settlePending(world: World, order: Order, status: 'SUCCESS' | 'FAILURE'): void {
  paying(world, order, () => {
    for (const one of transactionsOf(world, order)) {
      if (one.status !== 'PENDING' || one.kind === 'REFUND') continue;
      one.status = status;
      one.processedAt = world.now();
      noteOnBalance(world, one);
      announce(world, 'order_transactions/create', one);
    }
  });
}
