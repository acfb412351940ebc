import { SuiteScriptError, type Account } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { zoneOffset } from '../../zones.ts';

/** The zone scripts run in and dates are made in (netsuite-platform §4.10, SAFE#99). */
const SERVER_ZONE = 'America/Los_Angeles';

interface Given {
  value: unknown;
  type: string;
  timezone?: string;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

function partsIn(moment: Date, timeZone: string): Parts {
  const wall = new Date(moment.getTime() + zoneOffset(moment.getTime(), timeZone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  };
}

/** Dates in the account's format MM/DD/YYYY, without leading zeros as NetSuite writes them: `1/5/2026 2:03:04 pm`. */
function written(parts: Parts, type: string): string {
  const date = `${parts.month}/${parts.day}/${parts.year}`;
  if (type === 'date') return date;
  const two = (value: number) => String(value).padStart(2, '0');
  const hour = parts.hour % 12 === 0 ? 12 : parts.hour % 12;
  const half = parts.hour < 12 ? 'am' : 'pm';
  const time = `${hour}:${two(parts.minute)}`;
  if (type === 'timeofday') return `${time} ${half}`;
  return type === 'datetime' || type === 'datetimetz'
    ? `${date} ${time}:${two(parts.second)} ${half}`
    : `${date} ${time} ${half}`;
}

/** The moment at which a wall clock in `timeZone` shows these parts. */
function momentOf(parts: Parts, timeZone: string): Date {
  const { year, month, day, hour, minute, second } = parts;
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  let guess = wanted;
  for (let i = 0; i < 2; i++) {
    const shown = partsIn(new Date(guess), timeZone);
    const shownAt = Date.UTC(
      shown.year,
      shown.month - 1,
      shown.day,
      shown.hour,
      shown.minute,
      shown.second,
    );
    guess += wanted - shownAt;
  }
  return new Date(guess);
}

const DATE_TYPES = new Set(['date', 'datetime', 'datetimetz', 'timeofday']);
const NUMBER_TYPES = new Set([
  'integer',
  'posinteger',
  'float',
  'posfloat',
  'nonnegfloat',
  'percent',
]);

export function formatModule(account: Account): HostModule {
  return {
    'format.format': {
      isLocal: true,
      run({ session }, [{ value, type, timezone }]: [Given]) {
        const kind = type.toLowerCase();
        if (DATE_TYPES.has(kind)) {
          const iso = (value as { $date?: string } | null)?.$date;
          // NetSuite gives back what it cannot read.
          if (typeof iso !== 'string') return value;
          const zone =
            kind === 'date' ? SERVER_ZONE : (timezone ?? session.timeZone ?? account.timeZone);
          return written(partsIn(new Date(iso), zone), kind);
        }
        if (kind === 'currency' || kind === 'currency2') return Number(value).toFixed(2);
        if (kind === 'checkbox') return value === true ? 'T' : 'F';
        if (NUMBER_TYPES.has(kind)) return String(value);
        if (kind === 'text' || kind === 'textarea' || kind === 'identifier') return String(value);
        throw new Error(`N/format format of ${type} is not modelled by the local NetSuite`);
      },
    },
    'format.parse': {
      isLocal: true,
      run({ session }, [{ value, type, timezone }]: [Given]) {
        const kind = type.toLowerCase();
        if (DATE_TYPES.has(kind)) {
          const parts = parsed(String(value));
          const zone =
            kind === 'date' ? SERVER_ZONE : (timezone ?? session.timeZone ?? account.timeZone);
          return { $date: momentOf(parts, zone).toISOString() };
        }
        if (NUMBER_TYPES.has(kind) || kind === 'currency' || kind === 'currency2') {
          return Number(String(value).replaceAll(',', '').replace('%', ''));
        }
        if (kind === 'checkbox') return value === 'T' || value === true;
        if (kind === 'text' || kind === 'textarea' || kind === 'identifier') return String(value);
        throw new Error(`N/format parse of ${type} is not modelled by the local NetSuite`);
      },
    },
  };
}

function parsed(text: string): Parts {
  const match =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?$/i.exec(
      text.trim(),
    );
  if (!match) {
    throw new SuiteScriptError('INVALID_DATE', `Invalid date value (must be MM/DD/YYYY): ${text}`);
  }
  const [, month, day, year, hour = '0', minute = '0', second = '0', half] = match;
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0);
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute),
    second: Number(second),
  };
}
