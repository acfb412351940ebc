/** getValue, setValue, getText, setText of body fields. */
import type { FieldValue, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import {
  NotModelledError,
  invalidApiUsage,
  invalidFieldValue,
  missingArgument,
} from '../refusals.ts';
import type { Field } from '../schemaTypes.ts';
import { optionTexts } from './optionTexts.ts';
import { textOption } from './scriptRecord.ts';
import type { Options, ScriptRecord } from './scriptRecord.ts';
import { fromScript, toScript } from '../values.ts';

export const bodyMethods = {
  getValue(record: ScriptRecord, options: Options): unknown {
    const fieldId = textOption(options, 'Record.getValue', 'fieldId');
    refuseUnsettled(record, fieldId, 'value');
    const field = record.field(fieldId);
    if (field?.type === 'subrecord') throw subrecordField(fieldId);
    return toScript(field, readBody(record, fieldId), record.books.dateZone);
  },

  setValue(record: ScriptRecord, options: Options): ScriptRecord {
    const fieldId = textOption(options, 'Record.setValue', 'fieldId');
    if (!('value' in options)) throw missingArgument('Record.setValue', 'value');
    const field = writableField(record, fieldId);
    if (field === null) return record;
    const value = fromScript(field, options.value, record.books.dateZone);
    writeBody(record, field, value);
    if (field.type === 'select' && !record.isDynamic && value !== null) {
      record.draft.unsettled.set(fieldId, 'text');
    }
    return record;
  },

  getText(record: ScriptRecord, options: Options): unknown {
    const fieldId = textOption(options, 'Record.getText', 'fieldId');
    refuseUnsettled(record, fieldId, 'text');
    const field = record.field(fieldId);
    return textOf(record, field, fieldId, readBody(record, fieldId));
  },

  setText(record: ScriptRecord, options: Options): ScriptRecord {
    const fieldId = textOption(options, 'Record.setText', 'fieldId');
    if (!('text' in options)) throw missingArgument('Record.setText', 'text');
    const field = writableField(record, fieldId);
    if (field === null) return record;
    writeBody(record, field, valueOfText(record, field, options.text));
    if (field.type === 'select' && !record.isDynamic) record.draft.unsettled.set(fieldId, 'value');
    return record;
  },
};

/** The field, or null when the set is to be ignored: unknown or read-only (switch `unknownFieldThrows`). */
export function writableField(record: ScriptRecord, fieldId: string): Field | null {
  const field = record.field(fieldId);
  if (field !== null && !field.readOnly) return field;
  if (record.books.account.switches.unknownFieldThrows) {
    throw new SuiteScriptError(
      'EMULATOR_UNKNOWN_FIELD',
      `${record.type} has no ${field === null ? '' : 'writable '}field ${fieldId}.`,
    );
  }
  return null;
}

export function readBody(record: ScriptRecord, fieldId: string): FieldValue | undefined {
  const { data } = record.draft;
  if (record.ownerField === null) {
    const system = systemValue(data, fieldId);
    if (system !== undefined) return system;
    const flattened = flattenedAddress(fieldId);
    if (flattened !== null) {
      return record.form.subrecords[flattened.subrecord]?.fields[flattened.field] ?? null;
    }
  }
  return record.form.fields[fieldId];
}

function writeBody(record: ScriptRecord, field: Field, value: FieldValue): void {
  const { draft, form } = record;
  draft.touched.add(record.ownerField ?? field.id);
  if (record.ownerField === null && field.id === 'externalid') {
    draft.data.externalId = value as string | null;
    return;
  }
  const flattened = record.ownerField === null ? flattenedAddress(field.id) : null;
  if (flattened !== null && form.schema.subrecords.has(flattened.subrecord)) {
    const subrecord = (form.subrecords[flattened.subrecord] ??= { fields: {} });
    subrecord.fields[flattened.field] = value;
    draft.touched.add(flattened.subrecord);
    return;
  }
  if (record.isDynamic) refuseUnknownChoice(record, field, value);
  form.fields[field.id] = value;
  if (record.isDynamic && record.ownerField === null) {
    record.sourcing.bodyChanged(draft, field.id);
  }
}

/** Dynamic mode validates at once what standard mode validates at the save. */
export function refuseUnknownChoice(record: ScriptRecord, field: Field, value: FieldValue): void {
  if (field.type !== 'select' || typeof value !== 'string' || field.references.length === 0) return;
  if (value.startsWith('-') || record.books.references.canChoose(field.references, value)) return;
  throw invalidFieldValue(value, field.id);
}

function refuseUnsettled(record: ScriptRecord, fieldId: string, wanted: 'text' | 'value'): void {
  if (record.draft.unsettled.get(fieldId) === wanted) {
    throw invalidApiUsage(
      `Invalid API usage. You must use ${wanted === 'text' ? 'getValue' : 'getText'} to return the value set with ${wanted === 'text' ? 'setValue' : 'setText'}.`,
    );
  }
}

export function textOf(
  record: ScriptRecord,
  field: Field | null,
  fieldId: string,
  value: FieldValue | undefined,
): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    return value.map((id) => record.books.references.nameOf(field?.references ?? [], id) ?? id);
  }
  if (field?.type === 'select') {
    return (
      record.books.references.nameOf(field.references, String(value)) ??
      optionTexts(record.type, fieldId).get(String(value)) ??
      String(value)
    );
  }
  if (field?.type === 'checkbox') return value === true ? 'T' : 'F';
  return String(value);
}

