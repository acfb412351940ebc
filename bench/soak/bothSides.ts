import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { LEAVING, hadLeft, isTip, type Leaving } from './beforeLeaving.ts';
import { ordersAsShown, type Money, type Nodes } from './ordersAsShown.ts';
import { UNCLAIMED } from './otherApp.ts';
import { unitsApart, type RefundedUnits } from './unitsApart.ts';

/** An order's amounts of one kind, in hundredths: in the shop's money and in the buyer's. */
export interface Both {
  shop: number;
  presentment: number;
}

/** One order as Shopify shows it at the end. */
export interface ShopOrder {
  /** Key of the store; two stores may use the same ids and names. */
  store: string;
  id: string;
  /** `demo:123`, as NetSuite's two fields say. */
  key: string;
  name: string;
  isCancelled: boolean;
  isPos: boolean;
  /** Codes of the two currencies. */
  currency: Record<keyof Both, string>;
  /** Of what was sold and not taken off again; goods that were shipped and paid back stay sold (restock types other than CANCEL). */
  sold: Both;
  /** Cents of shop money that Shopify may have converted otherwise: one for each line paid back of an order in another currency. */
  centsOfConversion: number;
  /** By how much its total may differ where the ledger does not name the units (`unitsApart`). */
  unitsApart: Both;
  /** Successful sales and captures. */
  payments: Both[];
  /** Units by line; a gift card is no goods that could leave a warehouse. */
  shipped: Map<string, number>;
  /** Units still to ship, by line and location. */
  remaining: Map<string, number>;
  /** SKUs of what is or was to be shipped. */
  goods: Set<string>;
  /** What of it claims no stock in Shopify, as SKU and location. */
  unclaimed: Set<string>;
}

const BOTH = '{ shopMoney { amount } presentmentMoney { amount } }';
const SIDES = `${LEAVING} id name cancelledAt sourceName tags taxesIncluded currencyCode presentmentCurrencyCode currentTotalPriceSet ${BOTH}
  transactions(first: 50) { kind status amountSet ${BOTH} }
  refunds(first: 20) { createdAt return { id } orderAdjustments(first: 10) { nodes { amountSet ${BOTH} taxAmountSet ${BOTH} } }
    refundLineItems(first: 50) { nodes { restockType quantity lineItem { id } subtotalSet ${BOTH} totalTaxSet ${BOTH} } }
    refundShippingLines(first: 10) { nodes { subtotalAmountSet ${BOTH} taxAmountSet ${BOTH} } } }
  agreements(first: 50) { nodes { __typename sales(first: 50) { nodes { lineType totalAmount ${BOTH} } } } }
  fulfillments(first: 50) { status fulfillmentLineItems(first: 50) { nodes { quantity lineItem { id isGiftCard } } } }
  fulfillmentOrders(first: 20) { nodes { status assignedLocation { location { id } } lineItems(first: 50) { nodes { remainingQuantity lineItem { id sku } } } } }`;

interface OrderNode extends Leaving {
  id: string;
  name: string;
  cancelledAt: string | null;
  sourceName: string | null;
  tags: string[];
  taxesIncluded: boolean;
  currencyCode: string;
  presentmentCurrencyCode: string;
  currentTotalPriceSet: Money;
  transactions: { kind: string; status: string; amountSet: Money }[];
  refunds: (RefundedUnits & {
    createdAt: string;
    return: object | null;
    orderAdjustments: Nodes<{ amountSet: Money; taxAmountSet: Money }>;
    refundShippingLines: Nodes<{ subtotalAmountSet: Money; taxAmountSet: Money }>;
  })[];
  agreements: Nodes<{
    __typename: string;
    sales: Nodes<{ lineType: string; totalAmount: Money; lineItem?: { id: string } }>;
  }>;
  fulfillments: {
    status: string;
    createdAt: string;
    fulfillmentLineItems: Nodes<{
      quantity: number;
      lineItem: { id: string; isGiftCard: boolean };
    }>;
  }[];
  fulfillmentOrders: Nodes<{
    status: string;
    assignedLocation: { location: { id: string } | null };
    lineItems: Nodes<{ remainingQuantity: number; lineItem: { id: string; sku: string | null } }>;
  }>;
}

