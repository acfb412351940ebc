import { cacheGet, cachePut, cacheRemove } from '../netsuite/cache';
import { readStores, type Store } from './stores';

/** NetSuite's least (netsuite-platform §4.3). */
const KEPT_SECONDS = 300;
const KEY = 'stores';
/** Where the stores' locations are kept, which hold the stores' own defaults. */
export const PLACES = 'places';

/**
 * Every store from the cache, for people's saves: 1 unit and a few milliseconds instead of a query. They hold no secrets,
 * only their ids.
 */
export function keptStores(): Store[] {
  const kept = cacheGet(KEY);
  if (kept) return JSON.parse(kept) as Store[];
  const stores = readStores();
  cachePut(KEY, JSON.stringify(stores), KEPT_SECONDS);
  return stores;
}

/** `undefined`: there is no such store. */
export function keptStore(key: string): Store | undefined {
  return keptStores().find((store) => store.key === key);
}

/** A store was changed or paused: nobody goes on with what is kept. */
export function forgetStores(): void {
  cacheRemove(KEY);
  forgetPlaces();
}

/** A row of the locations' value table was changed. */
export function forgetPlaces(): void {
  cacheRemove(PLACES);
}
