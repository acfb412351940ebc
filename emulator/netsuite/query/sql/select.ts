import { NotModelled, unsupportedSearch } from '../errors.ts';
import { orderTerm } from './aggregates.ts';
import type { Expr, Query, Select, SetExpr } from './ast.ts';
import type { CompiledSelect, SelectCompiler } from './compiler.ts';
import { compileExpression } from './expressions.ts';
import { fromClause } from './from.ts';
import { projection } from './projection.ts';
import { mentionsRownum, splitRownum } from './rownum.ts';
import type { Scope } from './scope.ts';
import { asNumber, commonKind, constant, quote } from './typed.ts';
import type { Kind, Typed } from './typed.ts';

/** A full query: body, order and limits. `scope` is that of the enclosing select, if any. */
export function compileQuery(
  compiler: SelectCompiler,
  query: Query,
  outer: Scope | null,
): CompiledSelect {
  if (query.with || query.locks.length || query.for_clause || query.pipe_operators.length) {
    throw unsupportedSearch();
  }
  const limits = query.limit_clause?.LimitOffset;
  if (query.limit_clause && (!limits || limits.limit || !query.fetch)) throw unsupportedSearch(); // no LIMIT, no OFFSET alone
  const order = query.order_by?.kind.Expressions ?? [];
  if (query.order_by && !query.order_by.kind.Expressions) throw unsupportedSearch();
  const fetch = query.fetch;
  if (fetch && (fetch.with_ties || fetch.percent))
    throw new NotModelled('FETCH FIRST … WITH TIES or PERCENT');
  const limitSql = (): string => {
    if (!fetch) return '';
    const count = fetch.quantity
      ? compileExpression(compiler, emptyScope(outer), fetch.quantity).sql
      : '1';
    const skip = limits?.offset
      ? ` OFFSET ${compileExpression(compiler, emptyScope(outer), limits.offset.value).sql}`
      : '';
    return ` LIMIT ${count}${skip}`;
  };
  if (query.body.Select) {
    return compileSelect(compiler, query.body.Select, outer, order, limitSql());
  }
  const body = compileSetExpr(compiler, query.body, outer);
  const terms = order.map((term) => {
    const at = positionOrName(
      term.expr,
      body.columns.map((column) => column.name),
    );
    if (at === null) throw unsupportedSearch();
    return orderTerm(String(at), term);
  });
  return {
    ...body,
    sql: `${body.sql}${terms.length ? ` ORDER BY ${terms.join(', ')}` : ''}${limitSql()}`,
  };
}

function emptyScope(parent: Scope | null): Scope {
  return { parent, sources: [], grouped: null };
}

function positionOrName(expr: Expr, names: string[]): number | null {
  const number = expr.Value?.value.Number as [string] | undefined;
  if (number) {
    const at = Number(number[0]);
    if (at < 1 || at > names.length) throw unsupportedSearch();
    return at;
  }
  const name = expr.Identifier?.value.toLowerCase();
  const at = name === undefined ? -1 : names.indexOf(name);
  return at < 0 ? null : at + 1;
}

function compileSetExpr(
  compiler: SelectCompiler,
  body: SetExpr,
  outer: Scope | null,
): CompiledSelect {
  if (body.Select) return compileSelect(compiler, body.Select, outer, [], '');
  if (body.Query) {
    const inner = compileQuery(compiler, body.Query, outer);
    return { ...inner, sql: `SELECT * FROM (${inner.sql})` };
  }
  const operation = body.SetOperation;
  if (!operation) throw unsupportedSearch();
  const word = { Union: 'UNION', Minus: 'EXCEPT', Except: null, Intersect: 'INTERSECT' }[
    operation.op
  ];
  const all = operation.set_quantifier === 'All';
  if (!word || (all && word !== 'UNION')) throw unsupportedSearch();
  const left = compileSetExpr(compiler, operation.left, outer);
  const right = compileSetExpr(compiler, operation.right, outer);
  if (left.columns.length !== right.columns.length) throw unsupportedSearch();
  const kinds = left.columns.map((column, at) =>
    commonKind([constant('', column.kind), constant('', right.columns[at]!.kind)]),
  );
  left.columns.forEach((column, at) => {
    const other = right.columns[at]!.kind;
    if (
      column.kind !== other &&
      column.kind !== 'any' &&
      other !== 'any' &&
      !bothText(column.kind, other)
    ) {
      throw unsupportedSearch(); // ORA-01790: corresponding expressions must have the same type
    }
  });
  return {
    sql: `${arm(left.sql)} ${word}${all ? ' ALL' : ''} ${arm(right.sql)}`,
    columns: left.columns.map((column, at) => ({ ...column, kind: kinds[at]! })),
  };
}

/** SQLite takes a limited select in a UNION only as a subselect. */
const arm = (sql: string) => (sql.includes(' LIMIT ') ? `SELECT * FROM (${sql})` : sql);

