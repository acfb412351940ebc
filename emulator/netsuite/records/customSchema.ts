/** What an SDF project adds: custom record types and custom fields. */
import type { CustomFieldDefinition, CustomRecordDefinition } from '../contract.ts';
import { NotModelledError } from './refusals.ts';
import { MAX_LENGTH } from './schemaTypes.ts';
import type { Field, RecordSchema } from './schemaTypes.ts';

const MAX_LENGTH_OF_CUSTOM_TYPE: Record<string, number> = {
  TEXT: 300,
  TEXTAREA: 4000,
  CLOBTEXT: 1_000_000,
  RICHTEXT: 100_000,
  PHONE: 32,
  EMAIL: 254,
};

export function customSchema(definition: CustomRecordDefinition): RecordSchema {
  const fields = new Map<string, Field>();
  const own = (id: string, type: string, label: string, readOnly = false, mandatory = false) =>
    fields.set(id, {
      id,
      type,
      label,
      readOnly,
      inlineEditable: !readOnly,
      references: [],
      feature: null,
      mandatory,
      maxLength: MAX_LENGTH[id] ?? (id === 'name' ? 83 : null),
      defaultValue: null,
      custom: false,
    });
  if (definition.includeName) own('name', 'text', 'Name', false, true);
  own('externalid', 'text', 'ExternalId');
  own('isinactive', 'checkbox', 'Inactive');
  own('owner', 'select', 'Owner');
  own('created', 'datetime', 'Date Created', true);
  own('lastmodified', 'datetime', 'Last Modified', true);
  own('lastmodifiedby', 'select', 'Last Modified By', true);
  own('recordid', 'integer', 'Id', true);
  for (const custom of definition.fields.values()) fields.set(custom.id, customField(custom));
  return {
    type: definition.id,
    label: definition.name,
    category: 'custom',
    scripting: '',
    defaultValues: new Set(),
    subrecords: new Map(),
    lineSubrecords: new Map(),
    fields,
    sublists: new Map(),
    definition,
  };
}

const TYPE_OF_SDF_TYPE: Record<string, string> = {
  TEXT: 'text',
  TEXTAREA: 'textarea',
  CLOBTEXT: 'clobtext',
  RICHTEXT: 'richtext',
  EMAIL: 'email',
  PHONE: 'phone',
  URL: 'url',
  INTEGER: 'integer',
  FLOAT: 'float',
  CURRENCY: 'currency',
  PERCENT: 'percent',
  CHECKBOX: 'checkbox',
  DATE: 'date',
  DATETIMETZ: 'datetime',
  TIMEOFDAY: 'timeofday',
  SELECT: 'select',
  MULTISELECT: 'multiselect',
  PASSWORD: 'password',
  INLINEHTML: 'textarea',
  HELP: 'text',
  DOCUMENT: 'select',
  IMAGE: 'select',
};

export function customField(definition: CustomFieldDefinition): Field {
  const type = TYPE_OF_SDF_TYPE[definition.type];
  if (type === undefined) throw new NotModelledError(`custom fields of type ${definition.type}`);
  return {
    id: definition.id,
    type,
    label: definition.label,
    readOnly: false,
    inlineEditable: true,
    references: definition.selects === null ? [] : [definition.selects],
    feature: null,
    mandatory: definition.mandatory,
    maxLength: definition.maxLength ?? MAX_LENGTH_OF_CUSTOM_TYPE[definition.type] ?? null,
    defaultValue: definition.defaultValue,
    custom: true,
  };
}
