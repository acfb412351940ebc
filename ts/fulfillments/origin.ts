/**
 * An item fulfillment that Crossdock made from a Shopify fulfillment carries its id; NetSuite copies body fields on
 * transform, so only the external id proves it (review 16).
 */
export function isBornInShopify(externalId: string): boolean {
  return /^xdk:[^:]+:fulfillment:/i.test(externalId);
}

/** Line items have their bare legacy id; discounts, taxes and lines people added have words or nothing. */
export function isShopifyLine(lineId: string): boolean {
  return /^\d+$/.test(lineId);
}
