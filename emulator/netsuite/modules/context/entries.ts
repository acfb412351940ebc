/** What each entry point is called with, and what of its answer travels back. */
import { missingArgument, SuiteScriptError } from './errors.ts';
import { recordForm } from './recordForm.ts';
import { Search } from './search.ts';
import { decode, encode } from './wire.ts';
import { requestOf, responseOf } from './suitelet.ts';

type Entry = (context: unknown) => unknown;
type Payload = Record<string, unknown>;

/** netsuite-platform §8.1; lower case at run time. */
const USER_EVENT_TYPES = Object.fromEntries(
  (
    'APPROVE CANCEL CHANGEPASSWORD COPY CREATE DELETE DROPSHIP EDIT EDITFORECAST EMAIL MARKCOMPLETE ' +
    'ORDERITEMS PACK PAYBILLS PRINT QUICKVIEW REASSIGN REJECT SHIP SPECIALORDER TRANSFORM VIEW XEDIT'
  )
    .split(' ')
    .map((name) => [name, name.toLowerCase()]),
);

const SCHEDULED_TYPES = {
  SCHEDULED: 'SCHEDULED',
  ON_DEMAND: 'ONDEMAND',
  USER_INTERFACE: 'USERINTERFACE',
  ABORTED: 'ABORTED',
  SKIPPED: 'SKIPPED',
};

/** Runs the entry point and answers what goes back, before encoding. A promise is passed on. */
export function runEntry(name: string, entry: Entry, payload: Payload): unknown {
  switch (name) {
    case 'get':
    case 'post':
    case 'put':
    case 'delete':
      return after(entry(payload['body']), restletAnswer);
    case 'beforeLoad': {
      const page = payload['hasForm'] === true ? recordForm() : null;
      return after(entry(userEventContext(payload, page?.form)), () => page?.messages);
    }
    case 'beforeSubmit':
    case 'afterSubmit':
      return after(entry(userEventContext(payload)), () => undefined);
    case 'getInputData':
      return after(
        entry({ isRestarted: payload['isRestarted'] === true, ObjectRef: { id: '', type: '' } }),
        inputData,
      );
    case 'map':
    case 'reduce':
      return mapOrReduce(entry, payload);
    case 'summarize':
      return after(entry(summary(payload)), () => undefined);
    case 'execute':
      return after(
        entry({ type: payload['type'], InvocationType: SCHEDULED_TYPES }),
        () => undefined,
      );
    case 'onRequest': {
      const response = responseOf();
      const request = requestOf(payload);
      return after(entry({ request, response: response.object }), () => response.written());
    }
    default:
      throw new Error(`The entry point ${name} is not modelled by the local NetSuite`);
  }
}

function after(value: unknown, finish: (value: unknown) => unknown): unknown {
  return value instanceof Promise ? value.then(finish) : finish(value);
}

/** `kind` tells the outside face what was returned: text and objects are answered differently (netsuite-platform §3.3). */
function restletAnswer(value: unknown): unknown {
  if (value === undefined || value === null) return { kind: 'nothing' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'object') return { kind: 'json', json: encodeJson(value) };
  return { kind: 'other', json: value };
}

