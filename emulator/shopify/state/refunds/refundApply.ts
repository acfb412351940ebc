import type { World } from '../../contract.ts';
import { noteOnBalance } from '../payments/payouts.ts';
import { announce } from '../events.ts';
import {
  fulfillmentOrdersOf,
  isOpen,
  releaseStock,
  returnStock,
  touchFulfillmentOrder,
} from '../fulfillment/fulfillmentOrder.ts';
import { book, snapshot } from '../orders/ledger.ts';
import { worthBetween, worthOf } from '../orders/lineMoney.ts';
import { isNothing, minus, negate, NOTHING, plus, sum, times } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import { currentQuantity, touchOrder } from '../orders/order.ts';
import type { Duty, LineItem, Order, ShippingLine } from '../orders/order.ts';
import { currentTotalPrice } from '../orders/orderTotals.ts';
import { addTransaction, netPayment } from '../payments/payments.ts';
import type { Transaction, TransactionStatus } from '../payments/payments.ts';
import type { OrderAdjustment, Refund, RefundLine } from './refund.ts';
import { primaryLocation } from '../places/location.ts';

export type RefundedLine = {
  line: LineItem;
  quantity: number;
  restockType: RefundLine['restockType'];
  locationId: string | null;
};

/** What a refund takes back. Amounts of shipping and duties are without tax, unless taxes are included. */
export type RefundPlan = {
  lines: RefundedLine[];
  shipping: { line: ShippingLine; subtotal: Bag; tax: Bag }[];
  duties: { line: LineItem; duty: Duty; price: Bag; tax: Bag }[];
  transactions: { parent: Transaction | null; gateway: string; amount: Bag }[];
  discrepancyReason: OrderAdjustment['reason'] | null;
  note: string | null;
  processedAt: string | null;
  returnId: string | null;
};

export const EMPTY_PLAN: RefundPlan = {
  lines: [],
  shipping: [],
  duties: [],
  transactions: [],
  discrepancyReason: null,
  note: null,
  processedAt: null,
  returnId: null,
};

/** Worth of the next `quantity` units of a line that go back. */
export function refundWorth(line: LineItem, quantity: number) {
  const now = currentQuantity(line);
  return worthBetween(worthOf(line, now), worthOf(line, now - quantity));
}

/** Lines, shipping and duties with their tax: what the goods of this refund are worth. */
export function calculated(order: Order, plan: RefundPlan): Bag {
  const parts: Bag[] = [];
  const units = new Map<LineItem, number>();
  for (const { line, quantity } of plan.lines) units.set(line, (units.get(line) ?? 0) + quantity);
  for (const [line, quantity] of units) {
    const { gross, discount, tax } = refundWorth(line, quantity);
    parts.push(minus(gross, discount), order.taxesIncluded ? NOTHING : tax);
  }
  for (const { subtotal, tax } of plan.shipping)
    parts.push(subtotal, order.taxesIncluded ? NOTHING : tax);
  for (const { price, tax } of plan.duties)
    parts.push(order.dutiesIncluded ? NOTHING : price, order.taxesIncluded ? NOTHING : tax);
  return sum(parts);
}

/** What should go back for goods of this worth: all of it, as far as it was paid (identity in §4.4). */
export function suggested(world: World, order: Order, worth: Bag): Bag {
  return capped(worth, netPayment(world, order));
}

/** What a return should pay back: only what was paid above the new total, which exchanges and fees raise. */
export function overpaid(world: World, order: Order, worth: Bag): Bag {
  const after = minus(currentTotalPrice(order), worth);
  return capped(worth, minus(netPayment(world, order), after));
}

function capped(worth: Bag, most: Bag): Bag {
  const side = (key: keyof Bag): number => Math.max(0, Math.min(worth[key], most[key]));
  return { shop: side('shop'), presentment: side('presentment') };
}

/**
 * Carries out a refund. What is paid back beside or short of what should be is an adjustment: a
 * positive one is in the merchant's favour (text of `Order.refundDiscrepancySet`).
 */
export function applyRefund(world: World, order: Order, plan: RefundPlan): Refund {
  const before = snapshot(order);
  const worth = calculated(order, plan);
  const due = (plan.returnId ? overpaid : suggested)(world, order, worth);
  const refund: Refund = {
    id: world.newGid('Refund'),
    orderId: order.id,
    createdAt: world.now(),
    processedAt: plan.processedAt ?? world.now(),
    updatedAt: world.now(),
    note: plan.note,
    returnId: plan.returnId,
    lines: plan.lines.map((one) => takeBack(world, order, one)),
    shippingLines: plan.shipping.map(({ line, subtotal, tax }) => {
      line.refunded = plus(line.refunded, subtotal);
      line.refundedTax = plus(line.refundedTax, tax);
      return { id: world.newGid('RefundShippingLine'), shippingLineId: line.id, subtotal, tax };
    }),
    duties: plan.duties.map(({ duty, price, tax }) => {
      duty.refunded = plus(duty.refunded, price);
      duty.refundedTax = plus(duty.refundedTax, tax);
      return { dutyId: duty.id, amount: price };
    }),
    adjustments: [],
    transactionIds: [],
  };
  world.shop.refunds.set(refund.id, refund);
  order.refundIds.push(refund.id);
  const status: TransactionStatus = world.switches.refundsStayPending ? 'PENDING' : 'SUCCESS';
  payBack(world, order, refund, plan, status);
  const paid = sum(plan.transactions.map(({ amount }) => amount));
  adjust(world, order, refund, minus(due, paid), plan.discrepancyReason ?? 'REFUND_DISCREPANCY');
  if (status === 'PENDING') adjust(world, order, refund, paid, 'PENDING_REFUND_DISCREPANCY');
  book(world, order, before, {
    kind: plan.returnId ? 'ReturnAgreement' : 'RefundAgreement',
    reason: plan.returnId ? 'RETURN' : 'REFUND',
    sourceId: plan.returnId ?? refund.id,
  });
  announce(world, 'refunds/create', refund);
  touchOrder(world, order);
  return refund;
}

