import { init, parse } from '@guanmingchiu/sqlparser-ts';
import { searchError, unsupportedSearch } from '../errors.ts';
import type { Schema } from '../schema.ts';
import type { Query, Span } from './ast.ts';
import { compileExpression } from './expressions.ts';
import type { Scope } from './scope.ts';
import { compileQuery } from './select.ts';
import type { CompiledSelect, SelectCompiler, TableSql } from './compiler.ts';
import type { Typed } from './typed.ts';

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

/** One expression of a search formula, its fields already in place as names that `resolve` knows. */
export function compileFormulaExpression(
  schema: Schema,
  text: string,
  resolve: (name: string) => Typed | null,
): Typed {
  let statements: { Query?: Query }[];
  try {
    statements = parse(`SELECT ${text} FROM dual`, 'oracle') as { Query?: Query }[];
  } catch {
    throw unsupportedSearch();
  }
  const projection = statements[0]?.Query?.body.Select?.projection ?? [];
  const [item] = projection;
  if (statements.length !== 1 || projection.length !== 1 || !item?.UnnamedExpr)
    throw unsupportedSearch();
  const refuse = (): never => {
    throw unsupportedSearch();
  };
  const scope: Scope = { parent: null, sources: [], grouped: null, resolve };
  return compileExpression(
    { schema, placeholder: refuse, subquery: refuse },
    scope,
    item.UnnamedExpr,
  );
}

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
    subquery: (query, scope) => compileQuery(compiler, query, scope),
  };
  return { ...compileQuery(compiler, statement.Query, null), parameters: order.length };
}
