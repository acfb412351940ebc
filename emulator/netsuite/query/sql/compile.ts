import { init, parse } from '@guanmingchiu/sqlparser-ts';
import { searchError, unsupportedSearch } from '../errors.ts';
import type { Schema } from '../schema.ts';
import type { Query, Span } from './ast.ts';
import { compileQuery } from './select.ts';
import type { CompiledSelect, SelectCompiler, TableSql } from './select.ts';

/** Loads the parser's WebAssembly once; has to be awaited before the first statement. */
export function loadParser(): Promise<void> {
  return init();
}

export interface CompiledStatement extends CompiledSelect {
  /** How many `?` the statement has. */
  parameters: number;
}

function placeholders(node: unknown, found: Span[]): void {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) placeholders(each, found);
    return;
  }
  const { value, span } = node as { value?: { Placeholder?: string }; span?: Span };
  if (span && value && typeof value === 'object' && value.Placeholder === '?') found.push(span);
  for (const each of Object.values(node)) placeholders(each, found);
}

const position = (span: Span) => span.start.line * 1_000_000 + span.start.column;

/** SuiteQL text to SQLite's SQL. Throws NetSuite's texts for what SuiteQL does not take. */
export function compileStatement(
  schema: Schema,
  tableSql: TableSql,
  text: string,
): CompiledStatement {
  let statements: unknown[];
  try {
    statements = parse(text, 'oracle');
  } catch {
    throw unsupportedSearch();
  }
  const [statement] = statements as { Query?: Query }[];
  if (statements.length !== 1 || !statement?.Query)
    throw searchError('Invalid or unsupported search');
  const spans: Span[] = [];
  placeholders(statement.Query, spans);
  const order = spans.map(position).sort((a, b) => a - b);
  const compiler: SelectCompiler = {
    schema,
    tableSql,
    placeholder: (span) => order.indexOf(position(span)) + 1,
    subquery(query, scope) {
      const inner = compileQuery(compiler, query, scope);
      return { sql: inner.sql, kinds: inner.columns.map((column) => column.kind) };
    },
  };
  return { ...compileQuery(compiler, statement.Query, null), parameters: order.length };
}
