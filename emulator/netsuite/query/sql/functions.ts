import { missingFunctions, suiteQlFunctions } from '../catalog.ts';
import { NotModelled, searchError, unsupportedSearch } from '../errors.ts';
import type { FunctionNode } from './ast.ts';
import { aggregate, isAggregate, isRanking, windowed } from './aggregates.ts';
import { displayText } from './display.ts';
import type { Context } from './expressions.ts';
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
import type { Kind, Typed } from './typed.ts';

/** Words without parentheses that are values. SYSDATE reads Pacific time whatever the session (netsuite review 23). */
export function keywordValue(name: string): Typed | null {
  switch (name.toUpperCase()) {
    case 'SYSDATE':
      return constant("ns_wall_in(ns_now(), 'America/Los_Angeles')", 'wall');
    case 'SYSTIMESTAMP':
      return { ...constant('ns_now()', 'instant'), zone: 'America/Los_Angeles' };
    case 'CURRENT_DATE':
      return constant('ns_wall(ns_now())', 'wall');
    case 'LOCALTIMESTAMP':
      return constant('ns_wall(ns_now())', 'wall');
    case 'CURRENT_TIMESTAMP':
      return constant('ns_now()', 'instant');
    default:
      return null;
  }
}

type Build = (args: Typed[], context: Context) => Typed;

interface Shape {
  least: number;
  most: number;
  build: Build;
}

const shapes = new Map<string, Shape>();

function define(names: string, least: number, most: number, build: Build): void {
  for (const name of names.split(' ')) shapes.set(name, { least, most, build });
}

/** The same SQLite function on numbers. */
function numeric(names: string, count: number, sql?: (args: string[]) => string): void {
  for (const name of names.split(' ')) {
    define(name, count, count, (args) => {
      const numbers = args.map(asNumber);
      return made(
        sql ? sql(numbers) : `${name.toLowerCase()}(${numbers.join(', ')})`,
        'number',
        args,
      );
    });
  }
}

const nullIfEmpty = (sql: string) => `nullif(${sql}, '')`;

function mask(args: Typed[], at: number): string {
  const found = args[at];
  return found ? asText(found) : 'NULL';
}

numeric('ABS SIGN SQRT EXP LN SIN COS TAN ASIN ACOS ATAN SINH COSH TANH CEIL FLOOR', 1);
numeric('MOD', 2, ([a, b]) => `ns_mod(${a}, ${b})`);
numeric('REMAINDER', 2, ([a, b]) => `ns_remainder(${a}, ${b})`);
numeric('POWER ATAN2', 2);
numeric('LOG', 2, ([base, value]) => `(ln(${value}) / ln(${base}))`);
numeric('BITAND', 2, ([a, b]) => `(CAST(${a} AS INTEGER) & CAST(${b} AS INTEGER))`);
numeric('NANVL', 2, ([a]) => a!);
define('ROUND', 1, 2, (args) => {
  const [value, second] = args;
  if (value!.kind === 'wall' || value!.kind === 'instant') {
    if (second) throw new NotModelled('ROUND of a date to a unit');
    return made(`ns_trunc_date(${asWall(value!)} + 43200000, 'DD')`, 'wall', args);
  }
  return made(`ns_round(${asNumber(value!)}, ${second ? asNumber(second) : '0'})`, 'number', args);
});
define('TRUNC', 1, 2, (args) => {
  const [value, second] = args;
  if (value!.kind === 'wall' || value!.kind === 'instant') {
    return made(
      `ns_trunc_date(${asWall(value!)}, ${second ? asText(second) : "'DD'"})`,
      'wall',
      args,
    );
  }
  return made(`ns_trunc(${asNumber(value!)}, ${second ? asNumber(second) : '0'})`, 'number', args);
});

function unify(args: Typed[], sql: (values: string[]) => string): Typed {
  const kind = commonKind(args);
  return made(sql(args.map((arg) => convert(arg, kind))), kind, args);
}
define('NVL', 2, 2, (args) => unify(args, (values) => `coalesce(${values.join(', ')})`));
define('COALESCE', 2, 99, (args) => unify(args, (values) => `coalesce(${values.join(', ')})`));
define('GREATEST', 1, 99, (args) => unify(args, (values) => extreme('max', values)));
define('LEAST', 1, 99, (args) => unify(args, (values) => extreme('min', values)));
const extreme = (name: string, values: string[]) =>
  values.length === 1 ? values[0]! : `${name}(${values.join(', ')})`;
