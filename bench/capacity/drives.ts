import { MINUTES, PEAK_HOUR, wholeArrivals } from './traffic.ts';
import type { Traded, TradeOptions } from './trade.ts';

export interface Drive extends Omit<TradeOptions, 'seed' | 'told'> {
  name: string;
  /** In a chart. */
  short: string;
}

export interface Driven {
  drive: Drive;
  traded: Traded;
}

/** Of a Standard and of a Premium account when others hold two fifths of the places. */
const STANDARD = { slots: 3, processors: 1 };
const PREMIUM = { slots: 9, processors: 1 };
const BETWEEN = { slots: 5, processors: 2 };
const MANY = { slots: 9, processors: 3 };
const ONE = { slots: 1, processors: 1 };
/** Changed item-locations per order (limits.ts). */
const STOCK = 10;

const only = { stores: 1, stockPerOrder: 0, shipsAfterMinutes: null };
/** Of the peak hour, with its flash minute in the middle. */
const busiest = { from: PEAK_HOUR * 60 + 25, to: PEAK_HOUR * 60 + 35 };

/** Nothing waits for anything: what each flow takes by itself. */
function calm(minutes: number): Drive {
  return {
    name: 'one order a minute',
    short: 'one a minute',
    places: STANDARD,
    stores: 1,
    orders: Array<number>(minutes).fill(1),
    stockPerOrder: STOCK,
    shipsAfterMinutes: { least: 1, most: 10 },
  };
}

export const FULL: readonly [Drive, ...Drive[]] = [
  calm(20),
  burst(ONE, 120),
  burst(STANDARD, 120),
  burst(MANY, 120),
  tenMinutes(STANDARD),
  tenMinutes(PREMIUM),
  {
    name: '60 orders in one of six minutes, 10 in each of the others, 2 stores',
    short: 'six minutes',
    places: BETWEEN,
    stores: 2,
    orders: [10, 10, 60, 10, 10, 10],
    stockPerOrder: STOCK,
    shipsAfterMinutes: { least: 2, most: 8 },
  },
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

export const QUICK: readonly [Drive, ...Drive[]] = [
  calm(8),
  burst(STANDARD, 25),
  {
    name: '20 orders a minute for three minutes, 2 stores',
    short: 'three minutes',
    places: STANDARD,
    stores: 2,
    orders: [20, 20, 20],
    stockPerOrder: STOCK,
    shipsAfterMinutes: { least: 1, most: 3 },
  },
];

function burst(places: Drive['places'], count: number): Drive {
  return {
    name: `${count} orders in one minute`,
    short: `${count} in a minute`,
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
