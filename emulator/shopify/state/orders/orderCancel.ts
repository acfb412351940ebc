import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import {
  fulfillmentOrdersOf,
  isOpen,
  takeStock,
  touchFulfillmentOrder,
} from '../fulfillment/fulfillmentOrder.ts';
import { startJob } from '../jobs.ts';
import type { CancelJob, Job } from '../jobs.ts';
import { currentShipping, currentShippingTax } from './lineMoney.ts';
import { isNothing } from '../money/money.ts';
import { currentQuantity, touchOrder, unfulfilledQuantity } from './order.ts';
import type { Order } from './order.ts';
import {
  addTransaction,
  capturableOf,
  netPayment,
  refundableOf,
  transactionsOf,
} from '../payments/payments.ts';
import { applyRefund, EMPTY_PLAN, giveUp } from '../refunds/refundApply.ts';
import { paymentsFor } from '../refunds/refundCreate.ts';

export type CancelInput = {
  reason: string;
  restock: boolean;
  refund?: boolean | null;
  refundMethod?: {
    originalPaymentMethodsRefund?: boolean | null;
    storeCreditRefund?: object | null;
  } | null;
  staffNote?: string | null;
};

/** Why an order cannot be cancelled now (texts: shopify-platform §4.3, recorded). */
export function cancelProblem(
  world: World,
  order: Order | undefined,
  input: CancelInput,
): UserError | null {
  const refused = (message: string, field = ['orderId'], code = 'INVALID'): UserError => ({
    field,
    message,
    code,
  });
  if (!order) return refused('Order does not exist', ['orderId'], 'NOT_FOUND');
  if (input.refund != null && input.refundMethod != null)
    return refused('Only one of the arguments `refund` or `refund_method` is allowed.', ['refund']);
  if ((input.staffNote?.length ?? 0) > 255)
    return refused('Staff note is too long (maximum is 255 characters)', ['staffNote']);
  if (order.cancelledAt) return refused('Cannot cancel an order that has already been canceled');
  if (order.cancelling) return refused('Cancellation is already in progress');
  if (order.lines.some(({ fulfilled }) => fulfilled > 0))
    return refused('Cannot cancel an order that has outstanding fulfillments');
  const open = order.returnIds.some((id) =>
    ['OPEN', 'REQUESTED'].includes(world.shop.returns.get(id)!.status),
  );
  return open ? refused('Cannot cancel an order that has returns') : null;
}

/** `orderCancel` answers at once; the order is cancelled by a job. */
export function cancelLater(
  world: World,
  order: Order,
  input: CancelInput,
): { job: Job; result: CancelJob } {
  order.cancelling = true;
  const result: CancelJob = {
    id: world.newGid('OrderCancelJobResult'),
    done: false,
    status: 'STARTED',
    errors: [],
    orderId: order.id,
  };
  world.shop.cancelJobs.set(result.id, result);
  const job = startJob(world, () => {
    order.cancelling = false;
    const problem = cancelProblem(world, world.shop.orders.get(order.id), input);
    result.done = true;
    result.status = problem ? 'FAILED' : 'SUCCEEDED';
    if (problem) result.errors.push(problem);
    else cancelOrder(world, order, input);
  });
  return { job, result };
}

/**
 * Cancels: what was not fulfilled is refunded as quantities (with money only if asked for),
 * authorizations are voided, fulfillment orders close.
 */
export function cancelOrder(world: World, order: Order, input: CancelInput): void {
  world.changing(order.id, order);
  const wantsMoney = input.refund || input.refundMethod?.originalPaymentMethodsRefund;
  const lines = order.lines.filter((line) => currentQuantity(line) > 0);
  order.cancelledAt = world.now();
  order.closedAt ??= world.now();
  order.cancelReason = input.reason;
  order.cancellationNote = input.staffNote ?? null;
  if (lines.length > 0) {
    const shipping = order.shippingLines.filter(({ isRemoved }) => !isRemoved);
    const restockable = input.restock;
    if (!restockable) for (const line of lines) scrap(world, order, line);
    applyRefund(world, order, {
      ...EMPTY_PLAN,
      lines: lines.map((line) => ({
        line,
        quantity: currentQuantity(line),
        restockType:
          restockable && unfulfilledQuantity(line) > 0
            ? ('CANCEL' as const)
            : ('NO_RESTOCK' as const),
        locationId: null,
      })),
      shipping: wantsMoney
        ? shipping.map((line) => ({
            line,
            subtotal: currentShipping(line),
            tax: currentShippingTax(line),
          }))
        : [],
      transactions: wantsMoney
        ? paymentsFor(world, order, netPayment(world, order), (one) =>
            refundableOf(world, order, one),
          )
        : [],
    });
  }
  // Units refunded without restock were still to be fulfilled.
  for (const line of order.lines) {
    const units = unfulfilledQuantity(line);
    if (units === 0) continue;
    giveUp(world, order, line, units);
    line.cancelled += units;
  }
  voidAuthorizations(world, order);
  for (const one of fulfillmentOrdersOf(world, order).filter(isOpen)) {
    touchFulfillmentOrder(world, one);
    one.status = 'CLOSED';
  }
  announce(world, 'orders/cancelled', order);
  touchOrder(world, order);
}

/** Not restocked: the units are no longer waited for, and are not on the shelf either. */
function scrap(world: World, order: Order, line: Order['lines'][number]): void {
  const units = unfulfilledQuantity(line);
  const place = giveUp(world, order, line, units);
  line.cancelled += units;
  if (place && order.inventoryBehaviour !== 'BYPASS') takeStock(world, line, place, units);
}

function voidAuthorizations(world: World, order: Order): void {
  for (const one of transactionsOf(world, order)) {
    const left = capturableOf(world, order, one);
    if (isNothing(left)) continue;
    addTransaction(world, order, {
      kind: 'VOID',
      gateway: one.gateway,
      amount: left,
      parentId: one.id,
    });
  }
}
