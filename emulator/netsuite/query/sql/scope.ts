import { searchError, unsupportedSearch } from '../errors.ts';
import type { Schema, Table, TableColumn } from '../schema.ts';
import type { ColumnType } from '../catalog.ts';
import type { Ident } from './ast.ts';
import { quote } from './typed.ts';
import type { Kind, Reference, Typed } from './typed.ts';

export interface DerivedColumn {
  kind: Kind;
  reference: Reference | null;
  zone?: string;
}

/** One table or subselect of a FROM clause. */
export interface Source {
  alias: string;
  /** A physical table; null for a subselect. */
  table: Table | null;
  /** Columns of a subselect, lower case. */
  derived: Map<string, DerivedColumn> | null;
}

export interface Scope {
  parent: Scope | null;
  sources: Source[];
  /** SQL of the GROUP BY terms once they are known; null outside grouped selects. */
  grouped: Set<string> | null;
  /** Names that are no columns: the fields of a search formula. */
  resolve?: (name: string) => Typed | null;
}

export function kindOf(type: ColumnType): Kind {
  if (type === 'i' || type === 'n') return 'number';
  if (type === 'd') return 'wall';
  if (type === 't') return 'instant';
  return type === 'l' ? 'list' : 'text';
}

function physical(source: Source, column: TableColumn): Typed {
  const alias = quote(source.alias);
  const { name, reference } = column;
  return {
    sql: column.sql ? column.sql(alias) : `${alias}.${quote(name)}`,
    kind: kindOf(column.type),
    free: true,
    hasAggregate: false,
    hasDisplay: false,
    ...(column.sql ? {} : { column: { name, alias, table: source.table!.name, reference } }),
  };
}

function derivedColumn(source: Source, name: string): Typed | null {
  const found = source.derived!.get(name);
  if (!found) return null;
  const alias = quote(source.alias);
  return {
    sql: `${alias}.${quote(name)}`,
    kind: found.kind,
    ...(found.zone ? { zone: found.zone } : {}),
    free: true,
    hasAggregate: false,
    hasDisplay: false,
    column: { name, alias, table: null, reference: found.reference },
  };
}

/** Every column a `*` stands for. */
export function wildcard(source: Source): { name: string; value: Typed }[] {
  if (source.derived) {
    return [...source.derived.keys()].map((name) => ({
      name,
      value: derivedColumn(source, name)!,
    }));
  }
  return [...source.table!.columns.values()].map((column) => ({
    name: column.name,
    value: physical(source, column),
  }));
}

export function findSource(scope: Scope, name: string): Source {
  const wanted = name.toLowerCase();
  for (let at: Scope | null = scope; at; at = at.parent) {
    const source = at.sources.find((each) => each.alias === wanted);
    if (source) return source;
  }
  throw unknownIdentifier(name, scope);
}

function unknownIdentifier(name: string, scope: Scope): Error {
  const known = scope.sources.map((each) => `${each.alias}=${each.table?.name ?? each.alias}`);
  return searchError(
    `Unknown identifier '${name}'. Available identifiers are: {${known.join(', ')}}`,
  );
}

export function qualifiedColumn(schema: Schema, scope: Scope, parts: Ident[]): Typed {
  if (parts.length !== 2) throw unsupportedSearch();
  const [owner, name] = parts.map((part) => part.value.toLowerCase());
  const source = findSource(scope, owner!);
  if (source.derived) {
    const found = derivedColumn(source, name!);
    if (!found) throw unknownIdentifier(`${parts[0]!.value}.${parts[1]!.value}`, scope);
    return outer(scope, source, found);
  }
  return outer(scope, source, physical(source, schema.column(source.table!, name!)));
}

/** A column of an enclosing select is constant for this one: it needs no place in its GROUP BY. */
function outer(scope: Scope, source: Source, column: Typed): Typed {
  return scope.sources.includes(source) ? column : { ...column, free: false };
}

/** A name without table: exactly one source of the nearest select that has any must know it. */
export function bareColumn(schema: Schema, scope: Scope, ident: Ident): Typed {
  const name = ident.value.toLowerCase();
  const resolved = scope.resolve?.(ident.value);
  if (resolved) return resolved;
  for (let at: Scope | null = scope; at; at = at.parent) {
    const found = at.sources.flatMap((source) => {
      if (source.derived) return derivedColumn(source, name) ?? [];
      const column = source.table!.columns.get(name);
      return column ? physical(source, column) : [];
    });
    if (found.length > 1) throw unsupportedSearch();
    if (found[0]) return at === scope ? found[0] : { ...found[0], free: false };
  }
  const tables = scope.sources.filter((source) => source.table);
  const [only] = tables;
  if (only && scope.sources.length === 1) schema.column(only.table!, name);
  for (const source of tables) {
    const { catalog, notStored } = source.table!;
    if (catalog?.notExposed.has(name) || notStored.has(name)) schema.column(source.table!, name);
    if (catalog?.columns.get(name)?.proven) schema.column(source.table!, name);
  }
  throw unknownIdentifier(ident.value, scope);
}
