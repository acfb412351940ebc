/** When a deployment with status Scheduled starts by itself (facts/sdf "Scripts"). Days are days in UTC, as the start time is. */
export interface Recurrence {
  /** `daily` if not given. */
  kind?: RecurrenceKind;
  /** First day and the time of each day, ISO UTC. */
  start: string;
  /** Last day, `2026-12-31`. */
  end?: string;
  /** Every so many days, weeks or months. */
  every?: number;
  /** Days of the week, 0 for Sunday: any number for `weekly`, one where the kind ends in `dayofweek`. */
  days?: number[];
  /** Which of these days in the month. */
  order?: number | 'last';
  /** Minutes between two starts on one day; one start a day if not given. */
  everyMinutes?: number;
}

export const RECURRENCE_KINDS = [
  'single',
  'daily',
  'everyweekday',
  'weekly',
  'monthly',
  'monthlydayofweek',
  'yearly',
  'yearlydayofweek',
] as const;
export type RecurrenceKind = (typeof RECURRENCE_KINDS)[number];

const DAY = 86_400_000;
/** Longer than 1,000 months, the longest step there is. */
const MOST_DAYS = 366 * 100;

/**
 * The first start after a moment, null when there is none.
 * @param endOfRepeats until when a day that begins at this moment repeats
 */
export function nextStart(
  recurrence: Recurrence,
  after: number,
  endOfRepeats: (begin: number) => number,
): number | null {
  const first = Date.parse(recurrence.start);
  const time = first % DAY;
  const firstDay = first - time;
  const lastDay = recurrence.end === undefined ? Infinity : Date.parse(recurrence.end);
  const step = recurrence.everyMinutes ? recurrence.everyMinutes * 60_000 : DAY;
  // What began on the day before may still repeat.
  let day = Math.max(firstDay, Math.floor(after / DAY) * DAY - DAY);
  for (let looked = 0; looked < MOST_DAYS && day <= lastDay; looked += 1, day += DAY) {
    if (!isDayOf(recurrence, firstDay, day)) continue;
    const begin = day + time;
    const due = after < begin ? begin : begin + (Math.floor((after - begin) / step) + 1) * step;
    if (due === begin || due < endOfRepeats(begin)) return due;
  }
  return null;
}

function isDayOf(recurrence: Recurrence, firstDay: number, day: number): boolean {
  const { kind = 'daily', every = 1, days = [], order } = recurrence;
  const [date, first] = [new Date(day), new Date(firstDay)];
  const weekday = date.getUTCDay();
  const months =
    (date.getUTCFullYear() - first.getUTCFullYear()) * 12 +
    date.getUTCMonth() -
    first.getUTCMonth();
  const isSameDate = date.getUTCDate() === first.getUTCDate();
  const isOrdered = days.includes(weekday) && isInOrder(date, order);
  switch (kind) {
    case 'single':
      return day === firstDay;
    case 'daily':
      return ((day - firstDay) / DAY) % every === 0;
    case 'everyweekday':
      return weekday >= 1 && weekday <= 5;
    case 'weekly': {
      const firstSunday = firstDay - first.getUTCDay() * DAY;
      return days.includes(weekday) && Math.floor((day - firstSunday) / (7 * DAY)) % every === 0;
    }
    case 'monthly':
      return isSameDate && months % every === 0;
    case 'monthlydayofweek':
      return isOrdered && months % every === 0;
    case 'yearly':
      return isSameDate && months % 12 === 0;
    case 'yearlydayofweek':
      return isOrdered && months % 12 === 0;
  }
}

function isInOrder(date: Date, order: Recurrence['order']): boolean {
  if (order !== 'last') return Math.ceil(date.getUTCDate() / 7) === order;
  return new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth();
}