export function shopOrders(world: VirtualWorld): ShopOrder[] {
  return world.stores.flatMap(({ key }) =>
    ordersAsShown<OrderNode>(world, key, SIDES).map((node) => shopOrder(node, key)),
  );
}

function shopOrder(node: OrderNode, store: string): ShopOrder {
  const shipped = new Map<string, number>();
  for (const { status, fulfillmentLineItems } of node.fulfillments) {
    if (status === 'CANCELLED') continue;
    for (const { quantity, lineItem } of fulfillmentLineItems.nodes)
      if (!lineItem.isGiftCard) add(shipped, tail(lineItem.id), quantity);
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
    currency: { shop: node.currencyCode, presentment: node.presentmentCurrencyCode },
    sold: sum([both(node.currentTotalPriceSet), ...takenBackOnly(node)]),
    centsOfConversion:
      node.currencyCode === node.presentmentCurrencyCode
        ? 0
        : node.refunds.flatMap(({ refundLineItems, refundShippingLines }) => [
            ...refundLineItems.nodes,
            ...refundShippingLines.nodes,
          ]).length,
    unitsApart: {
      shop: unitsApart(node.refunds, 'shopMoney'),
      presentment: unitsApart(node.refunds, 'presentmentMoney'),
    },
    payments: node.transactions
      .filter(({ kind, status }) => status === 'SUCCESS' && (kind === 'SALE' || kind === 'CAPTURE'))
      .map(({ amountSet }) => both(amountSet)),
    shipped,
    remaining,
    goods,
    unclaimed,
  };
}

/**
 * What was taken off Shopify's total though nothing went off what was sold: goods that had left, and money given back beside
 * goods (`orderAdjustments`, shopify-platform §4.4; below zero in the buyer's favour). A return without money, as with an
 * exchange, makes no refund: its goods stand in the ledger alone.
 */
function takenBackOnly(node: OrderNode): Both[] {
  const refunds = node.refunds.filter((refund) => refund.return === null);
  const ofGoods = refunds
    .flatMap(({ createdAt, refundLineItems }) =>
      refundLineItems.nodes.filter(
        ({ restockType, lineItem }) =>
          restockType !== 'CANCEL' && (hadLeft(node, createdAt) || !isTip(node, lineItem.id)),
      ),
    )
    .flatMap(({ subtotalSet, totalTaxSet }) => [
      both(subtotalSet),
      ...(node.taxesIncluded ? [] : [both(totalTaxSet)]),
    ]);
  const ofShipping = refunds
    .filter(({ createdAt }) => hadLeft(node, createdAt))
    .flatMap(({ refundShippingLines }) => refundShippingLines.nodes)
    .flatMap(({ subtotalAmountSet, taxAmountSet }) => [
      both(subtotalAmountSet),
      ...(node.taxesIncluded ? [] : [both(taxAmountSet)]),
    ]);
  const besides = node.refunds
    .flatMap(({ orderAdjustments }) => orderAdjustments.nodes)
    .flatMap(({ amountSet, taxAmountSet }) => [both(amountSet), both(taxAmountSet)]);
  const returned = node.agreements.nodes
    .filter(({ __typename }) => __typename === 'ReturnAgreement')
    .flatMap(({ sales }) => sales.nodes)
    .filter(({ lineType }) => lineType !== 'ADJUSTMENT')
    .map(({ totalAmount }) => both(totalAmount))
    // What is exchanged for them is sold under the same agreement.
    .filter(({ shop }) => shop < 0);
  return [...ofGoods, ...ofShipping, ...[...besides, ...returned].map(negative)];
}

function negative({ shop, presentment }: Both): Both {
  return { shop: -shop, presentment: -presentment };
}

function both({ shopMoney, presentmentMoney }: Money): Both {
  return { shop: minor(shopMoney.amount), presentment: minor(presentmentMoney.amount) };
}

function sum(amounts: Both[]): Both {
  return amounts.reduce((total, one) => ({
    shop: total.shop + one.shop,
    presentment: total.presentment + one.presentment,
  }));
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
