/** Subrecords of the body and of lines: addresses and inventory details. */
import type { LineData, SubrecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { NotModelledError, invalidSublistOperation } from '../refusals.ts';
import { currentLine } from './currentLineMethods.ts';
import { ScriptRecord, lineOption, textOption } from './scriptRecord.ts';
import type { Options } from './scriptRecord.ts';

export const subrecordMethods = {
  getSubrecord(record: ScriptRecord, options: Options): ScriptRecord {
    const fieldId = textOption(options, 'Record.getSubrecord', 'fieldId');
    const type = record.form.schema.subrecords.get(fieldId);
    if (type === undefined) throw notASubrecord(fieldId);
    const subrecord = (record.form.subrecords[fieldId] ??= { fields: {} });
    return open(record, subrecord, type, fieldId);
  },

  hasSubrecord(record: ScriptRecord, options: Options): boolean {
    const fieldId = textOption(options, 'Record.hasSubrecord', 'fieldId');
    return record.form.subrecords[fieldId] !== undefined;
  },

  removeSubrecord(record: ScriptRecord, options: Options): ScriptRecord {
    const fieldId = textOption(options, 'Record.removeSubrecord', 'fieldId');
    if (!record.form.schema.subrecords.has(fieldId)) throw notASubrecord(fieldId);
    delete record.form.subrecords[fieldId];
    record.draft.touched.add(fieldId);
    return record;
  },

  getSublistSubrecord(record: ScriptRecord, options: Options): ScriptRecord {
    const line = lineAt(record, options, 'Record.getSublistSubrecord');
    return openOfLine(record, line, options, 'Record.getSublistSubrecord');
  },

  hasSublistSubrecord(record: ScriptRecord, options: Options): boolean {
    const line = lineAt(record, options, 'Record.hasSublistSubrecord');
    return (
      line.subrecords?.[textOption(options, 'Record.hasSublistSubrecord', 'fieldId')] !== undefined
    );
  },

  removeSublistSubrecord(record: ScriptRecord, options: Options): ScriptRecord {
    const line = lineAt(record, options, 'Record.removeSublistSubrecord');
    return removeOfLine(record, line, options, 'Record.removeSublistSubrecord');
  },

  getCurrentSublistSubrecord(record: ScriptRecord, options: Options): ScriptRecord {
    const line = selectedLine(record, options, 'Record.getCurrentSublistSubrecord');
    return openOfLine(record, line, options, 'Record.getCurrentSublistSubrecord');
  },

  hasCurrentSublistSubrecord(record: ScriptRecord, options: Options): boolean {
    const line = selectedLine(record, options, 'Record.hasCurrentSublistSubrecord');
    const fieldId = textOption(options, 'Record.hasCurrentSublistSubrecord', 'fieldId');
    return line.subrecords?.[fieldId] !== undefined;
  },

  removeCurrentSublistSubrecord(record: ScriptRecord, options: Options): ScriptRecord {
    const line = selectedLine(record, options, 'Record.removeCurrentSublistSubrecord');
    return removeOfLine(record, line, options, 'Record.removeCurrentSublistSubrecord');
  },
};

function open(
  record: ScriptRecord,
  subrecord: SubrecordData,
  type: string,
  ownerField: string,
): ScriptRecord {
  if (!record.books.schema.has(type)) throw new NotModelledError(`the subrecord ${type}`);
  subrecord.sublists ??= {};
  return new ScriptRecord(
    record.books,
    record.draft,
    record.isDynamic,
    record.sourcing,
    record.methods,
    {
      ownerField,
      form: {
        schema: record.books.schema.of(type),
        fields: subrecord.fields,
        sublists: subrecord.sublists,
        subrecords: {},
      },
    },
  );
}

function openOfLine(
  record: ScriptRecord,
  line: LineData,
  options: Options,
  method: string,
): ScriptRecord {
  const sublistId = textOption(options, method, 'sublistId');
  const fieldId = textOption(options, method, 'fieldId');
  const type = record.form.schema.lineSubrecords.get(sublistId)?.get(fieldId);
  if (type === undefined) throw notASubrecord(fieldId);
  line.subrecords ??= {};
  const subrecord = (line.subrecords[fieldId] ??= { fields: {} });
  return open(record, subrecord, type, sublistId);
}

function removeOfLine(
  record: ScriptRecord,
  line: LineData,
  options: Options,
  method: string,
): ScriptRecord {
  const sublistId = textOption(options, method, 'sublistId');
  const fieldId = textOption(options, method, 'fieldId');
  if (!record.form.schema.lineSubrecords.get(sublistId)?.has(fieldId)) throw notASubrecord(fieldId);
  if (line.subrecords !== undefined) delete line.subrecords[fieldId];
  record.draft.touched.add(sublistId);
  return record;
}

function lineAt(record: ScriptRecord, options: Options, method: string): LineData {
  const sublist = record.sublist(textOption(options, method, 'sublistId'));
  const index = lineOption(options, method);
  const lines = record.lines(sublist.id);
  if (index === lines.length && sublist.kind === 'editor' && !record.isDynamic) {
    lines.push({ values: {} });
  }
  const line = lines[index];
  if (line === undefined) throw invalidSublistOperation();
  return line;
}

function selectedLine(record: ScriptRecord, options: Options, method: string): LineData {
  return currentLine(record, textOption(options, method, 'sublistId')).line;
}

function notASubrecord(fieldId: string): SuiteScriptError {
  return new SuiteScriptError(
    'FIELD_1_IS_NOT_A_SUBRECORD_FIELD',
    `Field ${fieldId} is not a subrecord field.`,
  );
}
