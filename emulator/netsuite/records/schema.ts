/** The fields and sublists that a record type has in this account: standard facts, less what features take away, plus what is customized. */
import type { Account, Definitions } from '../contract.ts';
import { mandatoryFields } from './mandatory.ts';
import { standardRecords, unmodelledRecordTypes } from './metadata.ts';
import type { FieldFacts, RecordFacts } from './metadata.ts';
import { NotModelledError, invalidRecordType } from './refusals.ts';
import { OPTION_PREFIX } from './items/matrix.ts';
import { customField, customSchema } from './customSchema.ts';
import type { Field, RecordSchema, Sublist } from './schemaTypes.ts';
import { MAX_LENGTH } from './schemaTypes.ts';

/** Types whose feature is off do not exist in the account. */
const FEATURE_OF_TYPE: Record<string, string> = {
  subsidiary: 'SUBSIDIARIES',
  customersubsidiaryrelationship: 'MULTISUBSIDIARYCUSTOMER',
  inventorytransfer: 'MULTILOCINVT',
  transferorder: 'MULTILOCINVT',
  unitstype: 'UNITSOFMEASURE',
  assemblybuild: 'ASSEMBLIES',
  assemblyunbuild: 'ASSEMBLIES',
  location: 'LOCATIONS',
  department: 'DEPARTMENTS',
  classification: 'CLASSES',
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
    // The sublist as a whole belongs to SuiteTax; its tax code is not the legacy one.
    const isTaxDetails = sublist.id === 'taxdetails';
    if (isTaxDetails && !account.features.has('TAX_OVERHAUL')) continue;
    const columns = new Map<string, Field>();
    for (const field of sublist.fields.values()) {
      if (isTaxDetails || featureAllows(account, field.feature)) {
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
      const field = customField(custom);
      fields.set(custom.id, field);
      if (facts.category === 'item' && field.type === 'select') {
        const id = OPTION_PREFIX + custom.id;
        fields.set(id, { ...field, id, mandatory: false });
      }
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
