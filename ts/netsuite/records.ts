import * as record from 'N/record';
import { codeOf } from './errors';

/** What a field takes: ids as text or number, checkboxes as booleans, dates as Date (see `dates.ts`). */
export type FieldValue = string | number | boolean | Date | null;
export type Fields = Record<string, FieldValue>;

export interface LinePlan {
  fields: Fields;
  subrecords?: Record<string, Fields>;
}

/** A record to be made, in NetSuite's own field ids. Fields are set in the order given. */
export interface RecordPlan {
  type: string;
  externalId: string;
  defaultValues?: Record<string, string | number>;
  fields: Fields;
  subrecords?: Record<string, Fields>;
  lines?: Record<string, LinePlan[]>;
}

/** `duplicate`: the database already holds this external id, or says so; only a look-up tells which record. */
export type Created = { kind: 'created'; id: string } | { kind: 'duplicate'; code: string };

/** Which code stands for an external id in use depends on the record class (netsuite-platform §4.8, review 17). */
const DUPLICATE_CODES = ['DUP_RCRD', 'UNIQUE_RCRD_ID_REQD', 'DUP_CSTM_RCRD_ENTRY'];

/**
 * Creates and saves a record in standard mode. Units: create + save of its record class.
 * An external id that is taken is a value; every other refusal is thrown as NetSuite threw it.
 */
export function createRecord(plan: RecordPlan): Created {
  const target = record.create({
    type: plan.type,
    isDynamic: false,
    ...(plan.defaultValues && { defaultValues: plan.defaultValues }),
  });
  target.setValue({ fieldId: 'externalid', value: plan.externalId });
  write(target, plan);
  return saved(target);
}

function saved(target: record.Record): Created {
  try {
    return { kind: 'created', id: String(target.save()) };
  } catch (error) {
    const code = codeOf(error);
    if (DUPLICATE_CODES.includes(code)) return { kind: 'duplicate', code };
    throw error;
  }
}

function write(target: record.Record, plan: Omit<RecordPlan, 'type' | 'externalId'>): void {
  for (const [fieldId, value] of Object.entries(plan.fields)) {
    target.setValue({ fieldId, value: value ?? '' });
  }
  for (const [fieldId, fields] of Object.entries(plan.subrecords ?? {})) {
    fill(target.getSubrecord({ fieldId }), fields);
  }
  for (const [sublistId, lines] of Object.entries(plan.lines ?? {})) {
    lines.forEach((line, index) => writeLine(target, sublistId, index, line));
  }
}

function writeLine(target: record.Record, sublistId: string, line: number, plan: LinePlan): void {
  for (const [fieldId, value] of Object.entries(plan.fields)) {
    target.setSublistValue({ sublistId, fieldId, line, value: value ?? '' });
  }
  for (const [fieldId, fields] of Object.entries(plan.subrecords ?? {})) {
    fill(target.getSublistSubrecord({ sublistId, fieldId, line }), fields);
  }
}

function fill(subrecord: Pick<record.Record, 'setValue'>, fields: Fields): void {
  for (const [fieldId, value] of Object.entries(fields)) {
    subrecord.setValue({ fieldId, value: value ?? '' });
  }
}

/** A record in hand, for changes that need its lines. Standard mode: nothing happens before `save`. */
export interface LoadedRecord {
  id: string;
  /** Text of a body field; '' when empty. */
  text(fieldId: string): string;
  lineCount(sublistId: string): number;
  lineText(sublistId: string, fieldId: string, line: number): string;
  set(fieldId: string, value: FieldValue): void;
  setLine(sublistId: string, fieldId: string, line: number, value: FieldValue): void;
  /** Adds a line at the end, or before the line `at`. */
  addLine(sublistId: string, plan: LinePlan, at?: number): void;
  setSubrecord(fieldId: string, fields: Fields): void;
  setLineSubrecord(sublistId: string, fieldId: string, line: number, fields: Fields): void;
  /** Sets the assignments of a line's inventory detail, in place of those it has. */
  setLineDetail(sublistId: string, line: number, assignments: Fields[]): void;
  /** Returns the internal id; throws RCRD_HAS_BEEN_CHANGED when someone saved in between. */
  save(): string;
  /** Saves a record that a transform started, under an external id of its own. */
  saveNew(externalId: string): Created;
}

function inHand(target: record.Record): LoadedRecord {
  return {
    id: target.id === null || target.id === undefined ? '' : String(target.id),
    text: (fieldId) => asText(target.getValue({ fieldId })),
    lineCount: (sublistId) => target.getLineCount({ sublistId }),
    lineText: (sublistId, fieldId, line) =>
      asText(target.getSublistValue({ sublistId, fieldId, line })),
    set: (fieldId, value) => void target.setValue({ fieldId, value: value ?? '' }),
    setLine: (sublistId, fieldId, line, value) =>
      void target.setSublistValue({ sublistId, fieldId, line, value: value ?? '' }),
    addLine(sublistId, plan, at) {
      if (at !== undefined) target.insertLine({ sublistId, line: at });
      writeLine(target, sublistId, at ?? target.getLineCount({ sublistId }), plan);
    },
    setSubrecord: (fieldId, fields) => fill(target.getSubrecord({ fieldId }), fields),
    setLineSubrecord: (sublistId, fieldId, line, fields) =>
      fill(target.getSublistSubrecord({ sublistId, fieldId, line }), fields),
    setLineDetail(sublistId, line, assignments) {
      const detail = target.getSublistSubrecord({ sublistId, fieldId: 'inventorydetail', line });
      const sublist = { sublistId: 'inventoryassignment' };
      for (let old = detail.getLineCount(sublist) - 1; old >= 0; old -= 1)
        detail.removeLine({ ...sublist, line: old });
      assignments.forEach((fields, index) => {
        for (const [fieldId, value] of Object.entries(fields))
          detail.setSublistValue({ ...sublist, fieldId, line: index, value: value ?? '' });
      });
    },
    save: () => String(target.save()),
    saveNew(externalId) {
      target.setValue({ fieldId: 'externalid', value: externalId });
      return saved(target);
    },
  };
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Loads in standard mode. Units: load of its class. Throws RCRD_DSNT_EXIST when it is gone. */
export function loadRecord(type: string, id: string): LoadedRecord {
  return inHand(record.load({ type, id, isDynamic: false }));
}

/** Starts a record from another one (netsuite-platform §4.9 lists the pairs). Not saved yet. */
export function transformRecord(
  fromType: string,
  fromId: string,
  toType: string,
  defaultValues: Record<string, string | number> = {},
): LoadedRecord {
  return inHand(
    record.transform({ fromType, fromId: Number(fromId), toType, isDynamic: false, defaultValues }),
  );
}

/**
 * Blind write of body fields, last write wins (netsuite-platform §4.7). Units: submitFields of its class.
 * `false`: the record is gone.
 */
export function submitFields(type: string, id: string, fields: Fields): boolean {
  const values: Record<string, string | number | boolean | Date> = {};
  for (const [fieldId, value] of Object.entries(fields)) values[fieldId] = value ?? '';
  try {
    record.submitFields({ type, id, values, options: { enableSourcing: false } });
    return true;
  } catch (error) {
    if (codeOf(error) === 'RCRD_DSNT_EXIST') return false;
    throw error;
  }
}

/** Deletes a record; one that is gone already is fine. */
export function deleteRecord(type: string, id: string): void {
  try {
    record.delete({ type, id });
  } catch (error) {
    if (codeOf(error) !== 'RCRD_DSNT_EXIST') throw error;
  }
}
