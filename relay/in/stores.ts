import type { KeyObject } from 'node:crypto';

/** One connected Shopify shop as the relay knows it. */
export type StoreEntry = { key: string; domain: string; secrets: readonly KeyObject[] };

/** Finds the store of a request. */
export type Stores = { find(domain: string, pathKey: string | undefined): StoreEntry | undefined };

/**
 * The shop-domain header names the store when it names one of ours; else the key in the path does.
 *
 * Neither is signed: whichever store is meant, its own secret must fit. The path keeps a store reachable
 * whose myshopify domain was changed.
 */
export function storeDirectory(stores: readonly StoreEntry[]): Stores {
  const byDomain = new Map(stores.map((store) => [store.domain.toLowerCase(), store]));
  const byKey = new Map(stores.map((store) => [store.key, store]));
  return {
    find: (domain, pathKey) =>
      byDomain.get(domain.toLowerCase()) ??
      (pathKey === undefined ? undefined : byKey.get(pathKey)),
  };
}
