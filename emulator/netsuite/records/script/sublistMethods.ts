/** Sublists in standard mode, and what both modes share (netsuite-platform §4.7). */
import type { FieldValue, LineData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { cloneLine, isColumnTouched, touchColumn } from '../draft.ts';
import {
  invalidApiUsage,
  invalidSublistOperation,
  missingArgument,
  NotModelledError,
} from '../refusals.ts';
import type { Field, Sublist } from '../schemaTypes.ts';
import { fromScript, toScript } from '../values.ts';
import { textOf, valueOfText } from './bodyMethods.ts';
import { lineOption, textOption } from './scriptRecord.ts';
import type { Options, ScriptRecord } from './scriptRecord.ts';

export const sublistMethods = {
  getLineCount(record: ScriptRecord, options: Options): number {
    const sublistId = textOption(options, 'Record.getLineCount', 'sublistId');
    if (!record.form.schema.sublists.has(sublistId)) return -1;
    return record.form.sublists[sublistId]?.length ?? 0;
  },

  getSublistValue(record: ScriptRecord, options: Options): unknown {
    const { sublist, fieldId, line } = cell(record, options, 'Record.getSublistValue');
    const field = sublist.fields.get(fieldId) ?? null;
    return toScript(field, line.values[fieldId], record.books.dateZone);
  },

  getSublistText(record: ScriptRecord, options: Options): unknown {
    const { sublist, fieldId, line } = cell(record, options, 'Record.getSublistText');
    const field = sublist.fields.get(fieldId) ?? null;
    if (
      !record.isDynamic &&
      field?.type === 'select' &&
      isColumnTouched(record.draft, line, fieldId)
    ) {
      throw invalidApiUsage(
        'Invalid API usage. You must use getSublistValue to return the value set with setSublistValue.',
      );
    }
    return line.texts?.[fieldId] ?? textOf(record, field, fieldId, line.values[fieldId]);
  },

  setSublistValue(record: ScriptRecord, options: Options): ScriptRecord {
    refuseDynamic(record, 'setSublistValue');
    if (!('value' in options)) throw missingArgument('Record.setSublistValue', 'value');
    const { sublist, fieldId, line } = cellToSet(record, options, 'Record.setSublistValue');
    const field = writableColumn(record, sublist, fieldId);
    if (field !== null) {
      setCell(record, line, field, fromScript(field, options.value, record.books.dateZone));
    }
    return record;
  },

  setSublistText(record: ScriptRecord, options: Options): ScriptRecord {
    refuseDynamic(record, 'setSublistText');
    if (!('text' in options)) throw missingArgument('Record.setSublistText', 'text');
    const { sublist, fieldId, line } = cellToSet(record, options, 'Record.setSublistText');
    const field = writableColumn(record, sublist, fieldId);
    if (field !== null) setCell(record, line, field, valueOfText(record, field, options.text));
    return record;
  },

  insertLine(record: ScriptRecord, options: Options): ScriptRecord {
    const sublist = editableSublist(record, options, 'Record.insertLine');
    const index = lineOrInstance(options, 'Record.insertLine', 'beforeLineInstanceId');
    const lines = record.lines(sublist.id);
    if (!(index >= 0 && index <= lines.length)) throw invalidSublistOperation();
    lines.splice(index, 0, { values: {} });
    record.draft.touched.add(sublist.id);
    return record;
  },

  removeLine(record: ScriptRecord, options: Options): ScriptRecord {
    const sublist = editableSublist(record, options, 'Record.removeLine');
    const index = lineOrInstance(options, 'Record.removeLine', 'lineInstanceId');
    const lines = record.lines(sublist.id);
    if (lines[index] === undefined) throw invalidSublistOperation();
    lines.splice(index, 1);
    record.draft.touched.add(sublist.id);
    record.currentLines.delete(sublist.id);
    return record;
  },

  moveLine(record: ScriptRecord, options: Options): ScriptRecord {
    const sublist = editableSublist(record, options, 'Record.moveLine');
    const from = lineOption(options, 'Record.moveLine', 'from');
    const to = lineOption(options, 'Record.moveLine', 'to');
    const lines = record.lines(sublist.id);
    const line = lines[from];
    if (line === undefined || !(to >= 0 && to <= lines.length)) throw invalidSublistOperation();
    lines.splice(from, 1);
    // `to` is the place before which the line goes, counted with the line still there.
    lines.splice(to > from ? to - 1 : to, 0, cloneLine(line));
    record.draft.touched.add(sublist.id);
    return record;
  },

  /** Index of the first line whose column holds the value, -1 if none. */
  findSublistLineWithValue(record: ScriptRecord, options: Options): number {
    const sublistId = textOption(options, 'Record.findSublistLineWithValue', 'sublistId');
    const fieldId = textOption(options, 'Record.findSublistLineWithValue', 'fieldId');
    record.sublist(sublistId);
    const wanted = options.value;
    return record
      .lines(sublistId)
      .findIndex((line) => String(line.values[fieldId] ?? '') === String(wanted ?? ''));
  },
};

function cell(record: ScriptRecord, options: Options, method: string) {
  const sublist = record.sublist(textOption(options, method, 'sublistId'));
  const fieldId = textOption(options, method, 'fieldId');
  const line = record.lines(sublist.id)[lineOption(options, method)];
  if (line === undefined) throw invalidSublistOperation();
  return { sublist, fieldId, line };
}

/** As cell; setting into the line after the last adds it where lines can be added. */
function cellToSet(record: ScriptRecord, options: Options, method: string) {
  const sublist = record.sublist(textOption(options, method, 'sublistId'));
  const fieldId = textOption(options, method, 'fieldId');
  const index = lineOption(options, method);
  const lines = record.lines(sublist.id);
  if (index === lines.length && sublist.kind === 'editor') lines.push({ values: {} });
  const line = lines[index];
  if (line === undefined) throw invalidSublistOperation();
  return { sublist, fieldId, line };
}

/** A sublist whose lines can be added and removed; list-type ones refuse. */
export function editableSublist(record: ScriptRecord, options: Options, method: string): Sublist {
  const sublist = record.sublist(textOption(options, method, 'sublistId'));
  if (sublist.kind !== 'editor') throw invalidSublistOperation();
  return sublist;
}

/** The column, or null when the set is to be ignored: unknown or read-only (switch `unknownFieldThrows`). */
export function writableColumn(
  record: ScriptRecord,
  sublist: Sublist,
  fieldId: string,
): Field | null {
  const field = sublist.fields.get(fieldId);
  if (field !== undefined && !field.readOnly) return field;
  if (record.books.account.switches.unknownFieldThrows) {
    throw new SuiteScriptError(
      'EMULATOR_UNKNOWN_FIELD',
      `Sublist ${sublist.id} of ${record.type} has no ${field === undefined ? '' : 'writable '}column ${fieldId}.`,
    );
  }
  return null;
}

export function setCell(
  record: ScriptRecord,
  line: LineData,
  field: Field,
  value: FieldValue,
): void {
  line.values[field.id] = value;
  if (line.texts !== undefined) delete line.texts[field.id];
  touchColumn(record.draft, line, field.id);
  record.draft.touched.add(record.ownerField ?? 'lines');
}

function refuseDynamic(record: ScriptRecord, method: string): void {
  if (record.isDynamic) {
    throw invalidApiUsage(`Record.${method} cannot be used on a record in dynamic mode.`);
  }
}

/** Place of a line that is named by its index, or by its instance; not by both (Oracle's stubs of N/record). */
function lineOrInstance(options: Options, method: string, instance: string): number {
  if (options[instance] === undefined) return lineOption(options, method);
  if (options.line === undefined) throw new NotModelledError(`${instance} of ${method}`);
  throw new SuiteScriptError(
    'MUTUALLY_EXCLUSIVE_ARGUMENTS',
    `${method}: line and ${instance} are mutually exclusive.`,
  );
}
