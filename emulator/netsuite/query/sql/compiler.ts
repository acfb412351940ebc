import type { Schema, Table } from '../schema.ts';
import type { Query, Span } from './ast.ts';
import type { Scope } from './scope.ts';
import type { Kind, Reference, Typed } from './typed.ts';

/** What compiling an expression needs to know about its statement. */
export interface Compiler {
  schema: Schema;
  /** Position of a `?` in the statement, from 1. */
  placeholder(span: Span): number;
  /** A select inside this one; `scope` is that of the enclosing select, null for one that sees nothing outside. */
  subquery(query: Query, scope: Scope | null): CompiledSelect;
}

export interface OutputColumn {
  /** Lower case. */
  name: string;
  value: Typed;
}
export interface CompiledSelect {
  sql: string;
  columns: { name: string; kind: Kind; reference: Reference | null; zone?: string }[];
}

/** What a session may see of a table: SQL for its place in FROM, or a refusal. */
export type TableSql = (table: Table) => string;

export interface SelectCompiler extends Compiler {
  tableSql: TableSql;
}
