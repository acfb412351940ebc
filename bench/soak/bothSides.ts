import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { UNCLAIMED } from './otherApp.ts';

/** One order as Shopify shows it at the end. Amounts in minor units of the shop's currency. */
export interface ShopOrder {
  /** Key of the store; two stores may use the same ids and names. */
  store: string;
  id: string;
  /** `demo:123`, as NetSuite's two fields say. */
  key: string;
  name: string;
  isCancelled: boolean;
  isPos: boolean;
  /** Of what was sold and not taken off again; goods that were shipped and paid back stay sold (restock types other than CANCEL). */
  sold: number;
  /** Cents that Shopify may have converted otherwise: one for each line paid back of an order in another currency. */
  centsOfConversion: number;
  /** Successful sales and captures. */
  payments: { id: string; amount: number }[];
  /** Units by line. */
  shipped: Map<string, number>;
  /** Units still to ship, by line and location. */
  remaining: Map<string, number>;
  /** SKUs of what is or was to be shipped. */
  goods: Set<string>;
  /** What of it claims no stock in Shopify, as SKU and location. */
  unclaimed: Set<string>;
}

const ORDERS = `query ($after: String) { orders(first: 50, after: $after, sortKey: ID) { pageInfo { hasNextPage endCursor } nodes {
  id name cancelledAt sourceName tags taxesIncluded currencyCode presentmentCurrencyCode currentTotalPriceSet { shopMoney { amount } }
  transactions(first: 50) { id kind status amountSet { shopMoney { amount } } }
  refunds(first: 20) { refundLineItems(first: 50) { nodes { restockType subtotalSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } } } }
  fulfillments(first: 50) { status fulfillmentLineItems(first: 50) { nodes { quantity lineItem { id } } } }
  fulfillmentOrders(first: 20) { nodes { status assignedLocation { location { id } } lineItems(first: 50) { nodes { remainingQuantity lineItem { id sku } } } } }
} } }`;

interface Money {
  shopMoney: { amount: string };
}
interface Nodes<T> {
  nodes: T[];
}
interface OrderNode {
  id: string;
  name: string;
  cancelledAt: string | null;
  sourceName: string | null;
  tags: string[];
  taxesIncluded: boolean;
  currencyCode: string;
  presentmentCurrencyCode: string;
  currentTotalPriceSet: Money;
  transactions: { id: string; kind: string; status: string; amountSet: Money }[];
  refunds: {
    refundLineItems: Nodes<{ restockType: string; subtotalSet: Money; totalTaxSet: Money }>;
  }[];
  fulfillments: {
    status: string;
    fulfillmentLineItems: Nodes<{ quantity: number; lineItem: { id: string } }>;
  }[];
  fulfillmentOrders: Nodes<{
    status: string;
    assignedLocation: { location: { id: string } | null };
    lineItems: Nodes<{ remainingQuantity: number; lineItem: { id: string; sku: string | null } }>;
  }>;
}

export function shopOrders(world: VirtualWorld): ShopOrder[] {
  return world.stores.flatMap(({ key }) => ordersOf(world, key));
}

function ordersOf(world: VirtualWorld, store: string): ShopOrder[] {
  const orders: ShopOrder[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = world.shopify.control.query(store, ORDERS, { after });
    if (!data) throw new Error(JSON.stringify(errors));
    const page = (
      data as unknown as {
        orders: Nodes<OrderNode> & { pageInfo: { hasNextPage: boolean; endCursor: string } };
      }
    ).orders;
    orders.push(...page.nodes.map((node) => shopOrder(node, store)));
    if (!page.pageInfo.hasNextPage) return orders;
    after = page.pageInfo.endCursor;
  }
}

function shopOrder(node: OrderNode, store: string): ShopOrder {
  const shipped = new Map<string, number>();
  for (const { status, fulfillmentLineItems } of node.fulfillments) {
    if (status === 'CANCELLED') continue;
    for (const { quantity, lineItem } of fulfillmentLineItems.nodes)
      add(shipped, tail(lineItem.id), quantity);
  }
  const remaining = new Map<string, number>();
  const unclaimed = new Set<string>();
  const goods = new Set<string>();
  for (const { status, assignedLocation, lineItems } of node.fulfillmentOrders.nodes) {
    for (const { lineItem } of lineItems.nodes) goods.add(lineItem.sku ?? '');
    if (status === 'CLOSED' || status === 'CANCELLED') continue;
    const place = assignedLocation.location?.id ?? '';
    for (const { remainingQuantity, lineItem } of lineItems.nodes) {
      add(remaining, `${tail(lineItem.id)} ${place}`, remainingQuantity);
      if (node.tags.includes(UNCLAIMED)) unclaimed.add(`${lineItem.sku} ${place}`);
    }
  }
  return {
    store,
    id: node.id,
    key: `${store}:${tail(node.id)}`,
    name: node.name,
    isCancelled: node.cancelledAt !== null,
    isPos: node.sourceName === 'pos',
    sold: minor(node.currentTotalPriceSet.shopMoney.amount) + paidBackOnly(node),
    centsOfConversion:
      node.currencyCode === node.presentmentCurrencyCode
        ? 0
        : node.refunds.flatMap(({ refundLineItems }) => refundLineItems.nodes).length,
    payments: node.transactions
      .filter(({ kind, status }) => status === 'SUCCESS' && (kind === 'SALE' || kind === 'CAPTURE'))
      .map(({ id, amountSet }) => ({ id: tail(id), amount: minor(amountSet.shopMoney.amount) })),
    shipped,
    remaining,
    goods,
    unclaimed,
  };
}

function paidBackOnly(node: OrderNode): number {
  return node.refunds
    .flatMap(({ refundLineItems }) => refundLineItems.nodes)
    .filter(({ restockType }) => restockType !== 'CANCEL')
    .reduce(
      (sum, { subtotalSet, totalTaxSet }) =>
        sum +
        minor(subtotalSet.shopMoney.amount) +
        (node.taxesIncluded ? 0 : minor(totalTaxSet.shopMoney.amount)),
      0,
    );
}

/** Shopify's and SuiteQL's amounts of a two-decimal currency. */
export function minor(amount: string | number): number {
  return Math.round(Number(amount) * 100);
}

export function tail(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

export function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
