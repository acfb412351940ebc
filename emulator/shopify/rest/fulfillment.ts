import type { JsonObject, World } from '../contract.ts';
import type { Fulfillment } from '../state/fulfillment/fulfillment.ts';
import { orderOf } from '../state/orders/order.ts';
import { lineBody } from './lineItem.ts';
import { address, lower, number, numberOrNull } from './shape.ts';

export function fulfillmentBody(world: World, fulfillment: Fulfillment): JsonObject {
  const order = orderOf(world, fulfillment.orderId);
  const numbers = fulfillment.tracking.flatMap(({ number: text }) => (text === null ? [] : [text]));
  const urls = fulfillment.tracking.flatMap(({ url }) => (url === null ? [] : [url]));
  return {
    id: number(fulfillment.id),
    order_id: number(order.id),
    status: lower(fulfillment.status),
    created_at: fulfillment.createdAt,
    service: fulfillment.service,
    updated_at: fulfillment.updatedAt,
    tracking_company: fulfillment.tracking[0]?.company ?? null,
    shipment_status: lower(fulfillment.shipmentStatus),
    location_id: numberOrNull(fulfillment.locationId),
    origin_address: fulfillment.originAddress,
    email: order.email,
    destination: address(order.shippingAddress),
    line_items: fulfillment.lines.map(({ lineItemId, quantity }) => ({
      ...lineBody(
        world,
        order,
        order.lines.find(({ id }) => id === lineItemId)!,
      ),
      quantity,
    })),
    tracking_number: numbers[0] ?? null,
    tracking_numbers: numbers,
    tracking_url: urls[0] ?? null,
    tracking_urls: urls,
    receipt: {},
    name: fulfillment.name,
    admin_graphql_api_id: fulfillment.id,
  };
}
