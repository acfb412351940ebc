/* oxlint-disable max-lines -- one table, and whoever imports it takes no second file along */
/**
 * What every Shopify webhook topic means to the relay, and which of them a store subscribes to.
 *
 * A pure table without imports: the relay reads ids by it, NetSuite's subscription check (`sc_watch`)
 * makes and compares subscriptions by it. Sources: shopify-platform §2.4, the 2026-07 sample payloads
 * and `WebhookSubscriptionTopic` of 2026-10.
 */

export type Flow =
  | 'orders'
  | 'fulfillments'
  | 'returns'
  | 'customers'
  | 'catalog'
  | 'inventory'
  | 'payouts'
  | 'store';

/** `deleted` and `merged` tell what re-reading cannot; a waiting one is never replaced by `changed`. */
export type HintAction = 'changed' | 'deleted' | 'merged';

/** A place in the payload: keys joined by dots; arrays add no step, so `a.id` is also every `a[].id`. */
export type PayloadPath = string;

export type Topic = {
  flow: Flow;
  entity: string;
  /** GraphQL type for ids that come as plain numbers; ids that come as gids are kept as they are. */
  type: string;
  /** Where the entity's id stands; the first place that holds one wins. Empty: the payload has none. */
  id: readonly PayloadPath[];
  /** Where the order's id stands; `resolve`: the payload names no order, NetSuite asks Shopify by the part's gid. */
  order?: readonly PayloadPath[] | 'resolve';
  /** The second id of a merge: the record that stays. */
  other?: readonly PayloadPath[];
  action: HintAction;
  /** Where the time of the change stands, when the payload has one. */
  updatedAt?: PayloadPath;
  /**
   * Fields to subscribe with, so that bodies are small and hold no personal data. They switch Shopify's
   * debouncing on (equal payloads in a short window are dropped), so a topic without `updated_at` keeps
   * its full body unless it fires once per id and status (shopify-platform §2.3).
   */
  includeFields?: readonly string[];
  /** Subscribed through the Admin API when its flow is on. */
  subscribed: boolean;
  /** Declared in `shopify/shopify.app.toml` instead: cannot or need not be subscribed through the API. */
  inAppConfig?: true;
  /** A privacy request: never coalesced, and only the ids of the request are kept. */
  privacy?: true;
};

const OWN_ID = ['admin_graphql_api_id', 'id'] as const;
const WITH_TIME = ['id', 'admin_graphql_api_id', 'updated_at'] as const;

const order: Topic = {
  flow: 'orders',
  entity: 'order',
  type: 'Order',
  id: OWN_ID,
  action: 'changed',
  updatedAt: 'updated_at',
  includeFields: WITH_TIME,
  subscribed: true,
};

const fulfillment: Topic = {
  ...order,
  flow: 'fulfillments',
  entity: 'fulfillment',
  type: 'Fulfillment',
  order: ['order_id'],
  includeFields: [...WITH_TIME, 'order_id'],
};

const fulfillmentOrder: Topic = {
  flow: 'fulfillments',
  entity: 'fulfillment_order',
  type: 'FulfillmentOrder',
  id: ['fulfillment_order.id'],
  order: 'resolve',
  action: 'changed',
  subscribed: true,
};
const fulfillmentOrderQuiet: Topic = { ...fulfillmentOrder, subscribed: false };

const returned: Topic = {
  flow: 'returns',
  entity: 'return',
  type: 'Return',
  id: OWN_ID,
  order: ['order.admin_graphql_api_id', 'order.id', 'order_id'],
  action: 'changed',
  subscribed: true,
};

const paymentTerms: Topic = {
  flow: 'orders',
  entity: 'payment_terms',
  type: 'PaymentTerms',
  // The payload's own gid names an internal type that `nodes(ids:)` does not know; the number is the same.
  id: ['id'],
  order: 'resolve',
  action: 'changed',
  updatedAt: 'updated_at',
  includeFields: WITH_TIME,
  subscribed: true,
};

