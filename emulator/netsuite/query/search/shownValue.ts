import type { FieldValue } from '../../contract.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../rows/value.ts';
import { formatDate } from '../sql/dateFormat.ts';
import { toWallClock } from '../../zones.ts';
import type { FieldKind } from './specialFields.ts';

/** A search's value as scripts get it: text for everything but checkboxes, dates in the account's format. */
export function shownValue(
  value: SqlValue,
  kind: FieldKind,
  database: Database,
  timeZone: string,
): FieldValue {
  if (kind === 'checkbox') return value === 'T';
  if (value === null) return '';
  if (typeof value === 'number') {
    if (kind === 'date') return formatDate(value, database.context.dateMask, null);
    if (kind === 'datetime') {
      return formatDate(
        toWallClock(value, timeZone),
        `${database.context.dateMask} FMHH:FMMI am`,
        null,
      );
    }
    if (kind === 'currency') return value.toFixed(2);
    return String(Number(value.toPrecision(15)));
  }
  return kind === 'text' ? cut(value) : value;
}

/** Long texts end after 4,000 bytes (netsuite-platform §4.5). */
const MOST_TEXT_BYTES = 4000;

function cut(text: string): string {
  if (text.length * 4 <= MOST_TEXT_BYTES || Buffer.byteLength(text) <= MOST_TEXT_BYTES) return text;
  const bytes = Buffer.from(text).subarray(0, MOST_TEXT_BYTES);
  return bytes.toString().replace(/\uFFFD$/, '');
}
