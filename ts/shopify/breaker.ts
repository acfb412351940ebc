import { cacheGet, cachePut } from '../netsuite/cache';

/** A call from inside somebody's save that took longer than this counts as slow. */
export const SLOW_MS = 3000;
const OPEN_MS = 300_000;

/**
 * N/https has no time-out to set, so one slow or failed call keeps the store's calls out of people's saves
 * for five minutes; their work waits for the next tick instead. 1 unit each.
 */
export function isOpen(store: string, now: string): boolean {
  const until = cacheGet(`breaker:${store}`);
  return until !== null && until > now;
}

export function open(store: string, now: string): void {
  cachePut(`breaker:${store}`, new Date(Date.parse(now) + OPEN_MS).toISOString(), OPEN_MS / 1000);
}
