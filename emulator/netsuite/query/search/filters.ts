import { SuiteScriptError } from '../../contract.ts';
import { transactionTypes } from '../catalog.ts';
import type { DateContext } from './dates.ts';
import { condition, invalidFilter } from './operators.ts';
import type { Condition } from './operators.ts';
import { isFormula, splitFormula } from './plan.ts';
import type { Plan } from './plan.ts';

function invalidExpression(): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_SRCH_FILTER_EXPR',
    'Malformed search filter expression.',
  );
}

const isWord = (term: unknown, ...words: string[]): term is string =>
  typeof term === 'string' && words.includes(term.toUpperCase());

/** A leaf starts with a field name and an operator; anything else in brackets is a group. */
const isLeaf = (term: unknown[]): boolean =>
  typeof term[0] === 'string' &&
  typeof term[1] === 'string' &&
  !isWord(term[0], 'NOT') &&
  !isWord(term[1], 'AND', 'OR');

/** Filter expression to SQL: leaves `[name, operator, …values]`, AND, OR, NOT, brackets. AND binds stronger than OR. */
export function filterSql(
  plan: Plan,
  expression: unknown[],
  context: DateContext,
): { where: Condition | null; having: Condition | null } {
  if (expression.length === 0) return { where: null, having: null };
  const having: Condition[] = [];
  const terms = isLeaf(expression) ? [expression] : expression;
  const where = group(terms);

  function group(list: unknown[]): Condition | null {
    const ors: (Condition | null)[][] = [[]];
    let expectTerm = true;
    let negate = false;
    for (const term of list) {
      if (isWord(term, 'AND', 'OR')) {
        if (expectTerm) throw invalidExpression();
        if (isWord(term, 'OR')) ors.push([]);
        expectTerm = true;
      } else if (isWord(term, 'NOT')) {
        if (!expectTerm) throw invalidExpression();
        negate = !negate;
      } else if (Array.isArray(term)) {
        if (!expectTerm) throw invalidExpression();
        const made = isLeaf(term) ? leaf(term) : group(term);
        ors
          .at(-1)!
          .push(
            negate && made ? { sql: `(NOT coalesce(${made.sql}, 0))`, values: made.values } : made,
          );
        negate = false;
        expectTerm = false;
      } else throw invalidExpression();
    }
    if (expectTerm) throw invalidExpression();
    return joinWith(
      ors.map((ands) => joinWith(ands, 'AND')),
      'OR',
    );
  }

  function leaf(term: unknown[]): Condition | null {
    const [name, operator, ...rest] = term as [string, string, ...unknown[]];
    const values = rest.flat();
    const summary = /^(count|sum|min|max|avg|group)\((.*)\)$/i.exec(name);
    const found = single(
      summary ? summary[2]! : name,
      operator,
      values,
      summary?.[1]?.toLowerCase() ?? null,
    );
    if (!summary || summary[1]!.toLowerCase() === 'group') return found;
    having.push(found);
    return null;
  }

  function single(
    name: string,
    operator: string,
    values: unknown[],
    summary: string | null,
  ): Condition {
    if (isFormula(name)) {
      const { kind, text } = splitFormula(name);
      if (text === null) throw invalidFilter(name);
      return condition(
        name,
        summarised(plan.formula(kind, text), summary),
        operator,
        values,
        context,
      );
    }
    const dot = name.indexOf('.');
    const join = dot > 0 ? name.slice(0, dot) : null;
    const id = dot > 0 ? name.slice(dot + 1) : name;
    const field = plan.field(id, join, invalidFilter);
    if (plan.base.lines && !join && id.toLowerCase() === 'status')
      return statusCondition(operator, values);
    if (plan.base.lines && !join && id.toLowerCase() === 'type') {
      const bad = values.find((value) => !transactionTypes.has(String(value)));
      if (bad !== undefined) throw invalidFilter(`${name} = ${String(bad)}`);
    }
    return condition(name, summarised(field, summary), operator, values, context);
  }

  return { where, having: joinWith(having, 'AND') };
}

function summarised(
  field: ReturnType<Plan['field']>,
  summary: string | null,
): ReturnType<Plan['field']> {
  if (summary === null || summary === 'group') return field;
  const kind = summary === 'count' ? 'number' : field.kind;
  return {
    ...field,
    kind,
    sql: `${summary}(${summary === 'count' ? 'DISTINCT ' : ''}${field.sql})`,
  };
}

function joinWith(parts: (Condition | null)[], word: string): Condition | null {
  const real = parts.filter((part) => part !== null);
  if (real.length === 0) return null;
  if (real.length === 1) return real[0]!;
  return {
    sql: `(${real.map((part) => part.sql).join(` ${word} `)})`,
    values: real.flatMap((part) => part.values),
  };
}

/** Statuses are filtered as `SalesOrd:B` (netsuite-platform §4.6). */
function statusCondition(operator: string, values: unknown[]): Condition {
  const op = operator.toLowerCase();
  if (!['anyof', 'noneof', 'is'].includes(op)) throw invalidFilter(`status ${operator}`);
  const pairs = values.map((value) => {
    const [type, letter] = String(value).split(':');
    if (!type || !letter || !transactionTypes.has(type))
      throw invalidFilter(`status = ${String(value)}`);
    return [type, letter];
  });
  const sql = `(${pairs.map(() => '("t"."type" = ? AND "t"."status" = ?)').join(' OR ')})`;
  return { sql: op === 'noneof' ? `(NOT ${sql})` : sql, values: pairs.flat() };
}
