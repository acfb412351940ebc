import { missingArgument, notModelled, SuiteScriptError } from './errors.ts';
import type * as N from 'N/record';
import { call, revive, type Wired } from './wire.ts';

type Options = Record<string, unknown>;

/** Positional parameters of each method, in order; those before `|` are required (typings of N/record); an id of the line's instance may stand for `line`. */
const RECORD_METHODS = {
  getValue: 'fieldId',
  setValue: 'fieldId value | ignoreFieldChange',
  getText: 'fieldId',
  setText: 'fieldId text | ignoreFieldChange',
  getField: 'fieldId',
  getFields: '',
  getSublist: 'sublistId',
  getSublists: '',
  getSublistFields: 'sublistId',
  getLineCount: 'sublistId',
  getSublistValue: 'sublistId fieldId line',
  setSublistValue: 'sublistId fieldId line value',
  getSublistText: 'sublistId fieldId line',
  setSublistText: 'sublistId fieldId line text',
  getSublistField: 'sublistId fieldId line',
  findSublistLineWithValue: 'sublistId fieldId value',
  insertLine: 'sublistId | line ignoreRecalc',
  removeLine: 'sublistId | line ignoreRecalc',
  moveLine: 'sublistId from to',
  selectLine: 'sublistId line',
  selectNewLine: 'sublistId',
  commitLine: 'sublistId | ignoreRecalc',
  cancelLine: 'sublistId',
  getCurrentSublistIndex: 'sublistId',
  getCurrentSublistField: 'sublistId fieldId',
  getCurrentSublistValue: 'sublistId fieldId',
  setCurrentSublistValue: 'sublistId fieldId value | ignoreFieldChange',
  getCurrentSublistText: 'sublistId fieldId',
  setCurrentSublistText: 'sublistId fieldId text | ignoreFieldChange',
  hasSubrecord: 'fieldId',
  getSubrecord: 'fieldId',
  removeSubrecord: 'fieldId',
  hasSublistSubrecord: 'sublistId fieldId line',
  getSublistSubrecord: 'sublistId fieldId line',
  removeSublistSubrecord: 'sublistId fieldId line',
  hasCurrentSublistSubrecord: 'sublistId fieldId',
  getCurrentSublistSubrecord: 'sublistId fieldId',
  removeCurrentSublistSubrecord: 'sublistId fieldId',
  getMatrixHeaderCount: 'sublistId fieldId',
  getMatrixHeaderField: 'sublistId fieldId column',
  getMatrixHeaderValue: 'sublistId fieldId column',
  setMatrixHeaderValue: 'sublistId fieldId column value',
  findMatrixSublistLineWithValue: 'sublistId fieldId value column',
  getMatrixSublistValue: 'sublistId fieldId line column',
  setMatrixSublistValue: 'sublistId fieldId line column value',
  getMatrixSublistField: 'sublistId fieldId line column',
  getCurrentMatrixSublistValue: 'sublistId fieldId column',
  setCurrentMatrixSublistValue: 'sublistId fieldId column value',
} satisfies Partial<Record<Exclude<keyof N.Record, 'toString'>, string>>;

/** Methods that answer the record itself, so that calls can be chained. */
const CHAINED =
  /^(set|insertLine|removeLine|moveLine|selectLine|selectNewLine|commitLine|cancelLine|removeS|removeCurrent)/;

const NOT_MODELLED = ['copy', 'executeMacro', 'getMacro', 'getMacros'] as const;

/** Does not compile when the typings know a method that is neither above nor refused by name. */
type Unnamed = Exclude<
  keyof N.Record,
  keyof typeof RECORD_METHODS | (typeof NOT_MODELLED)[number] | keyof Record_
>;
const unnamed: Unnamed extends never ? [] : [Unnamed] = [];

interface RecordHandle {
  handle: number;
  type: string;
  id: string | null;
  isDynamic: boolean;
}

/** A record in a script's hands. The record itself stays with the account; this only knows its handle. */
export class Record_ implements Wired {
  readonly type: string;
  readonly isDynamic: boolean;
  readonly #handle: number;
  #id: string | null;

  constructor({ handle, type, id, isDynamic }: RecordHandle) {
    this.#handle = handle;
    this.#id = id;
    this.type = type;
    this.isDynamic = isDynamic;
  }

  /** A number, as NetSuite gives it; null before the first save. */
  get id(): number | null {
    return this.#id === null ? null : Number(this.#id);
  }

