import { MINUTES, PEAK_HOUR, wholeArrivals } from './day.ts';
import type { TradeOptions } from './trade.ts';

export interface Drive extends Omit<TradeOptions, 'seed'> {
  name: string;
}

/** Of a Standard and of a Premium account when others hold two fifths of the places. */
const STANDARD = { slots: 3, processors: 1 };
const PREMIUM = { slots: 9, processors: 1 };
const MANY = { slots: 9, processors: 3 };
const ONE = { slots: 1, processors: 1 };
/** Changed item-locations per order (limits.ts). */
const STOCK = 10;

const only = { stores: 1, stockPerOrder: 0, ships: false };
const all = { stockPerOrder: STOCK, ships: true };
/** Of the peak hour, with its flash minute in the middle. */
const busiest = { from: PEAK_HOUR * 60 + 23, to: PEAK_HOUR * 60 + 38 };

export const FULL: readonly Drive[] = [
  burst('120 orders in one minute', ONE, 120),
  burst('120 orders in one minute', STANDARD, 120),
  burst('120 orders in one minute', MANY, 120),
  {
    name: 'the busiest quarter hour of 10,000 orders a day, 3 stores',
    places: STANDARD,
    stores: 3,
    orders: wholeArrivals(10_000, busiest.from, busiest.to),
    ...all,
  },
  {
    name: 'the busiest quarter hour of 10,000 orders a day, 3 stores',
    places: PREMIUM,
    stores: 3,
    orders: wholeArrivals(10_000, busiest.from, busiest.to),
    ...all,
  },
];

/** Twenty-four hours, which take a quarter of an hour and more. */
export const DAY: Drive = {
  name: 'a day of 1,000 orders, 1 store',
  places: STANDARD,
  stores: 1,
  orders: wholeArrivals(1_000, 0, MINUTES),
  ...all,
};

export const QUICK: readonly Drive[] = [
  burst('25 orders in one minute', STANDARD, 25),
  {
    name: 'the busiest quarter hour of 1,000 orders a day, 2 stores',
    places: STANDARD,
    stores: 2,
    orders: wholeArrivals(1_000, busiest.from, busiest.to),
    ...all,
  },
];

function burst(name: string, places: Drive['places'], count: number): Drive {
  return { name, places, orders: [count], ...only };
}
