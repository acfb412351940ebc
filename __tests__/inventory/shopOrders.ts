import type { Shop } from './twoStores.ts';

/** One order line as its shop shows it. Locations are gids. */
export interface ShopLine {
  id: string;
  sku: string;
  /** Units still to fulfill, by location. */
  remaining: Map<string, number>;
  /** Units that were fulfilled, by location. */
  shipped: Map<string, number>;
  /** Units put back on the shelf after they were shipped, by location. */
  returned: Map<string, number>;
}

export interface ShopOrder {
  id: string;
  isCancelled: boolean;
  /** An app made it and claimed no stock. */
  isBypass: boolean;
  lines: ShopLine[];
  fulfillmentOrders: { id: string; status: string; location: string }[];
}

const ORDERS = `{ orders(first: 250, sortKey: ID) { nodes { id cancelledAt tags
  lineItems(first: 10) { nodes { id sku } }
  refunds(first: 10) { refundLineItems(first: 10) { nodes { quantity restockType location { id } lineItem { id } } } }
  fulfillments(first: 20) { status location { id } fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id } } } }
  fulfillmentOrders(first: 20) { nodes { id status assignedLocation { location { id } } lineItems(first: 10) { nodes { remainingQuantity lineItem { id } } } } }
} } }`;

interface Nodes<T> {
  nodes: T[];
}
interface LineId {
  lineItem: { id: string };
}
interface Node {
  id: string;
  cancelledAt: string | null;
  tags: string[];
  lineItems: Nodes<{ id: string; sku: string }>;
  refunds: {
    refundLineItems: Nodes<
      LineId & { quantity: number; restockType: string; location: { id: string } | null }
    >;
  }[];
  fulfillments: {
    status: string;
    location: { id: string };
    fulfillmentLineItems: Nodes<LineId & { quantity: number }>;
  }[];
  fulfillmentOrders: Nodes<{
    id: string;
    status: string;
    assignedLocation: { location: { id: string } | null };
    lineItems: Nodes<LineId & { remainingQuantity: number }>;
  }>;
}

/** Tag of the orders that an app made without claiming stock; Shopify itself does not tell. */
export const BYPASS = 'bypass';

export function shopOrders(shop: Shop): ShopOrder[] {
  return shop.ask<{ orders: Nodes<Node> }>(ORDERS).orders.nodes.map(orderOf);
}

function orderOf(node: Node): ShopOrder {
  const lines = node.lineItems.nodes.map(({ id, sku }) => ({
    id,
    sku,
    remaining: new Map<string, number>(),
    shipped: new Map<string, number>(),
    returned: new Map<string, number>(),
  }));
  const line = ({ lineItem }: LineId) => lines.find(({ id }) => id === lineItem.id);
  for (const one of node.fulfillmentOrders.nodes) {
    if (one.status === 'CLOSED' || one.status === 'CANCELLED') continue;
    const location = one.assignedLocation.location?.id ?? '';
    for (const part of one.lineItems.nodes)
      add(line(part)?.remaining, location, part.remainingQuantity);
  }
  for (const one of node.fulfillments) {
    if (one.status === 'CANCELLED') continue;
    for (const part of one.fulfillmentLineItems.nodes)
      add(line(part)?.shipped, one.location.id, part.quantity);
  }
  for (const part of node.refunds.flatMap((refund) => refund.refundLineItems.nodes)) {
    if (part.restockType === 'RETURN')
      add(line(part)?.returned, part.location?.id ?? '', part.quantity);
  }
  return {
    id: node.id,
    isCancelled: node.cancelledAt !== null,
    isBypass: node.tags.includes(BYPASS),
    lines,
    fulfillmentOrders: node.fulfillmentOrders.nodes.map(({ id, status, assignedLocation }) => ({
      id,
      status,
      location: assignedLocation.location?.id ?? '',
    })),
  };
}

export function add(sums: Map<string, number> | undefined, key: string, units: number): void {
  sums?.set(key, (sums.get(key) ?? 0) + units);
}
