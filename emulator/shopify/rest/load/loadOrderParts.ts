import type { JsonObject, World } from '../../contract.ts';
import { addLine, newFulfillment } from '../../state/fulfillment/fulfillment.ts';
import { book, snapshot } from '../../state/orders/ledger.ts';
import { NOTHING, plus } from '../../state/money/money.ts';
import type { Order } from '../../state/orders/order.ts';
import { addTransaction } from '../../state/payments/payments.ts';
import type { TransactionKind, TransactionStatus } from '../../state/payments/payments.ts';
import type { OrderAdjustment, Refund, RefundLine } from '../../state/refunds/refund.ts';
import { bag, gidOf, list, object, text, time, upper } from './read.ts';

/** Transactions where a body has them (REST orders never did; `transactions` beside the order may be given). */
export function loadTransactions(world: World, order: Order, body: JsonObject): void {
  for (const one of list(body['transactions'])) {
    const id = gidOf(one, 'OrderTransaction');
    const parent = text(one['parent_id']);
    addTransaction(world, order, {
      ...(id ? { id } : {}),
      kind: (upper(one['kind']) ?? 'SALE') as TransactionKind,
      status: (upper(one['status']) ?? 'SUCCESS') as TransactionStatus,
      gateway: text(one['gateway']) ?? '',
      amount: bag(one, 'amount', order.currencies) ?? NOTHING,
      parentId: parent === null ? null : `gid://shopify/OrderTransaction/${parent}`,
      createdAt: time(one['created_at']) ?? order.createdAt,
      processedAt: time(one['processed_at']) ?? order.processedAt,
      authorizationCode: text(one['authorization']),
      paymentId: text(one['payment_id']),
      test: one['test'] === true,
    });
  }
}

export function loadFulfillments(world: World, order: Order, body: JsonObject): void {
  for (const one of list(body['fulfillments'])) {
    const id = gidOf(one, 'Fulfillment');
    const name = text(one['name']);
    const locationId = text(one['location_id']);
    const company = text(one['tracking_company']);
    const numbers = Array.isArray(one['tracking_numbers']) ? one['tracking_numbers'] : [];
    const urls = Array.isArray(one['tracking_urls']) ? one['tracking_urls'] : [];
    const fulfillment = newFulfillment(world, order, {
      ...(id ? { id } : {}),
      ...(name ? { name } : {}),
      locationId: locationId === null ? null : `gid://shopify/Location/${locationId}`,
      fulfillmentOrderIds: [],
      originAddress: null,
      tracking: numbers.map((number, index) => ({
        company,
        number: text(number),
        url: text(urls[index]),
      })),
    });
    const lives = text(one['status']) !== 'cancelled';
    fulfillment.status = lives ? 'SUCCESS' : 'CANCELLED';
    fulfillment.shipmentStatus = upper(one['shipment_status']);
    for (const line of list(one['line_items'])) {
      const item = order.lines.find(({ id: lineId }) => lineId === gidOf(line, 'LineItem'));
      if (!item) continue;
      const quantity = Number(text(line['quantity']) ?? 0);
      addLine(world, fulfillment, item.id, quantity);
      if (lives) item.fulfilled += quantity;
    }
  }
  if (text(body['fulfillment_status']) === 'fulfilled' && order.fulfillmentIds.length === 0)
    for (const line of order.lines) line.fulfilled = line.quantity;
}

/** Refunds with the amounts they name; the order's lines go down by their quantities. */
export function loadRefunds(world: World, order: Order, body: JsonObject): void {
  for (const one of list(body['refunds'])) {
    const before = snapshot(order);
    const created = time(one['created_at']) ?? order.createdAt;
    const refund: Refund = {
      id: gidOf(one, 'Refund') ?? world.newGid('Refund'),
      orderId: order.id,
      createdAt: created,
      processedAt: time(one['processed_at']) ?? created,
      updatedAt: created,
      note: text(one['note']),
      returnId: null,
      lines: list(one['refund_line_items']).flatMap((line) => refundLine(world, order, line)),
      shippingLines: list(one['refund_shipping_lines']).flatMap((line) =>
        refundShipping(world, order, line),
      ),
      duties: [],
      adjustments: list(one['order_adjustments']).map((adjustment): OrderAdjustment => {
        const amount = bag(adjustment, 'amount', order.currencies) ?? NOTHING;
        order.adjustments = plus(order.adjustments, amount);
        return {
          id: gidOf(adjustment, 'OrderAdjustment') ?? world.newGid('OrderAdjustment'),
          amount,
          tax: bag(adjustment, 'tax_amount', order.currencies) ?? NOTHING,
          reason: 'REFUND_DISCREPANCY',
        };
      }),
      transactionIds: [],
    };
    world.shop.refunds.set(refund.id, refund);
    order.refundIds.push(refund.id);
    const known = order.transactionIds.length;
    loadTransactions(world, order, { transactions: one['transactions'] ?? [] });
    refund.transactionIds.push(...order.transactionIds.slice(known));
    for (const id of refund.transactionIds) world.shop.transactions.get(id)!.refundId = refund.id;
    book(world, order, before, { kind: 'RefundAgreement', reason: 'REFUND', sourceId: refund.id });
  }
}

function refundLine(world: World, order: Order, body: JsonObject): RefundLine[] {
  const nested = object(body['line_item']);
  const lineId =
    (nested && gidOf(nested, 'LineItem')) ?? `gid://shopify/LineItem/${text(body['line_item_id'])}`;
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) return [];
  const quantity = Number(text(body['quantity']) ?? 0);
  const restock = upper(body['restock_type']);
  const restockType = restock === 'CANCEL' || restock === 'RETURN' ? restock : 'NO_RESTOCK';
  line.refunded += quantity;
  if (restockType === 'CANCEL') line.cancelled += quantity;
  const locationId = text(body['location_id']);
  return [
    {
      id: gidOf(body, 'RefundLineItem') ?? world.newGid('RefundLineItem'),
      lineItemId: line.id,
      quantity,
      restockType,
      restocked: restockType !== 'NO_RESTOCK',
      locationId: locationId === null ? null : `gid://shopify/Location/${locationId}`,
      price: line.unitPrice,
      subtotal: bag(body, 'subtotal', order.currencies) ?? NOTHING,
      tax: bag(body, 'total_tax', order.currencies) ?? NOTHING,
    },
  ];
}

function refundShipping(world: World, order: Order, body: JsonObject): Refund['shippingLines'] {
  const line =
    order.shippingLines.find(({ id }) => id.endsWith(`/${text(body['shipping_line_id'])}`)) ??
    order.shippingLines[0];
  if (!line) return [];
  const subtotal = bag(body, 'subtotal_amount', order.currencies) ?? NOTHING;
  const tax = bag(body, 'tax_amount', order.currencies) ?? NOTHING;
  line.refunded = plus(line.refunded, subtotal);
  line.refundedTax = plus(line.refundedTax, tax);
  return [
    {
      id: gidOf(body, 'RefundShippingLine') ?? world.newGid('RefundShippingLine'),
      shippingLineId: line.id,
      subtotal,
      tax,
    },
  ];
}
