import type { Figure } from './stock';

/** One item at one place, everything read. */
export interface Situation {
  /** on_hand in Shopify now. */
  onHand: number;
  /** What the place may show by the rule. */
  sellable: number;
  /** on_hand that the rule asks for. */
  target: number;
  /** What Crossdock left there last; undefined before the first time. */
  figure: Figure | undefined;
  /** The other places that draw on the same sources; null when there are none. */
  pool: Pool | null;
  /** Every order that could explain a change has been imported. `unknown`: nobody has looked yet. */
  imported: 'yes' | 'no' | 'unknown';
}

export interface Pool {
  /** Available in all sources of the pool. */
  available: number;
  /** Units the other places may still sell without NetSuite knowing. */
  promised: number;
  /** Shares of one source sum up to at most 100 %: each place has its own quota. */
  isQuota: boolean;
}

export type Decision =
  | { kind: 'same'; figure: Figure }
  | { kind: 'set'; onHand: number; figure: Figure }
  /** It may not rise now, or not all the way; `set` is how far it may. */
  | { kind: 'wait'; because: Because; figure: Figure; set: number | null }
  /** The orders must be looked at before anything can be said. */
  | { kind: 'ask' };

/** Somebody else changed on_hand; orders that touch the item are not in NetSuite; others of the pool may sell those units. */
export type Because = 'changed' | 'orders' | 'promised';

/**
 * Lowering is always allowed. Raising only when nothing on Shopify's side is unexplained, and only by units that no other
 * place has been promised: a unit that a till sold, a 3PL shipped or another store's shopper just bought would come back.
 * A change by somebody else is first seen, then looked up in a later run: Shopify's order index lags behind its stock.
 */
export function decide(now: Situation): Decision {
  const { onHand, sellable, target, figure, pool } = now;
  const changed = figure !== undefined && figure.onHand !== onHand;
  const touched = changed || (figure?.touched ?? false);
  const left = (units: number, free: number): Figure => ({
    onHand: units,
    sellable: free,
    touched,
  });

  if (target === onHand) return { kind: 'same', figure: left(onHand, sellable) };
  if (target < onHand) return { kind: 'set', onHand: target, figure: left(target, sellable) };

  const seen: Figure = { onHand, sellable: figure?.sellable ?? 0, touched: true };
  if (changed) return { kind: 'wait', because: 'changed', figure: seen, set: null };
  const mustAsk = figure === undefined || touched || (pool !== null && !pool.isQuota);
  if (mustAsk && now.imported === 'unknown') return { kind: 'ask' };
  if (mustAsk && now.imported === 'no') {
    return { kind: 'wait', because: 'orders', figure: seen, set: null };
  }

  const rise = target - onHand;
  const free = pool?.isQuota ? Math.max(0, pool.available - pool.promised) : Infinity;
  const over = Math.max(0, sellable - free);
  if (over === 0) {
    return { kind: 'set', onHand: target, figure: { onHand: target, sellable, touched: false } };
  }
  if (over >= rise) {
    const figureNow = { onHand, sellable: figure?.sellable ?? sellable, touched: false };
    return { kind: 'wait', because: 'promised', figure: figureNow, set: null };
  }
  const set = target - over;
  return {
    kind: 'wait',
    because: 'promised',
    set,
    figure: { onHand: set, sellable: sellable - over, touched: false },
  };
}
