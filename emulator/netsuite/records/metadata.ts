/**
 * What standard records look like: fields, sublists, subrecords, transforms. The data file holds facts only; each field is
 * `type|flags|label|references|feature`, flags: r read-only, t set by transform, l flattened copy of a subrecord,
 * i may be changed by submitFields, m marked mandatory on the form.
 */
import { readFileSync } from 'node:fs';
import { handMadeFields, handMadeTypes } from './handMadeTypes.ts';

export interface FieldFacts {
  id: string;
  /** text, select, checkbox, date, currency, subrecord … as in Oracle's records reference. */
  type: string;
  label: string;
  readOnly: boolean;
  inlineEditable: boolean;
  /** Record types a select chooses from; empty when unknown. */
  references: string[];
  /** Feature the field needs; `legacytax` means absent under SuiteTax. */
  feature: string | null;
}

export interface SublistFacts {
  id: string;
  label: string;
  /** editor: lines can be added and removed; list: fixed lines; matrix list: prices. */
  kind: 'editor' | 'list' | 'matrix list';
  fields: Map<string, FieldFacts>;
}

export interface RecordFacts {
  type: string;
  label: string;
  category: 'transaction' | 'entity' | 'item' | 'list' | 'subrecord';
  /** Oracle's remark on scripting, e.g. "Copy and Create Not Supported". */
  scripting: string;
  defaultValues: string[];
  subrecords: Map<string, string>;
  fields: Map<string, FieldFacts>;
  sublists: Map<string, SublistFacts>;
}

interface MetadataFile {
  otherRecordTypes: string[];
  transforms: Record<string, string[]>;
  records: Record<
    string,
    {
      label: string;
      category: RecordFacts['category'];
      scripting?: string;
      defaultValues: string[];
      subrecords: Record<string, string>;
      fields: Record<string, string>;
      sublists: Record<string, { label: string; lines: string; fields: Record<string, string> }>;
    }
  >;
}

const file = JSON.parse(
  readFileSync(new URL('metadata.json', import.meta.url), 'utf8'),
) as MetadataFile;

export const standardRecords: ReadonlyMap<string, RecordFacts> = new Map([
  ...Object.entries(file.records).map(([type, record]): [string, RecordFacts] => [
    type,
    {
      type,
      label: record.label,
      category: record.category,
      scripting: record.scripting ?? '',
      defaultValues: record.defaultValues,
      subrecords: new Map(Object.entries(record.subrecords)),
      fields: parseFields({ ...record.fields, ...handMadeFields[type] }),
      sublists: new Map(
        Object.entries(record.sublists).map(([id, sublist]) => [
          id,
          {
            id,
            label: sublist.label,
            kind: sublist.lines === '?' ? 'editor' : (sublist.lines as SublistFacts['kind']),
            fields: parseFields({ ...sublist.fields, ...handMadeFields[`${type}.${id}`] }),
          },
        ]),
      ),
    },
  ]),
  ...Object.entries(handMadeTypes).map(([type, record]): [string, RecordFacts] => [
    type,
    {
      type,
      label: record.label,
      category: record.category,
      scripting: '',
      defaultValues: [],
      subrecords: new Map(),
      fields: parseFields(record.fields),
      sublists: new Map(
        Object.entries(record.sublists ?? {}).map(([id, fields]) => [
          id,
          { id, label: id, kind: 'editor', fields: parseFields(fields) },
        ]),
      ),
    },
  ]),
]);

/** Types NetSuite has and this local NetSuite does not. */
export const unmodelledRecordTypes: ReadonlySet<string> = new Set(
  file.otherRecordTypes.filter((type) => !standardRecords.has(type)),
);

/** Oracle's transform table: from → to (netsuite-platform §4.9). */
export const transformTable: ReadonlyMap<string, string[]> = new Map(
  Object.entries(file.transforms),
);

function parseFields(fields: Record<string, string>): Map<string, FieldFacts> {
  return new Map(Object.entries(fields).map(([id, text]) => [id, parseField(id, text)]));
}

export function parseField(id: string, text: string): FieldFacts {
  const [type = 'text', flags = '', label = '', references = '', feature = ''] = text.split('|');
  return {
    id,
    type,
    label: label === '' ? id : label,
    readOnly: flags.includes('r') || flags.includes('t'),
    inlineEditable: flags.includes('i'),
    references: references === '' ? [] : references.split(','),
    feature: feature === '' ? null : feature,
  };
}
