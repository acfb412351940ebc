import type { DatabaseSync } from 'node:sqlite';
import { transactionTypeOf, transactionTypes } from '../catalog.ts';
import { NotModelled, unsupportedSearch } from '../errors.ts';
import { toInstant, toWallClock, zoneOffset } from '../../zones.ts';
import { formatDate } from './dateFormat.ts';
import { parseDate } from './dateParse.ts';
import { formatNumber, numberText } from './numberFormat.ts';

/** What the running statement's session sees; set before each statement. */
export interface RunContext {
  /** IANA. */
  timeZone: string;
  /** Milliseconds. */
  now: number;
  /** Mask of the account's date format. */
  dateMask: string;
}

type Value = string | number | null;
type Body = (...args: never[]) => Value;

const DAY = 86_400_000;

/** Oracle's functions that SQLite lacks or does differently, under names with the prefix `ns_`. All answer NULL when an argument is NULL. */
export function addFunctions(database: DatabaseSync, context: RunContext): void {
  const add = (name: string, body: Body): void => {
    database.function(name, { deterministic: true, varargs: true }, (...args: unknown[]) => {
      for (const arg of args) if (arg === null) return null;
      const value = (body as (...args: unknown[]) => Value)(...args);
      return value === '' ? null : value;
    });
  };
  addTimeFunctions(add, context);
  addNumberFunctions(add);
  addTextFunctions(add);
  add('ns_type_label', (type: string) => {
    return (transactionTypes.get(type) ?? transactionTypeOf.get(type))?.label ?? type;
  });
  add('ns_status_name', (type: string, status: string) => statusName(type, status));
  add('ns_status_label', (type: string, status: string) => {
    return `${transactionTypes.get(type)?.label ?? type} : ${statusName(type, status)}`;
  });
  addMedian(database);
}

function addMedian(database: DatabaseSync): void {
  database.aggregate('ns_median', {
    start: '',
    step: (all, value) => (value === null ? all : `${all as string} ${String(value)}`),
    result: (all) => {
      const sorted = (all as string)
        .split(' ')
        .filter(Boolean)
        .map(Number)
        .sort((a, b) => a - b);
      if (sorted.length === 0) return null;
      const half = Math.floor(sorted.length / 2);
      return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
    },
  });
}

/** `Pending Fulfillment`. */
function statusName(type: string, status: string): string {
  const text = transactionTypes.get(type)?.statuses[status];
  if (!text) throw new NotModelled(`the text of status ${type}:${status}`);
  return text;
}

type Add = (name: string, body: Body) => void;

function addTimeFunctions(add: Add, context: RunContext): void {
  add('ns_now', () => context.now);
  add('ns_wall', (instant: number) => toWallClock(instant, context.timeZone));
  add('ns_wall_in', (instant: number, zone: string) => toWallClock(instant, zoneName(zone)));
  add('ns_instant', (wall: number) => toInstant(wall, context.timeZone));
  add('ns_instant_in', (wall: number, zone: string) => toInstant(wall, zoneName(zone)));
  add('ns_implicit_date', (value: Value) => parseDate(String(value), context.dateMask).wallClock);
  add('ns_date_text', (wall: number) => formatDate(wall, context.dateMask, null));
  add('ns_format_date', (wall: number, mask: string) => formatDate(wall, mask, null));
  add('ns_format_instant', (instant: number, mask: string, zone?: string) => {
    const offset = zoneOffset(instant, zone ? zoneName(zone) : context.timeZone);
    return formatDate(instant + offset, mask, offset);
  });
  add('ns_parse_date', (text: string, mask: string) => parseDate(text, mask).wallClock);
  add('ns_parse_instant', (text: string, mask: string) => {
    const { wallClock, offset } = parseDate(text, mask);
    return offset === null ? toInstant(wallClock, context.timeZone) : wallClock - offset;
  });
  add('ns_trunc_date', (wall: number, unit: string) => truncDate(wall, unit));
  add('ns_add_months', (wall: number, months: number) => addMonths(wall, Math.trunc(months)));
  add('ns_last_day', (wall: number) => {
    const date = new Date(wall);
    return (
      Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) + (((wall % DAY) + DAY) % DAY)
    );
  });
  add('ns_months_between', (a: number, b: number) => monthsBetween(a, b));
}

function zoneName(zone: string): string {
  const fixed = /^([+-])(\d{1,2}):(\d{2})$/.exec(zone);
  if (fixed) return `${fixed[1]}${fixed[2]!.padStart(2, '0')}:${fixed[3]}`;
  return zone;
}

function truncDate(wall: number, unit: string): number {
  const date = new Date(wall);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const day = Math.floor(wall / DAY) * DAY;
  switch (unit.toUpperCase()) {
    case 'DD':
    case 'DDD':
    case 'J':
      return day;
    case 'MM':
    case 'MON':
    case 'MONTH':
      return Date.UTC(year, month, 1);
    case 'YYYY':
    case 'YEAR':
    case 'YY':
      return Date.UTC(year, 0, 1);
    case 'Q':
      return Date.UTC(year, Math.floor(month / 3) * 3, 1);
    case 'D':
    case 'DAY':
    case 'DY':
      return day - date.getUTCDay() * DAY;
    case 'IW':
      return day - ((date.getUTCDay() + 6) % 7) * DAY;
    case 'HH':
    case 'HH24':
    case 'HH12':
      return Math.floor(wall / 3_600_000) * 3_600_000;
    case 'MI':
      return Math.floor(wall / 60_000) * 60_000;
    default:
      throw unsupportedSearch();
  }
}

/** Oracle keeps the last day of a month the last day. */
function addMonths(wall: number, months: number): number {
  const date = new Date(wall);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const lastHere = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lastThere = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  const target = day === lastHere ? lastThere : Math.min(day, lastThere);
  return Date.UTC(year, month + months, target) + (((wall % DAY) + DAY) % DAY);
}

