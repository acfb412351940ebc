/** What every save checks: mandatory fields are there, selects resolve. */
import type { FieldValue, LineData, RecordData } from '../contract.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Books } from './books.ts';
import { isColumnTouched } from './draft.ts';
import type { Draft } from './draft.ts';
import { invalidFieldValue, invalidReference, pleaseEnter } from './refusals.ts';
import type { Field, RecordSchema } from './schemaTypes.ts';

/** Throws USER_ERROR (switch `missingFieldsCode`) with the labels of everything that is missing. */
export function checkMandatory(books: Books, schema: RecordSchema, data: RecordData): void {
  const missing: string[] = [];
  for (const field of schema.fields.values()) {
    if (field.mandatory && isEmpty(data.fields[field.id])) missing.push(field.label);
  }
  for (const sublist of schema.sublists.values()) {
    const lines = data.sublists[sublist.id];
    if (lines === undefined || lines.length === 0) continue;
    for (const field of sublist.fields.values()) {
      if (!field.mandatory) continue;
      if (lines.some((line) => isEmpty(line.values[field.id])) && !missing.includes(field.label)) {
        missing.push(field.label);
      }
    }
  }
  if (missing.length === 0) return;
  const { missingFieldsCode } = books.account.switches;
  throw new SuiteScriptError(missingFieldsCode, pleaseEnter(missing).message);
}

/** Selects that were set must point at something that exists and is active. */
export function checkReferences(books: Books, schema: RecordSchema, draft: Draft): void {
  const { data, base } = draft;
  for (const id in data.fields) {
    const field = schema.fields.get(id);
    if (field === undefined) continue;
    const value = data.fields[id];
    if (base !== null && base.fields[id] === value) continue;
    checkChoice(books, field, value);
  }
  for (const sublistId in data.sublists) {
    const fields = schema.sublists.get(sublistId)?.fields;
    if (fields === undefined) continue;
    for (const line of data.sublists[sublistId]!) checkLine(books, fields, draft, line);
  }
}

function checkLine(books: Books, fields: Map<string, Field>, draft: Draft, line: LineData): void {
  for (const id in line.values) {
    const field = fields.get(id);
    if (field === undefined) continue;
    if (draft.base !== null && !isColumnTouched(draft, line, id)) continue;
    checkChoice(books, field, line.values[id]);
  }
}

function checkChoice(books: Books, field: Field, value: FieldValue | undefined): void {
  if (value === null || value === undefined || field.references.length === 0) return;
  if (field.type === 'select') {
    // -1 and the like are NetSuite's own choices, such as the custom price level.
    const id = String(value);
    if (/^-\d+$/.test(id) || books.references.canChoose(field.references, id)) return;
    throw refuse(books, field, id);
  }
  if (field.type === 'multiselect' && Array.isArray(value)) {
    for (const id of value) {
      if (!books.references.canChoose(field.references, id)) throw refuse(books, field, id);
    }
  }
}

function refuse(books: Books, field: Field, id: string) {
  if (field.id === 'currency' && books.account.switches.unknownCurrencyCode === 'INVALID_CUR') {
    return new SuiteScriptError(
      'INVALID_CUR',
      `You have entered an invalid currency symbol or internal ID: ${id}.`,
    );
  }
  return books.account.switches.invalidSelectCode === 'INVALID_KEY_OR_REF'
    ? invalidReference(field.id, id)
    : invalidFieldValue(id, field.id);
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}