const bothText = (a: Kind, b: Kind) =>
  (a === 'text' || a === 'list') && (b === 'text' || b === 'list');

/** Long texts sort by their first characters only (netsuite-platform §4.6). */
const LONG_TEXT_SORTED = 250;

function isLongText(compiler: SelectCompiler, { column }: Typed): boolean {
  const table = column?.table ? compiler.schema.find(column.table) : undefined;
  return table?.columns.get(column!.name)?.type === 'c';
}

function compileSelect(
  compiler: SelectCompiler,
  select: Select,
  outer: Scope | null,
  order: NonNullable<NonNullable<Query['order_by']>['kind']['Expressions']>,
  fetch: string,
): CompiledSelect {
  if (
    select.into ||
    select.lateral_views.length ||
    select.connect_by.length ||
    select.named_window.length ||
    select.qualify ||
    !select.group_by.Expressions ||
    select.group_by.Expressions[1].length
  ) {
    throw unsupportedSearch();
  }
  if (select.from.length === 0) throw unsupportedSearch(); // Oracle selects FROM dual
  const scope: Scope = { parent: outer, sources: [], grouped: null };
  const compile = (expr: Expr) => compileExpression(compiler, scope, expr);
  const from = fromClause(compiler, select.from, scope);

  const { selection, limits } = splitRownum(select.selection);
  const where = selection ? compile(selection) : null;
  if (where?.hasAggregate) throw unsupportedSearch();

  const groupTerms = select.group_by.Expressions[0].map((expr) => {
    if (expr.Value || Object.keys(expr)[0] === 'Rollup' || Object.keys(expr)[0] === 'Cube')
      throw unsupportedSearch();
    return compile(expr);
  });
  if (groupTerms.some((term) => term.hasDisplay)) throw unsupportedSearch(); // BUILTIN.DF with GROUP BY (netsuite-platform §4.6)
  if (groupTerms.length) scope.grouped = new Set(groupTerms.map((term) => term.sql));

  const usesRownum = mentionsRownum(select.projection);
  const columns = projection(compiler, select, scope, usesRownum);
  const having = select.having ? compile(select.having) : null;
  const grouped =
    groupTerms.length > 0 || having !== null || columns.some((column) => column.value.hasAggregate);
  if (grouped && (having?.free || columns.some((column) => column.value.free))) {
    throw unsupportedSearch(); // a column that is neither grouped nor aggregated
  }
  const display = columns.some((column) => column.value.hasDisplay);
  if (display && (select.distinct || groupTerms.length)) throw unsupportedSearch();

  const orderBy = order.map((term) => {
    const at = positionOrName(
      term.expr,
      columns.map((column) => column.name),
    );
    const value = at === null ? compile(term.expr) : columns[at - 1]!.value;
    if (at === null && grouped && value.free) throw unsupportedSearch();
    if (at === null && select.distinct) throw unsupportedSearch();
    if (isLongText(compiler, value))
      return orderTerm(`substr(${value.sql}, 1, ${LONG_TEXT_SORTED})`, term);
    return orderTerm(at === null ? value.sql : String(at), term);
  });

  if ((limits.length || usesRownum) && (order.length || grouped || select.distinct)) {
    throw new NotModelled(
      'ROWNUM beside ORDER BY, GROUP BY or DISTINCT in one select (Oracle counts before it sorts); wrap the inner query',
    );
  }
  const never = limits.some((limit) => limit.never);
  const tops = limits
    .filter((limit) => !limit.never)
    .map((limit) => `${asNumber(compile(limit.upTo))}${limit.less ? ' - 1' : ''}`);
  if (select.top) {
    const count = select.top.quantity?.Constant;
    if (count === undefined || select.top.percent || select.top.with_ties)
      throw unsupportedSearch();
    tops.push(String(count));
  }
  if (tops.length && fetch) throw unsupportedSearch();
  const conditions = [...(where ? [where.sql] : []), ...(never ? ['0'] : [])];
  const sql = [
    `SELECT ${select.distinct ? 'DISTINCT ' : ''}${columns
      .map((column) => `${column.value.sql} AS ${quote(column.name)}`)
      .join(', ')}`,
    `FROM ${from}`,
    conditions.length ? `WHERE ${conditions.join(' AND ')}` : '',
    groupTerms.length ? `GROUP BY ${groupTerms.map((term) => term.sql).join(', ')}` : '',
    having ? `HAVING ${having.sql}` : '',
    orderBy.length ? `ORDER BY ${orderBy.join(', ')}` : '',
    tops.length
      ? `LIMIT ${tops.length > 1 ? `min(${tops.join(', ')})` : `CAST(max(0, ${tops[0]}) AS INTEGER)`}`
      : fetch,
  ];
  return {
    sql: sql.filter(Boolean).join(' '),
    columns: columns.map(({ name, value }) => ({
      name,
      kind: value.kind,
      reference: value.column?.reference ?? null,
      ...(value.zone ? { zone: value.zone } : {}),
    })),
  };
}
