import { cacheGet, cachePut } from '../netsuite/cache';

/** Who calls, and the share of the store's bucket that must stay for the others. */
export type Caller = 'user_event' | 'restlet' | 'map_reduce' | 'sweep';
const FLOOR: Record<Caller, number> = { user_event: 0, restlet: 0.2, map_reduce: 0.4, sweep: 0.6 };

/** `extensions.cost.throttleStatus` of a store's last answer. Advisory: the cache may forget it, and others call too. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/**
 * The moment (ISO UTC) before which this caller should leave the store alone, or null to go ahead. 1 unit; none for a
 * caller that may drain the bucket.
 * Nothing sleeps: the work gets this moment and the run goes on with another store.
 */
export function waitFor(store: string, caller: Caller, now: string): string | null {
  if (FLOOR[caller] === 0) return null;
  const kept = cacheGet(key(store));
  if (!kept) return null;
  const { status, at } = JSON.parse(kept) as { status: ThrottleStatus; at: string };
  const elapsed = Math.max(0, (Date.parse(now) - Date.parse(at)) / 1000);
  const available = Math.min(
    status.maximumAvailable,
    status.currentlyAvailable + elapsed * status.restoreRate,
  );
  const missing = FLOOR[caller] * status.maximumAvailable - available;
  return missing > 0 ? momentAfter(now, missing / status.restoreRate) : null;
}

/** Above this share nobody has to wait, and nothing is remembered. It must lie above every floor. */
const PLENTY = 0.8;

/** 1 unit, nothing while there is plenty. */
export function rememberThrottle(store: string, status: ThrottleStatus, now: string): void {
  if (status.currentlyAvailable > PLENTY * status.maximumAvailable) return;
  cachePut(key(store), JSON.stringify({ status, at: now }), 300);
}

/** When a refused call of this cost can run: (cost − available) / restoreRate, a second at least (shopify-platform §3.3). */
export function whenAffordable(status: ThrottleStatus, cost: number, now: string): string {
  return momentAfter(now, Math.max(1, (cost - status.currentlyAvailable) / status.restoreRate));
}

export function momentAfter(now: string, seconds: number): string {
  return new Date(Date.parse(now) + Math.ceil(seconds * 1000)).toISOString();
}

function key(store: string): string {
  return `throttle:${store}`;
}
