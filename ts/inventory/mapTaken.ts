import type { TakenLines } from './stock';

/**
 * How many of the units that NetSuite has taken out of available Shopify still has committed, per location (legacy id).
 * Per order line it is the lesser of the two. Lines whose location nobody knows count only as far as they must lie there:
 * whatever the other locations could hold of them is left out. So the sum is never more than NetSuite took; a figure may
 * be low for a while, never high.
 */
export function takenByLocation(
  taken: TakenLines[],
  committed: Map<string, number>,
): Map<string, number> {
  const known = new Map<string, number>();
  let anywhere = 0;
  for (const { assigned, lines, units } of taken) {
    if (assigned === null) {
      anywhere += units;
      continue;
    }
    let left = units;
    for (const [location, perLine] of inOrder(assigned)) {
      const here = Math.min(left, perLine * lines);
      known.set(location, (known.get(location) ?? 0) + here);
      left -= here;
    }
  }

  const counted = new Map<string, number>();
  const spare = new Map<string, number>();
  for (const [location, units] of committed) {
    const here = Math.min(known.get(location) ?? 0, Math.max(0, units));
    counted.set(location, here);
    spare.set(location, Math.max(0, units) - here);
  }
  const spareAll = [...spare.values()].reduce((sum, units) => sum + units, 0);
  for (const [location, units] of spare) {
    const certain = Math.max(0, anywhere - (spareAll - units));
    counted.set(location, (counted.get(location) ?? 0) + Math.min(units, certain));
  }
  return counted;
}

/** Always the same location first: no unit is counted at two of them. */
function inOrder(assigned: Record<string, number>): [string, number][] {
  return Object.entries(assigned).sort(([a], [b]) => (a < b ? -1 : 1));
}
