import type { JsonObject, World } from '../contract.ts';
import { orderOf } from '../state/orders/order.ts';
import type { Refund } from '../state/refunds/refund.ts';
import { lineBody } from './lineItem.ts';
import { amount, lower, moneySet, number, numberOrNull } from './shape.ts';
import { sum } from '../state/money/money.ts';
import { toPadded } from '../state/money/money.ts';
import { transactionBody } from './transaction.ts';

/** Independent of the movement of money: the refund is there while its transaction may still be pending (§2.4). */
export function refundBody(world: World, refund: Refund): JsonObject {
  const order = orderOf(world, refund.orderId);
  const { currencies } = order;
  return {
    id: number(refund.id),
    order_id: number(order.id),
    created_at: refund.createdAt,
    note: refund.note,
    user_id: null,
    processed_at: refund.processedAt,
    duties: refund.duties.map(({ dutyId, amount: bag }) => ({
      duty_id: number(dutyId),
      amount_set: moneySet(bag, currencies),
    })),
    total_duties_set: moneySet(sum(refund.duties.map((duty) => duty.amount)), currencies),
    return: refund.returnId
      ? { id: number(refund.returnId), admin_graphql_api_id: refund.returnId }
      : null,
    refund_shipping_lines: refund.shippingLines.map((line) => ({
      id: number(line.id),
      shipping_line_id: number(line.shippingLineId),
      subtotal_amount_set: moneySet(line.subtotal, currencies),
      tax_amount_set: moneySet(line.tax, currencies),
    })),
    restock: refund.lines.some(({ restocked }) => restocked),
    admin_graphql_api_id: refund.id,
    order_adjustments: refund.adjustments.map((one) => ({
      id: number(one.id),
      order_id: number(order.id),
      refund_id: number(refund.id),
      amount: amount(one.amount, currencies),
      amount_set: moneySet(one.amount, currencies),
      kind: 'refund_discrepancy',
      reason: lower(one.reason),
      tax_amount: amount(one.tax, currencies),
      tax_amount_set: moneySet(one.tax, currencies),
    })),
    refund_line_items: refund.lines.map((line) => ({
      id: number(line.id),
      quantity: line.quantity,
      line_item_id: number(line.lineItemId),
      location_id: numberOrNull(line.locationId),
      restock_type: lower(line.restockType),
      subtotal: Number(toPadded(line.subtotal.shop, currencies.shop)),
      total_tax: Number(toPadded(line.tax.shop, currencies.shop)),
      subtotal_set: moneySet(line.subtotal, currencies),
      total_tax_set: moneySet(line.tax, currencies),
      line_item: lineBody(
        world,
        order,
        order.lines.find(({ id }) => id === line.lineItemId)!,
      ),
    })),
    transactions: refund.transactionIds.map((id) =>
      transactionBody(world, world.shop.transactions.get(id)!),
    ),
  };
}