const customer: Topic = {
  ...order,
  flow: 'customers',
  entity: 'customer',
  type: 'Customer',
};
const { includeFields: _all, updatedAt: _time, ...bareCustomer } = customer;
const customerAside: Topic = { ...bareCustomer, subscribed: false };

const company: Topic = {
  ...customer,
  entity: 'company',
  type: 'Company',
  id: ['admin_graphql_api_id'],
  includeFields: ['admin_graphql_api_id', 'updated_at'],
};
const companyLocation: Topic = { ...company, entity: 'company_location', type: 'CompanyLocation' };
const companyContact: Topic = { ...company, entity: 'company_contact', type: 'CompanyContact' };
const companyRole: Topic = {
  ...companyContact,
  id: ['company_contact.admin_graphql_api_id'],
  updatedAt: 'company_contact.updated_at',
  includeFields: ['company_contact.admin_graphql_api_id', 'company_contact.updated_at'],
  subscribed: false,
};

const product: Topic = { ...order, flow: 'catalog', entity: 'product', type: 'Product' };
/** Its SKU may have changed; quantities are no part of it. */
const inventoryItem: Topic = {
  ...product,
  flow: 'inventory',
  entity: 'inventory_item',
  type: 'InventoryItem',
};
/** A level is a pair; the item is what NetSuite re-reads. Our own writes echo back here. */
const inventoryLevel: Topic = {
  ...inventoryItem,
  subscribed: false,
  id: ['inventory_item_id'],
  includeFields: ['inventory_item_id', 'location_id', 'admin_graphql_api_id', 'updated_at'],
};
const location: Topic = { ...order, flow: 'store', entity: 'location', type: 'Location' };

const dispute: Topic = {
  flow: 'payouts',
  entity: 'dispute',
  type: 'ShopifyPaymentsDispute',
  id: ['id'],
  action: 'changed',
  subscribed: true,
};

const privacy: Topic = {
  flow: 'store',
  entity: 'privacy',
  type: 'Customer',
  id: ['customer.id'],
  action: 'changed',
  subscribed: false,
  inAppConfig: true,
  privacy: true,
};

/** The record is gone and its small body says only that. */
function deleted(topic: Topic): Topic {
  const { includeFields: _fields, updatedAt: _updatedAt, ...rest } = topic;
  return { ...rest, action: 'deleted' };
}

