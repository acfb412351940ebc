import { MINUTES, PEAK_HOUR, wholeArrivals } from './day.ts';
import type { TradeOptions } from './trade.ts';

export interface Drive extends Omit<TradeOptions, 'seed'> {
  name: string;
  /** In a chart. */
  short: string;
}

/** Of a Standard and of a Premium account when others hold two fifths of the places. */
const STANDARD = { slots: 3, processors: 1 };
const PREMIUM = { slots: 9, processors: 1 };
const MANY = { slots: 9, processors: 3 };
const ONE = { slots: 1, processors: 1 };
/** Changed item-locations per order (limits.ts). */
const STOCK = 10;

const only = { stores: 1, stockPerOrder: 0, shipsAfterMinutes: null };
/** Of the peak hour, with its flash minute in the middle. */
const busiest = { from: PEAK_HOUR * 60 + 25, to: PEAK_HOUR * 60 + 35 };

/** Nothing waits for anything: what each flow takes by itself. */
export const CALM: Drive = {
  name: 'one order a minute',
  short: 'calm',
  places: STANDARD,
  stores: 1,
  orders: Array<number>(20).fill(1),
  stockPerOrder: STOCK,
  shipsAfterMinutes: { least: 1, most: 10 },
};

export const FULL: readonly Drive[] = [
  burst(ONE, 120),
  burst(STANDARD, 120),
  burst(MANY, 120),
  tenMinutes(STANDARD),
  tenMinutes(PREMIUM),
];

/** Twenty-four hours, which take a quarter of an hour and more. */
export const DAY: Drive = {
  name: 'a day of 1,000 orders, 1 store',
  short: 'day',
  places: STANDARD,
  stores: 1,
  orders: wholeArrivals(1_000, 0, MINUTES),
  stockPerOrder: STOCK,
  shipsAfterMinutes: { least: 10, most: 70 },
};

export const QUICK: readonly Drive[] = [
  burst(STANDARD, 25),
  {
    name: '24 orders a minute for three minutes, 2 stores',
    short: 'three minutes',
    places: STANDARD,
    stores: 2,
    orders: [24, 24, 24],
    stockPerOrder: STOCK,
    shipsAfterMinutes: { least: 1, most: 3 },
  },
];

function burst(places: Drive['places'], count: number): Drive {
  return {
    name: `${count} orders in one minute`,
    short: 'minute',
    places,
    orders: [count],
    ...only,
  };
}

/** A warehouse that ships at once, so that our own echoes come while orders still wait. */
function tenMinutes(places: Drive['places']): Drive {
  return {
    name: 'the busiest ten minutes of 10,000 orders a day, 3 stores',
    short: 'ten minutes',
    places,
    stores: 3,
    orders: wholeArrivals(10_000, busiest.from, busiest.to),
    stockPerOrder: STOCK,
    shipsAfterMinutes: { least: 5, most: 20 },
  };
}
