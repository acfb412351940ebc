import { add, compare, isDecimal, multiply, negate, round } from './decimal';
import { RuleError, type Node, type Value } from './expression';

/** What an expression may ask for. */
export interface Facts {
  /** The value at a path; `undefined`: there is no such name. */
  at(steps: string[]): Value | undefined;
  /** NetSuite's value of a row of the store's value tables. */
  lookup(kind: string, value: string): string | undefined;
  /** Calendar day of a moment in the shop's time zone. */
  dayOf(moment: string): string;
}

/** The value of an expression. Throws RuleError with the place of what has none. */
export function evaluate(node: Node, facts: Facts): Value {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'path': {
      const value = facts.at(node.steps);
      if (value === undefined) throw new RuleError(node.at, `there is no ${node.steps.join('.')}`);
      return value;
    }
    case 'unary':
      return node.operator === 'not'
        ? !isTrue(evaluate(node.of, facts))
        : negate(decimalOf(node.of, facts));
    case 'binary':
      return binary(node, facts);
    case 'call':
      return called(node, facts);
  }
}

function binary(node: Extract<Node, { kind: 'binary' }>, facts: Facts): Value {
  const { operator, left, right } = node;
  switch (operator) {
    case 'or':
      return isTrue(evaluate(left, facts)) || isTrue(evaluate(right, facts));
    case 'and':
      return isTrue(evaluate(left, facts)) && isTrue(evaluate(right, facts));
    case '&':
      return textOf(evaluate(left, facts)) + textOf(evaluate(right, facts));
    case '+':
      return add(decimalOf(left, facts), decimalOf(right, facts));
    case '-':
      return add(decimalOf(left, facts), negate(decimalOf(right, facts)));
    case '*':
      return multiply(decimalOf(left, facts), decimalOf(right, facts));
    case '=':
      return isSame(evaluate(left, facts), evaluate(right, facts));
    case '!=':
      return !isSame(evaluate(left, facts), evaluate(right, facts));
    default:
      return isOrdered(operator, compare(decimalOf(left, facts), decimalOf(right, facts)));
  }
}

function isOrdered(operator: string, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Numbers by their value (`1.50 = 1.5`), all else by its text. */
function isSame(left: Value, right: Value): boolean {
  const [a, b] = [textOf(left), textOf(right)];
  return a === b || (isDecimal(a) && isDecimal(b) && compare(a, b) === 0);
}

function called({ name, args, at }: Extract<Node, { kind: 'call' }>, facts: Facts): Value {
  const value = (index: number): Value => {
    const arg = args[index];
    return arg ? evaluate(arg, facts) : null;
  };
  const text = (index: number) => textOf(value(index));
  switch (name) {
    case 'if':
      return isTrue(value(0)) ? value(1) : value(2);
    case 'first':
      return (
        args.map((_, index) => () => value(index)).find((one) => textOf(one()) !== '')?.() ?? null
      );
    case 'lookup':
      return lookedUp(text(0), text(1), args.length > 2 ? () => value(2) : null, at, facts);
    case 'contains':
      return contains(value(0), text(1));
    case 'upper':
      return text(0).toUpperCase();
    case 'lower':
      return text(0).toLowerCase();
    case 'trim':
      return text(0).trim();
    case 'left':
      return text(0).slice(0, Math.max(0, Number(decimal(value(1), at))));
    case 'replace':
      return text(0).split(text(1)).join(text(2));
    case 'join':
      return listOf(value(0)).map(textOf).join(text(1));
    case 'count':
      return String(listOf(value(0)).length);
    case 'round':
      return round(decimal(value(0), at), Number(decimal(value(1), at)));
    case 'number':
      return text(0) === '' ? null : Number(decimal(value(0), at));
    default:
      return day(text(0), at, facts);
  }
}

function lookedUp(
  kind: string,
  asked: string,
  otherwise: (() => Value) | null,
  at: number,
  facts: Facts,
): Value {
  const found = facts.lookup(kind, asked);
  if (found !== undefined) return found;
  if (otherwise) return otherwise();
  throw new RuleError(at, `the mapping table has no row of kind ${kind} for this value`);
}

function day(moment: string, at: number, facts: Facts): Value {
  if (moment === '') return null;
  if (Number.isNaN(Date.parse(moment))) throw new RuleError(at, 'this is no date');
  return { day: facts.dayOf(moment) };
}

function decimalOf(node: Node, facts: Facts): string {
  return decimal(evaluate(node, facts), node.at);
}

function decimal(value: Value, at: number): string {
  const text = textOf(value);
  if (!isDecimal(text))
    throw new RuleError(at, text === '' ? 'this is empty and no number' : 'this is no number');
  return text;
}

/** Of a list any of its values, of a text any part of it. */
function contains(value: Value, part: string): boolean {
  return Array.isArray(value) ? value.map(textOf).includes(part) : textOf(value).includes(part);
}

function listOf(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  return textOf(value) === '' ? [] : [value];
}

function isTrue(value: Value): boolean {
  return !['', 'false', '0'].includes(textOf(value));
}

/** Lists as a person would write them; '' for nothing. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? value.day : String(value);
}
