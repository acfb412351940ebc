import type { Wait } from './queue.ts';

export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
}

/** @param sorted rising */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function quantilesOf(list: readonly number[]): Quantiles {
  const sorted = [...list].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
}

/**
 * What takes `alone` where nothing waits and what it waits beyond `wait`: the slow halves of both are taken together.
 * @param alone rising
 * @param usual seconds that are part of `alone` as well
 */
export function delayed(
  waits: readonly Wait[],
  usual: number,
  alone: readonly number[],
): Quantiles {
  const sorted = [...waits].sort((a, b) => a.seconds - b.seconds);
  const all = sorted.reduce((sum, { orders }) => sum + orders, 0);
  let place = 0;
  let seen = sorted[0]?.orders ?? 0;
  /** Asked for rising shares. */
  const at = (share: number): number => {
    while (seen < all * share && place < sorted.length - 1) {
      place += 1;
      seen += sorted[place]?.orders ?? 0;
    }
    return Math.max(0, (sorted[place]?.seconds ?? 0) - usual) + quantile(alone, share);
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
