/** The words of this folder. Quantities are whole units of Shopify's: the item's sale unit, where NetSuite counts in several. */

/** A NetSuite item whose stock goes out. */
export interface StockItem {
  /** Internal id. */
  item: string;
  sku: string;
  /** Its availability comes from its members. */
  isKit: boolean;
  /** NetSuite's base units in one of Shopify's. */
  perUnit: number;
  /** Sold without stock (drop-ship, made to order): the store shows a fixed figure. */
  isEndless: boolean;
  /** gid of the Shopify inventory item; '' until it is linked. */
  inventoryItem: string;
}

/** A Shopify location of a store and where its stock comes from. */
export interface Place {
  store: string;
  /** gid of the Shopify location. */
  location: string;
  /** Internal ids of the NetSuite locations that feed it. */
  sources: string[];
  /** Percent of the sources' available stock. */
  share: number;
  /** Units kept back. */
  buffer: number;
  /** 0 for no limit. */
  cap: number;
}

/** What Shopify has of one inventory item at one location. */
export interface ShopifyLevel {
  onHand: number;
  committed: number;
  reserved: number;
  damaged: number;
  safetyStock: number;
  qualityControl: number;
}

/** What Crossdock last left at one location of one item. */
export interface Figure {
  /** on_hand as last left, or as last seen when somebody else changed it. */
  onHand: number;
  /** Units of NetSuite's available that this place had sold without NetSuite knowing, or could still sell. */
  promised: number;
  /** Somebody else changed on_hand, and what they did was not found in NetSuite yet. */
  touched: boolean;
  /** Units that went out of on_hand that way: sold at a till or shipped there, for all that NetSuite knows. */
  gone: number;
}

/** Open units of this store's orders that NetSuite has taken out of available. */
export interface TakenLines {
  /** Shopify location (legacy id) → units per line that were routed there; null when nobody knows. */
  assigned: Record<string, number> | null;
  /** Order lines with this assignment. */
  lines: number;
  units: number;
}
