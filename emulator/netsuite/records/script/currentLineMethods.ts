/** Sublists in dynamic mode: select a line, set it, commit it. Standard mode refuses all of it. */
import type { LineData } from '../../contract.ts';
import { cloneLine, touchColumn } from '../draft.ts';
import { invalidApiUsage, invalidSublistOperation, missingArgument } from '../refusals.ts';
import { fromScript, toScript } from '../values.ts';
import { refuseUnknownChoice, textOf, valueOfText } from './bodyMethods.ts';
import { lineOption, textOption } from './scriptRecord.ts';
import type { CurrentLine, Options, ScriptRecord } from './scriptRecord.ts';
import { editableSublist, setCell, writableColumn } from './sublistMethods.ts';

export const currentLineMethods = {
  selectNewLine(record: ScriptRecord, options: Options): ScriptRecord {
    refuseStandard(record, 'selectNewLine');
    const sublist = editableSublist(record, options, 'Record.selectNewLine');
    record.currentLines.set(sublist.id, {
      index: record.lines(sublist.id).length,
      isNew: true,
      line: { values: {} },
    });
    return record;
  },

  selectLine(record: ScriptRecord, options: Options): ScriptRecord {
    refuseStandard(record, 'selectLine');
    const sublist = record.sublist(textOption(options, 'Record.selectLine', 'sublistId'));
    const index = lineOption(options, 'Record.selectLine');
    const stored = record.lines(sublist.id)[index];
    if (stored === undefined) throw invalidSublistOperation();
    const line = cloneLine(stored);
    for (const column of record.draft.touchedColumns.get(stored) ?? []) {
      touchColumn(record.draft, line, column);
    }
    record.currentLines.set(sublist.id, { index, isNew: false, line });
    return record;
  },

  cancelLine(record: ScriptRecord, options: Options): ScriptRecord {
    refuseStandard(record, 'cancelLine');
    record.currentLines.delete(textOption(options, 'Record.cancelLine', 'sublistId'));
    return record;
  },

  commitLine(record: ScriptRecord, options: Options): ScriptRecord {
    refuseStandard(record, 'commitLine');
    const sublist = record.sublist(textOption(options, 'Record.commitLine', 'sublistId'));
    const current = currentLine(record, sublist.id);
    const lines = record.lines(sublist.id);
    if (current.isNew) lines.push(current.line);
    else lines[current.index] = current.line;
    record.currentLines.delete(sublist.id);
    record.draft.touched.add(sublist.id);
    if (record.ownerField === null) record.sourcing.lineCommitted(record.draft, sublist.id);
    return record;
  },

  getCurrentSublistIndex(record: ScriptRecord, options: Options): number {
    const sublistId = textOption(options, 'Record.getCurrentSublistIndex', 'sublistId');
    record.sublist(sublistId);
    return record.currentLines.get(sublistId)?.index ?? -1;
  },

  getCurrentSublistValue(record: ScriptRecord, options: Options): unknown {
    refuseStandard(record, 'getCurrentSublistValue');
    const { sublist, fieldId, line } = currentCell(record, options, 'getCurrentSublistValue');
    return toScript(
      sublist.fields.get(fieldId) ?? null,
      line.values[fieldId],
      record.books.dateZone,
    );
  },

  getCurrentSublistText(record: ScriptRecord, options: Options): unknown {
    refuseStandard(record, 'getCurrentSublistText');
    const { sublist, fieldId, line } = currentCell(record, options, 'getCurrentSublistText');
    const field = sublist.fields.get(fieldId) ?? null;
    return line.texts?.[fieldId] ?? textOf(record, field, fieldId, line.values[fieldId]);
  },

  setCurrentSublistValue(record: ScriptRecord, options: Options): ScriptRecord {
    refuseStandard(record, 'setCurrentSublistValue');
    if (!('value' in options)) throw missingArgument('Record.setCurrentSublistValue', 'value');
    const { sublist, fieldId, line } = currentCell(record, options, 'setCurrentSublistValue');
    const field = writableColumn(record, sublist, fieldId);
    if (field === null) return record;
    const value = fromScript(field, options.value, record.books.dateZone);
    refuseUnknownChoice(record, field, value);
    setCell(record, line, field, value);
    announce(record, sublist.id, line, fieldId);
    return record;
  },

  setCurrentSublistText(record: ScriptRecord, options: Options): ScriptRecord {
    refuseStandard(record, 'setCurrentSublistText');
    if (!('text' in options)) throw missingArgument('Record.setCurrentSublistText', 'text');
    const { sublist, fieldId, line } = currentCell(record, options, 'setCurrentSublistText');
    const field = writableColumn(record, sublist, fieldId);
    if (field === null) return record;
    setCell(record, line, field, valueOfText(record, field, options.text));
    announce(record, sublist.id, line, fieldId);
    return record;
  },
};

export function currentLine(record: ScriptRecord, sublistId: string): CurrentLine {
  const current = record.currentLines.get(sublistId);
  if (current === undefined) throw invalidSublistOperation();
  return current;
}

function currentCell(record: ScriptRecord, options: Options, method: string) {
  const sublist = record.sublist(textOption(options, `Record.${method}`, 'sublistId'));
  const fieldId = textOption(options, `Record.${method}`, 'fieldId');
  let current = record.currentLines.get(sublist.id);
  if (current === undefined && sublist.kind === 'editor') {
    // Without a selected line NetSuite works on the empty line at the end.
    current = { index: record.lines(sublist.id).length, isNew: true, line: { values: {} } };
    record.currentLines.set(sublist.id, current);
  }
  if (current === undefined) throw invalidSublistOperation();
  return { sublist, fieldId, line: current.line };
}

function announce(record: ScriptRecord, sublistId: string, line: LineData, fieldId: string): void {
  if (record.ownerField === null) {
    record.sourcing.columnChanged(record.draft, sublistId, line, fieldId);
  }
}

export function refuseStandard(record: ScriptRecord, method: string): void {
  if (!record.isDynamic) {
    throw invalidApiUsage(`Record.${method} can only be used on a record in dynamic mode.`);
  }
}
