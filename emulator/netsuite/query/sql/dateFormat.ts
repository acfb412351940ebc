import { unsupportedSearch } from '../errors.ts';

/** Oracle's date masks, as far as SuiteQL statements use them. Times are wall-clock milliseconds (zones.ts). */

export const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY = 86_400_000;

const TOKEN =
  /"[^"]*"|FM|SYYYY|YYYY|IYYY|RRRR|YYY|YY|RR|Q|MONTH|MON|MM|MI|DDD|DD|DAY|DY|D|HH24|HH12|HH|SSSSS|SS|FF[1-9]?|AM|PM|A\.M\.|P\.M\.|TZH|TZM|WW|IW|J|[^A-Z]+/giy;

const masks = new Map<string, string[]>();

/** A mask's parts. Throws for what Oracle would not take. */
export function tokens(mask: string): string[] {
  let found = masks.get(mask);
  if (!found) {
    found = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < mask.length) {
      const match = TOKEN.exec(mask);
      if (!match) throw unsupportedSearch();
      found.push(match[0]);
    }
    masks.set(mask, found);
  }
  return found;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function inCaseOf(token: string, name: string): string {
  if (token === token.toUpperCase()) return name.toUpperCase();
  return token[1] === token[1]?.toUpperCase()
    ? name.toUpperCase()
    : token[0] === token[0]?.toLowerCase()
      ? name.toLowerCase()
      : name;
}

function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) };
}

/**
 * TO_CHAR of a date. `offset` is the zone's distance from UTC in milliseconds, null where the value has no zone
 * (then TZH and TZM are refused, as Oracle does).
 */
export function formatDate(wallClock: number, mask: string, offset: number | null): string {
  const date = new Date(wallClock);
  let fill = true;
  let text = '';
  const number = (value: number, width: number) => (fill ? pad(value, width) : String(value));
  for (const token of tokens(mask)) {
    const hour = date.getUTCHours();
    switch (token.toUpperCase()) {
      case 'FM':
        fill = !fill;
        break;
      case 'YYYY':
      case 'SYYYY':
      case 'RRRR':
        text += number(date.getUTCFullYear(), 4);
        break;
      case 'YYY':
        text += number(date.getUTCFullYear() % 1000, 3);
        break;
      case 'YY':
      case 'RR':
        text += number(date.getUTCFullYear() % 100, 2);
        break;
      case 'IYYY':
        text += number(isoWeek(date).year, 4);
        break;
      case 'Q':
        text += Math.floor(date.getUTCMonth() / 3) + 1;
        break;
      case 'MM':
        text += number(date.getUTCMonth() + 1, 2);
        break;
      case 'MON':
        text += inCaseOf(token, MONTHS[date.getUTCMonth()]!.slice(0, 3));
        break;
      case 'MONTH':
        text += inCaseOf(
          token,
          fill ? MONTHS[date.getUTCMonth()]!.padEnd(9) : MONTHS[date.getUTCMonth()]!,
        );
        break;
      case 'DDD':
        text += number(
          Math.floor((wallClock - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1,
          3,
        );
        break;
      case 'DD':
        text += number(date.getUTCDate(), 2);
        break;
      case 'D':
        text += date.getUTCDay() + 1;
        break;
      case 'DY':
        text += inCaseOf(token, DAYS[date.getUTCDay()]!.slice(0, 3));
        break;
      case 'DAY':
        text += inCaseOf(token, fill ? DAYS[date.getUTCDay()]!.padEnd(9) : DAYS[date.getUTCDay()]!);
        break;
      case 'HH24':
        text += number(hour, 2);
        break;
      case 'HH':
      case 'HH12':
        text += number(hour % 12 || 12, 2);
        break;
      case 'MI':
        text += number(date.getUTCMinutes(), 2);
        break;
      case 'SS':
        text += number(date.getUTCSeconds(), 2);
        break;
      case 'SSSSS':
        text += number(Math.floor((((wallClock % DAY) + DAY) % DAY) / 1000), 5);
        break;
      case 'AM':
      case 'PM':
        text += inCaseOf(token, hour < 12 ? 'AM' : 'PM');
        break;
      case 'A.M.':
      case 'P.M.':
        text += hour < 12 ? 'A.M.' : 'P.M.';
        break;
      case 'TZH':
        if (offset === null) throw unsupportedSearch();
        text += (offset < 0 ? '-' : '+') + pad(Math.floor(Math.abs(offset) / 3_600_000), 2);
        break;
      case 'TZM':
        if (offset === null) throw unsupportedSearch();
        text += pad(Math.floor(Math.abs(offset) / 60_000) % 60, 2);
        break;
      case 'WW':
        text += number(
          Math.floor((wallClock - Date.UTC(date.getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1,
          2,
        );
        break;
      case 'IW':
        text += number(isoWeek(date).week, 2);
        break;
      case 'J':
        text += Math.floor(wallClock / DAY) + 2_440_588;
        break;
      default:
        if (/^FF/i.test(token)) {
          const digits = token.length === 3 ? Number(token[2]) : 6;
          text += pad(date.getUTCMilliseconds(), 3).padEnd(9, '0').slice(0, digits);
        } else text += token.startsWith('"') ? token.slice(1, -1) : token;
    }
  }
  return text;
}

/** Account preference DATEFORMAT (`M/D/YYYY`, `DD-Mon-YYYY` …) as a mask for formatDate. */
export function preferenceMask(preference: string): string {
  return preference
    .replace(/\bMM\b/, '\u0001')
    .replace(/\bDD\b/, '\u0002')
    .replace(/\bM\b/, 'FMMMFM')
    .replace(/\bD\b/, 'FMDDFM')
    .replace('\u0001', 'MM')
    .replace('\u0002', 'DD');
}