/** The stored value of a text: the id a select shows it for, a percent rate as it is. */
export function valueOfText(record: ScriptRecord, field: Field, text: unknown): FieldValue {
  if (text === null || text === undefined || text === '') return null;
  if (field.type === 'select' || field.type === 'multiselect') {
    const texts = Array.isArray(text) ? text.map(String) : [String(text)];
    const ids = texts.map((entry) => {
      const id =
        record.books.references.idOf(field.references, entry) ??
        [...optionTexts(record.type, field.id)].find(([, shown]) => shown === entry)?.[0];
      if (id === undefined) throw invalidFieldValue(entry, field.id);
      return id;
    });
    return field.type === 'select' ? ids[0]! : ids;
  }
  if (field.type === 'rate' && typeof text === 'string' && /^-?\d+(\.\d+)?%$/.test(text)) {
    return text;
  }
  if (field.type === 'checkbox') return text === 'T';
  if (['integer', 'float', 'currency', 'percent', 'rate'].includes(field.type)) {
    const number = Number(text);
    if (Number.isNaN(number)) throw invalidFieldValue(text, field.id);
    return number;
  }
  if (field.type === 'date' || field.type === 'datetime') {
    throw new NotModelledError('setText on date fields');
  }
  return fromScript(field, text, record.books.dateZone);
}

function systemValue(data: RecordData, fieldId: string): FieldValue | undefined {
  switch (fieldId) {
    case 'externalid':
      return data.externalId;
    case 'lastmodifieddate':
    case 'lastmodified':
      return data.lastModified === '' ? null : data.lastModified;
    case 'createddate':
    case 'datecreated':
    case 'created':
      return data.created === '' ? null : data.created;
    case 'recordid':
      return data.id === '' ? null : Number(data.id);
    default:
      return undefined;
  }
}

const FLATTENED: Record<string, string> = {
  addr1: 'addr1',
  addr2: 'addr2',
  addr3: 'addr3',
  addressee: 'addressee',
  attention: 'attention',
  city: 'city',
  country: 'country',
  phone: 'addrphone',
  state: 'state',
  zip: 'zip',
};

/** shipaddr1 … billzip are copies of the address subrecords (records facts, "Addresses"). */
function flattenedAddress(fieldId: string): { subrecord: string; field: string } | null {
  const prefix = fieldId.slice(0, 4);
  if (prefix !== 'ship' && prefix !== 'bill') return null;
  const field = FLATTENED[fieldId.slice(4)];
  if (field === undefined) return null;
  return { subrecord: prefix === 'ship' ? 'shippingaddress' : 'billingaddress', field };
}

function subrecordField(fieldId: string): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_OPERATION_USING_SUBRECORD_FIELD',
    `Invalid operation using the subrecord field ${fieldId}.`,
  );
}
