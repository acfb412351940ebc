import type { UserError, World } from '../../contract.ts';
import { currentShipping, currentShippingTax, currentDuty } from '../orders/lineMoney.ts';
import { share, shareOf, toMinor, toPadded, NOTHING, minus } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import { currentQuantity, unfulfilledQuantity } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import { netPayment, transactionsOf } from '../payments/payments.ts';
import type { Transaction } from '../payments/payments.ts';
import { applyRefund, EMPTY_PLAN } from './refundApply.ts';
import type { RefundPlan } from './refundApply.ts';
import type { OrderAdjustment, Refund, RefundLine } from './refund.ts';

export type RefundInput = {
  orderId: string;
  currency?: string | null;
  note?: string | null;
  processedAt?: string | null;
  allowOverRefunding?: boolean | null;
  discrepancyReason?: 'CUSTOMER' | 'DAMAGE' | 'OTHER' | 'RESTOCK' | null;
  refundLineItems?:
    | {
        lineItemId: string;
        quantity: number;
        restockType?: RefundLine['restockType'] | null;
        locationId?: string | null;
      }[]
    | null;
  shipping?: { amount?: string | number | null; fullRefund?: boolean | null } | null;
  refundDuties?: { dutyId: string; refundType?: 'FULL' | 'PROPORTIONAL' | null }[] | null;
  transactions?:
    { amount: string | number; gateway: string; kind: string; parentId?: string | null }[] | null;
};

/** A `$` amount in the words of Shopify's messages. */
function shown(minor: number, currency: string): string {
  const symbol = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')!.value;
  return `${symbol}${toPadded(minor, currency)}`;
}

/** `refundCreate`: texts recorded in shopify-platform §4.4. Amounts are in presentment currency. */
export function createRefund(
  world: World,
  order: Order,
  input: RefundInput,
): { refund: Refund | null; userErrors: UserError[] } {
  const plan = planOf(world, order, input);
  if ('message' in plan) return { refund: null, userErrors: [plan] };
  const paid = plan.transactions.reduce((total, { amount }) => total + amount.presentment, 0);
  const net = netPayment(world, order).presentment;
  if (!input.allowOverRefunding && paid > net) {
    const { presentment } = order.currencies;
    const message = `Refund amount ${shown(paid, presentment)} is greater than net payment received ${shown(net, presentment)}`;
    return { refund: null, userErrors: [{ field: null, message }] };
  }
  world.changing(order.id, order);
  return { refund: applyRefund(world, order, plan), userErrors: [] };
}

/** What a refund input asks for, or the first thing wrong with it. Changes nothing. */
export function planOf(
  world: World,
  order: Order,
  input: Omit<RefundInput, 'orderId'>,
): RefundPlan | UserError {
  const plan: RefundPlan = {
    ...EMPTY_PLAN,
    lines: [],
    shipping: [],
    duties: [],
    transactions: [],
    note: input.note ?? null,
    processedAt: input.processedAt ?? null,
    discrepancyReason: reasonOf(input.discrepancyReason),
  };
  const asked = new Map<string, number>();
  for (const [index, one] of (input.refundLineItems ?? []).entries()) {
    const at = ['refundLineItems', String(index)];
    const line = order.lines.find(({ id }) => id === one.lineItemId);
    if (!line) return { field: [...at, 'lineItemId'], message: 'Line item does not exist' };
    const total = (asked.get(line.id) ?? 0) + one.quantity;
    asked.set(line.id, total);
    if (total > currentQuantity(line))
      return {
        field: [...at, 'quantity'],
        message: 'Quantity cannot refund more items than were purchased',
      };
    if (one.quantity <= 0)
      return { field: [...at, 'quantity'], message: 'Quantity must be greater than 0' };
    const restockType = one.restockType ?? 'NO_RESTOCK';
    if (restockType === 'CANCEL' && one.quantity > unfulfilledQuantity(line))
      return {
        field: [...at, 'restockType'],
        message: 'Quantity cannot cancel more items than are unfulfilled',
      };
    if (one.locationId && !world.shop.locations.has(one.locationId))
      return { field: [...at, 'locationId'], message: 'Location does not exist' };
    plan.lines.push({
      line,
      quantity: one.quantity,
      restockType,
      locationId: one.locationId ?? null,
    });
  }
  const shipping = shippingOf(order, input);
  if ('message' in shipping) return shipping;
  plan.shipping = shipping;
  plan.duties = dutiesOf(order, input, asked);
  for (const [index, one] of (input.transactions ?? []).entries()) {
    const parent = one.parentId ? world.shop.transactions.get(one.parentId) : undefined;
    if (!parent || parent.orderId !== order.id)
      return {
        field: ['transactions', String(index), 'parentId'],
        message: 'Transactions require a parent_id associated with the order',
      };
    plan.transactions.push({
      parent,
      gateway: one.gateway || parent.gateway,
      amount: amountLike(order, parent, one.amount),
    });
  }
  return plan;
}

