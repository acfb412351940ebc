import type { NetSuiteClient } from '../local/netsuiteClient.ts';
import type { ShopifyClient } from '../local/shopifyClient.ts';

/** Both sides as an outside program sees them: SuiteQL over REST, GraphQL over HTTP. */

export interface SalesOrderSeen {
  id: string;
  tranid: string;
  total: string;
  status: string;
}

export function orderNumber(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}

export async function salesOrderOf(
  netsuite: NetSuiteClient,
  store: string,
  order: string,
): Promise<SalesOrderSeen[]> {
  const rows = await netsuite.suiteql(
    `SELECT t.id AS id, t.tranid AS tranid, t.foreigntotal AS total, t.status AS status FROM transaction t WHERE t.externalid = 'xdk:${store}:order:${orderNumber(order)}:so'`,
  );
  return rows.map((row) => ({
    id: String(row['id']),
    tranid: String(row['tranid']),
    total: Number(row['total']).toFixed(2),
    status: String(row['status']),
  }));
}

export async function totalOf(
  shopify: ShopifyClient,
  order: string,
): Promise<{ name: string; total: string }> {
  const { order: found } = await shopify<{
    order: { name: string; currentTotalPriceSet: { shopMoney: { amount: string } } };
  }>('query ($id: ID!) { order(id: $id) { name currentTotalPriceSet { shopMoney { amount } } } }', {
    id: order,
  });
  return {
    name: found.name,
    total: Number(found.currentTotalPriceSet.shopMoney.amount).toFixed(2),
  };
}

export async function trackingOf(shopify: ShopifyClient, order: string): Promise<string[][]> {
  const { order: found } = await shopify<{
    order: { fulfillments: { trackingInfo: { number: string }[] }[] };
  }>(
    'query ($id: ID!) { order(id: $id) { fulfillments(first: 10) { trackingInfo(first: 10) { number } } } }',
    { id: order },
  );
  return found.fulfillments.map((fulfillment) =>
    fulfillment.trackingInfo.map(({ number }) => number),
  );
}

/** What a shopper can buy there. */
export async function availableAt(
  shopify: ShopifyClient,
  inventoryItem: string,
  location: string,
): Promise<number> {
  const { inventoryItem: found } = await shopify<{
    inventoryItem: { inventoryLevel: { quantities: { quantity: number }[] } | null };
  }>(
    'query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } } } }',
    { id: inventoryItem, location },
  );
  return found.inventoryLevel?.quantities[0]?.quantity ?? 0;
}

export async function openErrors(
  netsuite: NetSuiteClient,
): Promise<{ id: string; message: string; owner: string }[]> {
  const rows = await netsuite.suiteql(
    "SELECT e.id AS id, e.custrecord_xdk_error_message AS message, e.custrecord_xdk_error_owner AS owner FROM customrecord_xdk_error e WHERE e.custrecord_xdk_error_state = 'open' ORDER BY e.id",
  );
  return rows.map((row) => ({
    id: String(row['id']),
    message: String(row['message']),
    owner: String(row['owner']),
  }));
}

/** Shopify decides a moment after the checkout which location fulfills what; nobody has picked anything before that. */
export async function isRouted(shopify: ShopifyClient, order: string): Promise<boolean> {
  const { order: found } = await shopify<{ order: { fulfillmentOrders: { nodes: object[] } } }>(
    'query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }',
    { id: order },
  );
  return found.fulfillmentOrders.nodes.length > 0;
}
