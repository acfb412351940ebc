/** A record, or a subrecord of it, in a script's hands. */
import type {
  FieldValue,
  LineData,
  RecordData,
  RecordObject,
  Session,
  SubrecordData,
} from '../../contract.ts';
import type { Books } from '../books.ts';
import { cloneRecord } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { NotModelledError, invalidApiUsage, invalidSublist, missingArgument } from '../refusals.ts';
import type { Field, RecordSchema, Sublist } from '../schemaTypes.ts';

export type Options = Record<string, unknown>;
export type Method = (record: ScriptRecord, options: Options, session: Session) => unknown;

/** The part of a record that the methods work on: the record itself or one of its subrecords. */
export interface Form {
  schema: RecordSchema;
  fields: Record<string, FieldValue>;
  sublists: Record<string, LineData[]>;
  subrecords: Record<string, SubrecordData>;
}

/** Dynamic mode: the line that is selected and not yet committed. */
export interface CurrentLine {
  index: number;
  isNew: boolean;
  line: LineData;
}

/** What a record type does at once in dynamic mode. */
export interface Sourcing {
  bodyChanged(draft: Draft, field: string): void;
  columnChanged(draft: Draft, sublist: string, line: LineData, column: string): void;
  lineCommitted(draft: Draft, sublist: string): void;
}

const CHANGES = /^(set|insert|remove|move|select|commit|cancel)/;

export class ScriptRecord implements RecordObject {
  readonly books: Books;
  readonly draft: Draft;
  readonly form: Form;
  readonly isDynamic: boolean;
  readonly sourcing: Sourcing;
  /** N/record methods by name; handed in by openRecord.ts, which knows them all. */
  readonly methods: ReadonlyMap<string, Method>;
  readonly currentLines = new Map<string, CurrentLine>();
  /** Body subrecord or line that this is a subrecord of; null for the record itself. */
  readonly ownerField: string | null;
  /** True in afterSubmit and for oldRecord: changes are refused. */
  isReadOnly = false;

  constructor(
    books: Books,
    draft: Draft,
    isDynamic: boolean,
    sourcing: Sourcing,
    methods: ReadonlyMap<string, Method>,
    subrecord: { form: Form; ownerField: string } | null = null,
  ) {
    this.books = books;
    this.draft = draft;
    this.isDynamic = isDynamic;
    this.sourcing = sourcing;
    this.methods = methods;
    this.ownerField = subrecord?.ownerField ?? null;
    this.form = subrecord?.form ?? {
      schema: books.schema.of(draft.data.type),
      fields: draft.data.fields,
      sublists: draft.data.sublists,
      subrecords: draft.data.subrecords,
    };
  }

  get type(): string {
    return this.form.schema.type;
  }

  get id(): string | null {
    return this.ownerField !== null || this.draft.data.id === '' ? null : this.draft.data.id;
  }

  call(session: Session, method: string, args: unknown[]): unknown {
    const run = this.methods.get(method);
    if (run === undefined) throw new NotModelledError(`Record.${method}`);
    if (this.isReadOnly && CHANGES.test(method)) {
      throw invalidApiUsage(`Record.${method}: this record is read-only here.`);
    }
    return run(this, (args[0] ?? {}) as Options, session);
  }

  data(): RecordData {
    return cloneRecord(this.draft.data);
  }

  field(id: string): Field | null {
    return this.form.schema.fields.get(id) ?? null;
  }

  /** The sublist of that id; throws SSS_INVALID_SUBLIST. */
  sublist(id: string): Sublist {
    const sublist = this.form.schema.sublists.get(id);
    if (sublist === undefined) throw invalidSublist(id);
    return sublist;
  }

  lines(sublistId: string): LineData[] {
    return (this.form.sublists[sublistId] ??= []);
  }
}

/** An option that must be there, as text. */
export function textOption(options: Options, method: string, name: string): string {
  const value = options[name];
  if (value === undefined || value === null || value === '') throw missingArgument(method, name);
  return String(value);
}

/** A line index that must be there. */
export function lineOption(options: Options, method: string, name = 'line'): number {
  const value = options[name];
  if (value === undefined || value === null || value === '') throw missingArgument(method, name);
  return Number(value);
}