define('NVL2', 3, 3, (args) => {
  const [test, yes, no] = args as [Typed, Typed, Typed];
  const kind = commonKind([yes, no]);
  const sql = `CASE WHEN ${test.sql} IS NOT NULL THEN ${convert(yes, kind)} ELSE ${convert(no, kind)} END`;
  return made(sql, kind, args);
});
define('NULLIF', 2, 2, (args) => {
  const [a, b] = args as [Typed, Typed];
  const [left, right] = comparable(a, b);
  return made(`nullif(${left}, ${right})`, a.kind, args);
});
define('DECODE', 3, 255, (args) => {
  const [value, ...rest] = args as [Typed, ...Typed[]];
  const fallback = rest.length % 2 === 1 ? rest[rest.length - 1]! : null;
  const pairs = Math.floor(rest.length / 2);
  const results = [
    ...Array.from({ length: pairs }, (_, at) => rest[2 * at + 1]!),
    ...(fallback ? [fallback] : []),
  ];
  const kind = commonKind(results);
  const arms = Array.from({ length: pairs }, (_, at) => {
    const [left, right] = comparable(value, rest[2 * at]!);
    return `WHEN ${left} IS ${right} THEN ${convert(rest[2 * at + 1]!, kind)}`;
  });
  const sql = `CASE ${arms.join(' ')}${fallback ? ` ELSE ${convert(fallback, kind)}` : ''} END`;
  return made(sql, kind, args);
});

for (const [names, sql] of [
  ['UPPER NLS_UPPER', 'ns_upper'],
  ['LOWER NLS_LOWER', 'ns_lower'],
  ['INITCAP NLS_INITCAP', 'ns_initcap'],
] as const) {
  define(names, 1, 1, (args) => made(`${sql}(${asText(args[0]!)})`, 'text', args));
}
define('LENGTH LENGTHC LENGTH2 LENGTH4', 1, 1, (args) =>
  made(`length(${asText(args[0]!)})`, 'number', args),
);
define('LENGTHB VSIZE', 1, 1, (args) =>
  made(`length(CAST(${asText(args[0]!)} AS BLOB))`, 'number', args),
);
define('CONCAT', 2, 2, (args) =>
  made(nullIfEmpty(`concat(${args.map(asText).join(', ')})`), 'text', args),
);
define('REPLACE', 2, 3, (args) =>
  made(
    nullIfEmpty(
      `replace(${asText(args[0]!)}, ${asText(args[1]!)}, coalesce(${mask(args, 2)}, ''))`,
    ),
    'text',
    args,
  ),
);
define('INSTR', 2, 4, (args) =>
  made(
    `ns_instr(${asText(args[0]!)}, ${asText(args[1]!)}, ${args.slice(2).map(asNumber).concat('1', '1').slice(0, 2).join(', ')})`,
    'number',
    args,
  ),
);
for (const name of ['LPAD', 'RPAD']) {
  define(name, 2, 3, (args) =>
    made(
      `ns_${name.toLowerCase()}(${asText(args[0]!)}, ${asNumber(args[1]!)}, ${args[2] ? asText(args[2]) : "' '"})`,
      'text',
      args,
    ),
  );
}
for (const name of ['LTRIM', 'RTRIM', 'TRIM']) {
  define(name, 1, 2, (args) =>
    made(nullIfEmpty(`${name.toLowerCase()}(${args.map(asText).join(', ')})`), 'text', args),
  );
}
define('TRANSLATE', 3, 3, (args) =>
  made(`ns_translate(${args.map(asText).join(', ')})`, 'text', args),
);
define('CHR', 1, 1, (args) => made(`char(${asNumber(args[0]!)})`, 'text', args));
define('ASCII', 1, 1, (args) => made(`unicode(${asText(args[0]!)})`, 'number', args));
define('REGEXP_REPLACE', 2, 6, (args) => regexp('ns_regexp_replace', 'text', args));
define('REGEXP_SUBSTR', 2, 6, (args) => regexp('ns_regexp_substr', 'text', args));
define('REGEXP_INSTR', 2, 6, (args) => {
  if (args.length > 2) throw new NotModelled('REGEXP_INSTR with more than two arguments');
  return regexp('ns_regexp_instr', 'number', args);
});
function regexp(sql: string, kind: Kind, args: Typed[]): Typed {
  return made(
    `${sql}(${args.map((arg) => (arg.kind === 'number' ? arg.sql : asText(arg))).join(', ')})`,
    kind,
    args,
  );
}

