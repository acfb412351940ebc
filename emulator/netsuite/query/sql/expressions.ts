import { NotModelled, unsupportedSearch } from '../errors.ts';
import type { Expr, ExprKinds } from './ast.ts';
import type { Compiler } from './compiler.ts';
import { callFunction, keywordValue } from './functions.ts';
import { bareColumn, qualifiedColumn } from './scope.ts';
import type { Scope } from './scope.ts';
import {
  asInstant,
  asNumber,
  asText,
  asWall,
  commonKind,
  comparable,
  constant,
  convert,
  made,
  quoteText,
} from './typed.ts';
import type { Typed } from './typed.ts';

const MOST_IN_VALUES = 1000; // netsuite-platform §4.6
const DAY = 86_400_000;

export type Compile = (expr: Expr) => Typed;

/** Turns one expression of a select into SQLite's SQL. */
export function compileExpression(compiler: Compiler, scope: Scope, expr: Expr): Typed {
  const compile: Compile = (inner) => compileExpression(compiler, scope, inner);
  const kind = Object.keys(expr)[0] as keyof ExprKinds;
  const printer = printers[kind] as Printer<keyof ExprKinds> | undefined;
  if (!printer) throw unsupportedSearch();
  const typed = printer(expr[kind] as never, { compiler, scope, compile });
  return typed.free && scope.grouped?.has(typed.sql) ? { ...typed, free: false } : typed;
}

export interface Context {
  compiler: Compiler;
  scope: Scope;
  compile: Compile;
}
type Printer<K extends keyof ExprKinds> = (node: ExprKinds[K], context: Context) => Typed;

const COMPARISONS: Record<string, string> = {
  Eq: '=',
  NotEq: '<>',
  Gt: '>',
  GtEq: '>=',
  Lt: '<',
  LtEq: '<=',
};
const ARITHMETIC: Record<string, string> = { Plus: '+', Minus: '-', Multiply: '*', Divide: '/' };

function arithmetic(op: string, left: Typed, right: Typed): Typed {
  const times = [left, right].filter((side) => side.kind === 'wall' || side.kind === 'instant');
  if (times.length === 2) throw unsupportedSearch(); // date minus date is refused (netsuite review 23)
  const [time] = times;
  if (time) {
    if (op !== 'Plus' && !(op === 'Minus' && time === left)) throw unsupportedSearch();
    const days = time === left ? right : left;
    const base = time.kind === 'instant' ? time.sql : asWall(time);
    const sql = `(${base} ${ARITHMETIC[op]} CAST(round((${asNumber(days)}) * ${DAY}) AS INTEGER))`;
    return { ...made(sql, time.kind, [left, right]), ...(time.zone ? { zone: time.zone } : {}) };
  }
  const sql =
    op === 'Divide'
      ? `ns_divide(${asNumber(left)}, ${asNumber(right)})`
      : `(${asNumber(left)} ${ARITHMETIC[op]} ${asNumber(right)})`;
  return made(sql, 'number', [left, right]);
}

function like(node: ExprKinds['Like'], { compile }: Context): Typed {
  const value = compile(node.expr);
  const pattern = compile(node.pattern);
  const escape = node.escape_char?.value.SingleQuotedString;
  if (node.any || (node.escape_char && typeof escape !== 'string')) throw unsupportedSearch();
  const sql = `(${asText(value)} ${node.negated ? 'NOT ' : ''}LIKE ${asText(pattern)}${
    typeof escape === 'string' ? ` ESCAPE ${quoteText(escape)}` : ''
  })`;
  return made(sql, 'number', [value, pattern]);
}

function inList(node: ExprKinds['InList'], { compile }: Context): Typed {
  if (node.list.length > MOST_IN_VALUES) throw unsupportedSearch();
  const value = compile(node.expr);
  const list = node.list.map(compile);
  const compared = list.map((each) => comparable(value, each));
  const left = compared[0]![0];
  if (compared.some((pair) => pair[0] !== left)) throw unsupportedSearch();
  const sql = `(${left} ${node.negated ? 'NOT ' : ''}IN (${compared.map((pair) => pair[1]).join(', ')}))`;
  return made(sql, 'number', [value, ...list]);
}

