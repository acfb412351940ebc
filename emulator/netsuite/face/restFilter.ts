import { SuiteScriptError } from '../contract.ts';

/** A condition of SuiteQL. */
export interface Filter {
  sql: string;
  params: string[];
}

/** How many values an operator takes; `list`: one or more in brackets. */
type Arity = 0 | 1 | 2 | 'list';
interface Operator {
  arity: Arity;
  /** `c`: the column, `v`: what stands for its values. */
  sql(c: string, v: string[]): string;
  /** What is compared in place of the value as written. */
  value?(text: string): string;
}

const compared = (sign: string): Operator => ({
  arity: 1,
  sql: (c, [v]) => `${c} ${sign} ${v}`,
});
/** Texts compare without regard to case (likely). */
const like = (value: (text: string) => string): Operator => ({
  arity: 1,
  sql: (c, [v]) => `LOWER(${c}) LIKE LOWER(${v})`,
  value: (text) => value(text),
});
const between: Operator = { arity: 2, sql: (c, [from, to]) => `${c} BETWEEN ${from} AND ${to}` };
const onDay = (sql: (c: string, day: string) => string): Operator => ({
  arity: 1,
  sql: (c, [v]) => sql(c, `TO_DATE(${v}, 'MM/DD/YYYY')`),
});

/** Oracle help section_1545222128; each also with `_NOT`. */
const OPERATORS: Record<string, Operator> = {
  EMPTY: { arity: 0, sql: (c) => `${c} IS NULL` },
  IS: {
    arity: 1,
    sql: (c, [v]) => `LOWER(${c}) = LOWER(${v})`,
    value: (text) => ({ true: 'T', false: 'F' })[text] ?? text,
  },
  CONTAIN: like((text) => `%${text}%`),
  START_WITH: like((text) => `${text}%`),
  END_WITH: like((text) => `%${text}`),
  ANY_OF: { arity: 'list', sql: (c, v) => `${c} IN (${v.join(', ')})` },
  BETWEEN: between,
  WITHIN: between,
  EQUAL: compared('='),
  GREATER: compared('>'),
  GREATER_OR_EQUAL: compared('>='),
  LESS: compared('<'),
  LESS_OR_EQUAL: compared('<='),
  ON: onDay((c, day) => `TRUNC(${c}) = ${day}`),
  AFTER: onDay((c, day) => `${c} >= ${day} + 1`),
  ON_OR_AFTER: onDay((c, day) => `${c} >= ${day}`),
  BEFORE: onDay((c, day) => `${c} < ${day}`),
  ON_OR_BEFORE: onDay((c, day) => `${c} < ${day} + 1`),
};

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|\[[^\]]*\]|[()]|[^\s()]+)/y;

/** The `q` of a record collection: conditions on body fields, joined by AND and OR, with brackets. @throws INVALID_PARAMETER */
export function parseFilter(text: string): Filter {
  const tokens = tokensOf(text);
  const params: string[] = [];
  let at = 0;
  const take = (): string => tokens[at++] ?? invalid(text);

  const either = (): string => {
    const parts = [both()];
    while (tokens[at]?.toUpperCase() === 'OR' && ++at) parts.push(both());
    return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;
  };
  const both = (): string => {
    const parts = [term()];
    while (tokens[at]?.toUpperCase() === 'AND' && ++at) parts.push(term());
    return parts.join(' AND ');
  };
  const term = (): string => {
    if (tokens[at] !== '(') return condition();
    at += 1;
    const inner = either();
    if (take() !== ')') invalid(text);
    return `(${inner})`;
  };
  const condition = (): string => {
    const field = take();
    const name = take().toUpperCase();
    const operator = OPERATORS[name.replace(/_NOT$/, '')];
    if (!operator || !/^[a-z][a-z0-9_]*$/i.test(field)) return invalid(text);
    const given = operator.arity === 0 ? [] : valuesOf(take());
    const isRight = operator.arity === 'list' ? given.length > 0 : given.length === operator.arity;
    if (!isRight) invalid(text);
    params.push(...given.map((value) => operator.value?.(value) ?? value));
    const column = field.toLowerCase();
    const sql = operator.sql(
      column,
      given.map(() => '?'),
    );
    return name.endsWith('_NOT') ? `NOT (${sql})` : sql;
  };

  const sql = either();
  if (at < tokens.length) invalid(text);
  return { sql, params };
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let rest = text.trimEnd(); TOKEN.lastIndex < rest.length;) {
    const [, token] = TOKEN.exec(rest) ?? [];
    tokens.push(token ?? invalid(text));
  }
  return tokens;
}

/** One value, or those of a list in brackets. */
function valuesOf(token: string): string[] {
  if (!token.startsWith('[')) return [plain(token)];
  return token
    .slice(1, -1)
    .split(',')
    .map((value) => plain(value.trim()));
}

function plain(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
}

function invalid(text: string): never {
  throw new SuiteScriptError('INVALID_PARAMETER', `Invalid query parameter 'q': ${text}`);
}
