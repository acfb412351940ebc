import { readFileSync } from 'node:fs';

/**
 * SuiteQL's tables and columns as data: what public sources prove, what they refuse, and what only
 * looks right. `catalog.json` holds one line per table: columns as `name:type`, `?` when no source
 * proves the column, `=` when a record field of the same id supplies it, `>table.key` for a reference.
 */

/** i integer, n number, s text, c long text, b 'T'/'F', d date, t date with time, l list of ids. */
export type ColumnType = 'i' | 'n' | 's' | 'c' | 'b' | 'd' | 't' | 'l';

export interface CatalogColumn {
  name: string;
  type: ColumnType;
  proven: boolean;
  /** A body field with the column's name exists on a record behind this table. */
  sameField: boolean;
  reference: { table: string; key: string } | null;
}

export interface CatalogTable {
  name: string;
  columns: Map<string, CatalogColumn>;
  /** Prefixes of custom fields that become columns (`custbody`). */
  customPrefixes: string[];
  /** Names that look right and that NetSuite refuses. */
  notExposed: Set<string>;
}

export interface TransactionType {
  /** SuiteQL's `type` (SalesOrd). */
  code: string;
  /** SuiteScript's type, also `recordtype` (salesorder). */
  record: string;
  label: string | null;
  /** Status letter → text. */
  statuses: Record<string, string>;
}

interface CatalogFile {
  tables: Record<string, { columns: string; custom?: string[]; notExposed?: string[] }>;
  transactionTypes: Record<
    string,
    { record: string; label: string | null; statuses: Record<string, string> }
  >;
  functions: string[];
  unsupportedFunctions: Record<string, string | null>;
  otherTables: string;
}

const file = JSON.parse(
  readFileSync(new URL('./catalog.json', import.meta.url), 'utf8'),
) as CatalogFile;

function readColumn(text: string): CatalogColumn {
  const match = /^([^:]+):(.)(\??)(=?)(?:>(\w+)\.(\w+))?$/.exec(text);
  if (!match) throw new Error(`catalog.json: ${text} is no column`);
  const [, name = '', type, unproven, same, table, key] = match;
  return {
    name,
    type: type as ColumnType,
    proven: unproven === '',
    sameField: same === '=',
    reference: table && key ? { table, key } : null,
  };
}

function readTable(name: string, entry: CatalogFile['tables'][string]): CatalogTable {
  const columns = entry.columns.split(' ').filter(Boolean).map(readColumn);
  return {
    name,
    columns: new Map(columns.map((column) => [column.name, column])),
    customPrefixes: entry.custom ?? [],
    notExposed: new Set(entry.notExposed ?? []),
  };
}

export const catalogTables: ReadonlyMap<string, CatalogTable> = new Map(
  Object.entries(file.tables).map(([name, entry]) => [name, readTable(name, entry)]),
);

/** By code (SalesOrd). */
export const transactionTypes: ReadonlyMap<string, TransactionType> = new Map(
  Object.entries(file.transactionTypes).map(([code, entry]) => [code, { code, ...entry }]),
);

/** By SuiteScript type (salesorder). */
export const transactionTypeOf: ReadonlyMap<string, TransactionType> = new Map(
  [...transactionTypes.values()].map((type) => [type.record, type]),
);

/** Functions SuiteQL has, upper case. */
export const suiteQlFunctions: ReadonlySet<string> = new Set(file.functions);

/** Functions people expect and SuiteQL lacks → what to write instead, when something does the same. */
export const missingFunctions: ReadonlyMap<string, string | null> = new Map(
  Object.entries(file.unsupportedFunctions),
);

/** Tables of NetSuite's records catalog whose columns no source lists. */
export const unlistedTables: ReadonlySet<string> = new Set(file.otherTables.split(' '));
