import type { RunningStore } from './store.ts';

const MINUTE_MS = 60_000;
const recent = new WeakMap<RunningStore, number[]>();

/** A development store takes only some `orderCreate` calls a minute (§3.3); false = this one is too many. */
export function orderCreateAllowance(store: RunningStore, query: string): boolean {
  if (store.config.plan !== 'development' || !/\borderCreate\s*\(/.test(query)) return true;
  const now = store.world.nowMs();
  const calls = (recent.get(store) ?? []).filter((at) => now - at < MINUTE_MS);
  recent.set(store, calls);
  if (calls.length >= store.world.switches.orderCreatePerMinute) return false;
  calls.push(now);
  return true;
}