function caseWhen(node: ExprKinds['Case'], { compile }: Context): Typed {
  const operand = node.operand ? compile(node.operand) : null;
  const arms = node.conditions.map(({ condition, result }) => {
    const when = compile(condition);
    return {
      when,
      test: operand ? comparable(operand, when).join(' = ') : when.sql,
      result: compile(result),
    };
  });
  const last = node.else_result ? compile(node.else_result) : null;
  const results = [...arms.map((arm) => arm.result), ...(last ? [last] : [])];
  const kind = commonKind(results);
  const text = arms.map((arm) => `WHEN ${arm.test} THEN ${convert(arm.result, kind)}`).join(' ');
  const sql = `CASE ${text}${last ? ` ELSE ${convert(last, kind)}` : ''} END`;
  return made(sql, kind, [
    ...(operand ? [operand] : []),
    ...arms.map((arm) => arm.when),
    ...results,
  ]);
}

function cast(node: ExprKinds['Cast'], { compile }: Context): Typed {
  const value = compile(node.expr);
  const type = node.data_type;
  const name = (
    typeof type === 'string'
      ? type
      : 'Custom' in type
        ? ((type.Custom as [{ Identifier: { value: string } }[]])[0][0]?.Identifier.value ?? '')
        : (Object.keys(type)[0] ?? '')
  ).toUpperCase();
  if (/^(INT|INTEGER|BIGINT|SMALLINT)$/.test(name)) {
    return made(`CAST(round(${asNumber(value)}) AS INTEGER)`, 'number', [value]);
  }
  if (/^(NUMBER|NUMERIC|DECIMAL|FLOAT|DOUBLE|REAL)/.test(name)) {
    return made(asNumber(value), 'number', [value]);
  }
  if (/^(VARCHAR2?|CHAR|NVARCHAR2?|TEXT|CLOB)$/.test(name))
    return made(asText(value), 'text', [value]);
  if (name === 'DATE') return made(asWall(value), 'wall', [value]);
  if (name === 'TIMESTAMP') return made(asWall(value), 'wall', [value]);
  throw unsupportedSearch();
}

const EXTRACT_MASKS: Record<string, string> = {
  Year: 'YYYY',
  Month: 'MM',
  Day: 'DD',
  Hour: 'HH24',
  Minute: 'MI',
  Second: 'SS',
};

