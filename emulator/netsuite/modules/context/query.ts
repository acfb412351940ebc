import { missingArgument, notModelled, SuiteScriptError, wrongType } from './errors.ts';
import { promiseMethods, withPromise } from './promises.ts';
import { callPlain } from './wire.ts';

type Value = string | number | boolean | null;
interface Answer {
  columns: { name: string; type: string }[];
  rows: Value[][];
}
interface SuiteQlOptions {
  query: string;
  params?: readonly (string | number | boolean)[];
  customScriptId?: string;
  pageSize?: number;
}

/** netsuite-platform §4.6. */
const DEFAULT_PAGE_SIZE = 50;
const PAGE_SIZES = { least: 5, most: 1000 };

class Result {
  readonly values: Value[];
  readonly #columns: Answer['columns'];
  constructor(values: Value[], columns: Answer['columns']) {
    this.values = values;
    this.#columns = columns;
  }
  asMap(): Record<string, Value> {
    return Object.fromEntries(this.#columns.map(({ name }, i) => [name, this.values[i] ?? null]));
  }
}

class ResultSet {
  readonly types: string[];
  readonly results: Result[];
  readonly columns: { label: string; type: string }[];
  constructor({ columns, rows }: Answer) {
    this.types = columns.map(({ type }) => type);
    this.columns = columns.map(({ name, type }) => ({ label: name, type }));
    this.results = rows.map((row) => new Result(row, columns));
  }
  asMappedResults(): Record<string, Value>[] {
    return this.results.map((result) => result.asMap());
  }
  iterator() {
    return { each: (visit: (entry: { value: Result }) => boolean) => eachOf(this.results, visit) };
  }
}

/** NetSuite's iterators stop when the callback does not return true. */
function eachOf<T>(values: T[], visit: (entry: { value: T }) => boolean): void {
  for (const value of values) if (visit({ value }) !== true) return;
}

class PagedData {
  readonly count: number;
  readonly pageSize: number;
  readonly pageRanges: { index: number; size: number }[];
  readonly #options: SuiteQlOptions;
  constructor(options: SuiteQlOptions, count: number, pageSize: number) {
    this.#options = options;
    this.count = count;
    this.pageSize = pageSize;
    const pages = Math.ceil(count / pageSize);
    this.pageRanges = Array.from({ length: pages }, (_, index) => ({
      index,
      size: Math.min(pageSize, count - index * pageSize),
    }));
    promiseMethods(this, 'fetch');
  }
  fetch(options: { index: number } | number) {
    if (options === undefined) {
      throw new SuiteScriptError(
        'MISSING_REQD_ARGUMENT',
        'PagedData.fetch: Missing a required argument: options',
      );
    }
    if (!['number', 'object'].includes(typeof options)) wrongType('PagedData.fetch', 'options');
    const index = typeof options === 'number' ? options : options.index;
    const range = this.pageRanges[index];
    if (!range) throw new SuiteScriptError('INVALID_PAGE_RANGE', 'Invalid page range.');
    const { query, params = [] } = this.#options;
    const answer = callPlain('query.page', {
      query,
      params,
      offset: index * this.pageSize,
      limit: this.pageSize,
    }) as Answer;
    return {
      data: new ResultSet(answer),
      isFirst: index === 0,
      isLast: index === this.pageRanges.length - 1,
      pageRange: range,
      pagedData: this,
    };
  }
  iterator() {
    return {
      each: (visit: (entry: { value: ReturnType<PagedData['fetch']> }) => boolean) => {
        for (const { index } of this.pageRanges) {
          if (visit({ value: this.fetch(index) }) !== true) return;
        }
      },
    };
  }
}

function checked(method: string, options: SuiteQlOptions | string): SuiteQlOptions {
  const given = typeof options === 'string' ? { query: options } : options;
  if (given && typeof given !== 'object') wrongType(method, 'options');
  if (!given?.query) {
    throw new SuiteScriptError(
      'MISSING_REQD_ARGUMENT',
      `${method}: Missing a required argument: query`,
    );
  }
  for (const param of given.params ?? []) {
    if (!['string', 'number', 'boolean'].includes(typeof param)) {
      throw new SuiteScriptError(
        'SSS_INVALID_TYPE_ARG',
        `You have entered an invalid type argument: params`,
      );
    }
  }
  return given;
}

export const query = {
  runSuiteQL: withPromise((options: SuiteQlOptions | string): ResultSet => {
    const { query: text, params = [] } = checked('query.runSuiteQL', options);
    return new ResultSet(callPlain('query.run', { query: text, params }) as Answer);
  }),
  runSuiteQLPaged: withPromise((options: SuiteQlOptions): PagedData => {
    const given = checked('query.runSuiteQLPaged', options);
    const pageSize = given.pageSize ?? DEFAULT_PAGE_SIZE;
    if (pageSize < PAGE_SIZES.least || pageSize > PAGE_SIZES.most) {
      throw new SuiteScriptError('INVALID_PAGE_SIZE', 'Page size must be between 5 and 1000.');
    }
    const count = callPlain('query.runPaged', {
      query: given.query,
      params: given.params ?? [],
    }) as number;
    return new PagedData(given, count, pageSize);
  }),
  create: (): never => notModelled('N/query create'),
  load: (): never => notModelled('N/query load'),
  delete: (options?: { id: string }): never =>
    options?.id === undefined
      ? missingArgument('query.delete', 'id')
      : notModelled('N/query delete'),
};
