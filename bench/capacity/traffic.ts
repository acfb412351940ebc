import { FLASH_MINUTE_SHARE, PEAK_HOUR_SHARE } from './limits.ts';

export const MINUTES = 24 * 60;
/** Hour of the day. */
export const PEAK_HOUR = 20;
export const FLASH_MINUTE = PEAK_HOUR * 60 + 30;

/** Orders of one minute: the flash minute, the rest of the peak hour, and the rest of the day evenly. */
export function arrivals(orders: number, minute: number): number {
  if (minute === FLASH_MINUTE) return orders * FLASH_MINUTE_SHARE;
  if (Math.floor(minute / 60) === PEAK_HOUR)
    return (orders * (PEAK_HOUR_SHARE - FLASH_MINUTE_SHARE)) / 59;
  return (orders * (1 - PEAK_HOUR_SHARE)) / (MINUTES - 60);
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
