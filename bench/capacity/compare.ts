import type { Costs } from './costs.ts';
import { latencies, laterSeconds, type DayResult } from './day.ts';
import type { Driven } from './drives.ts';
import { quantile } from './quantiles.ts';
import { serve } from './queue.ts';

export interface Compared extends Driven {
  modelled: { mostWaiting: number; latency: DayResult['latency'] };
}

/** Minutes after the last order until nothing waits any more, and more. */
const AFTERWARDS = 30;

/** The queue of the extrapolation over the same minutes, with the same costs for all. */
export function compare(one: Driven, costs: Costs): Compared {
  const { places, orders, stores, stockPerOrder, shipsAfterMinutes } = one.drive;
  const serving = {
    ...places,
    orderSeconds: costs.orderSeconds,
    laterSeconds: shipsAfterMinutes ? laterSeconds(costs, stockPerOrder, stores) : 0,
    laterBatchSeconds: stockPerOrder > 0 ? stores * costs.pushSeconds : 0,
    aloneSeconds: quantile(costs.importSeconds, 0.5),
    mostOrdersPerSecond: Infinity,
  };
  const queue = serve([...orders, ...Array<number>(AFTERWARDS).fill(0)], serving);
  return {
    ...one,
    modelled: {
      mostWaiting: Math.round(Math.max(...queue.depth)),
      latency: latencies(queue, serving, costs, queue),
    },
  };
}
