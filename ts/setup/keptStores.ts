import { cacheGet, cachePut, cacheRemove } from '../netsuite/cache';
import { readStores, type Store } from './stores';

/** NetSuite's least (netsuite-platform §4.3). */
const KEPT_SECONDS = 300;
const KEY = 'stores';

/**
 * A store from the cache, for people's saves: 1 unit and a few milliseconds instead of a query. It holds no secrets, only
 * their ids. `undefined`: there is no such store.
 */
export function keptStore(key: string): Store | undefined {
  const kept = cacheGet(KEY);
  const stores = kept ? (JSON.parse(kept) as Store[]) : readStores();
  if (!kept) cachePut(KEY, JSON.stringify(stores), KEPT_SECONDS);
  return stores.find((store) => store.key === key);
}

/** A store was changed or paused: nobody goes on with what is kept. */
export function forgetStores(): void {
  cacheRemove(KEY);
}