function reasonOf(reason: RefundInput['discrepancyReason']): OrderAdjustment['reason'] | null {
  return !reason || reason === 'OTHER' ? null : reason;
}

/** A presentment amount with the shop side at the rate of the payment it goes back to. */
export function amountLike(order: Order, parent: Transaction | null, amount: string | number): Bag {
  const presentment = toMinor(amount, order.currencies.presentment);
  if (!parent || order.currencies.shop === order.currencies.presentment)
    return { shop: presentment, presentment };
  return { shop: share(presentment, parent.amount.shop, parent.amount.presentment), presentment };
}

function shippingOf(
  order: Order,
  input: Pick<RefundInput, 'shipping'>,
): RefundPlan['shipping'] | UserError {
  const { shipping } = input;
  if (!shipping || (!shipping.fullRefund && shipping.amount == null)) return [];
  let left = shipping.fullRefund
    ? Infinity
    : toMinor(shipping.amount ?? 0, order.currencies.presentment);
  const found: RefundPlan['shipping'] = [];
  for (const line of order.shippingLines.filter(({ isRemoved }) => !isRemoved)) {
    const whole = currentShipping(line);
    const part = Math.min(left, whole.presentment);
    if (part <= 0) continue;
    left -= part;
    const all = part === whole.presentment;
    found.push({
      line,
      subtotal: all ? whole : shareOf(whole, part, whole.presentment),
      tax: all
        ? currentShippingTax(line)
        : shareOf(currentShippingTax(line), part, whole.presentment),
    });
  }
  if (left !== Infinity && left > 0)
    return {
      field: ['shipping', 'amount'],
      message: 'Shipping refund amount cannot be greater than the remaining shipping',
    };
  return found;
}

function dutiesOf(
  order: Order,
  input: Pick<RefundInput, 'refundDuties'>,
  asked: ReadonlyMap<string, number>,
): RefundPlan['duties'] {
  return (input.refundDuties ?? []).flatMap(({ dutyId, refundType }) => {
    const line = order.lines.find(({ duties }) => duties.some(({ id }) => id === dutyId));
    const duty = line?.duties.find(({ id }) => id === dutyId);
    if (!line || !duty) return [];
    const rest = currentDuty(line, duty);
    if (refundType !== 'PROPORTIONAL') return [{ line, duty, ...rest }];
    const units = asked.get(line.id) ?? 0;
    const price = capped(shareOf(duty.price, units, line.quantity), rest.price);
    return [
      {
        line,
        duty,
        price,
        tax: capped(shareOf(rest.tax, units, currentQuantity(line) || 1), rest.tax),
      },
    ];
  });
}

function capped(amount: Bag, most: Bag): Bag {
  return minus(amount, minus(amount, most).presentment > 0 ? minus(amount, most) : NOTHING);
}

/** Payments a refund of `amount` would go back to: the newest first, each up to what it still holds. */
export function paymentsFor(
  world: World,
  order: Order,
  amount: Bag,
  refundable: (payment: Transaction) => Bag,
): { parent: Transaction; gateway: string; amount: Bag }[] {
  let left = amount;
  const found: { parent: Transaction; gateway: string; amount: Bag }[] = [];
  for (const parent of transactionsOf(world, order).toReversed()) {
    const most = refundable(parent);
    const part = Math.min(left.presentment, most.presentment);
    if (part <= 0) continue;
    const bag: Bag =
      part === left.presentment
        ? left
        : { presentment: part, shop: share(part, most.shop, most.presentment) };
    found.push({ parent, gateway: parent.gateway, amount: bag });
    left = minus(left, bag);
  }
  return found;
}
