/** Waits, in ms: doubled at each further failure in a row, with jitter, up to the longest. */
type Steps = { first: number; longest: number };

/** All places are taken: they come free within seconds. */
export const THROTTLED: Steps = { first: 200, longest: 10_000 };
export const DOWN: Steps = { first: 1_000, longest: 60_000 };
/** NetSuite's script refuses to work for us: a person has to change something there or here. */
export const REFUSED: Steps = { first: 15_000, longest: 60_000 };
/** For the entries of a batch whose call failed. */
export const FAILED_ENTRY: Steps = { first: 2_000, longest: 15 * 60_000 };

/** Between half and all of the step, so that several relays do not come back in one moment. */
export function waitFor(
  { first, longest }: Steps,
  timesInARow: number,
  random: () => number,
): number {
  const full = Math.min(longest, first * 2 ** Math.min(timesInARow - 1, 20));
  return Math.ceil(full * (0.5 + random() / 2));
}
