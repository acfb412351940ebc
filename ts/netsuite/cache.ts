import * as cache from 'N/cache';

/** The least N/cache takes, in seconds. Entries may vanish at any moment, and nothing here is a lock (netsuite-platform §4.3). */
const LEAST_TTL = 300;

/** 1 unit. `null` when it is not there, whatever the reason. */
export function cacheGet(key: string): string | null {
  return shared().get({ key });
}

/** 1 unit. `seconds` is raised to NetSuite's least. */
export function cachePut(key: string, value: string, seconds: number): void {
  shared().put({ key, value, ttl: Math.max(LEAST_TTL, Math.floor(seconds)) });
}

export function cacheRemove(key: string): void {
  shared().remove({ key });
}

function shared(): cache.Cache {
  return cache.getCache({ name: 'crossdock', scope: cache.Scope.PROTECTED });
}
