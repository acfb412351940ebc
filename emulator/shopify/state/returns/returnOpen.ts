import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { holdFulfillmentOrder, releaseHolds } from '../fulfillment/fulfillmentHold.ts';
import type { Fulfillment } from '../fulfillment/fulfillment.ts';
import { fulfillmentOrdersOf, isOpen } from '../fulfillment/fulfillmentOrder.ts';
import { book, snapshot } from '../orders/ledger.ts';
import { toMinor } from '../money/money.ts';
import { convertLike } from '../checkout/orderCreate.ts';
import { addVariantLine } from '../edits/variantLine.ts';
import { touchOrder } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import type { ExchangeLine, Return, ReturnLine } from './return.ts';
import { commitStock } from '../fulfillment/fulfillmentOrder.ts';
import { locationFor, routeRest } from '../checkout/routing.ts';

export type ReturnInput = {
  orderId: string;
  returnLineItems: {
    fulfillmentLineItemId: string;
    quantity: number;
    returnReason?: string | null;
    returnReasonDefinitionId?: string | null;
    returnReasonNote?: string | null;
    customerNote?: string | null;
    restockingFee?: { percentage: number } | null;
  }[];
  exchangeLineItems?: { variantId?: string | null; quantity: number }[] | null;
  returnShippingFee?: { amount: { amount: string | number; currencyCode: string } } | null;
};

const code = (field: string[], message: string, kind: string): UserError => ({
  field,
  message,
  code: kind,
});

function fulfillmentOf(world: World, lineId: string): Fulfillment | undefined {
  return world.shop.fulfillments.get(world.shop.fulfillmentLines.get(lineId) ?? '');
}

/** Units of a fulfilled line that no return has yet, and no refund took. */
function returnable(world: World, order: Order, fulfillmentLineId: string): number {
  const fulfillment = fulfillmentOf(world, fulfillmentLineId);
  const line = fulfillment?.lines.find(({ id }) => id === fulfillmentLineId);
  if (!fulfillment || !line || fulfillment.status === 'CANCELLED') return 0;
  const held = order.returnIds
    .map((id) => world.shop.returns.get(id)!)
    .filter(({ status }) => status !== 'CANCELED' && status !== 'DECLINED')
    .flatMap(({ lines }) => lines)
    .filter((one) => one.fulfillmentLineId === fulfillmentLineId)
    .reduce((total, { quantity }) => total + quantity, 0);
  const item = order.lines.find(({ id }) => id === line.lineItemId)!;
  const left = item.quantity - item.removed - item.refunded;
  return Math.min(line.quantity - held, left);
}

/** `returnCreate` (OPEN at once) and `returnRequest` (waits for approval); texts recorded in §4.4. */
export function makeReturn(
  world: World,
  order: Order,
  input: ReturnInput,
  status: 'OPEN' | 'REQUESTED',
  prefix: string,
): { made: Return | null; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  const asked = new Map<string, number>();
  input.returnLineItems.forEach((line, index) => {
    const at = [prefix, 'returnLineItems', String(index)];
    const fulfillment = fulfillmentOf(world, line.fulfillmentLineItemId);
    if (fulfillment?.orderId !== order.id) {
      userErrors.push(
        code(
          [...at, 'fulfillmentLineItemId'],
          'Fulfillment line item does not exist.',
          'NOT_FOUND',
        ),
      );
      return;
    }
    const total = (asked.get(line.fulfillmentLineItemId) ?? 0) + line.quantity;
    asked.set(line.fulfillmentLineItemId, total);
    if (line.quantity <= 0)
      userErrors.push(
        code([...at, 'quantity'], 'Return line item has an invalid quantity.', 'INVALID'),
      );
    else if (total > returnable(world, order, line.fulfillmentLineItemId))
      userErrors.push(
        code([...at, 'quantity'], 'Quantity is not available for return.', 'INVALID'),
      );
    if (line.returnReason === 'OTHER' && !line.returnReasonNote && status === 'OPEN')
      userErrors.push(
        code([...at, 'returnReasonNote'], "Return reason note can't be blank.", 'BLANK'),
      );
  });
  if (input.returnLineItems.length === 0)
    userErrors.push(
      code([prefix, 'returnLineItems'], "Return line items can't be blank.", 'BLANK'),
    );
  if (userErrors.length > 0) return { made: null, userErrors };
  world.changing(order.id, order);
  const made = newReturn(world, order, input, status);
  if (status === 'OPEN') open(world, order, made);
  announce(world, status === 'OPEN' ? 'returns/approve' : 'returns/request', made);
  order.closedAt = null;
  touchOrder(world, order);
  return { made, userErrors: [] };
}

