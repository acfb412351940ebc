/** An item fulfillment as far as Shopify is concerned. */
export interface Shipment {
  /** Internal id of the item fulfillment. */
  id: string;
  /** `IF123`, for people. */
  number: string;
  /** gid of the Shopify order. */
  order: string;
  orderName: string;
  shipped: boolean;
  /** Internal id of the NetSuite location the goods leave from; '' when the account has none. */
  location: string;
  /** Internal id of the ship item, for the carrier mapping. */
  shipMethod: string;
  /** Lines with a Shopify line id only; other lines are not Shopify's business. */
  lines: { lineItem: string; quantity: number }[];
  trackingNumbers: string[];
}

/** What Shopify holds of the order right now. */
export interface OrderInShopify {
  name: string;
  cancelled: boolean;
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: ExistingFulfillment[];
}

export interface FulfillmentOrder {
  id: string;
  /** OPEN, IN_PROGRESS, ON_HOLD, SCHEDULED, CLOSED, CANCELLED, INCOMPLETE */
  status: string;
  /** Shopify lists CREATE_FULFILLMENT among the supported actions. */
  canFulfill: boolean;
  /** Assigned location, gid; '' when it was deleted. */
  location: string;
  lines: { id: string; lineItem: string; remaining: number }[];
}

export interface ExistingFulfillment {
  id: string;
  cancelled: boolean;
  location: string;
  lines: { lineItem: string; quantity: number }[];
  trackingNumbers: string[];
}
