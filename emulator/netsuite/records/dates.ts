import { zoneOffset } from '../zones.ts';

/** Calendar days and moments. A date field holds `YYYY-MM-DD`; a script's Date is a moment read in one zone. */

/** Calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayOf(iso: string, zone: string): string {
  const epochMs = Date.parse(iso);
  return new Date(epochMs + zoneOffset(epochMs, zone)).toISOString().slice(0, 10);
}

/** ISO UTC of the midnight that begins a calendar day in a zone. */
export function midnightOf(day: string, zone: string): string {
  const utcMidnight = Date.parse(`${day}T00:00:00.000Z`);
  let epochMs = utcMidnight - zoneOffset(utcMidnight, zone);
  // The offset at the guess may differ from the one at midnight on the day a clock changes.
  epochMs = utcMidnight - zoneOffset(epochMs, zone);
  return new Date(epochMs).toISOString();
}

/** `YYYY-MM-DD` plus days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