function newReturn(
  world: World,
  order: Order,
  input: ReturnInput,
  status: Return['status'],
): Return {
  const convert = convertLike(order);
  const fee = input.returnShippingFee?.amount;
  const made: Return = {
    id: world.newGid('Return'),
    orderId: order.id,
    name: `${order.name}-R${order.returnIds.length + 1}`,
    status,
    lines: input.returnLineItems.map((line): ReturnLine => {
      const fulfillment = fulfillmentOf(world, line.fulfillmentLineItemId)!;
      return {
        id: world.newGid('ReturnLineItem'),
        fulfillmentLineId: line.fulfillmentLineItemId,
        lineItemId: fulfillment.lines.find(({ id }) => id === line.fulfillmentLineItemId)!
          .lineItemId,
        quantity: line.quantity,
        processed: 0,
        refunded: 0,
        reason: line.returnReason ?? 'UNKNOWN',
        reasonDefinitionId: line.returnReasonDefinitionId ?? null,
        reasonNote: line.returnReasonNote ?? '',
        customerNote: line.customerNote ?? null,
        restockingFee: line.restockingFee ? String(line.restockingFee.percentage) : null,
      };
    }),
    exchangeLines: (input.exchangeLineItems ?? []).map(({ variantId, quantity }): ExchangeLine => ({
      id: world.newGid('ExchangeLineItem'),
      variantId: variantId ?? null,
      quantity,
      processed: 0,
      lineItemIds: [],
    })),
    shippingFees: fee
      ? [
          {
            id: world.newGid('ReturnShippingFee'),
            amount: convert(toMinor(fee.amount, order.currencies.presentment)),
          },
        ]
      : [],
    refundIds: [],
    reverseFulfillmentOrderIds: [],
    decline: null,
    requestApprovedAt: status === 'OPEN' ? world.now() : null,
    createdAt: world.now(),
    closedAt: null,
  };
  world.shop.returns.set(made.id, made);
  order.returnIds.push(made.id);
  return made;
}

/**
 * An open return expects goods (a reverse fulfillment order per place they were shipped from) and
 * puts what is exchanged on the order; that waits on hold for what comes back.
 */
export function open(world: World, order: Order, made: Return): void {
  const byPlace = new Map<string, ReturnLine[]>();
  for (const line of made.lines) {
    const place = fulfillmentOf(world, line.fulfillmentLineId)?.locationId ?? '';
    byPlace.set(place, [...(byPlace.get(place) ?? []), line]);
  }
  for (const [place, lines] of byPlace) {
    const id = world.newGid('ReverseFulfillmentOrder');
    world.shop.reverseFulfillmentOrders.set(id, {
      id,
      orderId: order.id,
      returnId: made.id,
      status: 'OPEN',
      locationId: place || null,
      lines: lines.map((line) => ({
        id: world.newGid('ReverseFulfillmentOrderLineItem'),
        returnLineId: line.id,
        fulfillmentLineId: line.fulfillmentLineId,
        total: line.quantity,
        remaining: line.quantity,
        dispositions: [],
      })),
      deliveries: [],
    });
    made.reverseFulfillmentOrderIds.push(id);
  }
  if (made.exchangeLines.length > 0) addExchanges(world, order, made);
}

function addExchanges(world: World, order: Order, made: Return): void {
  const before = snapshot(order);
  for (const exchange of made.exchangeLines) {
    const line = exchange.variantId
      ? addVariantLine(world, order, exchange.variantId, exchange.quantity)
      : null;
    if (!line) continue;
    exchange.lineItemIds.push(line.id);
    if (order.inventoryBehaviour === 'BYPASS') continue;
    const place = locationFor(world, order, line);
    world.shop.commitments.set(line.id, place);
    commitStock(world, line, place, exchange.quantity);
  }
  book(world, order, before, { kind: 'ReturnAgreement', reason: 'RETURN', sourceId: made.id });
  for (const one of routeRest(world, order))
    holdFulfillmentOrder(world, one, { reason: 'AWAITING_RETURN_ITEMS' }, null);
}

/** The exchange's fulfillment orders may go once the goods are back. */
export function releaseExchange(world: World, order: Order, lineItemIds: readonly string[]): void {
  for (const one of fulfillmentOrdersOf(world, order).filter(isOpen)) {
    if (!one.lines.some(({ lineItemId }) => lineItemIds.includes(lineItemId))) continue;
    const ids = one.holds
      .filter(({ reason }) => reason === 'AWAITING_RETURN_ITEMS')
      .map(({ id }) => id);
    if (ids.length > 0) releaseHolds(world, one, ids, null, null);
  }
}
