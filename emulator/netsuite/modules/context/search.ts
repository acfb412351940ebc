import { missingArgument, SuiteScriptError, wrongType } from './errors.ts';
import { promiseMethods, withPromise } from './promises.ts';
import { Column, Filter, named, wireFilters, type ColumnOptions } from './searchTerms.ts';
import { call, callPlain, decode, type Wired } from './wire.ts';

type Json = Record<string, unknown>;

/** netsuite-platform §4.5. */
const EACH_LIMIT = 4_000;
const RANGE_LIMIT = 1_000;
const PAGE_SIZES = { least: 5, most: 1_000, usual: 50 };

interface Row {
  recordType: string;
  id: string;
  values: Json;
  texts: Record<string, string>;
}

export class Result {
  readonly recordType: string;
  readonly id: string;
  readonly columns: Column[];
  readonly #row: Row;
  constructor(row: Row, columns: Column[]) {
    this.recordType = row.recordType;
    this.id = row.id;
    this.columns = columns;
    this.#row = row;
  }
  getValue(column: ColumnOptions | Column | string): unknown {
    return decode(this.#row.values[this.#keyOf(column)] ?? '');
  }
  getText(column: ColumnOptions | Column | string): string | null {
    return this.#row.texts[this.#keyOf(column)] ?? null;
  }
  getAllValues(): Json {
    const values: Json = {};
    for (const key of rowKeys(this.columns)) values[key] = valueAndText(this.#row, key);
    return values;
  }
  /** One of the search's own columns has the key of its place, since two formulas may share a name. */
  #keyOf(column: ColumnOptions | Column | string): string {
    if (typeof column === 'string') return column;
    const place = this.columns.indexOf(column as Column);
    return rowKeys(this.columns)[place] ?? new Column(column).key;
  }
  toJSON(): Json {
    return { recordType: this.recordType, id: this.id, values: this.getAllValues() };
  }
}

function valueAndText(row: Row, key: string): unknown {
  const text = row.texts[key];
  const value = row.values[key] ?? '';
  return text === undefined ? value : [{ value, text }];
}

/** How rows name the columns: a second `formulatext` is `formulatext_1`. */
function rowKeys(columns: Column[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ key }) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}_${before}`;
  });
}

class ResultSet {
  readonly columns: Column[];
  readonly #definition: Json;
  constructor(definition: Json, columns: Column[]) {
    this.#definition = definition;
    this.columns = columns;
    promiseMethods(this, 'each', 'getRange');
  }
  #fetch(method: string, offset: number, limit: number): Result[] {
    const rows = callPlain(method, this.#definition, offset, limit) as Row[];
    return rows.map((row) => new Result(row, this.columns));
  }
  each(visit: (result: Result) => boolean): void {
    const results = this.#fetch('search.each', 0, EACH_LIMIT + 1);
    for (const [index, result] of results.entries()) {
      if (index === EACH_LIMIT) {
        throw new SuiteScriptError(
          'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED',
          'No more than 4000 search results may be requested at one time from ResultSet.each.',
        );
      }
      if (visit(result) !== true) return;
    }
  }
  getRange(options: { start: number; end: number } | number, last?: number): Result[] {
    const { start, end } =
      typeof options === 'number' ? { start: options, end: last as number } : options;
    if (start === undefined) missingArgument('ResultSet.getRange', 'start');
    if (end === undefined) missingArgument('ResultSet.getRange', 'end');
    if (start < 0 || end < start) {
      throw new SuiteScriptError('SSS_INVALID_SEARCH_RESULT_INDEX', 'Invalid search result index.');
    }
    if (end - start > RANGE_LIMIT) {
      throw new SuiteScriptError(
        'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
        'No more than 1000 search results may be requested at one time.',
      );
    }
    return this.#fetch('search.range', start, end - start);
  }
}

class PagedData {
  readonly count: number;
  readonly pageSize: number;
  readonly pageRanges: { index: number; compoundLabel: string }[];
  readonly searchDefinition: Search;
  constructor(search: Search, count: number, pageSize: number) {
    this.searchDefinition = search;
    this.count = count;
    this.pageSize = pageSize;
    this.pageRanges = Array.from({ length: Math.ceil(count / pageSize) }, (_, index) => ({
      index,
      compoundLabel: String(index + 1),
    }));
    promiseMethods(this, 'fetch');
  }
  fetch(options: { index: number } | number): object {
    const index = typeof options === 'number' ? options : options.index;
    const pageRange = this.pageRanges[index];
    if (!pageRange) throw new SuiteScriptError('INVALID_PAGE_RANGE', 'Invalid page range.');
    const { columns } = this.searchDefinition;
    const rows = callPlain(
      'search.page',
      this.searchDefinition.toWire(),
      index * this.pageSize,
      this.pageSize,
    ) as Row[];
    return {
      data: rows.map((row) => new Result(row, columns)),
      isFirst: index === 0,
      isLast: index === this.pageRanges.length - 1,
      pageRange,
      pagedData: this,
      next: () => this.fetch(index + 1),
      prev: () => this.fetch(index - 1),
    };
  }
}

export class Search implements Wired {
  readonly searchType: string;
  readonly searchId: string | null;
  #filters: unknown;
  #columns: Column[];
  title: string | undefined;
  id: string | undefined;
  isPublic: boolean | undefined;
  constructor(options: Json) {
    this.searchType = options['type'] as string;
    this.searchId = (options['searchId'] as string | undefined) ?? null;
    this.#filters = options['filters'] ?? [];
    this.#columns = columnsOf(options['columns']);
    this.title = options['title'] as string | undefined;
    this.id = options['id'] as string | undefined;
    this.isPublic = options['isPublic'] as boolean | undefined;
    promiseMethods(this, 'runPaged', 'save');
  }
  get filters(): unknown {
    return this.#filters;
  }
  set filters(filters: unknown) {
    const list = listOf(filters);
    const isExpression = typeof list[0] === 'string';
    const isFilter = (filter: unknown) =>
      filter instanceof Filter || Array.isArray(filter) || typeof filter === 'string';
    if (!isExpression && !list.every(isFilter)) wrongType('search.Search', 'filters');
    this.#filters = filters;
  }
  get columns(): Column[] {
    return this.#columns;
  }
  set columns(columns: Column[] | string[]) {
    const isColumn = (column: unknown) => column instanceof Column || typeof column === 'string';
    if (!listOf(columns).every(isColumn)) wrongType('search.Search', 'columns');
    this.#columns = columnsOf(columns);
  }
  get filterExpression(): unknown {
    return wireFilters(this.filters);
  }
  set filterExpression(expression: unknown) {
    this.filters = expression;
  }
  toWire(): Json {
    return {
      type: this.searchType,
      filters: wireFilters(this.filters),
      columns: this.columns.map((column) => column.toWire()),
    };
  }
  run(): ResultSet {
    return new ResultSet(this.toWire(), this.columns);
  }
  runPaged(options: { pageSize?: number } = {}): PagedData {
    const pageSize = options.pageSize ?? PAGE_SIZES.usual;
    if (pageSize < PAGE_SIZES.least || pageSize > PAGE_SIZES.most) {
      throw new SuiteScriptError('INVALID_PAGE_SIZE', 'Page size must be between 5 and 1000.');
    }
    return new PagedData(this, callPlain('search.count', this.toWire()) as number, pageSize);
  }
  /** @returns internal id of the saved search. */
  save(): number {
    if (!this.title) missingArgument('Search.save', 'title');
    return Number(
      call('search.save', {
        definition: this.toWire(),
        title: this.title,
        scriptId: this.id ?? null,
        isPublic: this.isPublic ?? false,
        searchId: this.searchId,
      }),
    );
  }
}

/** One, several or none, as a list. */
function listOf(given: unknown): unknown[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? given : [given];
}

function columnsOf(columns: unknown): Column[] {
  return listOf(columns).map((column) =>
    column instanceof Column
      ? column
      : new Column(typeof column === 'string' ? named(column) : (column as ColumnOptions)),
  );
}

interface LookUp {
  type: string;
  id: unknown;
  columns: string | string[];
}

export const search = {
  create: withPromise((options: Json): Search => {
    if (!options?.['type']) missingArgument('search.create', 'type');
    return new Search(options);
  }),
  load: withPromise((options: Json | string): Search => {
    const id = typeof options === 'string' ? options : options?.['id'];
    if (id === undefined) missingArgument('search.load', 'id');
    return new Search(callPlain('search.load', String(id)) as Json);
  }),
  delete: withPromise((options: Json | string): void => {
    const id = typeof options === 'string' ? options : options?.['id'];
    if (id === undefined) missingArgument('search.delete', 'id');
    call('search.delete', String(id));
  }),
  lookupFields: withPromise((options: LookUp): unknown => {
    for (const name of ['type', 'id', 'columns'] as const) {
      if (options?.[name] === undefined) missingArgument('search.lookupFields', name);
    }
    const { type, id, columns } = options;
    return call('search.lookupFields', {
      type,
      id: String(id),
      columns: Array.isArray(columns) ? columns : [columns],
    });
  }),
  createColumn: (options: ColumnOptions) => new Column(options),
  createFilter: (options: Json) => new Filter(options),
};
