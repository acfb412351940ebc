import { SuiteScriptError, type RecordObject, type Session } from '../contract.ts';
import { fromRest } from './restNames.ts';

type Json = Record<string, unknown>;
interface FieldFacts {
  type: string;
}

const SERVER_ZONE_OFFSETS = ['-08:00', '-07:00'];

/** Puts a REST body into a record: fields, subrecords, and sublists as `{ items: […] }`. */
export function applyBody(
  session: Session,
  record: RecordObject,
  body: Json,
  replaced: string[],
): void {
  const call = (method: string, options: object) => record.call(session, method, [options]);
  // Sublists last: lines are sourced from the fields above them.
  const entries = Object.entries(body).filter(([name]) => name !== 'links' && name !== 'id');
  const isField = (name: string) => call('getField', { fieldId: fromRest(name) }) !== null;
  const isLines = ([name, given]: [string, unknown]) => isSublist(given) && !isField(name);
  for (const [name, value] of entries.filter((entry) => !isLines(entry))) {
    const fieldId = fromRest(name);
    if (isSubrecord(value)) {
      const subrecord = call('getSubrecord', { fieldId }) as RecordObject;
      applyBody(session, subrecord, value as Json, []);
      continue;
    }
    const field = call('getField', { fieldId }) as FieldFacts | null;
    call('setValue', { fieldId, value: valueOf(value, field) });
  }
  for (const [name, value] of entries.filter(isLines)) {
    const sublistId = fromRest(name);
    const { items } = value as { items: Json[] };
    if (replaced.includes(name) || replaced.includes(sublistId)) {
      for (let line = Number(call('getLineCount', { sublistId })) - 1; line >= 0; line--) {
        call('removeLine', { sublistId, line });
      }
    }
    for (const item of items) applyLine(session, record, sublistId, item);
  }
}

function applyLine(session: Session, record: RecordObject, sublistId: string, item: Json): void {
  const call = (method: string, options: object) => record.call(session, method, [options]);
  const line = lineOf(call, sublistId, item);
  for (const [name, value] of Object.entries(item)) {
    if (name === 'links' || name === 'line') continue;
    const fieldId = fromRest(name);
    if (fieldId === 'orderline' && line.isExisting) continue;
    if (isSubrecord(value)) {
      const given = { sublistId, fieldId, line: line.index };
      applyBody(session, call('getSublistSubrecord', given) as RecordObject, value as Json, []);
      continue;
    }
    const field = call('getSublistField', { sublistId, fieldId, line: 0 }) as FieldFacts | null;
    call('setSublistValue', { sublistId, fieldId, line: line.index, value: valueOf(value, field) });
  }
}

/** An existing line is named by its `line`, after a transform by `orderLine`; anything else is a new line. */
function lineOf(
  call: (method: string, options: object) => unknown,
  sublistId: string,
  item: Json,
): { index: number; isExisting: boolean } {
  for (const key of ['line', 'orderLine', 'doc']) {
    const wanted = item[key];
    if (wanted === undefined) continue;
    const value = String(isReference(wanted) ? wanted.id : wanted);
    const index = Number(
      call('findSublistLineWithValue', { sublistId, fieldId: fromRest(key), value }),
    );
    if (index >= 0) return { index, isExisting: true };
    throw new SuiteScriptError('INVALID_KEY_OR_REF', `Invalid ${key} reference key ${value}.`);
  }
  return { index: Number(call('getLineCount', { sublistId })), isExisting: false };
}

function isSublist(value: unknown): boolean {
  return Array.isArray((value as { items?: unknown } | null)?.items);
}

function isReference(value: unknown): value is { id: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value;
}

function isSubrecord(value: unknown): boolean {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && !isReference(value) && !isSublist(value) && !('refName' in value);
}

function valueOf(value: unknown, field: FieldFacts | null): unknown {
  if (value === null) return '';
  if (isReference(value)) return String(value.id);
  if (isSublist(value)) return (value as { items: Json[] }).items.map((item) => String(item['id']));
  const isDate = field !== null && field.type.startsWith('date');
  return isDate && typeof value === 'string' ? { $date: momentOf(value) } : value;
}

/** `2026-01-15` is that day's midnight where scripts run; times come with their zone. */
function momentOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(text).toISOString();
  for (const offset of SERVER_ZONE_OFFSETS) {
    const moment = new Date(`${text}T00:00:00${offset}`);
    const hour = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/Los_Angeles',
      hour: '2-digit',
      hourCycle: 'h23',
    }).format(moment);
    if (hour === '00') return moment.toISOString();
  }
  throw new SuiteScriptError('INVALID_CONTENT', `Invalid date: ${text}`);
}
