/** A record while it is being worked on: a deep copy of what is stored, and what was touched since. */
import type { FieldValue, LineData, RecordData, SubrecordData } from '../contract.ts';

export type Origin =
  | { kind: 'create' }
  | { kind: 'load' }
  | { kind: 'copy'; id: string }
  | { kind: 'transform'; type: string; id: string };

export interface Draft {
  data: RecordData;
  /** What was stored when it was loaded; null for new records. */
  base: RecordData | null;
  origin: Origin;
  /** Body fields that were set since, by script. */
  touched: Set<string>;
  /** Columns that were set since, per line. */
  touchedColumns: Map<LineData, Set<string>>;
  /** Standard mode: selects whose other side (text or value) is unknown before the save. */
  unsettled: Map<string, 'text' | 'value'>;
  /** True once it was stored; it cannot be saved again. */
  saved: boolean;
}

export function newDraft(type: string, origin: Origin): Draft {
  return draftOf(
    {
      type,
      id: '',
      externalId: null,
      version: 0,
      fields: {},
      sublists: {},
      subrecords: {},
      created: '',
      lastModified: '',
      createdBy: '',
      lastModifiedBy: '',
    },
    null,
    origin,
  );
}

export function draftOf(data: RecordData, base: RecordData | null, origin: Origin): Draft {
  return {
    data,
    base,
    origin,
    touched: new Set(),
    touchedColumns: new Map(),
    unsettled: new Map(),
    saved: false,
  };
}

export function touchColumn(draft: Draft, line: LineData, column: string): void {
  const columns = draft.touchedColumns.get(line);
  if (columns === undefined) draft.touchedColumns.set(line, new Set([column]));
  else columns.add(column);
}

export function isColumnTouched(draft: Draft, line: LineData, column: string): boolean {
  return draft.touchedColumns.get(line)?.has(column) ?? false;
}

export function cloneRecord(record: RecordData): RecordData {
  return {
    ...record,
    fields: cloneFields(record.fields),
    sublists: cloneSublists(record.sublists),
    subrecords: cloneSubrecords(record.subrecords),
  };
}

export function cloneLine(line: LineData): LineData {
  const copy: LineData = { values: cloneFields(line.values) };
  if (line.texts !== undefined) copy.texts = { ...line.texts };
  if (line.subrecords !== undefined) copy.subrecords = cloneSubrecords(line.subrecords);
  return copy;
}

function cloneFields(fields: Record<string, FieldValue>): Record<string, FieldValue> {
  const copy = { ...fields };
  for (const id in copy) {
    const value = copy[id];
    if (Array.isArray(value)) copy[id] = [...value];
  }
  return copy;
}

function cloneSublists(sublists: Record<string, LineData[]>): Record<string, LineData[]> {
  const copy: Record<string, LineData[]> = {};
  for (const id in sublists) copy[id] = sublists[id]!.map(cloneLine);
  return copy;
}

export function cloneSubrecords(
  subrecords: Record<string, SubrecordData>,
): Record<string, SubrecordData> {
  const copy: Record<string, SubrecordData> = {};
  for (const id in subrecords) {
    const { fields, sublists } = subrecords[id]!;
    copy[id] = { fields: cloneFields(fields) };
    if (sublists !== undefined) copy[id].sublists = cloneSublists(sublists);
  }
  return copy;
}
