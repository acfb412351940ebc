import type { Choose } from './turns.ts';

/**
 * Runs a scenario once for each order in which its calls can get on: the first run takes the first candidate at every
 * choice, each further one differs at the last choice that still has an untried candidate.
 * @param run must begin from the same state each time.
 * @returns how many orders there were.
 */
export async function allInterleavings(
  run: (choose: Choose, order: readonly number[]) => Promise<void>,
): Promise<number> {
  let prefix: number[] = [];
  for (let runs = 1; ; runs++) {
    const widths: number[] = [];
    const order: number[] = [];
    const planned = prefix;
    await run((candidates) => {
      const place = planned[order.length] ?? 0;
      widths.push(candidates.length);
      order.push(place);
      return place;
    }, order);
    const last = order.findLastIndex((place, i) => place + 1 < (widths[i] ?? 0));
    if (last < 0) return runs;
    prefix = [...order.slice(0, last), (order[last] ?? 0) + 1];
  }
}
