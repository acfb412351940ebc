/** Seconds before the next try, by the number of tries so far: quick at first, an hour at most. */
const STEPS = [5, 15, 60, 300, 900, 1800, 3600];

/** After so many tries without an end the work waits for a person. About five hours with the steps above. */
export const MOST_TRIES = 10;

/** ISO UTC of the next try. `chance` in [0, 1) spreads ±20 %, so that what failed together does not come back together. */
export function nextTry(now: string, tries: number, chance: number): string {
  const seconds = STEPS[Math.min(tries, STEPS.length) - 1] ?? STEPS[0] ?? 5;
  return new Date(Date.parse(now) + seconds * (0.8 + 0.4 * chance) * 1000).toISOString();
}
