/** Calendar days and moments. A date field holds `YYYY-MM-DD`; a script's Date is a moment read in one zone. */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** Minutes that the zone is ahead of UTC at that moment. */
export function zoneOffsetMinutes(epochMs: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatterOf(zone).formatToParts(epochMs)) {
    if (part.type !== 'literal') parts[part.type] = Number(part.value);
  }
  const wall = Date.UTC(
    parts.year!,
    parts.month! - 1,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
  );
  return Math.round((wall - Math.floor(epochMs / 1000) * 1000) / 60_000);
}

/** Offsets change on the hour at most; one answer per zone and hour is kept, a day's worth of hours at a time. */
const offsets = new Map<string, number>();

function cachedOffset(epochMs: number, zone: string): number {
  const key = `${zone}|${Math.floor(epochMs / 3_600_000)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size > 5000) offsets.clear();
    offset = zoneOffsetMinutes(epochMs, zone);
    offsets.set(key, offset);
  }
  return offset;
}

/** Calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayOf(iso: string, zone: string): string {
  const epochMs = Date.parse(iso);
  return new Date(epochMs + cachedOffset(epochMs, zone) * 60_000).toISOString().slice(0, 10);
}

/** ISO UTC of the midnight that begins a calendar day in a zone. */
export function midnightOf(day: string, zone: string): string {
  const utcMidnight = Date.parse(`${day}T00:00:00.000Z`);
  let epochMs = utcMidnight - cachedOffset(utcMidnight, zone) * 60_000;
  // The offset at the guess may differ from the one at midnight on the day a clock changes.
  epochMs = utcMidnight - cachedOffset(epochMs, zone) * 60_000;
  return new Date(epochMs).toISOString();
}

/** `YYYY-MM-DD` plus days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
