import type { ExistingFulfillment, OrderInShopify } from './shipment';

/**
 * What a worker writes down before it creates a fulfillment: Shopify has no key for it, so after an unknown outcome
 * only a comparison tells. Kept as JSON on the work row.
 */
export interface Before {
  /** Fulfillments (gids) that existed before the first create for this shipment. */
  existing: string[];
  /** Every create that was sent since. */
  sent: Sent[];
}

export interface Sent {
  location: string;
  /** Shopify line item (legacy id) → units. */
  units: Record<string, number>;
  trackingNumbers: string[];
}

/** `text` is the row's field, '' for a first attempt. */
export function parseBefore(text: string, order: OrderInShopify): Before {
  if (text === '') return { existing: order.fulfillments.map((one) => one.id), sent: [] };
  return JSON.parse(text) as Before;
}

/** The attempts that turn out to have been carried out, with the fulfillments they made. */
export function settled(
  before: Before,
  order: OrderInShopify,
): Before & { found: ExistingFulfillment[] } {
  const candidates = order.fulfillments.filter(
    (one) => !one.cancelled && !before.existing.includes(one.id),
  );
  const found: ExistingFulfillment[] = [];
  for (const sent of before.sent) {
    const match = candidates.find((one) => !found.includes(one) && same(sent, one));
    if (match) found.push(match);
  }
  return { ...before, found };
}

function same(sent: Sent, one: ExistingFulfillment): boolean {
  const units: Record<string, number> = {};
  for (const line of one.lines) units[line.lineItem] = (units[line.lineItem] ?? 0) + line.quantity;
  return (
    sent.location === one.location &&
    text(units) === text(sent.units) &&
    [...sent.trackingNumbers].sort().join() === [...one.trackingNumbers].sort().join()
  );
}

function text(units: Record<string, number>): string {
  return JSON.stringify(Object.entries(units).sort(([a], [b]) => (a < b ? -1 : 1)));
}
