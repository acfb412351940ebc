/** Offsets of IANA zones and the way between instants and wall-clock times. Both are milliseconds; a wall-clock time is kept as if it were UTC. */

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const QUARTER_HOUR = 15 * 60_000; // offsets change on quarter hours, so one look-up serves that long

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, found);
  }
  return found;
}

/** Milliseconds to add to the instant to read the zone's wall clock. */
export function zoneOffset(instant: number, zone: string): number {
  if (zone === 'UTC' || zone === 'GMT') return 0;
  const slot = Math.floor(instant / QUARTER_HOUR) * QUARTER_HOUR;
  const key = `${zone} ${slot}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(slot)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - slot;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

export function toWallClock(instant: number, zone: string): number {
  return instant + zoneOffset(instant, zone);
}

/** The instant of a wall-clock time; in the hour that a zone skips or repeats, the earlier offset. */
export function toInstant(wallClock: number, zone: string): number {
  const guess = wallClock - zoneOffset(wallClock, zone);
  const offset = zoneOffset(guess, zone);
  return wallClock - offset;
}
