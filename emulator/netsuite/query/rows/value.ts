import type { FieldValue } from '../../contract.ts';
import type { ColumnType } from '../catalog.ts';

export type SqlValue = string | number | null;

/** A field's value as its column keeps it: dates and times in milliseconds, checkboxes as 'T' and 'F', ids as numbers. */
export function sqlValue(value: FieldValue | undefined, type: ColumnType): SqlValue {
  if (type === 'b') return value === true || value === 'T' ? 'T' : 'F';
  if (value === null || value === undefined || value === '') return null;
  switch (type) {
    case 'i':
    case 'n': {
      if (Array.isArray(value)) return value.length ? Number(value[0]) : null;
      const number = Number(value);
      return Number.isNaN(number) ? String(value) : number;
    }
    case 'd':
      return Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`);
    case 't':
      return Date.parse(String(value));
    case 'l':
      return Array.isArray(value) ? value.join(',') || null : String(value);
    default:
      if (typeof value === 'boolean') return value ? 'T' : 'F';
      return Array.isArray(value) ? value.join(',') : String(value);
  }
}
