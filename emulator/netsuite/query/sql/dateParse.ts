import { unsupportedSearch } from '../errors.ts';
import { MONTHS, tokens } from './dateFormat.ts';

export interface ParsedDate {
  wallClock: number;
  /** Milliseconds from UTC when the text named a zone. */
  offset: number | null;
}

/** TO_DATE, TO_TIMESTAMP and TO_TIMESTAMP_TZ. A text that does not fit the mask is refused, as Oracle does. */
export function parseDate(text: string, mask: string): ParsedDate {
  let rest = text.trim();
  const now = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, milli: 0 };
  let afternoon: boolean | null = null;
  let offset: number | null = null;
  const digits = (most: number): number => {
    const match = new RegExp(`^\\d{1,${most}}`).exec(rest);
    if (!match) throw unsupportedSearch();
    rest = rest.slice(match[0].length);
    return Number(match[0]);
  };
  const name = (names: string[], length?: number): number => {
    const at = names.findIndex((each) =>
      rest.toLowerCase().startsWith(each.slice(0, length).toLowerCase()),
    );
    if (at < 0) throw unsupportedSearch();
    rest = rest.slice(names[at]!.slice(0, length).length);
    return at;
  };
  for (const token of tokens(mask)) {
    switch (token.toUpperCase()) {
      case 'FM':
        break;
      case 'YYYY':
      case 'SYYYY':
        now.year = digits(4);
        break;
      case 'RRRR':
      case 'RR':
      case 'YY': {
        const year = digits(token.length);
        now.year =
          year >= 100
            ? year
            : token.toUpperCase() !== 'YY' && year >= 50
              ? 1900 + year
              : 2000 + year;
        break;
      }
      case 'MM':
        now.month = digits(2);
        break;
      case 'MON':
        now.month = name(MONTHS, 3) + 1;
        break;
      case 'MONTH':
        now.month = name(MONTHS) + 1;
        break;
      case 'DD':
        now.day = digits(2);
        break;
      case 'HH24':
      case 'HH12':
      case 'HH':
        now.hour = digits(2);
        break;
      case 'MI':
        now.minute = digits(2);
        break;
      case 'SS':
        now.second = digits(2);
        break;
      case 'AM':
      case 'PM':
      case 'A.M.':
      case 'P.M.': {
        const match = /^([ap])\.?m\.?/i.exec(rest);
        if (!match) throw unsupportedSearch();
        afternoon = match[1]!.toLowerCase() === 'p';
        rest = rest.slice(match[0].length);
        break;
      }
      case 'TZH': {
        const match = /^[+-]?\d{1,2}/.exec(rest);
        if (!match) throw unsupportedSearch();
        offset = Number(match[0]) * 3_600_000;
        if (match[0].startsWith('-') && offset === 0) offset = -0;
        rest = rest.slice(match[0].length);
        break;
      }
      case 'TZM': {
        const minutes = digits(2) * 60_000;
        offset =
          (offset ?? 0) < 0 || Object.is(offset, -0)
            ? (offset ?? 0) - minutes
            : (offset ?? 0) + minutes;
        break;
      }
      default:
        if (/^FF/i.test(token)) {
          const match = /^\d{1,9}/.exec(rest);
          if (!match) throw unsupportedSearch();
          now.milli = Math.floor(Number(`0.${match[0]}`) * 1000);
          rest = rest.slice(match[0].length);
        } else if (/^[A-Z]/i.test(token)) throw unsupportedSearch();
        else rest = skipLiteral(rest, token.startsWith('"') ? token.slice(1, -1) : token);
    }
    if (rest === '') break;
  }
  if (rest.trim() !== '') throw unsupportedSearch();
  if (afternoon !== null) now.hour = (now.hour % 12) + (afternoon ? 12 : 0);
  const wallClock = Date.UTC(
    now.year,
    now.month - 1,
    now.day,
    now.hour,
    now.minute,
    now.second,
    now.milli,
  );
  const back = new Date(wallClock);
  if (back.getUTCMonth() !== now.month - 1 || back.getUTCDate() !== now.day || now.hour > 23) {
    throw unsupportedSearch();
  }
  return { wallClock, offset };
}

/** Oracle takes any punctuation where the mask has punctuation, and none at all too. */
function skipLiteral(rest: string, literal: string): string {
  if (rest.startsWith(literal)) return rest.slice(literal.length);
  const match = /^[^\p{L}\d]{1,3}/u.exec(rest);
  if (match && !/[\p{L}\d]/u.test(literal))
    return rest.slice(Math.min(match[0].length, literal.length));
  if (/^\s*$/.test(literal)) return rest;
  throw unsupportedSearch();
}
