import { SuiteScriptError } from '../../contract.ts';
import type { SearchDefinition } from '../../contract.ts';
import { NotModelled } from '../errors.ts';
import type { Schema, Table } from '../schema.ts';
import type { TableSql } from '../sql/compiler.ts';
import { quote } from '../sql/typed.ts';
import type { Reference } from '../sql/typed.ts';
import { compileFormula } from './formula.ts';
import type { FieldKind, SearchField } from './specialFields.ts';
import { rowsPer, searchField } from './fields.ts';
import { searchBase } from './types.ts';
import type { SearchBase } from './types.ts';

type Column = SearchDefinition['columns'][number];

/** The FROM clause of a search while its fields are being found; a join is added when the first field needs it. */
export interface Plan {
  base: SearchBase;
  table: Table;
  /** Throws `refuse(name)` for fields that searches do not know. */
  field(name: string, join: string | null, refuse: (name: string) => Error): SearchField;
  formula(kind: string, text: string): SearchField;
  from(): string;
}

export function invalidColumn(name: string): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_SRCH_COLUMN',
    `An nlobjSearchColumn contains an invalid column, or is not in proper syntax: ${name}.`,
  );
}

/** Joins whose name is not that of a select field: from table and name to table and SQL of the key. */
const NAMED_JOINS: Record<
  string,
  Record<string, { table: string; key: (t: string, l: string) => string; column?: string }>
> = {
  transaction: {
    customer: { table: 'customer', key: (t) => `${t}."entity"` },
    customermain: { table: 'customer', key: (t) => `${t}."entity"` },
    item: { table: 'item', key: (_t, l) => `${l}."item"` },
    createdfrom: { table: 'transaction', key: (_t, l) => `${l}."createdfrom"` },
    location: { table: 'location', key: (_t, l) => `${l}."location"` },
    subsidiary: { table: 'subsidiary', key: (_t, l) => `${l}."subsidiary"` },
    applyingtransaction: {
      table: 'transaction',
      key: (t) =>
        `(SELECT k."nextdoc" FROM "nexttransactionlinelink" k WHERE k."previousdoc" = ${t}."id" LIMIT 1)`,
    },
    shippingaddress: {
      table: 'transactionshippingaddress',
      key: (t) => `${t}."shippingaddress"`,
      column: 'nkey',
    },
    billingaddress: {
      table: 'transactionbillingaddress',
      key: (t) => `${t}."billingaddress"`,
      column: 'nkey',
    },
  },
  item: { parent: { table: 'item', key: (t) => `${t}."parent"` } },
};

/** Joins of item searches that give more than one row an item. */
const MULTIPLYING_JOINS = {
  location: 'LEFT JOIN "aggregateitemlocation" AS "stock" ON "stock"."item" = "t"."id"',
  member: 'LEFT JOIN "kititemmember" AS "member" ON "member"."parentitem" = "t"."id"',
};

const FORMULA = /^formula(text|numeric|currency|percent|date|datetime)(?:\s*:\s*([\s\S]+))?$/i;
const FORMULA_KINDS: Record<string, FieldKind> = {
  text: 'text',
  numeric: 'number',
  currency: 'currency',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
};

export const isFormula = (name: string) => FORMULA.test(name);

/** `formulanumeric: {quantity} * 2` in a filter; a column has the text in `formula`. */
export function splitFormula(name: string): { kind: string; text: string | null } {
  const [, kind = '', text = null] = FORMULA.exec(name) ?? [];
  return { kind: kind.toLowerCase(), text };
}

export function createPlan(schema: Schema, tableSql: TableSql, type: string): Plan {
  const base = searchBase(schema, type);
  const table = schema.table(base.table);
  const joins: string[] = [];
  const joined = new Map<string, { alias: string; table: Table }>();
  const multiplied = new Set<string>();

  function join(name: string): { alias: string; table: Table } | null {
    const id = name.toLowerCase();
    const known = joined.get(id);
    if (known) return known;
    const target = joinTarget(id);
    if (!target) return null;
    const found = {
      alias: quote(`j${joined.size + 1}`),
      table: schema.table(target.reference.table),
    };
    joined.set(id, found);
    joins.push(
      `LEFT JOIN ${tableSql(found.table)} AS ${found.alias} ON ${found.alias}.${quote(target.reference.key)} = ${target.sql}`,
    );
    return found;
  }

  function joinTarget(id: string): { reference: Reference; sql: string } | null {
    const named = NAMED_JOINS[base.table]?.[id];
    if (named) {
      return {
        reference: { table: named.table, key: named.column ?? 'id' },
        sql: named.key('"t"', '"l"'),
      };
    }
    const column = table.columns.get(id);
    if (column?.reference && schema.find(column.reference.table)) {
      return { reference: column.reference, sql: `"t".${quote(id)}` };
    }
    return null;
  }

  const plan: Plan = {
    base,
    table,
    field(name, joinName, refuse) {
      const target = joinName ? join(joinName) : { alias: '"t"', table };
      if (!target) throw refuse(`${joinName}.${name}`);
      const line = joinName && target.table.name === 'transaction' ? null : '"l"';
      const found = searchField(schema, target.table, name, target.alias, line);
      if (!found) throw refuse(joinName ? `${joinName}.${name}` : name);
      const per = rowsPer(target.table.name, name.toLowerCase());
      if (per && joinName) throw new NotModelled(`the search field ${joinName}.${name}`);
      if (per) multiplied.add(per);
      return found;
    },
    formula(kind, text) {
      const fieldKind = FORMULA_KINDS[kind];
      if (!fieldKind) throw invalidColumn(`formula${kind}`);
      const sql = compileFormula(schema, text, (name, joinName) =>
        plan.field(name, joinName, () =>
          invalidColumn(`{${joinName ? `${joinName}.` : ''}${name}}`),
        ),
      );
      return { kind: fieldKind, sql, text: null };
    },
    from() {
      const parts = [`${tableSql(table)} AS "t"`];
      if (base.lines) {
        parts.push(
          `JOIN ${tableSql(schema.table('transactionline'))} AS "l" ON "l"."transaction" = "t"."id"`,
        );
      }
      for (const [per, sql] of Object.entries(MULTIPLYING_JOINS)) {
        if (multiplied.has(per)) parts.push(sql);
      }
      return [...parts, ...joins].join(' ');
    },
  };
  return plan;
}

/** The field behind a result column. */
export function columnField(plan: Plan, column: Column): SearchField {
  if (isFormula(column.name)) {
    if (!column.formula) throw invalidColumn(column.name);
    return plan.formula(splitFormula(column.name).kind, column.formula);
  }
  const dot = column.join ? -1 : column.name.indexOf('.');
  const joinName = column.join ?? (dot > 0 ? column.name.slice(0, dot) : null);
  const name = dot > 0 ? column.name.slice(dot + 1) : column.name;
  return plan.field(name, joinName, invalidColumn);
}

/** How a row names the column: `name`, `join.name`, `GROUP(name)`. */
export function columnKey(column: Column): string {
  const plain = column.join ? `${column.join}.${column.name}` : column.name;
  return column.summary ? `${column.summary.toUpperCase()}(${plain})` : plain;
}
