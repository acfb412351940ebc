import * as format from 'N/format';

/**
 * A NetSuite date field's value for a calendar day `YYYY-MM-DD`.
 * Built from its parts in the script's own zone, since `new Date('2026-01-15')` is UTC and lands a day off (SAFE#99 in netsuite-platform §4.10).
 */
export function dateField(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/**
 * The calendar day `YYYY-MM-DD` of a moment (ISO UTC) in an IANA time zone.
 * NetSuite's engine has no dependable Intl, and N/format answers in the user's own date format;
 * so the three days it can be are written in that format and compared.
 */
export function dayIn(moment: string, timeZone: string): string {
  const zoned = String(
    format.format({
      value: new Date(moment),
      type: format.Type.DATETIME,
      timezone: timeZone as unknown as format.Timezone,
    }),
  );
  for (const shift of [0, -1, 1]) {
    const day = new Date(Date.parse(moment) + shift * DAY_MS).toISOString().slice(0, 10);
    const written = String(format.format({ value: dateField(day), type: format.Type.DATE }));
    if (zoned.startsWith(`${written} `)) return day;
  }
  throw new Error(`N/format wrote ${moment} in ${timeZone} in a form that is not understood`);
}

const DAY_MS = 86_400_000;
