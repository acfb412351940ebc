import type { Figure } from './stock';

/** One item at one place, everything read. */
export interface Situation {
  /** on_hand in Shopify now. */
  onHand: number;
  /** on_hand that the rule asks for. */
  target: number;
  /** Units of on_hand that Shopify does not sell: committed ones and what it keeps aside. */
  bound: number;
  /** Committed units that NetSuite has not taken out of available: orders that are not imported, or wait there. */
  unimported: number;
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
  /** Units of it that the other places have sold without NetSuite knowing, or still may. */
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
  const { onHand, target, figure } = now;
  const changed = figure !== undefined && figure.onHand !== onHand;
  if (changed || figure?.touched) return decideTouched(now, figure, changed);

  if (target === onHand) return { kind: 'same', figure: clean(now, onHand) };
  if (target < onHand) return { kind: 'set', onHand: target, figure: clean(now, target) };
  const mustAsk = figure === undefined || (now.pool !== null && !now.pool.isQuota);
  if (mustAsk && now.imported === 'unknown') return { kind: 'ask' };
  if (mustAsk && now.imported === 'no') {
    const kept = { ...clean(now, onHand), touched: figure === undefined };
    return { kind: 'wait', because: 'orders', figure: kept, set: null };
  }
  return rise(now);
}

/**
 * Somebody else changed on_hand since Crossdock left it. Until every order that could explain it is imported, units that
 * went out are taken off: NetSuite still counts them. Alone on its sources a place is right when both sides agree; in a
 * pool that may be chance, and others would be given those units.
 */
function decideTouched(now: Situation, figure: Figure, changed: boolean): Decision {
  const { onHand, target, pool } = now;
  const gone = Math.max(0, figure.gone + figure.onHand - onHand);
  const left = (units: number): Figure => ({
    onHand: units,
    promised: promisedBy(now, units) + gone,
    touched: true,
    gone,
  });
  if (target === onHand && pool === null) return { kind: 'same', figure: left(onHand) };
  if (!changed && now.imported === 'unknown') return { kind: 'ask' };
  if (!changed && now.imported === 'yes') {
    return decide({ ...now, figure: { ...figure, touched: false, gone: 0 } });
  }
  const least = Math.max(0, target - gone);
  if (least < onHand) return { kind: 'set', onHand: least, figure: left(least) };
  return { kind: 'wait', because: changed ? 'changed' : 'orders', figure: left(onHand), set: null };
}

/** All the way, or as far as the pool has units that were not promised. */
function rise(now: Situation): Decision {
  const { onHand, target, pool } = now;
  const free = pool?.isQuota ? Math.max(0, pool.available - pool.promised) : Infinity;
  // What is promised here already stays promised whatever on_hand is: backordered units, orders on their way.
  const over = Math.max(0, promisedBy(now, target) - Math.max(free, promisedBy(now, onHand)));
  if (over === 0) return { kind: 'set', onHand: target, figure: clean(now, target) };
  const set = target - over;
  return set > onHand
    ? { kind: 'wait', because: 'promised', set, figure: clean(now, set) }
    : { kind: 'wait', because: 'promised', set: null, figure: clean(now, onHand) };
}

/** Units of NetSuite's available that the place has sold without NetSuite knowing, or may sell with this on_hand. */
function promisedBy({ bound, unimported }: Situation, onHand: number): number {
  return Math.max(0, onHand - bound) + unimported;
}

function clean(now: Situation, onHand: number): Figure {
  return { onHand, promised: promisedBy(now, onHand), touched: false, gone: 0 };
}
