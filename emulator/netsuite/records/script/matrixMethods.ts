/** Price matrices of items: one line per price level, one column per quantity break. */
import { breaksOf, setBreak } from '../items/prices.ts';
import { invalidFieldValue, invalidSublistOperation, missingArgument } from '../refusals.ts';
import { fromScript, toScript } from '../values.ts';
import { lineOption, textOption } from './scriptRecord.ts';
import type { Options, ScriptRecord } from './scriptRecord.ts';
import { setCell } from './sublistMethods.ts';
import type { Field, Sublist } from '../schemaTypes.ts';

export const matrixMethods = {
  getMatrixHeaderCount(record: ScriptRecord, options: Options): number {
    const { sublist } = matrix(record, options, 'Record.getMatrixHeaderCount');
    const columns = record.lines(sublist.id).flatMap((line) =>
      Object.keys(line.values)
        .map((id) => /^price_(\d+)_$/.exec(id)?.[1])
        .filter((column) => column !== undefined)
        .map(Number),
    );
    const breaks = breaksOf(record.form.fields, sublist.id);
    return Math.max(1, breaks.length, ...columns);
  },

  getMatrixHeaderValue(record: ScriptRecord, options: Options): number | null {
    const { sublist } = matrix(record, options, 'Record.getMatrixHeaderValue');
    const column = lineOption(options, 'Record.getMatrixHeaderValue', 'column');
    return breaksOf(record.form.fields, sublist.id)[column] ?? null;
  },

  setMatrixHeaderValue(record: ScriptRecord, options: Options): ScriptRecord {
    const { sublist } = matrix(record, options, 'Record.setMatrixHeaderValue');
    if (!record.books.account.features.has('QUANTITYPRICING')) throw invalidSublistOperation();
    const column = lineOption(options, 'Record.setMatrixHeaderValue', 'column');
    const { value } = options;
    if (typeof value !== 'number' || !(value >= 0)) throw invalidFieldValue(value, 'price');
    setBreak(record.form.fields, sublist.id, column, value);
    record.draft.touched.add('lines');
    return record;
  },

  getMatrixSublistValue(record: ScriptRecord, options: Options): unknown {
    const { sublist, field } = matrix(record, options, 'Record.getMatrixSublistValue');
    const line = record.lines(sublist.id)[lineOption(options, 'Record.getMatrixSublistValue')];
    if (line === undefined) throw invalidSublistOperation();
    return toScript(field, line.values[columnId(options)], record.books.dateZone);
  },

  setMatrixSublistValue(record: ScriptRecord, options: Options): ScriptRecord {
    if (!('value' in options)) throw missingArgument('Record.setMatrixSublistValue', 'value');
    const { sublist, field } = matrix(record, options, 'Record.setMatrixSublistValue');
    const line = record.lines(sublist.id)[lineOption(options, 'Record.setMatrixSublistValue')];
    if (line === undefined) throw invalidSublistOperation();
    const value = fromScript(field, options.value, record.books.dateZone);
    setCell(record, line, { ...field, id: columnId(options) }, value);
    return record;
  },

  findMatrixSublistLineWithValue(record: ScriptRecord, options: Options): number {
    const { sublist } = matrix(record, options, 'Record.findMatrixSublistLineWithValue');
    const id = columnId(options);
    return record
      .lines(sublist.id)
      .findIndex((line) => String(line.values[id] ?? '') === String(options.value ?? ''));
  },
};

function matrix(
  record: ScriptRecord,
  options: Options,
  method: string,
): { sublist: Sublist; field: Field } {
  const sublist = record.sublist(textOption(options, method, 'sublistId'));
  const fieldId = textOption(options, method, 'fieldId');
  const field = sublist.fields.get('price_1_');
  if (sublist.kind !== 'matrix list' || fieldId !== 'price' || field === undefined) {
    throw invalidSublistOperation();
  }
  return { sublist, field };
}

/** Column 0 is the first quantity break, kept as `price_1_`. */
function columnId(options: Options): string {
  return `price_${lineOption(options, 'Record.getMatrixSublistValue', 'column') + 1}_`;
}
