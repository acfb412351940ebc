import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { book, snapshot } from '../orders/ledger.ts';
import { currentShipping, currentShippingTax } from '../orders/lineMoney.ts';
import { fraction, minus, multiply, shareOf, toMinor } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import { returnStock } from '../fulfillment/fulfillmentOrder.ts';
import { applyRefund, EMPTY_PLAN, refundWorth } from '../refunds/refundApply.ts';
import type { RefundPlan } from '../refunds/refundApply.ts';
import { amountLike } from '../refunds/refundCreate.ts';
import { netPayment } from '../payments/payments.ts';
import { currentQuantity, orderOf, touchOrder } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import type { Return, ReturnLine } from './return.ts';
import { dispositionProblem, note } from './returnDispose.ts';
import type { Disposition } from './returnDispose.ts';
import { releaseExchange } from './returnOpen.ts';

export type ProcessInput = {
  returnId: string;
  returnLineItems?: { id: string; quantity: number; dispositions?: Disposition[] | null }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  refundShipping?: {
    fullRefund?: boolean | null;
    shippingRefundAmount?: { amount: string } | null;
  } | null;
  financialTransfer?: {
    issueRefund?: {
      allowOverRefunding?: boolean | null;
      orderTransactions: { parentId: string; transactionAmount: { amount: string } }[];
    } | null;
  } | null;
  note?: string | null;
};

const code = (field: string[], message: string, kind: string): UserError => ({
  field,
  message,
  code: kind,
});

/** `returnProcess`: what came back, what happens to it, what is exchanged, what is paid back (§4.4). */
export function processReturn(world: World, made: Return, input: ProcessInput): UserError[] {
  if (made.status !== 'OPEN')
    return [code(['input', 'returnId'], 'Return status is invalid.', 'INVALID_STATE')];
  const order = orderOf(world, made.orderId);
  const errors = problems(world, order, made, input);
  if (errors.length > 0) return errors;
  world.changing(order.id, order);
  const plan = planFor(world, order, made, input);
  addFees(world, order, made, input);
  const taken = plan.lines.filter(({ quantity }) => quantity > 0);
  for (const { id, quantity } of input.returnLineItems ?? []) {
    const line = made.lines.find((one) => one.id === id)!;
    line.processed += quantity;
    line.refunded += quantity;
  }
  const moves = input.financialTransfer?.issueRefund;
  if (moves) made.refundIds.push(applyRefund(world, order, plan).id);
  else if (taken.length > 0) takeBackWithoutMoney(world, order, made, plan);
  for (const { id, quantity } of input.exchangeLineItems ?? []) {
    const exchange = made.exchangeLines.find((one) => one.id === id)!;
    exchange.processed += quantity;
    releaseExchange(world, order, exchange.lineItemIds);
  }
  announce(world, 'returns/process', made);
  touchOrder(world, order);
  return [];
}

/** Units of the line that neither an edit nor a refund took meanwhile. */
function leftOf(order: Order, line: ReturnLine): number {
  return currentQuantity(order.lines.find(({ id }) => id === line.lineItemId)!);
}

function problems(world: World, order: Order, made: Return, input: ProcessInput): UserError[] {
  const errors: UserError[] = [];
  for (const [index, { id, quantity, dispositions }] of (input.returnLineItems ?? []).entries()) {
    const at = ['input', 'returnLineItems', String(index)];
    const line = made.lines.find((one) => one.id === id);
    if (!line) errors.push(code([...at, 'id'], 'Return line item does not exist.', 'NOT_FOUND'));
    else if (
      quantity <= 0 ||
      quantity > line.quantity - line.processed ||
      quantity > leftOf(order, line)
    )
      errors.push(
        code([...at, 'quantity'], 'Return line item has an invalid quantity.', 'INVALID'),
      );
    for (const one of dispositions ?? []) {
      const wrong = dispositionProblem(world, made, one, [...at, 'dispositions']);
      if (wrong) errors.push(wrong);
    }
  }
  for (const [index, { id, quantity }] of (input.exchangeLineItems ?? []).entries()) {
    const exchange = made.exchangeLines.find((one) => one.id === id);
    if (!exchange || quantity <= 0 || quantity > exchange.quantity - exchange.processed)
      errors.push(
        code(
          ['input', 'exchangeLineItems', String(index), 'quantity'],
          'Exchange line item has an invalid quantity.',
          'INVALID',
        ),
      );
  }
  const moves = input.financialTransfer?.issueRefund;
  if (!moves) return errors;
  let paid = 0;
  for (const [index, one] of moves.orderTransactions.entries()) {
    const parent = world.shop.transactions.get(one.parentId);
    if (parent?.orderId !== order.id)
      errors.push(
        code(
          [
            'input',
            'financialTransfer',
            'issueRefund',
            'orderTransactions',
            String(index),
            'parentId',
          ],
          'Transactions require a parent_id associated with the order',
          'INVALID',
        ),
      );
    paid += toMinor(one.transactionAmount.amount, order.currencies.presentment);
  }
  if (!moves.allowOverRefunding && paid > netPayment(world, order).presentment)
    errors.push(
      code(
        ['input', 'financialTransfer', 'issueRefund'],
        'Refund amount is greater than net payment received',
        'INVALID',
      ),
    );
  return errors;
}

