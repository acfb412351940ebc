/** The fields and sublists that a record type has in this account: standard facts, less what features take away, plus what is customized. */
import type {
  Account,
  CustomFieldDefinition,
  CustomRecordDefinition,
  Definitions,
} from '../contract.ts';
import { mandatoryFields } from './mandatory.ts';
import { standardRecords, unmodelledRecordTypes } from './metadata.ts';
import type { FieldFacts, RecordFacts, SublistFacts } from './metadata.ts';
import { NotModelledError, invalidRecordType } from './refusals.ts';

export interface Field extends FieldFacts {
  mandatory: boolean;
  maxLength: number | null;
  defaultValue: string | null;
  custom: boolean;
}

export interface Sublist {
  id: string;
  label: string;
  kind: SublistFacts['kind'];
  fields: Map<string, Field>;
}

export interface RecordSchema {
  type: string;
  label: string;
  category: RecordFacts['category'] | 'custom';
  scripting: string;
  defaultValues: Set<string>;
  /** Body subrecords by field id. */
  subrecords: Map<string, string>;
  /** Subrecords of lines: sublist id → field id → subrecord type. */
  lineSubrecords: Map<string, Map<string, string>>;
  fields: Map<string, Field>;
  sublists: Map<string, Sublist>;
  /** Set for custom record types. */
  definition: CustomRecordDefinition | null;
}

/** Types whose feature is off do not exist in the account. */
const FEATURE_OF_TYPE: Record<string, string> = {
  subsidiary: 'SUBSIDIARIES',
  inventorytransfer: 'MULTILOCINVT',
  transferorder: 'MULTILOCINVT',
  location: 'LOCATIONS',
  department: 'DEPARTMENTS',
  classification: 'CLASSES',
};

/** netsuite-platform §4.8, §4.11 (likely lengths); the rest are the lengths NetSuite's forms show. */
const MAX_LENGTH: Record<string, number> = {
  externalid: 255,
  entityid: 83,
  companyname: 83,
  firstname: 32,
  lastname: 32,
  middlename: 32,
  email: 254,
  otherrefnum: 45,
  tranid: 45,
  memo: 999,
  itemid: 250,
  addr1: 150,
  addr2: 150,
  addr3: 150,
  addressee: 83,
  attention: 83,
  city: 50,
  zip: 36,
};
const MAX_LENGTH_OF_CUSTOM_TYPE: Record<string, number> = {
  TEXT: 300,
  TEXTAREA: 4000,
  CLOBTEXT: 1_000_000,
  RICHTEXT: 100_000,
  PHONE: 32,
  EMAIL: 254,
};

export interface Schema {
  /** Throws INVALID_RCRD_TYPE for what the account does not have; `method` is named in the text. */
  of(type: string, method?: string): RecordSchema;
  has(type: string): boolean;
  define(definitions: Definitions): void;
  readonly definitions: Definitions;
  /** Standard and custom record types and lists of this account. */
  types(): string[];
}

export function createSchema(account: Account): Schema {
  let definitions: Definitions = {
    recordTypes: new Map(),
    lists: new Map(),
    fields: new Map(),
    roles: new Map(),
  };
  const known = new Map<string, RecordSchema>();

  function find(type: string): RecordSchema | null {
    const cached = known.get(type);
    if (cached !== undefined) return cached;
    const facts = standardRecords.get(type);
    const definition = definitions.recordTypes.get(type);
    const schema = facts
      ? standardSchema(facts, account, definitions)
      : definition
        ? customSchema(definition)
        : null;
    if (schema !== null) known.set(type, schema);
    return schema;
  }

  function available(type: string): boolean {
    const feature = FEATURE_OF_TYPE[type];
    if (feature === undefined || account.features.has(feature)) return true;
    return feature === 'LOCATIONS' && account.features.has('MULTILOCINVT');
  }

  return {
    of(type, method = 'record.create') {
      const schema = available(type) ? find(type) : null;
      if (schema !== null) return schema;
      if (unmodelledRecordTypes.has(type)) throw new NotModelledError(`the record type ${type}`);
      throw invalidRecordType(method, type);
    },
    has: (type) => available(type) && find(type) !== null,
    define(next) {
      definitions = next;
      known.clear();
    },
    get definitions() {
      return definitions;
    },
    types: () => [...standardRecords.keys(), ...definitions.recordTypes.keys()],
  };
}

/** Whether a field exists where `feature` says it needs that feature. */
export function featureAllows(account: Account, feature: string | null): boolean {
  if (feature === null) return true;
  if (feature === 'legacytax') return !account.features.has('TAX_OVERHAUL');
  if (feature === 'LOCATIONS' && account.features.has('MULTILOCINVT')) return true;
  return account.features.has(feature);
}

function standardSchema(
  facts: RecordFacts,
  account: Account,
  definitions: Definitions,
): RecordSchema {
  const mandatory = mandatoryFields(facts.type, account);
  const fields = new Map<string, Field>();
  for (const field of facts.fields.values()) {
    if (featureAllows(account, field.feature)) {
      fields.set(field.id, standardField(field, mandatory.body.has(field.id)));
    }
  }
  const sublists = new Map<string, Sublist>();
  for (const sublist of facts.sublists.values()) {
    const columns = new Map<string, Field>();
    for (const field of sublist.fields.values()) {
      if (featureAllows(account, field.feature)) {
        const required = mandatory.lines.get(sublist.id)?.has(field.id) ?? false;
        columns.set(field.id, standardField(field, required));
      }
    }
    sublists.set(sublist.id, { ...sublist, fields: columns });
  }
  for (const custom of definitions.fields.values()) {
    if (!custom.appliesTo.has(facts.type)) continue;
    if (custom.id.startsWith('custcol')) {
      for (const id of ['item', 'expense', 'line', 'inventory']) {
        sublists.get(id)?.fields.set(custom.id, customField(custom));
      }
    } else {
      fields.set(custom.id, customField(custom));
    }
  }
  const { subrecords, lineSubrecords } = splitSubrecords(facts);
  return {
    type: facts.type,
    label: facts.label,
    category: facts.category,
    scripting: facts.scripting,
    defaultValues: new Set(facts.defaultValues),
    subrecords,
    lineSubrecords,
    fields,
    sublists,
    definition: null,
  };
}

function splitSubrecords(facts: RecordFacts) {
  const subrecords = new Map<string, string>();
  const lineSubrecords = new Map<string, Map<string, string>>();
  for (const [path, type] of facts.subrecords) {
    const [first, second] = path.split('.') as [string, string?];
    if (second === undefined) {
      subrecords.set(first, type);
    } else {
      const ofSublist = lineSubrecords.get(first) ?? new Map<string, string>();
      lineSubrecords.set(first, ofSublist.set(second, type));
    }
  }
  return { subrecords, lineSubrecords };
}

function standardField(facts: FieldFacts, mandatory: boolean): Field {
  return {
    ...facts,
    mandatory,
    maxLength: MAX_LENGTH[facts.id] ?? null,
    defaultValue: null,
    custom: false,
  };
}

function customSchema(definition: CustomRecordDefinition): RecordSchema {
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

function customField(definition: CustomFieldDefinition): Field {
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