  save(options: Options = {}): number {
    const id = call('record.save', this.#handle, options) as string;
    this.#id = id;
    return Number(id);
  }

  get isNew(): boolean {
    return this.#id === null;
  }

  get isReadOnly(): boolean {
    return false;
  }

  toWire(): unknown {
    return { $record: this.#handle };
  }

  toString(): string {
    return 'record.Record';
  }

  /** Fields and sublists as NetSuite prints a record. */
  toJSON(): unknown {
    return call('record.json', this.#handle);
  }

  invoke(method: string, args: unknown[]): unknown {
    const value = call('record.object', this.#handle, method, optionsOf(method, args));
    return CHAINED.test(method) ? this : value;
  }
}

function optionsOf(method: string, args: unknown[]): Options {
  const [required = '', optional = ''] = (
    (RECORD_METHODS as Record<string, string>)[method] ?? ''
  ).split('|');
  const needed = required.split(' ').filter(Boolean);
  const names = [...needed, ...optional.split(' ').filter(Boolean)];
  const [first] = args;
  const byName =
    args.length === 1 && typeof first === 'object' && first !== null && !Array.isArray(first);
  const options: Options = {};
  if (byName) Object.assign(options, first);
  else names.forEach((name, index) => (options[name] = args[index]));
  for (const name of needed) {
    if (options[name] === undefined && name !== 'value') missingArgument(method, name);
    if (name === 'value' && !('value' in options)) missingArgument(method, name);
  }
  if ('value' in options && options['value'] === undefined) options['value'] = null;
  return options;
}

for (const method of Object.keys(RECORD_METHODS)) {
  Object.defineProperty(Record_.prototype, method, {
    value(this: Record_, ...args: unknown[]) {
      return this.invoke(method, args);
    },
  });
}
for (const method of [...NOT_MODELLED, ...unnamed]) {
  Object.defineProperty(Record_.prototype, method, {
    value: () => notModelled(`N/record Record.${method}`),
  });
}
Object.defineProperty(Record_.prototype, 'invoke', { enumerable: false });

interface FieldFacts {
  handle: number;
  where: object;
  properties: object;
}

/** What getField and the like answer. */
class FieldOf {
  readonly #handle: number;
  readonly #where: object;
  constructor({ handle, where, properties }: FieldFacts) {
    this.#handle = handle;
    this.#where = where;
    Object.assign(this, properties);
  }
  getSelectOptions(): { value: string; text: string }[] {
    const choices = call('record.object', this.#handle, 'getSelectOptions', this.#where);
    return choices as { value: string; text: string }[];
  }
  toString(): string {
    return 'record.Field';
  }
}

revive('$record', (handle: RecordHandle) => new Record_(handle));
revive('$field', (facts: FieldFacts) => new FieldOf(facts));

function required(method: string, options: Options | undefined, ...names: string[]): Options {
  const given = options ?? {};
  for (const name of names) {
    if (given[name] === undefined || given[name] === null || given[name] === '') {
      missingArgument(method, `options.${name}`);
    }
  }
  return 'type' in given ? { ...given, type: String(given['type']) } : given;
}

const idOf = (id: unknown) => String(id);

export const record = {
  create: (options: Options) => call('record.create', required('record.create', options, 'type')),
  load: (options: Options) => {
    const given = required('record.load', options, 'type', 'id');
    return call('record.load', { ...given, id: idOf(given['id']) });
  },
  copy: (options: Options) => {
    const given = required('record.copy', options, 'type', 'id');
    return call('record.copy', { ...given, id: idOf(given['id']) });
  },
  transform: (options: Options) => {
    const given = required('record.transform', options, 'fromType', 'fromId', 'toType');
    return call('record.transform', { ...given, fromId: idOf(given['fromId']) });
  },
  submitFields: (options: Options) => {
    const given = required('record.submitFields', options, 'type', 'id', 'values');
    return Number(call('record.submitFields', { ...given, id: idOf(given['id']) }));
  },
  delete: (options: Options) => {
    const given = required('record.delete', options, 'type', 'id');
    return Number(call('record.delete', { ...given, id: idOf(given['id']) }));
  },
  attach: (options: Options) =>
    call('record.attach', required('record.attach', options, 'record', 'to')),
  detach: (options: Options) =>
    call('record.detach', required('record.detach', options, 'record', 'from')),
};

for (const [name, method] of Object.entries(record)) {
  Object.defineProperty(method, 'promise', {
    value: () => {
      throw new SuiteScriptError(
        'SSS_INVALID_API_USAGE',
        `record.${name}.promise is for client scripts only`,
      );
    },
  });
}