/** Topic as in the `X-Shopify-Topic` header → what it means. A topic that is not here is counted and let go. */
export const topics: Readonly<Record<string, Topic>> = {
  'orders/create': order,
  'orders/updated': order,
  'orders/paid': order,
  'orders/cancelled': order,
  'orders/fulfilled': { ...order, subscribed: false },
  'orders/partially_fulfilled': { ...order, subscribed: false },
  'orders/delete': deleted(order),
  'orders/edited': {
    flow: 'orders',
    entity: 'order',
    type: 'Order',
    id: ['order_edit.order_id'],
    action: 'changed',
    subscribed: true,
  },
  'orders/risk_assessment_changed': {
    flow: 'orders',
    entity: 'order',
    type: 'Order',
    id: ['admin_graphql_api_order_id', 'order_id'],
    action: 'changed',
    subscribed: true,
  },
  'orders/shopify_protect_eligibility_changed': {
    flow: 'orders',
    entity: 'order',
    type: 'Order',
    id: ['order_id'],
    action: 'changed',
    subscribed: false,
  },
  'order_transactions/create': {
    flow: 'orders',
    entity: 'order_transaction',
    type: 'OrderTransaction',
    id: OWN_ID,
    order: ['order_id'],
    action: 'changed',
    // Fires at creation and at each change of status: both are in the fields, so no two payloads are equal.
    includeFields: ['id', 'admin_graphql_api_id', 'order_id', 'kind', 'status', 'processed_at'],
    subscribed: true,
  },
  'refunds/create': {
    flow: 'orders',
    entity: 'refund',
    type: 'Refund',
    id: OWN_ID,
    order: ['order_id'],
    action: 'changed',
    includeFields: ['id', 'admin_graphql_api_id', 'order_id', 'created_at'],
    subscribed: true,
  },
  'tender_transactions/create': {
    flow: 'payouts',
    entity: 'tender_transaction',
    type: 'TenderTransaction',
    id: ['id'],
    order: ['order_id'],
    action: 'changed',
    subscribed: false,
  },
  'payment_terms/create': paymentTerms,
  'payment_terms/update': paymentTerms,
  'payment_terms/delete': deleted(paymentTerms),
  'payment_schedules/due': {
    ...paymentTerms,
    id: ['payment_terms_id'],
    includeFields: ['id', 'payment_terms_id', 'updated_at'],
  },

  'fulfillments/create': fulfillment,
  'fulfillments/update': fulfillment,
  'fulfillment_holds/added': fulfillmentOrder,
  'fulfillment_holds/released': fulfillmentOrder,
  'fulfillment_orders/cancelled': fulfillmentOrder,
  'fulfillment_orders/hold_released': fulfillmentOrder,
  'fulfillment_orders/merged': {
    ...fulfillmentOrder,
    id: ['fulfillment_order_merges.fulfillment_order.id', 'merge_intents.fulfillment_order_id'],
  },
  'fulfillment_orders/moved': {
    ...fulfillmentOrder,
    id: ['original_fulfillment_order.id', 'moved_fulfillment_order.id'],
  },
  'fulfillment_orders/order_routing_complete': fulfillmentOrder,
  'fulfillment_orders/placed_on_hold': fulfillmentOrder,
  'fulfillment_orders/split': fulfillmentOrder,
  'fulfillment_orders/scheduled_fulfillment_order_ready': fulfillmentOrder,
  'fulfillment_orders/rescheduled': fulfillmentOrderQuiet,
  'fulfillment_orders/progress_reported': fulfillmentOrderQuiet,
  'fulfillment_orders/manually_reported_progress_stopped': fulfillmentOrderQuiet,
  'fulfillment_orders/line_items_prepared_for_pickup': fulfillmentOrderQuiet,
  'fulfillment_orders/line_items_prepared_for_local_delivery': fulfillmentOrderQuiet,
  'fulfillment_orders/fulfillment_request_accepted': fulfillmentOrderQuiet,
  'fulfillment_orders/fulfillment_request_rejected': fulfillmentOrderQuiet,
  'fulfillment_orders/fulfillment_request_submitted': {
    ...fulfillmentOrderQuiet,
    id: ['submitted_fulfillment_order.id', 'original_fulfillment_order.id'],
  },
  'fulfillment_orders/fulfillment_service_failed_to_complete': fulfillmentOrderQuiet,
  'fulfillment_orders/cancellation_request_accepted': fulfillmentOrderQuiet,
  'fulfillment_orders/cancellation_request_rejected': fulfillmentOrderQuiet,
  'fulfillment_orders/cancellation_request_submitted': fulfillmentOrderQuiet,

  'returns/request': returned,
  'returns/approve': returned,
  'returns/decline': returned,
  'returns/cancel': returned,
  'returns/close': returned,
  'returns/reopen': returned,
  'returns/update': { ...returned, order: 'resolve' },
  // Its sample body is `{}`; a real one may be as empty, and then the store's returns are polled.
  'returns/process': returned,
  'reverse_fulfillment_orders/dispose': {
    ...returned,
    entity: 'reverse_fulfillment_order',
    type: 'ReverseFulfillmentOrder',
    order: 'resolve',
  },
  'reverse_deliveries/attach_deliverable': {
    ...returned,
    id: ['return.admin_graphql_api_id', 'return.id'],
    order: 'resolve',
  },

  'customers/create': customer,
  'customers/update': customer,
  'customers/enable': { ...customer, subscribed: false },
  'customers/disable': { ...customer, subscribed: false },
  'customers/delete': deleted(customer),
  // Keyed by the customer that went away, so that two merges into one customer are two hints.
  'customers/merge': {
    flow: 'customers',
    entity: 'customer',
    type: 'Customer',
    id: ['admin_graphql_api_customer_deleted_id'],
    other: ['admin_graphql_api_customer_kept_id'],
    action: 'merged',
    subscribed: true,
  },
  'customer.tags_added': { ...customerAside, id: ['customerId'] },
  'customer.tags_removed': { ...customerAside, id: ['customerId'] },
  'customers/purchasing_summary': { ...customerAside, id: ['customerId'] },
  'customers_marketing_consent/update': { ...customerAside, id: ['id'] },
  'customers_email_marketing_consent/update': { ...customerAside, id: ['customer_id'] },

  'companies/create': company,
  'companies/update': company,
  'companies/delete': deleted(company),
  'company_locations/create': companyLocation,
  'company_locations/update': companyLocation,
  'company_locations/delete': deleted(companyLocation),
  'company_contacts/create': companyContact,
  'company_contacts/update': companyContact,
  'company_contacts/delete': deleted(companyContact),
  'company_contact_roles/assign': companyRole,
  'company_contact_roles/revoke': companyRole,

  'products/create': { ...product, subscribed: false },
  // Fires also when a product is ordered.
  'products/update': { ...product, subscribed: false },
  'products/delete': deleted(product),
  'inventory_items/create': inventoryItem,
  'inventory_items/update': inventoryItem,
  'inventory_items/delete': { ...deleted(inventoryItem), subscribed: false },
  'inventory_levels/connect': inventoryLevel,
  'inventory_levels/update': inventoryLevel,
  'inventory_levels/disconnect': {
    flow: 'inventory',
    entity: 'inventory_item',
    type: 'InventoryItem',
    id: ['inventory_item_id'],
    action: 'changed',
    subscribed: false,
  },

  'disputes/create': dispute,
  'disputes/update': dispute,

  'locations/create': location,
  'locations/update': location,
  'locations/activate': location,
  'locations/deactivate': location,
  'locations/delete': deleted(location),
  'shop/update': {
    flow: 'store',
    entity: 'shop',
    type: 'Shop',
    id: ['id'],
    action: 'changed',
    updatedAt: 'updated_at',
    includeFields: ['id', 'updated_at'],
    subscribed: true,
  },
  'bulk_operations/finish': {
    flow: 'store',
    entity: 'bulk_operation',
    type: 'BulkOperation',
    id: ['admin_graphql_api_id'],
    action: 'changed',
    subscribed: true,
  },
  'app/scopes_update': {
    flow: 'store',
    entity: 'app',
    type: 'Shop',
    id: ['shop_id'],
    action: 'changed',
    updatedAt: 'updated_at',
    subscribed: true,
  },
  'app/uninstalled': {
    flow: 'store',
    entity: 'app',
    type: 'Shop',
    id: ['id'],
    action: 'deleted',
    subscribed: false,
    inAppConfig: true,
  },

  'customers/data_request': privacy,
  'customers/redact': privacy,
  'shop/redact': { ...privacy, type: 'Shop', id: ['shop_id'] },
};

/** Where a privacy payload keeps the only things the relay takes from it. */
export const PRIVACY_PATHS = {
  shopDomain: 'shop_domain',
  customerId: 'customer.id',
  orderIds: ['orders_requested', 'orders_to_redact'],
  requestId: 'data_request.id',
} as const;

/** `orders/create` → `ORDERS_CREATE`, the name in GraphQL's `WebhookSubscriptionTopic`. */
export function graphqlTopic(topic: string): string {
  return topic.replace(/[/.]/g, '_').toUpperCase();
}

export type Subscription = { topic: string; flow: Flow; includeFields?: readonly string[] };

/** The subscriptions a store with these flows should have, topics by their GraphQL names. */
export function wantedSubscriptions(flows: readonly Flow[]): Subscription[] {
  return Object.entries(topics)
    .filter(([, topic]) => topic.subscribed && flows.includes(topic.flow))
    .map(([name, { flow, includeFields }]) => ({
      topic: graphqlTopic(name),
      flow,
      ...(includeFields && { includeFields }),
    }));
}
