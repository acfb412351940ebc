import {
  SuiteScriptError,
  type Queries,
  type SearchDefinition,
  type Session,
} from '../contract.ts';
import type { FileCabinet } from '../modules/host/file.ts';
import type { Pair } from './mapReduce.ts';

interface Reference {
  type: string;
  id?: string | number;
  path?: string;
  query?: string;
  params?: (string | number | boolean)[];
}

const SEARCH_PAGE = 1_000;
/** netsuite-platform §4.6: what a paged run may read in all. */
const QUERY_ROWS = 100_000;

/** What getInputData returned (modules/context/entries.ts `inputData`) as key and value texts (netsuite-platform §2.1). */
export function* inputPairs(
  { queries, files }: { queries: Queries; files: FileCabinet },
  session: Session,
  returned: unknown,
): Generator<Pair> {
  const input = returned as {
    kind: string;
    pairs?: Pair[];
    definition?: SearchDefinition;
    reference?: Reference;
    file?: { contents: string };
  };
  switch (input.kind) {
    case 'none':
      return;
    case 'pairs':
      yield* input.pairs ?? [];
      return;
    case 'search':
      yield* searchPairs(queries, session, input.definition as SearchDefinition);
      return;
    case 'file':
      yield* linePairs(input.file?.contents ?? '');
      return;
    case 'reference':
      yield* referencePairs(queries, files, session, input.reference as Reference);
      return;
    default:
      throw new SuiteScriptError('INVALID_DATA_TYPE', `getInputData returned ${input.kind}.`);
  }
}

function* referencePairs(
  queries: Queries,
  files: FileCabinet,
  session: Session,
  reference: Reference,
): Generator<Pair> {
  switch (reference.type) {
    case 'search':
      yield* searchPairs(
        queries,
        session,
        queries.loadSearch(session, String(reference.id)).definition,
      );
      return;
    case 'suiteql': {
      const { rows, columns } = queries.suiteql(
        session,
        reference.query ?? '',
        reference.params ?? [],
        QUERY_ROWS,
      );
      const types = columns.map(({ type }) => type);
      for (const [index, row] of rows.entries()) {
        const values = columns.map(({ name }) => row[name] ?? null);
        yield [String(index), JSON.stringify({ types, values })];
      }
      return;
    }
    case 'file':
      yield* linePairs(files.load(reference.path ?? reference.id ?? '').contents);
      return;
    default:
      throw new Error(
        `A map/reduce input of type ${reference.type} is not modelled by the local NetSuite`,
      );
  }
}

function* searchPairs(
  queries: Queries,
  session: Session,
  definition: SearchDefinition,
): Generator<Pair> {
  for (let offset = 0; ; offset += SEARCH_PAGE) {
    const rows = queries.search(session, definition, offset, SEARCH_PAGE);
    for (const { recordType, id, values, texts } of rows) {
      const shown: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(values)) {
        const text = texts[key];
        shown[key] = text === undefined ? value : { value, text };
      }
      yield [id, JSON.stringify({ recordType, id, values: shown })];
    }
    if (rows.length < SEARCH_PAGE) return;
  }
}

function* linePairs(contents: string): Generator<Pair> {
  let number = 0;
  for (const line of contents.split(/\r?\n/)) {
    if (line !== '') yield [String(number), line];
    number += 1;
  }
}
