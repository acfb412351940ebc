import type { Costs } from './costs.ts';
import {
  DAYS_PER_MONTH,
  LINES_TO_CASH,
  PEAK_HOUR_SHARE,
  type Licence,
  type Load,
} from './limits.ts';
import { delayed, quantile, type Quantiles } from './quantiles.ts';
import { serve, type Queue, type Serving } from './queue.ts';
import { arrivals, FLASH_MINUTE, MINUTES } from './traffic.ts';

export type Limit = 'transaction lines' | 'calls and processors' | 'Shopify points';

export interface Use {
  limit: Limit;
  /** What is asked for over what there is, in the peak hour or over the month. */
  share: number;
}

export interface Carried {
  /** Scarcest first. */
  uses: Use[];
  /** Orders a day that the licence and the plan carry for ever. */
  sustained: number;
}

export interface DayResult extends Carried {
  /** Orders waiting, at the end of each minute. */
  depth: number[];
  /** Minutes after the flash minute until no more orders wait than came in the last minute; null: it never ends. */
  caughtUpAfter: number | null;
  /** Orders that wait at the end of the first such day, and how many more at the end of the next. */
  left: { orders: number; moreEachDay: number };
  /** Hours that all places would take for what follows the orders and is left at the end of a day; null: more every day. */
  laterLeft: number | null;
  latency: { import: Quantiles; shipment: Quantiles; stock: Quantiles };
}

/** What the merchant's other scripts leave; one of each at the least. */
export function placesLeft({ slots, processors }: Licence, othersShare: number) {
  const left = (all: number) => Math.max(1, Math.floor(all * (1 - othersShare)));
  return { slots: left(slots), processors: left(processors) };
}

/** Seconds of a place that follow each order. */
export function laterSeconds(costs: Costs, stockPerOrder: number, stores: number): number {
  return costs.followSeconds + stockPerOrder * stores * costs.changeSeconds;
}

/** What a load asks of each limit. Orders are brought by calls alone; what follows them is done by processors too. */
export function carries(
  load: Load,
  licence: Licence,
  pointsPerSecond: number,
  costs: Costs,
  othersShare: number,
): Carried {
  const { slots, processors } = placesLeft(licence, othersShare);
  const perOrder = load.stockChanges / load.orders;
  const later = laterSeconds(costs, perOrder, load.stores);
  const perSecond = (load.orders * PEAK_HOUR_SHARE) / 3_600;
  const uses: Use[] = [
    {
      limit: 'transaction lines',
      share: (load.orders * LINES_TO_CASH * DAYS_PER_MONTH) / licence.monthlyLines,
    },
    {
      limit: 'calls and processors',
      share:
        perSecond *
        Math.max(costs.orderSeconds / slots, (costs.orderSeconds + later) / (slots + processors)),
    },
    {
      limit: 'Shopify points',
      share: perSecond / ordersByPoints(load, pointsPerSecond, costs),
    },
  ];
  uses.sort((a, b) => b.share - a.share);
  return { uses, sustained: Math.floor(load.orders / (uses[0]?.share ?? 1)) };
}

/** Orders per second that the points of all stores allow. */
function ordersByPoints(
  { orders, stockChanges, stores }: Load,
  pointsPerSecond: number,
  costs: Costs,
): number {
  const perOrder = costs.orderPoints + (stockChanges / orders) * stores * costs.changePoints;
  return (pointsPerSecond * stores) / perOrder;
}

/**
 * A day with its peak hour and its flash minute, minute by minute, after a day like it: what waits, how long, and when it is gone.
 * @param othersShare of calls and processors that the merchant's other scripts hold
 */
export function day(
  load: Load,
  licence: Licence,
  pointsPerSecond: number,
  costs: Costs,
  othersShare: number,
): DayResult {
  const perOrder = load.stockChanges / load.orders;
  const serving: Serving = {
    ...placesLeft(licence, othersShare),
    orderSeconds: costs.orderSeconds,
    laterSeconds: laterSeconds(costs, perOrder, load.stores),
    laterBatchSeconds: perOrder > 0 ? load.stores * costs.pushSeconds : 0,
    aloneSeconds: quantile(costs.importSeconds, 0.5),
    mostOrdersPerSecond: ordersByPoints(load, pointsPerSecond, costs),
  };
  const comes = Array.from({ length: MINUTES }, (_, minute) => arrivals(load.orders, minute));
  const first = serve(comes, serving);
  const next = serve(comes, serving, first.left);
  const moreOrders = next.left.orders - first.left.orders;
  const moreLater = next.left.laterSeconds - first.left.laterSeconds;
  const places = serving.slots + serving.processors;
  return {
    ...carries(load, licence, pointsPerSecond, costs, othersShare),
    depth: next.depth,
    caughtUpAfter: moreOrders >= 1 ? null : minutesUntilCaughtUp(next.depth, comes),
    left: { orders: first.left.orders, moreEachDay: Math.max(0, moreOrders) },
    laterLeft: moreLater > serving.laterSeconds ? null : next.left.laterSeconds / places / 3_600,
    latency: latencies(next, serving, costs, pointsOnly(comes, serving)),
  };
}

/** After midnight comes a day like it. */
function minutesUntilCaughtUp(depth: readonly number[], comes: readonly number[]): number {
  const isBehind = (minute: number) =>
    (depth[minute % MINUTES] ?? 0) > Math.max(1, comes[minute % MINUTES] ?? 0);
  const nextDay = FLASH_MINUTE + MINUTES;
  let last = FLASH_MINUTE - 1;
  for (let minute = FLASH_MINUTE; minute < nextDay - 60; minute++)
    if (isBehind(minute)) last = minute;
  return last - FLASH_MINUTE + 1;
}

/** What waits for points only: pushes inside the warehouse's saves. */
function pointsOnly(comes: readonly number[], serving: Serving): Pick<Queue, 'waits'> {
  const { mostOrdersPerSecond, aloneSeconds } = serving;
  // Nothing waits where the dearest minute does not.
  if (Math.max(...comes) <= mostOrdersPerSecond * 60) return { waits: [] };
  return serve(comes, {
    slots: Number.MAX_SAFE_INTEGER,
    processors: 0,
    orderSeconds: 0,
    laterSeconds: 0,
    laterBatchSeconds: 0,
    aloneSeconds,
    mostOrdersPerSecond,
  });
}

/** A stock figure does not rise while an order that sells the item waits, nor before what was written down earlier is done. */
export function latencies(
  { waits, laterWaits }: Pick<Queue, 'waits' | 'laterWaits'>,
  { aloneSeconds }: Pick<Serving, 'aloneSeconds'>,
  costs: Pick<Costs, 'importSeconds' | 'shipSeconds' | 'moveSeconds'>,
  inSaves: Pick<Queue, 'waits'>,
): DayResult['latency'] {
  return {
    import: delayed(waits, aloneSeconds, costs.importSeconds),
    shipment: delayed(inSaves.waits, aloneSeconds, costs.shipSeconds),
    stock: slower(
      delayed(waits, aloneSeconds, costs.moveSeconds),
      delayed(laterWaits, 0, costs.moveSeconds),
    ),
  };
}

function slower(one: Quantiles, other: Quantiles): Quantiles {
  return {
    p50: Math.max(one.p50, other.p50),
    p95: Math.max(one.p95, other.p95),
    p99: Math.max(one.p99, other.p99),
  };
}
