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
  /** Declared in the app's configuration: no API shows it, failures never remove it (§2.1). */
  declared: boolean;
}

/** A subscription of the app's configuration (`shopify.app.toml`), privacy topics among them. */
export interface DeclaredSubscription {
  topics: readonly string[];
  uri: string;
  /** The app's `api_version`. */
  apiVersion: string;
  includeFields?: readonly string[];
  filter?: string;
}

/** A subscription that Shopify took away, and why. */
export interface RemovedSubscription {
  subscription: Subscription;
  at: string;
  reason: 'failures' | 'deleted by API' | 'uninstalled';
}

export interface Subscriptions {
  /** Made by API. */
  all(): Subscription[];
  get(id: string): Subscription | undefined;
  /** Those of the configuration too. */
  byTopic(topicPath: string): Subscription[];
  add(subscription: Subscription): void;
  remove(id: string, at: string, reason: RemovedSubscription['reason']): void;
  removed: readonly RemovedSubscription[];
}

export function subscriptions(configured: readonly DeclaredSubscription[]): Subscriptions {
  const declared = configured.flatMap(declare);
  const byId = new Map<string, Subscription>();
  const removed: RemovedSubscription[] = [];
  return {
    removed,
    all: () => [...byId.values()],
    get: (id) => byId.get(id) ?? declared.find((one) => one.id === id),
    byTopic: (topicPath) =>
      [...declared, ...byId.values()].filter((one) => one.topicPath === topicPath),
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

function declare(given: DeclaredSubscription): Subscription[] {
  return given.topics.map((topicPath) => ({
    id: `declared ${topicPath} ${given.uri}`,
    topic: topicPath.toUpperCase().replaceAll('/', '_'),
    topicPath,
    uri: given.uri,
    format: 'JSON',
    filter: given.filter ?? null,
    includeFields: [...(given.includeFields ?? [])],
    metafieldNamespaces: [],
    metafields: [],
    name: null,
    apiVersion: given.apiVersion,
    createdAt: '',
    updatedAt: '',
    consecutiveFailures: 0,
    declared: true,
  }));
}
