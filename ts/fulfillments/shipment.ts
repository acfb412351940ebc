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
  /** Packed and not shipped yet. */
  packed: boolean;
  /** The store's field `deliveredField` says so. */
  delivered: boolean;
  /** It was made from a fulfillment in Shopify; sending it back would ship twice. */
  bornInShopify: boolean;
  /** Internal id of the ship item, for the carrier mapping. */
  shipMethod: string;
  /** Lines with a Shopify line id only. */
  lines: ShipmentLine[];
  /** Lines that came into the order in NetSuite; Shopify never hears of them. */
  otherLines: number;
  trackingNumbers: string[];
}

export interface ShipmentLine {
  /** Shopify line item, legacy id. */
  lineItem: string;
  quantity: number;
  /** Internal id of the NetSuite item. */
  item: string;
  /** Internal id of the NetSuite location the goods leave from; '' when the account has none. */
  location: string;
  /** Tracking number of the package they lie in; '' where the contents of packages are not known. */
  inPackage: string;
}

/** What Shopify holds of the order right now. */
export interface OrderInShopify {
  name: string;
  cancelled: boolean;
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: ExistingFulfillment[];
  /** More fulfillment orders or lines than the first page: nothing can be concluded from what is missing. */
  incomplete: boolean;
}

export interface FulfillmentOrder {
  id: string;
  /** OPEN, IN_PROGRESS, ON_HOLD, SCHEDULED, CLOSED, CANCELLED, INCOMPLETE */
  status: string;
  /** UNSUBMITTED for own locations; anything else is a 3PL's business. */
  requestStatus: string;
  /** What Shopify lets us do now: CREATE_FULFILLMENT, MOVE, MARK_AS_OPEN … */
  actions: string[];
  /** Assigned location, gid; '' when it was deleted. */
  location: string;
  /** The location belongs to a fulfillment service. */
  atService: boolean;
  /** SHIPPING, PICK_UP, LOCAL, RETAIL, NONE … */
  delivery: string;
  holds: Hold[];
  lines: { id: string; lineItem: string; label: string; remaining: number }[];
}

export interface Hold {
  id: string;
  reason: string;
  /** This app put it. */
  ours: boolean;
  /** Name of the app that put it; '' for Shopify itself or a person. */
  app: string;
}

export interface ExistingFulfillment {
  id: string;
  /** `#1001-F1` */
  name: string;
  cancelled: boolean;
  /** ISO */
  createdAt: string;
  location: string;
  lines: { lineItem: string; label: string; quantity: number }[];
  company: string;
  trackingNumbers: string[];
}

/** Shopify line item (legacy id) → units. */
export type Units = Record<string, number>;

export function unitsOf(lines: { lineItem: string; quantity: number }[]): Units {
  const units: Units = {};
  for (const line of lines) units[line.lineItem] = (units[line.lineItem] ?? 0) + line.quantity;
  return units;
}

export function sameUnits(one: Units, other: Units): boolean {
  return unitsText(one) === unitsText(other);
}

/** The same units give the same text, in whatever order they came. */
export function unitsText(units: Units): string {
  return JSON.stringify(Object.entries(units).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same units by NetSuite item. */
export function itemUnits(lines: Pick<ShipmentLine, 'lineItem' | 'item'>[], units: Units): Units {
  const items: Units = {};
  for (const [lineItem, quantity] of Object.entries(units)) {
    const item = lines.find((line) => line.lineItem === lineItem)?.item;
    if (item) items[item] = (items[item] ?? 0) + quantity;
  }
  return items;
}