/** RESTlet answers are plain JSON: dates as ISO text, records as NetSuite prints them. */
function encodeJson(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function userEventContext(payload: Payload, form: object | null = null): object {
  const { type, newRecord, oldRecord } = decode(payload) as Payload;
  return {
    type,
    newRecord,
    oldRecord: oldRecord ?? null,
    UserEventType: USER_EVENT_TYPES,
    form,
    request: null,
  };
}

/** Searches and files stay with the account; everything else goes over as it is (netsuite-platform §2.1). */
function inputData(value: unknown): unknown {
  if (value === undefined || value === null) return { kind: 'none' };
  if (value instanceof Search) return { kind: 'search', definition: value.toWire() };
  if (Array.isArray(value)) {
    return { kind: 'pairs', pairs: value.map((item, i) => [String(i), asText(item)]) };
  }
  if (typeof value === 'object') {
    const wired = encode(value) as Payload;
    if ('$file' in wired) return { kind: 'file', file: wired['$file'] };
    const { type } = wired;
    if (typeof type === 'string' && ['search', 'query', 'file', 'suiteql'].includes(type)) {
      return { kind: 'reference', reference: wired };
    }
    return {
      kind: 'pairs',
      pairs: Object.entries(value).map(([key, item]) => [key, asText(item)]),
    };
  }
  throw new SuiteScriptError(
    'INVALID_DATA_TYPE',
    'getInputData returned nothing that can be mapped.',
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

const KEY_LIMIT = 3_000; // characters, netsuite-platform §2.2
const VALUE_LIMIT = 10 * 1024 * 1024; // characters, §2.2

function mapOrReduce(entry: Entry, payload: Payload): unknown {
  const written: [string, string][] = [];
  const context = {
    isRestarted: payload['isRestarted'] === true,
    executionNo: payload['executionNo'],
    key: payload['key'],
    ...('values' in payload ? { values: payload['values'] } : { value: payload['value'] }),
    errors: errorIterator(payload['errors'] as ErrorRow[]),
    write(first: unknown, second?: unknown) {
      const pair =
        second === undefined && typeof first === 'object' && first !== null && 'key' in first
          ? (first as { key: unknown; value?: unknown })
          : { key: first, value: second };
      if (pair.key === undefined) missingArgument('write', 'key');
      const key = asText(pair.key);
      const value = asText(pair.value ?? '');
      if (key.length > KEY_LIMIT) {
        throw new SuiteScriptError(
          'KEY_LENGTH_IS_OVER_3000_BYTES',
          'The key length is over 3000 bytes.',
        );
      }
      if (value.length > VALUE_LIMIT) {
        throw new SuiteScriptError('VALUE_LENGTH_IS_OVER_10_MB', 'The value length is over 10 MB.');
      }
      written.push([key, value]);
    },
  };
  return after(entry(context), () => ({ written }));
}

type ErrorRow = [key: string, error: string, executionNo: number];

function errorIterator(rows: ErrorRow[] = []) {
  return iterator(rows, ([key, error, executionNo], visit) => visit(key, error, executionNo));
}

function iterator<T>(
  rows: T[],
  give: (row: T, visit: (...values: unknown[]) => unknown) => unknown,
) {
  return {
    iterator: () => ({
      each(visit: (...values: unknown[]) => unknown) {
        for (const row of rows) if (give(row, visit) !== true) return;
      },
    }),
  };
}

interface StageFacts {
  dateCreated: string;
  seconds: number;
  usage: number;
  concurrency: number;
  yields: number;
  keys: [string, number, string][];
  errors: ErrorRow[];
}

function summary(payload: Payload): object {
  const stage = (facts: StageFacts) => ({
    dateCreated: new Date(facts.dateCreated),
    seconds: facts.seconds,
    usage: facts.usage,
    concurrency: facts.concurrency,
    yields: facts.yields,
    keys: iterator(facts.keys, ([key, count, state], visit) => visit(key, count, state)),
    errors: errorIterator(facts.errors),
  });
  const input = payload['input'] as StageFacts & { error: string | null };
  const map = payload['map'] as StageFacts;
  const reduce = payload['reduce'] as StageFacts;
  return {
    isRestarted: payload['isRestarted'] === true,
    dateCreated: new Date(input.dateCreated),
    seconds: input.seconds + map.seconds + reduce.seconds,
    usage: input.usage + map.usage + reduce.usage,
    concurrency: Math.max(map.concurrency, reduce.concurrency),
    yields: map.yields + reduce.yields,
    inputSummary: {
      dateCreated: new Date(input.dateCreated),
      seconds: input.seconds,
      usage: input.usage,
      error: input.error,
    },
    mapSummary: stage(map),
    reduceSummary: stage(reduce),
    output: iterator(payload['output'] as [string, string][], ([key, value], visit) =>
      visit(key, value),
    ),
  };
}
