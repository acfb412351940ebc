import type { JsonObject, World } from '../contract.ts';
import type { Return, ReverseFulfillmentOrder } from '../state/returns/return.ts';
import { orderOf } from '../state/orders/order.ts';
import { lower, moneySet, number, numberOrNull } from './shape.ts';

/** Mixed shapes, as Shopify's samples have them: always to be re-read (§2.4). */
export function returnBody(
  world: World,
  topic: string,
  subject: Return | ReverseFulfillmentOrder,
  _extra: object,
): JsonObject {
  if (topic === 'reverse_fulfillment_orders/dispose')
    return disposeBody(subject as ReverseFulfillmentOrder);
  const one = subject as Return;
  if (topic === 'returns/process') return {};
  const head = { id: number(one.id), admin_graphql_api_id: one.id };
  if (topic === 'returns/cancel' || topic === 'returns/close' || topic === 'returns/reopen')
    return { ...head, order_id: number(one.orderId), status: lower(one.status) };
  if (topic === 'returns/update')
    return {
      admin_graphql_api_id: one.id,
      return_line_items: { removals: [] },
      restocking_fees: { updates: [], removals: [] },
      return_shipping_fees: { updates: [], removals: [] },
    };
  const order = { id: number(one.orderId), admin_graphql_api_id: one.orderId };
  if (topic === 'returns/decline')
    return {
      ...head,
      status: lower(one.status),
      order,
      decline: { reason: lower(one.decline?.reason ?? null), note: one.decline?.note ?? null },
    };
  const { currencies } = orderOf(world, one.orderId);
  return {
    ...head,
    status: lower(one.status),
    order,
    total_return_line_items: one.lines.reduce((total, line) => total + line.quantity, 0),
    name: one.name,
    return_line_items: one.lines.map((line) => ({
      id: number(line.id),
      admin_graphql_api_id: line.id,
      fulfillment_line_item: {
        id: number(line.fulfillmentLineId),
        admin_graphql_api_id: line.fulfillmentLineId,
        line_item: { id: number(line.lineItemId), admin_graphql_api_id: line.lineItemId },
      },
      quantity: line.quantity,
      return_reason: lower(line.reason),
      return_reason_note: line.reasonNote,
      customer_note: line.customerNote,
    })),
    return_shipping_fees: one.shippingFees.map((fee) => ({
      id: number(fee.id),
      admin_graphql_api_id: fee.id,
      price: moneySet(fee.amount, currencies),
    })),
    exchange_line_items: one.exchangeLines.map((line) => ({
      id: number(line.id),
      admin_graphql_api_id: line.id,
      line_item: line.lineItemIds[0] ? { id: number(line.lineItemIds[0]) } : null,
    })),
    total_exchange_line_items: one.exchangeLines.reduce((total, line) => total + line.quantity, 0),
  };
}

function disposeBody(one: ReverseFulfillmentOrder): JsonObject {
  const dispositions = one.lines.flatMap((line) =>
    line.dispositions.map((made) => ({
      reverse_fulfillment_order_line_item: { id: number(line.id), admin_graphql_api_id: line.id },
      reverse_delivery_line_item: null,
      type: lower(made.type),
      location: made.locationId
        ? { id: numberOrNull(made.locationId), admin_graphql_api_id: made.locationId }
        : null,
      quantity: made.quantity,
    })),
  );
  return {
    id: number(one.id),
    admin_graphql_api_id: one.id,
    dispositions,
    total_dispositions: dispositions.length,
  };
}
