import type { FulfillmentInput } from '../shopify/operations';
import type { Problem } from '../sync/outcome';
import type { ExistingFulfillment, FulfillmentOrder, OrderInShopify, Shipment } from './shipment';

/** One `fulfillmentCreate`: all its fulfillment orders are of one order and one assigned location. */
export interface NewFulfillment {
  location: string;
  /** Shopify line item (legacy id) → units; what an unknown outcome is compared by. */
  units: Record<string, number>;
  input: FulfillmentInput;
}

export type FulfillmentPlan =
  | { kind: 'create'; fulfillments: NewFulfillment[] }
  | { kind: 'skip'; reason: string }
  | { kind: 'retry'; reason: string }
  | { kind: 'hold'; problem: Problem };

export interface FulfillmentRules {
  notifyCustomer: boolean;
  /** Shopify's exact carrier name, undefined when the ship method has no mapping. */
  carrier: string | undefined;
  /** gid of the Shopify location that stands for the shipment's NetSuite location, if mapped. */
  location: string | undefined;
}

/**
 * Which fulfillments Shopify must get for a shipped item fulfillment. Lines are matched by Shopify's line id, never by SKU,
 * and taken from fulfillment orders at the shipment's own location first. `found` are fulfillments that an earlier
 * attempt made for this shipment; their units are not sent again. Source: shopify-platform §4.2.
 */
export function mapFulfillment(
  shipment: Shipment,
  order: OrderInShopify,
  found: ExistingFulfillment[],
  rules: FulfillmentRules,
): FulfillmentPlan {
  if (!shipment.shipped) return { kind: 'skip', reason: 'not shipped yet' };
  if (shipment.lines.length === 0) return { kind: 'skip', reason: 'no line of the Shopify order' };
  if (order.fulfillmentOrders.length === 0) {
    return { kind: 'retry', reason: 'Shopify has not routed the order yet' };
  }

  const taken = new Map<string, Taken[]>();
  const missing: string[] = [];
  const candidates = [...order.fulfillmentOrders].sort(
    (a, b) => Number(b.location === rules.location) - Number(a.location === rules.location),
  );
  for (const { lineItem, quantity } of shipment.lines) {
    let left = quantity - unitsIn(found, lineItem);
    for (const candidate of candidates.filter((one) => one.canFulfill)) {
      left -= take(candidate, lineItem, left, taken);
    }
    if (left > 0) missing.push(lineItem);
  }
  if (missing.length > 0) return { kind: 'hold', problem: nothingLeft(shipment, order, missing) };

  return {
    kind: 'create',
    fulfillments: [...taken.entries()].map(([location, parts]) => ({
      location,
      units: unitsOf(parts),
      input: inputOf(parts, shipment, rules),
    })),
  };
}

function unitsIn(found: ExistingFulfillment[], lineItem: string): number {
  return found
    .flatMap((one) => one.lines)
    .filter((line) => line.lineItem === lineItem)
    .reduce((sum, line) => sum + line.quantity, 0);
}

interface Taken {
  fulfillmentOrder: string;
  line: string;
  lineItem: string;
  quantity: number;
}

/** Takes up to `wanted` units of a line from one fulfillment order, counting what was taken before. */
function take(
  from: FulfillmentOrder,
  lineItem: string,
  wanted: number,
  taken: Map<string, Taken[]>,
): number {
  const parts = taken.get(from.location) ?? [];
  let got = 0;
  for (const line of from.lines.filter((one) => one.lineItem === lineItem)) {
    const before = parts
      .filter((part) => part.line === line.id)
      .reduce((sum, part) => sum + part.quantity, 0);
    const quantity = Math.min(wanted - got, line.remaining - before);
    if (quantity <= 0) continue;
    parts.push({ fulfillmentOrder: from.id, line: line.id, lineItem, quantity });
    got += quantity;
  }
  if (got > 0) taken.set(from.location, parts);
  return got;
}

function unitsOf(parts: Taken[]): Record<string, number> {
  const units: Record<string, number> = {};
  for (const part of parts) units[part.lineItem] = (units[part.lineItem] ?? 0) + part.quantity;
  return units;
}

function inputOf(parts: Taken[], shipment: Shipment, rules: FulfillmentRules): FulfillmentInput {
  const orders = [...new Set(parts.map((part) => part.fulfillmentOrder))];
  return {
    lineItemsByFulfillmentOrder: orders.map((fulfillmentOrderId) => ({
      fulfillmentOrderId,
      fulfillmentOrderLineItems: mergedLines(
        parts.filter((part) => part.fulfillmentOrder === fulfillmentOrderId),
      ),
    })),
    notifyCustomer: rules.notifyCustomer,
    ...(shipment.trackingNumbers.length > 0 && {
      trackingInfo: {
        numbers: shipment.trackingNumbers,
        ...(rules.carrier !== undefined && { company: rules.carrier }),
      },
    }),
  };
}

function mergedLines(parts: Taken[]): { id: string; quantity: number }[] {
  const lines = new Map<string, number>();
  for (const part of parts) lines.set(part.line, (lines.get(part.line) ?? 0) + part.quantity);
  return [...lines].map(([id, quantity]) => ({ id, quantity }));
}

function nothingLeft(shipment: Shipment, order: OrderInShopify, missing: string[]): Problem {
  const states = [
    ...new Set(order.fulfillmentOrders.filter((one) => !one.canFulfill).map((one) => one.status)),
  ];
  return {
    cause: `shipment:${shipment.id}`,
    code: 'NOTHING_LEFT_TO_FULFILL',
    class: 'data',
    owner: 'warehouse',
    subject: `${shipment.number}, order ${order.name}`,
    message: `Item fulfillment ${shipment.number} ships more of line ${missing.join(', ')} than Shopify still has to fulfill${states.length > 0 ? ` (fulfillment orders that can't be fulfilled: ${states.join(', ')})` : ''}.`,
    next: 'Release the hold or compare the fulfillments of the order in Shopify with the item fulfillment; then set this error to Released.',
  };
}
