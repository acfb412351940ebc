import { NotModelled, unsupportedSearch } from '../errors.ts';
import type { Expr, FunctionNode, OrderTerm, WindowSpec } from './ast.ts';
import type { Compile, Context } from './expressions.ts';
import { asNumber, constant, made } from './typed.ts';
import type { Kind, Typed } from './typed.ts';

/** Aggregates; with OVER they are window functions. */
const AGGREGATES: Record<
  string,
  { sql: (args: string) => string; kind: (arg: Typed | null) => Kind }
> = {
  COUNT: { sql: (args) => `count(${args})`, kind: () => 'number' },
  SUM: { sql: (args) => `sum(${args})`, kind: () => 'number' },
  AVG: { sql: (args) => `avg(${args})`, kind: () => 'number' },
  MIN: { sql: (args) => `min(${args})`, kind: (arg) => arg!.kind },
  MAX: { sql: (args) => `max(${args})`, kind: (arg) => arg!.kind },
  MEDIAN: { sql: (args) => `ns_median(${args})`, kind: () => 'number' },
  APPROX_COUNT_DISTINCT: { sql: (args) => `count(DISTINCT ${args})`, kind: () => 'number' },
};
export const isAggregate = (name: string): boolean => name in AGGREGATES;
const RANKINGS = new Set(['ROW_NUMBER', 'RANK', 'DENSE_RANK']);
export const isRanking = (name: string): boolean => RANKINGS.has(name);

export function aggregate(name: string, node: FunctionNode, context: Context): Typed {
  const list = typeof node.args === 'object' && 'List' in node.args ? node.args.List : null;
  const distinct = list?.duplicate_treatment === 'Distinct' ? 'DISTINCT ' : '';
  const [first, ...more] = list?.args ?? [];
  if (!first || more.length) throw unsupportedSearch();
  const { sql, kind } = AGGREGATES[name]!;
  if (first.Unnamed === 'Wildcard') {
    if (name !== 'COUNT') throw unsupportedSearch();
    return { ...constant(sql('*'), 'number'), hasAggregate: true };
  }
  const arg = context.compile((first.Unnamed as { Expr: Expr }).Expr);
  if (arg.hasAggregate) throw unsupportedSearch();
  const inner = name === 'SUM' || name === 'AVG' ? asNumber(arg) : arg.sql;
  return {
    sql: sql(distinct + inner),
    kind: kind(arg),
    free: false,
    hasAggregate: true,
    hasDisplay: arg.hasDisplay,
    ...(arg.zone ? { zone: arg.zone } : {}),
  };
}

function over(spec: WindowSpec, compile: Compile): { sql: string; parts: Typed[] } {
  if (spec.window_frame) throw new NotModelled('window frames (ROWS BETWEEN …)');
  const partition = spec.partition_by.map(compile);
  const order = spec.order_by.map((term) => ({ term, value: compile(term.expr) }));
  const sql = [
    partition.length ? `PARTITION BY ${partition.map((part) => part.sql).join(', ')}` : '',
    order.length
      ? `ORDER BY ${order.map(({ term, value }) => orderTerm(value.sql, term)).join(', ')}`
      : '',
  ];
  return {
    sql: sql.filter(Boolean).join(' '),
    parts: [...partition, ...order.map((each) => each.value)],
  };
}

/** Oracle puts NULLs last going up and first going down. */
export function orderTerm(sql: string, term: OrderTerm): string {
  const down = term.options.asc === false;
  const first = term.options.nulls_first ?? down;
  return `${sql} ${down ? 'DESC' : 'ASC'} NULLS ${first ? 'FIRST' : 'LAST'}`;
}

export function windowed(name: string, node: FunctionNode, context: Context): Typed {
  const spec = node.over?.WindowSpec;
  if (!spec) throw unsupportedSearch();
  const window = over(spec, context.compile);
  if (RANKINGS.has(name)) {
    return made(`${name.toLowerCase()}() OVER (${window.sql})`, 'number', window.parts);
  }
  const inner = aggregate(name, node, context);
  return {
    ...made(`${inner.sql} OVER (${window.sql})`, inner.kind, window.parts),
    hasAggregate: false,
  };
}
