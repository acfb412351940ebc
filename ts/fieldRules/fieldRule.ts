import { RuleError, type Node } from './expression';
import { parseExpression } from './parseExpression';

/** One custom field mapping of a store, as its settings hold it. `docs/field-rules.md` has examples. */
export interface FieldRule {
  /** NetSuite's field id. */
  field: string;
  /** Exactly one of these three: a path, a constant, an expression. */
  from?: string;
  value?: string | number | boolean;
  expression?: string;
  /** Kind of the value table that translates it, and the value where that has no row. */
  table?: string;
  else?: string;
  /** What happens to a record for which the rule has no value. */
  onError?: 'hold' | 'skip';
}

/** What the rules of a store fill. */
export const RULE_FLOWS = ['order', 'cashSale', 'line', 'deposit', 'customer'] as const;
export type RuleFlow = (typeof RULE_FLOWS)[number];
export type FieldRules = Record<RuleFlow, FieldRule[]>;

export interface CompiledRule {
  field: string;
  value: Node;
  onError: 'hold' | 'skip';
}
export type CompiledRules = Record<RuleFlow, CompiledRule[]>;

const FIELD_ID = /^[a-z][a-z0-9_]*$/;
const NAMES = ['field', 'from', 'value', 'expression', 'table', 'else', 'onError'];

/** What Crossdock decides itself: a rule that wrote it would break totals, identity or customers. */
const ORDER =
  'externalid entity customer trandate currency exchangerate orderstatus subsidiary total item shippingcost shipmethod discountrate discountitem taxdetailsoverride istaxable paymentmethod account undepfunds postingperiod salesorder'.split(
    ' ',
  );
const OURS: Record<RuleFlow, string[]> = {
  order: ORDER,
  cashSale: ORDER,
  line: 'item quantity rate amount price taxcode tax1amt isclosed line units'.split(' '),
  deposit:
    'externalid customer salesorder trandate currency exchangerate payment paymentmethod account undepfunds postingperiod'.split(
      ' ',
    ),
  customer:
    'externalid isperson firstname middlename lastname companyname email phone subsidiary currency parent isinactive'.split(
      ' ',
    ),
};

/** Reads the rules of one flow. Throws a plain Error that names the rule, the place in it and the reason. */
export function compileRules(flow: RuleFlow, rules: unknown): CompiledRule[] {
  if (!Array.isArray(rules)) throw new Error(`rules.${flow} must be a list of rules.`);
  const compiled = rules.map((rule: unknown, index) => compiledRule(flow, rule, index));
  const twice = compiled.find(({ field }, index) =>
    compiled.some((other, place) => place < index && other.field === field),
  );
  if (twice) throw new Error(`rules.${flow}: ${twice.field} is filled by two rules.`);
  return compiled;
}

/** All rules of a store. Throws as `compileRules`. */
export function compileAll(rules: FieldRules): CompiledRules {
  return {
    order: compileRules('order', rules.order),
    cashSale: compileRules('cashSale', rules.cashSale),
    line: compileRules('line', rules.line),
    deposit: compileRules('deposit', rules.deposit),
    customer: compileRules('customer', rules.customer),
  };
}

function compiledRule(flow: RuleFlow, given: unknown, index: number): CompiledRule {
  const fail = (reason: string): never => {
    throw new Error(`rules.${flow}, rule ${index + 1}: ${reason}`);
  };
  if (typeof given !== 'object' || given === null) return fail('must be an object.');
  const unknown = Object.keys(given).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) return fail(`there is no ${unknown}; there are ${NAMES.join(', ')}.`);
  const rule = given as FieldRule;
  const { field, onError = 'hold' } = rule;
  if (typeof field !== 'string' || !FIELD_ID.test(field)) return fail('field must be a field id.');
  if (field.includes('_xdk_') || OURS[flow].includes(field))
    return fail(`${field} is Crossdock's own.`);
  if (onError !== 'hold' && onError !== 'skip') return fail('onError must be hold or skip.');
  const sources = [rule.from, rule.value, rule.expression].filter((one) => one !== undefined);
  if (sources.length !== 1) return fail('needs one of from, value and expression.');
  try {
    return { field, onError, value: translated(rule, sourceOf(rule)) };
  } catch (error) {
    if (error instanceof RuleError)
      return fail(`${field}, character ${error.at}: ${error.message}.`);
    throw error;
  }
}

function sourceOf({ from, value, expression }: FieldRule): Node {
  if (from === undefined && expression === undefined)
    return { kind: 'value', value: value ?? null, at: 1 };
  const text = from ?? expression;
  if (typeof text !== 'string') throw new RuleError(1, 'this must be a text');
  const node = parseExpression(text);
  if (from !== undefined && node.kind !== 'path')
    throw new RuleError(node.at, 'from takes a path; write anything else as expression');
  return node;
}

function translated(rule: FieldRule, source: Node): Node {
  if (rule.table === undefined) {
    if (rule.else !== undefined) throw new RuleError(1, 'else goes with table');
    return source;
  }
  const constant = (value: string): Node => ({ kind: 'value', value, at: source.at });
  const otherwise = rule.else === undefined ? [] : [constant(rule.else)];
  return {
    kind: 'call',
    name: 'lookup',
    args: [constant(rule.table), source, ...otherwise],
    at: source.at,
  };
}

/** Every path that a rule asks for, with its place in the expression. */
export function pathsOf(node: Node): { steps: string[]; at: number }[] {
  switch (node.kind) {
    case 'path':
      return [node];
    case 'call':
      return node.args.flatMap(pathsOf);
    case 'unary':
      return pathsOf(node.of);
    case 'binary':
      return [...pathsOf(node.left), ...pathsOf(node.right)];
    case 'value':
      return [];
  }
}
