/** What Shopify has of one inventory item at one location, in units. */
export interface ShopifyLevel {
  inventoryItem: string;
  onHand: number;
  committed: number;
  reserved: number;
  damaged: number;
  safetyStock: number;
  qualityControl: number;
}

export interface StockRule {
  /** Percent of NetSuite's available that this store may show. */
  share: number;
  /** Units kept back. */
  buffer: number;
}

/**
 * The on_hand figure Shopify must have so that it shows what may be sold: sellable by the store's rule
 * + units of imported orders that NetSuite has taken out of available and Shopify still has to fulfill
 * + what Shopify keeps aside itself (shopify-platform §4.1: on_hand = available + committed + reserved + damaged + …).
 */
export function mapOnHand(
  netsuite: { available: number; committed: number },
  shopify: ShopifyLevel,
  rule: StockRule,
): number {
  const sellable = Math.max(0, Math.floor((netsuite.available * rule.share) / 100) - rule.buffer);
  const imported = Math.min(netsuite.committed, shopify.committed);
  return (
    sellable +
    imported +
    shopify.reserved +
    shopify.damaged +
    shopify.safetyStock +
    shopify.qualityControl
  );
}
