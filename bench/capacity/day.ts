import {
  DAYS_PER_MONTH,
  FLASH_MINUTE_SHARE,
  LINES_TO_CASH,
  PEAK_HOUR_SHARE,
  type Licence,
  type Load,
} from './limits.ts';

/** Costs per item, measured in this run. Latencies in seconds where nothing waits, sorted. */
export interface Costs {
  /** Seconds that one order with its shipment and our own echoes holds of NetSuite's requests and processors; no stock. */
  orderSeconds: number;
  orderPoints: number;
  /** One move's figures for one store, pushed by a call of the relay. */
  pushSeconds: number;
  pushPoints: number;
  /** From checkout to sales order. */
  importSeconds: number[];
  /** From the start of the save of a shipment to the fulfillment. */
  shipSeconds: number[];
  /** From the start of the save of a stock move to the figures in every store. */
  moveSeconds: number[];
}

export interface Use {
  what: string;
  /** What is asked for over what there is. */
  share: number;
}

export interface DayResult {
  /** Scarcest first: what gives out first in the peak hour or over the month, and what would be next. */
  uses: Use[];
  /** Orders a day that the licence and the plan carry for ever. */
  sustained: number;
  /** Orders waiting, at the end of each minute. */
  depth: number[];
  /** Whether what waits at the end of a day is gone a day later. */
  catchesUp: boolean;
  latency: { import: Quantiles; shipment: Quantiles; stock: Quantiles };
}

export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
}

export const MINUTES = 24 * 60;
/** As driven: of 55 changed rows a receipt's 50 are pushed by a call of the relay, a correction's 5 inside its save. */
const ROWS_PER_PUSH = 55;
/** Reading an order's fulfillment orders and creating the fulfillment (shopify-platform §7). */
const POINTS_PER_SHIPMENT = 74;
/** Hour of the day. */
export const PEAK_HOUR = 20;
const FLASH_MINUTE = PEAK_HOUR * 60 + 30;

/**
 * A day with its peak hour and its flash minute, minute by minute, after a day like it: what comes, what the requests and
 * processors left to Crossdock and the stores' points carry away, what waits. Most shipments are pushed inside the warehouse's
 * saves and need points only; the others, and stock moves, wait as orders do.
 * @param othersShare of requests and processors that the merchant's other scripts hold
 */
export function day(
  load: Load,
  licence: Licence,
  pointsPerSecond: number,
  costs: Costs,
  othersShare: number,
): DayResult {
  const left = (all: number) => Math.max(1, Math.floor(all * (1 - othersShare)));
  const places = left(licence.slots) + left(licence.processors);
  const pushes = (load.stockChanges / load.orders / ROWS_PER_PUSH) * load.stores;
  const byPlaces = places / (costs.orderSeconds + pushes * costs.pushSeconds);
  const points = pointsPerSecond * load.stores;
  const byPoints = points / (costs.orderPoints + pushes * costs.pushPoints);

  const peakPerSecond = (load.orders * PEAK_HOUR_SHARE) / 3_600;
  const uses = [
    {
      what: 'transaction lines a month',
      share: (load.orders * LINES_TO_CASH * DAYS_PER_MONTH) / licence.monthlyLines,
    },
    { what: 'requests and processors, peak hour', share: peakPerSecond / byPlaces },
    { what: 'Shopify points per store, peak hour', share: peakPerSecond / byPoints },
  ].sort((a, b) => b.share - a.share);

  const perSecond = Math.min(byPlaces, byPoints);
  const comes = Array.from({ length: MINUTES }, (_, minute) => arrivals(load.orders, minute));
  const yesterday = queue(comes, perSecond);
  const { depth, waits } = queue(comes, perSecond, yesterday.depth.at(-1));
  const inSaves = queue(comes, points / POINTS_PER_SHIPMENT).waits;
  return {
    uses,
    sustained: Math.floor(load.orders / (uses[0]?.share ?? 1)),
    depth,
    catchesUp: load.orders <= perSecond * MINUTES * 60,
    latency: {
      import: quantiles(waits, costs.importSeconds),
      shipment: shipments(inSaves, waits, costs.shipSeconds),
      stock: quantiles(waits, costs.moveSeconds),
    },
  };
}

/** Half of them and more are pushed inside their saves, as driven; where much waits, more than one in twenty is not. */
function shipments(
  inSaves: readonly Wait[],
  left: readonly Wait[],
  alone: readonly number[],
): Quantiles {
  const [fast, slow] = [quantiles(inSaves, alone), quantiles(left, alone)];
  return {
    p50: fast.p50,
    p95: Math.max(fast.p95, slow.p95),
    p99: Math.max(fast.p99, slow.p99),
  };
}

/** Of waiting and of what comes after it: the slow halves of both are taken together, so that they are upper bounds. */
function quantiles(waits: readonly Wait[], alone: readonly number[]): Quantiles {
  const at = (share: number) => percentile(waits, share) + quantile(alone, share);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export interface Wait {
  seconds: number;
  orders: number;
}

/** Orders that come minute by minute and are carried away evenly: what waits at the end of each minute, and who waits how long. */
export function queue(
  comes: readonly number[],
  perSecond: number,
  waitingBefore = 0,
): { depth: number[]; waits: Wait[] } {
  const depth: number[] = [];
  const waits: Wait[] = [];
  let waiting = waitingBefore;
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