/** Units go back with the place they are put: one part per disposition, the rest without restock. */
function planFor(world: World, order: Order, made: Return, input: ProcessInput): RefundPlan {
  const plan: RefundPlan = {
    ...EMPTY_PLAN,
    lines: [],
    shipping: [],
    transactions: [],
    note: input.note ?? null,
    returnId: made.id,
  };
  for (const { id, quantity, dispositions } of input.returnLineItems ?? []) {
    const returned = made.lines.find((one) => one.id === id)!;
    const line = order.lines.find((one) => one.id === returned.lineItemId)!;
    let left = quantity;
    for (const one of dispositions ?? []) {
      note(world, made, one);
      if (one.dispositionType !== 'RESTOCKED') continue;
      const units = Math.min(one.quantity, left);
      left -= units;
      plan.lines.push({
        line,
        quantity: units,
        restockType: 'RETURN',
        locationId: one.locationId ?? null,
      });
    }
    if (left > 0)
      plan.lines.push({ line, quantity: left, restockType: 'NO_RESTOCK', locationId: null });
  }
  plan.shipping = shippingFor(order, input);
  for (const one of input.financialTransfer?.issueRefund?.orderTransactions ?? []) {
    const parent = world.shop.transactions.get(one.parentId)!;
    plan.transactions.push({
      parent,
      gateway: parent.gateway,
      amount: amountLike(order, parent, one.transactionAmount.amount),
    });
  }
  return plan;
}

function shippingFor(order: Order, { refundShipping }: ProcessInput): RefundPlan['shipping'] {
  if (!refundShipping) return [];
  const asked = refundShipping.shippingRefundAmount;
  let left = refundShipping.fullRefund
    ? Infinity
    : asked
      ? toMinor(asked.amount, order.currencies.presentment)
      : 0;
  return order.shippingLines.flatMap((line) => {
    const whole = currentShipping(line);
    const part = Math.min(left, whole.presentment);
    if (part <= 0) return [];
    left -= part;
    const tax = currentShippingTax(line);
    return [
      {
        line,
        subtotal: shareOf(whole, part, whole.presentment),
        tax: shareOf(tax, part, whole.presentment),
      },
    ];
  });
}

function takeBackWithoutMoney(world: World, order: Order, made: Return, plan: RefundPlan): void {
  const before = snapshot(order);
  for (const { line, quantity, restockType, locationId } of plan.lines) {
    line.refunded += quantity;
    if (restockType === 'RETURN' && locationId) returnStock(world, line, locationId, quantity);
  }
  book(world, order, before, { kind: 'ReturnAgreement', reason: 'RETURN', sourceId: made.id });
}

/** Restocking fees of the processed units, and once the fee for return shipping. */
function addFees(world: World, order: Order, made: Return, input: ProcessInput): void {
  const before = snapshot(order);
  for (const { id, quantity } of input.returnLineItems ?? []) {
    const returned = made.lines.find((one) => one.id === id)!;
    if (returned.restockingFee === null) continue;
    const line = order.lines.find((one) => one.id === returned.lineItemId)!;
    order.returnFees.push({
      id: world.newGid('RestockingFee'),
      kind: 'RestockingFee',
      percentage: returned.restockingFee,
      amount: restockingFee(order, returned, refundWorth(line, quantity)),
    });
  }
  const known = new Set(order.returnFees.map(({ id }) => id));
  for (const fee of made.shippingFees)
    if (!known.has(fee.id) && (input.returnLineItems ?? []).length > 0)
      order.returnFees.push({
        id: fee.id,
        kind: 'ReturnShippingFee',
        percentage: null,
        amount: fee.amount,
      });
  book(world, order, before, { kind: 'ReturnAgreement', reason: 'RETURN', sourceId: made.id });
}

/** Per cent of the price after discounts. */
export function restockingFee(
  _order: Order,
  returned: ReturnLine,
  worth: { gross: Bag; discount: Bag },
): Bag {
  const rate = fraction(returned.restockingFee ?? '0');
  const part = { up: rate.up, down: rate.down * 100n };
  const net = minus(worth.gross, worth.discount);
  return { shop: multiply(net.shop, part), presentment: multiply(net.presentment, part) };
}
