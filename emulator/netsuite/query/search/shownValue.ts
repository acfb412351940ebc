import type { FieldValue } from '../../contract.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../rows/value.ts';
import { formatDate } from '../sql/dateFormat.ts';
import { toWallClock } from '../zones.ts';
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
  return value;
}
