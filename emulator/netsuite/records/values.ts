/** What a script may give a field and what it gets back (records facts, `types`; netsuite-platform §4.7). */
import type { FieldValue } from '../contract.ts';
import { dayOf, midnightOf } from './dates.ts';
import type { Field } from './schemaTypes.ts';
import { SuiteScriptError } from '../contract.ts';
import { invalidFieldValue, tooLong } from './refusals.ts';

/** How a Date crosses between a script and the records. */
export interface DateMessage {
  $date: string;
}

const NUMBERS = new Set(['integer', 'float', 'currency', 'percent', 'rate', 'year']);
const MOMENTS = new Set(['datetime', 'timeofday']);
const NOT_VALUES = new Set(['subrecord', 'address']);

/**
 * A script's value as the record keeps it. Null, undefined and the empty text clear the field.
 * Throws INVALID_FLD_VALUE for the wrong type and EXCEEDED_MAX_FIELD_LENGTH.
 * @param zone IANA zone in which a Date names a calendar day
 */
export function fromScript(field: Field, value: unknown, zone: string): FieldValue {
  if (NOT_VALUES.has(field.type)) {
    if (field.type === 'subrecord') {
      throw new SuiteScriptError(
        'SSS_INVALID_OPERATION_USING_SUBRECORD_FIELD',
        `Invalid operation using the subrecord field ${field.id}.`,
      );
    }
  }
  if (value === null || value === undefined || value === '') return null;
  if (field.type === 'date') return dayOf(momentOf(field, value), zone);
  if (MOMENTS.has(field.type)) return momentOf(field, value);
  return fromPlain(field, value);
}

/** As fromScript, for installers and imports: a day is `YYYY-MM-DD`, a moment ISO UTC. */
export function fromStored(field: Field, value: FieldValue): FieldValue {
  if (value === null || value === '') return null;
  if (field.type === 'date') {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
    throw invalidFieldValue(value, field.id);
  }
  if (MOMENTS.has(field.type)) {
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
    throw invalidFieldValue(value, field.id);
  }
  return fromPlain(field, value);
}

/** A stored value as `getValue` answers it: checkbox boolean, select text id, date a Date, number a number, nothing ''. */
export function toScript(
  field: Field | null,
  value: FieldValue | undefined,
  zone: string,
): unknown {
  if (field?.type === 'checkbox') return value === true;
  if (value === null || value === undefined) return field?.type === 'multiselect' ? [] : '';
  if (field?.type === 'date') return { $date: midnightOf(value as string, zone) };
  if (field !== null && MOMENTS.has(field.type)) return { $date: value };
  return Array.isArray(value) ? [...value] : value;
}

function momentOf(field: Field, value: unknown): string {
  if (typeof value === 'object' && value !== null && '$date' in value) {
    const { $date } = value as DateMessage;
    if (typeof $date === 'string' && !Number.isNaN(Date.parse($date))) return $date;
  }
  if (field.type === 'date' && typeof value === 'string') {
    throw new SuiteScriptError('INVALID_FLD_VALUE', 'Invalid date value (must be MM/DD/YYYY)');
  }
  throw invalidFieldValue(value, field.id);
}

function fromPlain(field: Field, value: unknown): FieldValue {
  if (field.type === 'checkbox') {
    if (typeof value === 'boolean') return value;
  } else if (field.type === 'radio') {
    if (typeof value === 'boolean') return value ? 'T' : 'F';
    if (typeof value === 'string') return value;
  } else if (NUMBERS.has(field.type)) {
    // A percent rate is kept as text; only setText and stored copies bring it.
    if (field.type === 'rate' && typeof value === 'string' && value.endsWith('%')) return value;
    if (typeof value === 'number' && Number.isFinite(value)) {
      if (field.type !== 'integer' || Number.isInteger(value)) return value;
    }
  } else if (field.type === 'select') {
    if (typeof value === 'number' && Number.isInteger(value)) return String(value);
    if (typeof value === 'string') return value;
  } else if (field.type === 'multiselect') {
    if (Array.isArray(value) && value.every((id) => ['string', 'number'].includes(typeof id))) {
      return value.map(String);
    }
  } else if (typeof value === 'string') {
    return checkText(field, value);
  }
  throw invalidFieldValue(value, field.id);
}

function checkText(field: Field, value: string): string {
  if (field.maxLength !== null && value.length > field.maxLength) {
    throw tooLong(field.label, field.maxLength);
  }
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    throw new SuiteScriptError('INVALID_EMAIL', 'Email address is not valid.');
  }
  if (field.type === 'phone' && (value.length < 7 || value.length > 22)) {
    // netsuite-platform §4.11: 7 to 22 characters (likely).
    throw new SuiteScriptError('INVALID_PHONE_NUM', 'The Phone Number is invalid.');
  }
  return value;
}
