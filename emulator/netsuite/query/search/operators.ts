import { SuiteScriptError } from '../../contract.ts';
import type { SqlValue } from '../rows/value.ts';
import { dateSpan, edges } from './dates.ts';
import type { DateContext } from './dates.ts';
import type { SearchField } from './specialFields.ts';

export interface Condition {
  sql: string;
  values: SqlValue[];
}

function invalidOperator(operator: string): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_SRCH_OPERATOR',
    `An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: ${operator}.`,
  );
}

export function invalidFilter(name: string): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_SRCH_FILTER',
    `An nlobjSearchFilter contains an invalid search criteria: ${name}.`,
  );
}

const escaped = (value: unknown) => String(value).replace(/[\\%_]/g, '\\$&');

function not(condition: Condition, field: SearchField): Condition {
  return { sql: `(${field.sql} IS NULL OR NOT ${condition.sql})`, values: condition.values };
}

/** Texts compare without case, as searches do (netsuite review 41). */
function textCondition(field: SearchField, operator: string, values: unknown[]): Condition {
  const [value] = values;
  const like = (pattern: string): Condition => ({
    sql: `(ns_lower(${field.sql}) LIKE ns_lower(?) ESCAPE '\\')`,
    values: [pattern],
  });
  switch (operator) {
    case 'is':
      return value === undefined || value === ''
        ? { sql: `(${field.sql} IS NULL)`, values: [] }
        : { sql: `(${field.sql} = ? COLLATE NOCASE)`, values: [String(value)] };
    case 'isnot':
      return not(textCondition(field, 'is', values), field);
    case 'contains':
    case 'haskeywords':
      return like(`%${escaped(value)}%`);
    case 'doesnotcontain':
      return not(like(`%${escaped(value)}%`), field);
    case 'startswith':
      return like(`${escaped(value)}%`);
    case 'doesnotstartwith':
      return not(like(`${escaped(value)}%`), field);
    case 'any': {
      const parts = values.map((each) => textCondition(field, 'is', [each]));
      return {
        sql: `(${parts.map((part) => part.sql).join(' OR ')})`,
        values: parts.flatMap((part) => part.values),
      };
    }
    default:
      throw invalidOperator(operator);
  }
}

const NUMBER_OPERATORS: Record<string, string> = {
  equalto: '=',
  notequalto: '<>',
  greaterthan: '>',
  greaterthanorequalto: '>=',
  lessthan: '<',
  lessthanorequalto: '<=',
  notgreaterthan: '<=',
  notgreaterthanorequalto: '<',
  notlessthan: '>=',
  notlessthanorequalto: '>',
};

function numberCondition(field: SearchField, operator: string, values: unknown[]): Condition {
  const numbers = values.map(Number);
  if (numbers.some(Number.isNaN)) throw invalidFilter(String(values[0]));
  const sign = NUMBER_OPERATORS[operator];
  if (sign) return { sql: `(${field.sql} ${sign} ?)`, values: [numbers[0]!] };
  if (operator === 'between' || operator === 'notbetween') {
    if (numbers.length !== 2) throw invalidFilter(operator);
    const between = { sql: `(${field.sql} BETWEEN ? AND ?)`, values: numbers };
    return operator === 'between' ? between : not(between, field);
  }
  throw invalidOperator(operator);
}

function dateCondition(
  field: SearchField,
  operator: string,
  values: unknown[],
  context: DateContext,
): Condition {
  const spans = values.map((value) =>
    edges(dateSpan(value, context), field.kind === 'datetime', context.timeZone),
  );
  const [first] = spans;
  if (!first) throw invalidFilter(operator);
  const last = spans.at(-1)!;
  const within: Condition = {
    sql: `(${field.sql} >= ? AND ${field.sql} < ?)`,
    values: [first.from, last.to],
  };
  switch (operator) {
    case 'on':
      return { ...within, values: [first.from, first.to] };
    case 'noton':
      return not({ ...within, values: [first.from, first.to] }, field);
    case 'within':
      return within;
    case 'notwithin':
      return not(within, field);
    case 'after':
    case 'notonorbefore':
      return { sql: `(${field.sql} >= ?)`, values: [first.to] };
    case 'onorafter':
    case 'notbefore':
      return { sql: `(${field.sql} >= ?)`, values: [first.from] };
    case 'before':
    case 'notonorafter':
      return { sql: `(${field.sql} < ?)`, values: [first.from] };
    case 'onorbefore':
    case 'notafter':
      return { sql: `(${field.sql} < ?)`, values: [first.to] };
    default:
      throw invalidOperator(operator);
  }
}

/** `@NONE@` stands for an empty field; statuses are written `SalesOrd:B`. */
function selectCondition(
  field: SearchField,
  operator: string,
  values: unknown[],
  name: string,
): Condition {
  if (operator === 'is' && values.length === 1)
    return selectCondition(field, 'anyof', values, name);
  if (operator !== 'anyof' && operator !== 'noneof') throw invalidOperator(operator);
  const flat = values.flat().map(String);
  if (flat.length === 0) throw invalidFilter(name);
  const none = flat.includes('@NONE@');
  const wanted = flat.filter((value) => value !== '@NONE@');
  const parts: Condition[] = [];
  if (none) parts.push({ sql: `${field.sql} IS NULL`, values: [] });
  if (wanted.length) parts.push(anyOf(field, wanted));
  const any = {
    sql: `(${parts.map((part) => part.sql).join(' OR ')})`,
    values: parts.flatMap((part) => part.values),
  };
  if (operator === 'anyof') return any;
  return none ? { sql: `(NOT ${any.sql})`, values: any.values } : not(any, field);
}

function anyOf(field: SearchField, wanted: string[]): Condition {
  if (field.kind === 'multiselect') {
    const parts = wanted.map(() => `(',' || ${field.sql} || ',') LIKE ?`);
    return { sql: `(${parts.join(' OR ')})`, values: wanted.map((value) => `%,${value},%`) };
  }
  const values = wanted.map((value) => (/^-?\d+$/.test(value) ? Number(value) : value));
  return { sql: `${field.sql} IN (${values.map(() => '?').join(', ')})`, values };
}

export function condition(
  name: string,
  field: SearchField,
  operator: string,
  values: unknown[],
  context: DateContext,
): Condition {
  const op = operator.toLowerCase();
  if (op === 'isempty') return { sql: `(${field.sql} IS NULL)`, values: [] };
  if (op === 'isnotempty') return { sql: `(${field.sql} IS NOT NULL)`, values: [] };
  switch (field.kind) {
    case 'text':
      return textCondition(field, op, values);
    case 'number':
    case 'currency':
      return numberCondition(field, op, values);
    case 'date':
    case 'datetime':
      return dateCondition(field, op, values, context);
    case 'checkbox': {
      if (op !== 'is' && op !== 'isnot') throw invalidOperator(operator);
      const [value] = values;
      const yes = value === true || value === 'T' || value === 'true';
      if (!yes && value !== false && value !== 'F' && value !== 'false') throw invalidFilter(name);
      return { sql: `(${field.sql} = ?)`, values: [yes === (op === 'is') ? 'T' : 'F'] };
    }
    default:
      return selectCondition(field, op, values, name);
  }
}
