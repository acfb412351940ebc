/** getField, getFields, getSublist …: what a form looks like. Macros are not modelled and refuse. */
import { NotModelledError } from '../refusals.ts';
import type { Field } from '../schemaTypes.ts';
import { optionTexts } from './optionTexts.ts';
import { textOption } from './scriptRecord.ts';
import type { Options, ScriptRecord } from './scriptRecord.ts';

export const fieldMethods = {
  getFields: (record: ScriptRecord): string[] => [...record.form.schema.fields.keys()],
  getSublists: (record: ScriptRecord): string[] => [...record.form.schema.sublists.keys()],

  getField(record: ScriptRecord, options: Options) {
    const field = record.field(textOption(options, 'Record.getField', 'fieldId'));
    return field === null ? null : describe(field);
  },

  getSublist(record: ScriptRecord, options: Options) {
    const sublist = record.form.schema.sublists.get(
      textOption(options, 'Record.getSublist', 'sublistId'),
    );
    if (sublist === undefined) return null;
    return { id: sublist.id, label: sublist.label, type: sublist.kind, isDisplay: true };
  },

  getSublistFields(record: ScriptRecord, options: Options): string[] {
    const id = textOption(options, 'Record.getSublistFields', 'sublistId');
    return [...record.sublist(id).fields.keys()];
  },

  getSublistField(record: ScriptRecord, options: Options) {
    const id = textOption(options, 'Record.getSublistField', 'sublistId');
    const fieldId = textOption(options, 'Record.getSublistField', 'fieldId');
    const field = record.sublist(id).fields.get(fieldId);
    return field === undefined ? null : describe(field);
  },

  getCurrentSublistField(record: ScriptRecord, options: Options) {
    return fieldMethods.getSublistField(record, options);
  },

  /** `Field.getSelectOptions`: fixed lists and the names of a referenced record type. */
  getSelectOptions(record: ScriptRecord, options: Options): { value: string; text: string }[] {
    const fieldId = textOption(options, 'Field.getSelectOptions', 'fieldId');
    const sublistId = options.sublistId;
    const field =
      typeof sublistId === 'string'
        ? (record.sublist(sublistId).fields.get(fieldId) ?? null)
        : record.field(fieldId);
    if (field === null || (field.type !== 'select' && field.type !== 'multiselect')) return [];
    const fixed = [...optionTexts(record.type, fieldId)].map(([value, text]) => ({ value, text }));
    return [...fixed, ...record.books.references.choices(field.references)];
  },

  executeMacro(): never {
    throw new NotModelledError('record macros (Record.executeMacro)');
  },
  getMacro(): never {
    throw new NotModelledError('record macros (Record.getMacro)');
  },
  getMacros(): never {
    throw new NotModelledError('record macros (Record.getMacros)');
  },
};

function describe(field: Field) {
  return {
    id: field.id,
    label: field.label,
    type: field.type,
    isMandatory: field.mandatory,
    isDisabled: field.readOnly,
    isReadOnly: field.readOnly,
    isDisplay: true,
    isVisible: true,
    isPopup: false,
  };
}