const printers: { [K in keyof ExprKinds]?: Printer<K> } = {
  Identifier(node, { compiler, scope }) {
    return keywordValue(node.value) ?? bareColumn(compiler.schema, scope, node);
  },
  CompoundIdentifier(node, { compiler, scope }) {
    return qualifiedColumn(compiler.schema, scope, node);
  },
  Value(node, { compiler }) {
    const [type, value] = Object.entries(node.value)[0] ?? [];
    if (type === 'Placeholder') {
      if (value !== '?') throw unsupportedSearch();
      return constant(`?${compiler.placeholder(node.span)}`, 'any');
    }
    if (type === 'Number') {
      const text = (value as [string])[0];
      return { ...constant(text, 'number'), literal: Number(text) };
    }
    if (type === 'SingleQuotedString' || type === 'NationalStringLiteral') {
      const text = value as string;
      return text === ''
        ? constant('NULL', 'any')
        : { ...constant(quoteText(text), 'text'), literal: text };
    }
    if (type === 'Null' || node.value === ('Null' as never)) return constant('NULL', 'any');
    throw unsupportedSearch();
  },
  BinaryOp({ op, left, right }, { compile }) {
    const [a, b] = [compile(left), compile(right)];
    if (op === 'And' || op === 'Or') {
      return made(`(${a.sql} ${op.toUpperCase()} ${b.sql})`, 'number', [a, b]);
    }
    if (COMPARISONS[op]) {
      const [x, y] = comparable(a, b);
      return made(`(${x} ${COMPARISONS[op]} ${y})`, 'number', [a, b]);
    }
    if (op === 'StringConcat') {
      return made(`nullif(concat(${asText(a)}, ${asText(b)}), '')`, 'text', [a, b]);
    }
    if (ARITHMETIC[op]) {
      if (op === 'Plus' && a.kind === 'text' && b.kind === 'text') throw unsupportedSearch();
      return arithmetic(op, a, b);
    }
    throw unsupportedSearch();
  },
  UnaryOp({ op, expr }, { compile }) {
    const value = compile(expr);
    if (op === 'Not') return made(`(NOT ${value.sql})`, 'number', [value]);
    if (op === 'Minus' || op === 'Plus') {
      return made(`(${op === 'Minus' ? '-' : '+'}${asNumber(value)})`, 'number', [value]);
    }
    throw unsupportedSearch();
  },
  Nested(node, { compile }) {
    const value = compile(node);
    return {
      ...value,
      sql: value.column || value.sql.startsWith('(') ? value.sql : `(${value.sql})`,
    };
  },
  IsNull(node, { compile }) {
    const value = compile(node);
    return made(`(${value.sql} IS NULL)`, 'number', [value]);
  },
  IsNotNull(node, { compile }) {
    const value = compile(node);
    return made(`(${value.sql} IS NOT NULL)`, 'number', [value]);
  },
  InList: inList,
  InSubquery(node, { compiler, scope, compile }) {
    const value = compile(node.expr);
    const { sql, columns } = compiler.subquery(node.subquery, scope);
    if (columns.length !== 1) throw unsupportedSearch();
    return made(`(${value.sql} ${node.negated ? 'NOT ' : ''}IN (${sql}))`, 'number', [value]);
  },
  Between(node, { compile }) {
    const [value, low, high] = [compile(node.expr), compile(node.low), compile(node.high)];
    const [a, from] = comparable(value, low);
    const [b, to] = comparable(value, high);
    const test = `(${a} >= ${from} AND ${b} <= ${to})`;
    return made(node.negated ? `(NOT ${test})` : test, 'number', [value, low, high]);
  },
  Like: like,
  Case: caseWhen,
  Cast: cast,
  Trim(node, { compile }) {
    const value = compile(node.expr);
    const what = node.trim_what ? compile(node.trim_what) : null;
    const name = { Leading: 'ltrim', Trailing: 'rtrim' }[node.trim_where ?? ''] ?? 'trim';
    const sql = `nullif(${name}(${asText(value)}${what ? `, ${asText(what)}` : ''}), '')`;
    return made(sql, 'text', what ? [value, what] : [value]);
  },
  Extract(node, { compile }) {
    const mask = EXTRACT_MASKS[node.field];
    if (!mask) throw unsupportedSearch();
    const value = compile(node.expr);
    return made(`CAST(ns_format_date(${asWall(value)}, '${mask}') AS INTEGER)`, 'number', [value]);
  },
  Substring(node, { compile }) {
    if (!node.shorthand) throw unsupportedSearch(); // SUBSTRING; SUBSTR is the shorthand
    const value = compile(node.expr);
    const from = node.substring_from ? compile(node.substring_from) : constant('1', 'number');
    const length = node.substring_for ? compile(node.substring_for) : null;
    const parts = [asText(value), asNumber(from), ...(length ? [asNumber(length)] : [])];
    return made(
      `ns_substr(${parts.join(', ')})`,
      'text',
      length ? [value, from, length] : [value, from],
    );
  },
  Ceil({ expr }, { compile }) {
    const value = compile(expr);
    return made(`ceil(${asNumber(value)})`, 'number', [value]);
  },
  Floor({ expr }, { compile }) {
    const value = compile(expr);
    return made(`floor(${asNumber(value)})`, 'number', [value]);
  },
  Function: callFunction,
  Subquery(node, { compiler, scope }) {
    const { sql, columns } = compiler.subquery(node, scope);
    if (columns.length !== 1) throw unsupportedSearch();
    return constant(`(${sql})`, columns[0]!.kind);
  },
  Exists(node, { compiler, scope }) {
    const { sql } = compiler.subquery(node.subquery, scope);
    return constant(`(${node.negated ? 'NOT ' : ''}EXISTS (${sql}))`, 'number');
  },
  AtTimeZone(node, { compile }) {
    const value = compile(node.timestamp);
    const zone = compile(node.time_zone).literal;
    if (typeof zone !== 'string')
      throw new NotModelled('AT TIME ZONE with anything but a literal zone');
    return { ...made(asInstant(value), 'instant', [value]), zone };
  },
  OuterJoin() {
    throw new NotModelled("Oracle's (+) joins; write LEFT OUTER JOIN");
  },
};