function monthsBetween(a: number, b: number): number {
  const [x, y] = [new Date(a), new Date(b)];
  const whole = (x.getUTCFullYear() - y.getUTCFullYear()) * 12 + x.getUTCMonth() - y.getUTCMonth();
  const last = (date: Date) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const bothLast = x.getUTCDate() === last(x) && y.getUTCDate() === last(y);
  if (bothLast || x.getUTCDate() === y.getUTCDate()) return whole;
  const within = (date: Date, at: number) => date.getUTCDate() + (((at % DAY) + DAY) % DAY) / DAY;
  return whole + (within(x, a) - within(y, b)) / 31;
}

function addNumberFunctions(add: Add): void {
  add('ns_number', (value: Value) => {
    if (typeof value === 'number') return value;
    const text = String(value).trim();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw unsupportedSearch(); // ORA-01722: invalid number
    return Number(text);
  });
  add('ns_text', (value: Value) => (typeof value === 'number' ? numberText(value) : value));
  add('ns_divide', (a: number, b: number) => {
    if (b === 0) throw unsupportedSearch(); // ORA-01476: divisor is equal to zero
    return a / b;
  });
  add('ns_mod', (a: number, b: number) => (b === 0 ? a : exact(a - b * Math.trunc(a / b))));
  add('ns_remainder', (a: number, b: number) => exact(a - b * Math.round(a / b)));
  add('ns_round', (value: number, places: number) => roundTo(value, places, Math.round));
  add('ns_trunc', (value: number, places: number) => roundTo(value, places, Math.trunc));
  add('ns_format_number', (value: number, mask: string) => formatNumber(value, mask));
}

const exact = (value: number) => Number(value.toPrecision(15));

/** Half away from zero on the decimal text, as Oracle's NUMBER does. */
function roundTo(value: number, places: number, how: (value: number) => number): number {
  const scaled = Number(`${Math.abs(exact(value))}e${places}`);
  return exact(Math.sign(value) * Number(`${how(exact(scaled))}e${-places}`));
}

function addTextFunctions(add: Add): void {
  add('ns_upper', (text: string) => text.toUpperCase());
  add('ns_lower', (text: string) => text.toLowerCase());
  add('ns_initcap', (text: string) =>
    text.toLowerCase().replace(/[\p{L}\d]+/gu, (word) => word[0]!.toUpperCase() + word.slice(1)),
  );
  add('ns_substr', (text: string, from: number, length?: number) => {
    const chars = [...text];
    const start = from < 0 ? chars.length + from : from > 0 ? from - 1 : 0;
    if (start < 0 || (length !== undefined && length < 1)) return null;
    return chars.slice(start, length === undefined ? undefined : start + length).join('');
  });
  add('ns_instr', (text: string, part: string, from: number, nth: number) => {
    let at = from - 1;
    for (let left = nth; left > 0; left--) {
      at = text.indexOf(part, at);
      if (at < 0) return 0;
      at++;
    }
    return at;
  });
  const padding = (text: string, width: number, fill: string) => {
    const missing = width - text.length;
    return missing <= 0 ? '' : fill.repeat(Math.ceil(missing / fill.length)).slice(0, missing);
  };
  add('ns_lpad', (text: string, width: number, fill: string) =>
    (padding(text, width, fill) + text).slice(0, width),
  );
  add('ns_rpad', (text: string, width: number, fill: string) =>
    (text + padding(text, width, fill)).slice(0, width),
  );
  add('ns_translate', (text: string, from: string, to: string) =>
    [...text].map((char) => (from.includes(char) ? (to[from.indexOf(char)] ?? '') : char)).join(''),
  );
  add(
    'ns_regexp_replace',
    (text: string, pattern: string, by = '', from = 1, nth = 0, flags = '') => {
      if (from !== 1) throw unsupportedSearch();
      let seen = 0;
      return text.replace(regExp(pattern, flags), (match: string, ...groups: unknown[]) => {
        seen++;
        if (nth !== 0 && nth !== seen) return match;
        return by.replace(/\\(\d)/g, (_all, digit: string) =>
          String(groups[Number(digit) - 1] ?? ''),
        );
      });
    },
  );
  add(
    'ns_regexp_substr',
    (text: string, pattern: string, from = 1, nth = 1, flags = '', group = 0) => {
      const found = [...text.slice(from - 1).matchAll(regExp(pattern, flags))][nth - 1];
      return found?.[group] ?? null;
    },
  );
  add(
    'ns_regexp_instr',
    (text: string, pattern: string) => text.search(regExp(pattern, '', '')) + 1,
  );
}

const expressions = new Map<string, RegExp>();

/** POSIX classes become JavaScript's; the rest of Oracle's syntax is alike for what statements use. */
function regExp(pattern: string, flags: string, global = 'g'): RegExp {
  const key = `${pattern}/${flags}/${global}`;
  let found = expressions.get(key);
  if (!found) {
    const source = pattern
      .replaceAll('[:digit:]', '\\d')
      .replaceAll('[:space:]', '\\s')
      .replaceAll('[:alpha:]', '\\p{L}')
      .replaceAll('[:alnum:]', '\\p{L}\\d')
      .replaceAll('[:upper:]', '\\p{Lu}')
      .replaceAll('[:lower:]', '\\p{Ll}')
      .replaceAll('[:punct:]', '\\p{P}');
    found = new RegExp(
      source,
      global + (flags.includes('i') ? 'i' : '') + (source.includes('\\p{') ? 'u' : ''),
    );
    expressions.set(key, found);
  }
  found.lastIndex = 0;
  return found;
}
