/** A webhook subscription made by API. */
export interface Subscription {
  id: string;
  /** Enum name: `ORDERS_CREATE`. */
  topic: string;
  /** As in the header: `orders/create`. */
  topicPath: string;
  uri: string;
  format: 'JSON' | 'XML';
  filter: string | null;
  includeFields: string[];
  metafieldNamespaces: string[];
  metafields: { namespace: string; key: string }[];
  name: string | null;
  /** Version of the URL that created it; payloads keep to it (§2.3, likely). */
  apiVersion: string;
  createdAt: string;
  updatedAt: string;
  /** Failed attempts since the last success. */
  consecutiveFailures: number;
}

/** A subscription that Shopify took away, and why. */
export interface RemovedSubscription {
  subscription: Subscription;
  at: string;
  reason: 'failures' | 'deleted by API' | 'uninstalled';
}

export interface Subscriptions {
  all(): Subscription[];
  get(id: string): Subscription | undefined;
  byTopic(topicPath: string): Subscription[];
  add(subscription: Subscription): void;
  remove(id: string, at: string, reason: RemovedSubscription['reason']): void;
  removed: readonly RemovedSubscription[];
}

export function subscriptions(): Subscriptions {
  const byId = new Map<string, Subscription>();
  const removed: RemovedSubscription[] = [];
  return {
    removed,
    all: () => [...byId.values()],
    get: (id) => byId.get(id),
    byTopic: (topicPath) => [...byId.values()].filter((one) => one.topicPath === topicPath),
    add(subscription) {
      byId.set(subscription.id, subscription);
    },
    remove(id, at, reason) {
      const subscription = byId.get(id);
      if (!subscription) return;
      byId.delete(id);
      removed.push({ subscription, at, reason });
    },
  };
}
