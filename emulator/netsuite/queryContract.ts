import type { FieldValue, Session } from './contract.ts';
import type { Definitions } from './definitions.ts';

export interface SuiteQlResult {
  /** Keys lower case, as asMappedResults() gives them. */
  rows: Record<string, string | number | null>[];
  columns: { name: string; type: string }[];
}

export interface Queries {
  /** `limit` cuts in silence (5,000 for runSuiteQL). Throws SuiteScriptError with NetSuite's texts. */
  suiteql(
    session: Session,
    query: string,
    params: (string | number | boolean)[],
    limit: number,
  ): SuiteQlResult;
  /** One page of a paged run; `total` is the full count. */
  suiteqlPage(
    session: Session,
    query: string,
    params: (string | number | boolean)[],
    offset: number,
    limit: number,
  ): SuiteQlResult & { total: number };
  /** `N/search` definition as plain JSON; returns rows `{recordType, id, values, texts}`. */
  search(
    session: Session,
    definition: SearchDefinition,
    offset: number,
    limit: number,
  ): SearchRow[];
  searchCount(session: Session, definition: SearchDefinition): number;
  /** `N/search` Search.save(): stores and answers the internal id. Throws SSS_DUPLICATE_SEARCH_SCRIPT_ID. */
  saveSearch(session: Session, search: SavedSearch): string;
  /** By script id or internal id. Throws INVALID_SEARCH. */
  loadSearch(session: Session, id: string): SavedSearch;
  deleteSearch(session: Session, id: string): void;
  /** Called after every install with the account's definitions; existing rows are kept. */
  define(definitions: Definitions): void;
  /** Rows of tables that no record stands behind (script, scriptdeployment, scriptnote, scheduledscriptinstance, file …): column → value, null takes the row away. */
  setPlatformRow(table: string, key: string, row: Record<string, FieldValue> | null): void;
  lookupFields(
    session: Session,
    options: { type: string; id: string; columns: string[] },
  ): Record<string, unknown>;
}

export interface SearchDefinition {
  type: string;
  filters: unknown[];
  columns: {
    name: string;
    join?: string;
    summary?: string;
    formula?: string;
    sort?: string;
    label?: string;
  }[];
}

export interface SavedSearch {
  /** Internal id; null before the first save. */
  id: string | null;
  scriptId: string | null;
  title: string;
  isPublic: boolean;
  definition: SearchDefinition;
}

export interface SearchRow {
  recordType: string;
  id: string;
  /** Column key (`name`, `join.name`, with summary) → value. */
  values: Record<string, FieldValue>;
  texts: Record<string, string>;
}
