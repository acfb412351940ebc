import {
  DAYS_PER_MONTH,
  FLASH_MINUTE_SHARE,
  LINES_TO_CASH,
  PEAK_HOUR_SHARE,
  type Licence,
  type Load,
} from './limits.ts';

/** Costs per item, measured in this run. */
export interface Costs {
  slotSecondsPerOrder: number;
  pointsPerOrder: number;
  /** Seconds of one stock push of up to 250 rows, and its points. */
  stockPushSeconds: number;
  stockPushPoints: number;
  /** Seconds from checkout to sales order without a queue, sorted. */
  importSeconds: number[];
}

export interface DayResult {
  /** What gives out first in the peak hour or over the month, and how many times over it is asked for (above 1: it does not fit). */
  binds: string;
  load: number;
  uses: Record<string, number>;
  /** Orders a day that the licence and the plan carry for ever. */
  sustained: number;
  /** Orders waiting, at the end of each minute. */
  depth: number[];
  latency: { p50: number; p95: number; p99: number };
}

export const MINUTES = 24 * 60;
const ROWS_PER_PUSH = 250;
/** Reading an order's fulfillment orders and creating the fulfillment (shopify-platform §7). */
const POINTS_PER_SHIPMENT = 74;
/** Hour of the day. */
export const PEAK_HOUR = 20;
const FLASH_MINUTE = PEAK_HOUR * 60 + 30;
/** Of the day's stock changes, in the busiest hour; they follow the orders. */
const STOCK_PEAK_SHARE = PEAK_HOUR_SHARE;

/**
 * A day with its peak hour and its flash minute, minute by minute: what comes, what the places left to Crossdock carry away,
 * what waits. Stock pushes run on processors, imports on RESTlet places and on the processors that are left.
 * @param othersShare of places and processors that the merchant's other scripts hold
 */
export function day(
  load: Load,
  licence: Licence,
  pointsPerSecond: number,
  costs: Costs,
  othersShare: number,
): DayResult {
  const slots = Math.max(1, Math.floor(licence.slots * (1 - othersShare)));
  const processors = Math.max(1, Math.floor(licence.processors * (1 - othersShare)));
  const pushesPerSecond = (load.stockChanges * STOCK_PEAK_SHARE) / 3_600 / ROWS_PER_PUSH;
  const stockProcessors = pushesPerSecond * costs.stockPushSeconds;
  const free = Math.max(0, processors - stockProcessors);
  const perSecond = (slots + free) / costs.slotSecondsPerOrder;

  const peakPerSecond = (load.orders * PEAK_HOUR_SHARE) / 3_600;
  const points =
    (peakPerSecond * (costs.pointsPerOrder + POINTS_PER_SHIPMENT)) / load.stores +
    (pushesPerSecond * costs.stockPushPoints) / load.stores;
  const uses: Record<string, number> = {
    'transaction lines a month':
      (load.orders * LINES_TO_CASH * DAYS_PER_MONTH) / licence.monthlyLines,
    'RESTlet places and processors, peak hour': peakPerSecond / perSecond,
    'processors for stock, peak hour': stockProcessors / processors,
    'Shopify points per store, peak hour': points / pointsPerSecond,
  };
  const [binds, most] = Object.entries(uses).reduce((a, b) => (b[1] > a[1] ? b : a));

  const { depth, waits } = queue(
    Array.from({ length: MINUTES }, (_, minute) => arrivals(load.orders, minute)),
    perSecond,
  );
  return {
    binds,
    load: most,
    uses,
    sustained: Math.floor(load.orders / most),
    depth,
    latency: {
      p50: percentile(waits, 0.5) + quantile(costs.importSeconds, 0.5),
      p95: percentile(waits, 0.95) + quantile(costs.importSeconds, 0.95),
      p99: percentile(waits, 0.99) + quantile(costs.importSeconds, 0.99),
    },
  };
}

export interface Wait {
  seconds: number;
  orders: number;
}

/** Orders that come minute by minute and are carried away evenly: what waits at the end of each minute, and who waits how long. */
export function queue(
  comes: readonly number[],
  perSecond: number,
): { depth: number[]; waits: Wait[] } {
  const depth: number[] = [];
  const waits: Wait[] = [];
  let waiting = 0;
  for (const orders of comes) {
    // Who comes in this minute waits for those before him, and on average for half of his own minute's.
    waits.push({
      seconds: Math.max(0, waiting + orders / 2 - perSecond * 30) / perSecond,
      orders,
    });
    waiting = Math.max(0, waiting + orders - perSecond * 60);
    depth.push(waiting);
  }
  return { depth, waits };
}

/** Whole orders for each minute of a part of the day, that sum up to what comes in it. */
export function wholeArrivals(orders: number, from: number, to: number): number[] {
  let sum = 0;
  return Array.from({ length: to - from }, (_, index) => {
    const before = Math.floor(sum);
    sum += arrivals(orders, from + index);
    return Math.floor(sum + ROUNDING) - before;
  });
}
const ROUNDING = 1e-9;

/** Orders of one minute: the flash minute, the rest of the peak hour, and the rest of the day evenly. */
function arrivals(orders: number, minute: number): number {
  if (minute === FLASH_MINUTE) return orders * FLASH_MINUTE_SHARE;
  if (Math.floor(minute / 60) === PEAK_HOUR)
    return (orders * (PEAK_HOUR_SHARE - FLASH_MINUTE_SHARE)) / 59;
  return (orders * (1 - PEAK_HOUR_SHARE)) / (MINUTES - 60);
}

function percentile(waits: readonly Wait[], share: number): number {
  const sorted = [...waits].sort((a, b) => a.seconds - b.seconds);
  const all = sorted.reduce((sum, { orders }) => sum + orders, 0);
  let seen = 0;
  for (const { seconds, orders } of sorted) {
    seen += orders;
    if (seen >= all * share) return seconds;
  }
  return 0;
}

/** @param sorted rising */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
