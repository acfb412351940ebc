import type { TakenLines } from './stock';

/**
 * How many of the units that NetSuite has taken out of available Shopify still has committed, per location (legacy id).
 * Per order line it is the lesser of the two; where a line may lie at several locations, only what must lie at one of them
 * is counted there: whatever the others could hold of it is left out. So the sum is never more than NetSuite took; a figure
 * may be low for a while, never high.
 */
export function takenByLocation(
  taken: TakenLines[],
  committed: Map<string, number>,
): Map<string, number> {
  const counted = new Map([...committed].map(([location]) => [location, 0]));
  const spare = new Map([...committed].map(([location, units]) => [location, Math.max(0, units)]));
  // Lines that can only lie at one location first: they leave less room for doubt about the others.
  const groups = taken.map((group) => ({ group, places: placesOf(group, committed) }));
  groups.sort((a, b) => a.places.size - b.places.size);
  for (const { group, places } of groups) {
    const room = new Map(
      [...places].map(([location, units]) => [location, Math.min(units, spare.get(location) ?? 0)]),
    );
    const all = [...room.values()].reduce((sum, units) => sum + units, 0);
    for (const [location, units] of room) {
      const certain = Math.min(units, Math.max(0, group.units - (all - units)));
      counted.set(location, (counted.get(location) ?? 0) + certain);
      spare.set(location, (spare.get(location) ?? 0) - certain);
    }
  }
  return counted;
}

/** Some of these lines were never routed, as far as NetSuite knows, and units are left out of `counted` for that. */
export function isUnrouted(
  taken: TakenLines[],
  committed: Map<string, number>,
  counted: Map<string, number>,
): boolean {
  if (!taken.some(({ assigned }) => assigned === null)) return false;
  const sum = (units: Iterable<number>) => [...units].reduce((all, one) => all + one, 0);
  const most = Math.min(sum(taken.map(({ units }) => units)), sum(committed.values()));
  return sum(counted.values()) < most;
}

/** The most these lines can have at each location; anywhere, when nobody knows where they were routed. */
function placesOf(group: TakenLines, committed: Map<string, number>): Map<string, number> {
  const { assigned, lines, units } = group;
  if (assigned === null) return new Map([...committed].map(([location]) => [location, units]));
  return new Map(
    Object.entries(assigned)
      .filter(([location]) => committed.has(location))
      .map(([location, perLine]) => [location, perLine * lines]),
  );
}
