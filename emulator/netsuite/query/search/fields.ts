import type { ColumnType } from '../catalog.ts';
import { NotModelled } from '../errors.ts';
import type { Schema, Table } from '../schema.ts';
import { displaySql } from '../sql/display.ts';
import { kindOf } from '../sql/scope.ts';
import { quote } from '../sql/typed.ts';
import type { Reference, Typed } from '../sql/typed.ts';
import { specialFields } from './specialFields.ts';
import type { FieldKind, SearchField, Special } from './specialFields.ts';

const KIND_OF_TYPE: Record<ColumnType, FieldKind> = {
  i: 'number',
  n: 'number',
  s: 'text',
  c: 'text',
  b: 'checkbox',
  d: 'date',
  t: 'datetime',
  l: 'multiselect',
};

const PER_LOCATION = /^(inventorylocation|locationquantity\w+|lastquantityavailablechange)$/;

/** What an item field adds to the search: one row per location, or one per member of a kit. */
export function rowsPer(table: string, name: string): 'location' | 'member' | null {
  if (table !== 'item') return null;
  if (PER_LOCATION.test(name)) return 'location';
  return name === 'memberitem' || name === 'memberquantity' ? 'member' : null;
}

/** Field of a table by its search id; null when searches do not know it. `line` is the alias of the transaction's line. */
export function searchField(
  schema: Schema,
  table: Table,
  name: string,
  alias: string,
  line: string | null,
): SearchField | null {
  const id = name.toLowerCase();
  if (id === 'internalid') return { kind: 'select', sql: `${alias}."id"`, text: `${alias}."id"` };
  if (id === 'internalidnumber') return { kind: 'number', sql: `${alias}."id"`, text: null };
  if (id === 'externalid' || id === 'externalidstring') {
    if (!table.columns.has('externalid')) return null;
    const kind = id === 'externalid' ? 'select' : 'text';
    return { kind, sql: `${alias}."externalid"`, text: `${alias}."externalid"` };
  }
  const special = specialFields[table.name]?.[id];
  if (special) {
    const sql = atLine(special.sql, alias, line);
    const { kind, reference } = special;
    if (reference) return { kind, sql, text: textOf(schema, sql, reference) };
    if (special.text) return { kind, sql, text: atLine(special.text, alias, line) };
    if (kind === 'select') throw new NotModelled(`the display text of the search field ${name}`);
    return { kind, sql, text: null };
  }
  return ownColumn(schema, table, id, alias) ?? lineColumn(schema, table, id, line);
}

/** A joined transaction has no line in the result; its line fields are those of its mainline. */
function atLine(sql: Special['sql'], alias: string, line: string | null): string {
  if (line !== null) return sql(alias, line);
  return `(SELECT ${sql(alias, '"m"')} FROM "transactionline" "m" WHERE "m"."transaction" = ${alias}."id" AND "m"."id" = 0)`;
}

function textOf(schema: Schema, sql: string, reference: Reference): string {
  const display = schema.find(reference.table)?.display;
  if (!display) throw new NotModelled(`the display text of rows of ${reference.table}`);
  return `(SELECT d.${quote(display)} FROM ${quote(reference.table)} d WHERE d.${quote(reference.key)} = ${sql})`;
}

/** Columns whose name a record field shares are search fields too, as are custom fields; other SuiteQL columns are not. */
function ownColumn(schema: Schema, table: Table, id: string, alias: string): SearchField | null {
  const column = table.columns.get(id);
  if (!column) return null;
  const known = table.catalog?.columns.get(id);
  if (known && !known.sameField && !GENERAL.has(id)) return null;
  const sql = column.sql ? column.sql(alias) : `${alias}.${quote(id)}`;
  if (!column.reference) return { kind: KIND_OF_TYPE[column.type], sql, text: null };
  const typed: Typed = {
    sql,
    kind: kindOf(column.type),
    free: true,
    hasAggregate: false,
    hasDisplay: false,
    column: { name: id, alias, table: table.name, reference: column.reference },
  };
  return {
    kind: column.type === 'l' ? 'multiselect' : 'select',
    sql,
    text: displaySql(typed, schema.find),
  };
}

const GENERAL = new Set([
  'name',
  'isinactive',
  'lastmodifieddate',
  'created',
  'lastmodified',
  'owner',
  'tranid',
  'trandate',
  'currency',
  'exchangerate',
  'otherrefnum',
  'entityid',
  'email',
  'itemid',
]);

function lineColumn(
  schema: Schema,
  table: Table,
  id: string,
  line: string | null,
): SearchField | null {
  if (table.name !== 'transaction' || line === null || !id.startsWith('custcol')) return null;
  return ownColumn(schema, schema.table('transactionline'), id, line);
}