define('TO_CHAR TO_NCHAR', 1, 2, (args) => {
  const [value, format] = args as [Typed, Typed | undefined];
  if (value.kind === 'instant') {
    if (!format) return made(asText(value), 'text', args);
    if (value.zone === 'unknown')
      throw new NotModelled('TO_CHAR of a time whose zone came out of a text');
    const zone = value.zone ? `, ${quoteText(value.zone)}` : '';
    return made(`ns_format_instant(${value.sql}, ${asText(format)}${zone})`, 'text', args);
  }
  if (value.kind === 'wall') {
    if (!format) return made(asText(value), 'text', args);
    return made(`ns_format_date(${value.sql}, ${asText(format)})`, 'text', args);
  }
  if (!format) return made(asText(value), 'text', args);
  return made(`ns_format_number(${asNumber(value)}, ${asText(format)})`, 'text', args);
});
define('TO_CLOB TO_NCLOB TO_SINGLE_BYTE TO_MULTI_BYTE ASCIISTR UNISTR COMPOSE', 1, 1, (args) =>
  made(asText(args[0]!), 'text', args),
);
define('TO_NUMBER', 1, 1, (args) => made(asNumber(args[0]!), 'number', args));
define('TO_BINARY_DOUBLE TO_BINARY_FLOAT', 1, 1, (args) =>
  made(asNumber(args[0]!), 'number', args),
);
define('TO_DATE TO_TIMESTAMP', 1, 2, (args) => {
  const [value, format] = args as [Typed, Typed | undefined];
  if (!format) return made(asWall(value), 'wall', args);
  return made(`ns_parse_date(${asText(value)}, ${asText(format)})`, 'wall', args);
});
define('TO_TIMESTAMP_TZ', 2, 2, (args) => ({
  ...made(`ns_parse_instant(${asText(args[0]!)}, ${asText(args[1]!)})`, 'instant', args),
  zone: 'unknown',
}));
define('FROM_TZ', 2, 2, (args) => {
  const zone = args[1]!.literal;
  if (typeof zone !== 'string') throw new NotModelled('FROM_TZ with anything but a literal zone');
  return {
    ...made(`ns_instant_in(${asWall(args[0]!)}, ${quoteText(zone)})`, 'instant', args),
    zone,
  };
});
define('SYS_EXTRACT_UTC', 1, 1, (args) => made(asInstant(args[0]!), 'wall', args));
define('ADD_MONTHS', 2, 2, (args) =>
  made(`ns_add_months(${asWall(args[0]!)}, ${asNumber(args[1]!)})`, 'wall', args),
);
define('LAST_DAY', 1, 1, (args) => made(`ns_last_day(${asWall(args[0]!)})`, 'wall', args));
define('MONTHS_BETWEEN', 2, 2, (args) =>
  made(`ns_months_between(${asWall(args[0]!)}, ${asWall(args[1]!)})`, 'number', args),
);

/** Any function call of a statement. */
export function callFunction(node: FunctionNode, context: Context): Typed {
  const name = node.name.map((part) => part.Identifier.value.toUpperCase()).join('.');
  if (node.within_group.length || node.filter || node.null_treatment) throw unsupportedSearch();
  if (node.over && (isAggregate(name) || isRanking(name))) return windowed(name, node, context);
  if (node.over) throw unsupportedSearch();
  if (isAggregate(name)) return aggregate(name, node, context);
  const list = typeof node.args === 'object' && 'List' in node.args ? node.args.List.args : [];
  if (list.length === 0) {
    const value = keywordValue(name);
    if (value) return value;
  }
  const args = list.map((each) => {
    const expr = each.Unnamed === 'Wildcard' ? undefined : each.Unnamed?.Expr;
    if (!expr) throw unsupportedSearch();
    return context.compile(expr);
  });
  if (name === 'BUILTIN.DF') return displayText(args, context);
  if (name.startsWith('BUILTIN')) throw new NotModelled(name);
  const shape = shapes.get(name);
  if (shape) {
    if (args.length < shape.least || args.length > shape.most) throw unsupportedSearch();
    return shape.build(args, context);
  }
  if (missingFunctions.has(name)) throw unsupportedSearch();
  if (suiteQlFunctions.has(name)) throw new NotModelled(`the SuiteQL function ${name}`);
  throw searchError(`Unknown function '${name}'`);
}