function payBack(
  world: World,
  order: Order,
  refund: Refund,
  plan: RefundPlan,
  status: TransactionStatus,
): void {
  for (const { parent, gateway, amount } of plan.transactions) {
    const transaction = addTransaction(world, order, {
      kind: 'REFUND',
      status,
      gateway,
      amount,
      parentId: parent?.id ?? null,
      refundId: refund.id,
      accountNumber: parent?.accountNumber ?? null,
      cardCompany: parent?.cardCompany ?? null,
    });
    refund.transactionIds.push(transaction.id);
  }
}

function adjust(
  world: World,
  order: Order,
  refund: Refund,
  amount: Bag,
  reason: OrderAdjustment['reason'],
): void {
  if (isNothing(amount)) return;
  refund.adjustments.push({ id: world.newGid('OrderAdjustment'), amount, tax: NOTHING, reason });
  order.adjustments = plus(order.adjustments, amount);
}

/** Money of a pending refund arrived, or did not: its adjustment goes, or stays as a plain discrepancy. */
export function settleRefund(world: World, order: Order, refund: Refund, succeeded: boolean): void {
  const waiting = refund.transactionIds
    .map((id) => world.shop.transactions.get(id)!)
    .filter(({ status }) => status === 'PENDING');
  if (waiting.length === 0) return;
  const before = snapshot(order);
  for (const transaction of waiting) {
    transaction.status = succeeded ? 'SUCCESS' : 'FAILURE';
    noteOnBalance(world, transaction);
    announce(world, 'order_transactions/create', transaction);
  }
  const pending = refund.adjustments.filter(
    ({ reason }) => reason === 'PENDING_REFUND_DISCREPANCY',
  );
  if (succeeded)
    for (const one of pending) {
      order.adjustments = plus(order.adjustments, negate(one.amount));
      refund.adjustments.splice(refund.adjustments.indexOf(one), 1);
    }
  refund.updatedAt = world.now();
  book(world, order, before, { kind: 'RefundAgreement', reason: 'REFUND', sourceId: refund.id });
  touchOrder(world, order);
}

function takeBack(world: World, order: Order, one: RefundedLine): RefundLine {
  const { line, quantity, restockType } = one;
  const { gross, discount, tax } = refundWorth(line, quantity);
  line.refunded += quantity;
  let locationId = one.locationId;
  if (restockType === 'CANCEL') {
    line.cancelled += quantity;
    locationId = giveUp(world, order, line, quantity) ?? locationId;
  }
  if (restockType === 'RETURN') {
    locationId ??= primaryLocation(world).id;
    returnStock(world, line, locationId, quantity);
  }
  return {
    id: world.newGid('RefundLineItem'),
    lineItemId: line.id,
    quantity,
    restockType,
    restocked: restockType !== 'NO_RESTOCK',
    locationId: restockType === 'NO_RESTOCK' ? null : locationId,
    price: quantity === 0 ? NOTHING : times(line.unitPrice, 1),
    subtotal: minus(gross, discount),
    tax,
  };
}

/** Units nobody will fulfill any more leave their fulfillment orders, and their stock is free again. */
export function giveUp(
  world: World,
  order: Order,
  line: LineItem,
  quantity: number,
): string | null {
  let left = quantity;
  let place: string | null = null;
  for (const one of fulfillmentOrdersOf(world, order).filter(isOpen)) {
    for (const held of one.lines.filter(({ lineItemId }) => lineItemId === line.id)) {
      const units = Math.min(left, held.remaining);
      if (units === 0) continue;
      touchFulfillmentOrder(world, one);
      held.remaining -= units;
      held.total -= units;
      left -= units;
      place ??= one.locationId;
      if (order.inventoryBehaviour !== 'BYPASS') releaseStock(world, line, one.locationId, units);
    }
    if (one.lines.every(({ remaining }) => remaining === 0)) one.status = 'CLOSED';
  }
  const before = world.shop.commitments.get(line.id);
  if (left > 0 && before && order.inventoryBehaviour !== 'BYPASS')
    releaseStock(world, line, before, left);
  return place ?? before ?? null;
}
