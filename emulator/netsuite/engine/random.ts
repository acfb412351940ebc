/** A repeatable source of numbers in [0, 1). */
export type Random = () => number;

/** mulberry32: small, fast, good enough to draw schedules and latencies from. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed for whoever has none: different on each run, printed so that the run can be repeated. */
export function anySeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
