import { SuiteScriptError } from '../../contract.ts';
import { NotModelled } from '../errors.ts';
import { parseDate } from '../sql/dateParse.ts';
import { toInstant, toWallClock } from '../../zones.ts';

const DAY = 86_400_000;

/** A filter's date: what span of time it names, as wall-clock milliseconds. */
export interface Span {
  from: number;
  /** Exclusive. */
  to: number;
}

export interface DateContext {
  timeZone: string;
  now: number;
  dateMask: string;
}

const RELATIVE: Record<string, number> = { today: 0, yesterday: -1, tomorrow: 1 };

/** Texts in the account's date format (with or without time), Date objects from scripts, `today`, `daysago3` and the like. */
export function dateSpan(value: unknown, context: DateContext): Span {
  if (typeof value === 'object' && value !== null && '$date' in value) {
    const wall = toWallClock(Date.parse(String(value.$date)), context.timeZone);
    const from = Math.floor(wall / 60_000) * 60_000;
    return { from, to: from + 60_000 };
  }
  const text = String(value).trim();
  const today = Math.floor(toWallClock(context.now, context.timeZone) / DAY) * DAY;
  const days = RELATIVE[text.toLowerCase()];
  if (days !== undefined) return { from: today + days * DAY, to: today + (days + 1) * DAY };
  const ago = /^days(ago|fromnow)(\d+)$/i.exec(text);
  if (ago) {
    const from = today + Number(ago[2]) * (ago[1]!.toLowerCase() === 'ago' ? -DAY : DAY);
    return { from, to: from + DAY };
  }
  for (const [mask, length] of [
    [context.dateMask, DAY],
    [`${context.dateMask} HH:MI AM`, 60_000],
    [`${context.dateMask} HH:MI:SS AM`, 1_000],
    [`${context.dateMask} HH24:MI`, 60_000],
  ] as const) {
    try {
      const { wallClock } = parseDate(text, mask);
      return { from: wallClock, to: wallClock + length };
    } catch (error) {
      if (!(error instanceof SuiteScriptError)) throw error;
    }
  }
  if (/^[a-z]+\d*$/i.test(text)) throw new NotModelled(`the relative date ${text}`);
  throw new SuiteScriptError(
    'SSS_INVALID_SRCH_FILTER',
    `An nlobjSearchFilter contains an invalid search criteria: ${text}.`,
  );
}

/** Edges of a span in the form of the field: dates stay wall clock, date-times are instants. */
export function edges(span: Span, isDateTime: boolean, timeZone: string): Span {
  if (!isDateTime) return span;
  return { from: toInstant(span.from, timeZone), to: toInstant(span.to, timeZone) };
}
