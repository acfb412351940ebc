import { NotModelled, unsupportedSearch } from '../errors.ts';
import type { Context } from './expressions.ts';
import { made, quote } from './typed.ts';
import type { Typed } from './typed.ts';

/** BUILTIN.DF(column): the text a person sees for a select field. */
export function displayText(args: Typed[], { compiler }: Context): Typed {
  const [value] = args;
  if (args.length !== 1 || !value) throw unsupportedSearch();
  return {
    ...made(displaySql(value, compiler.schema.find.bind(compiler.schema)), 'text', args),
    hasDisplay: true,
  };
}

export function displaySql(
  value: Typed,
  find: (table: string) => { display: string | null } | undefined,
): string {
  const { column } = value;
  if (!column) throw unsupportedSearch();
  if (column.table === 'transaction' && column.name === 'type')
    return `ns_type_label(${value.sql})`;
  if (column.table === 'transaction' && column.name === 'recordtype')
    return `ns_type_label(${value.sql})`;
  if (!column.reference)
    throw new NotModelled(`BUILTIN.DF of ${column.table ?? 'a subselect'}.${column.name}`);
  const { table, key } = column.reference;
  if (table === 'transactionstatus') {
    if (!column.table) throw new NotModelled('BUILTIN.DF of a status that comes from a subselect');
    return `ns_status_label(${column.alias}."type", ${value.sql})`;
  }
  const display = find(table)?.display;
  if (!display) throw new NotModelled(`the display text of ${column.name} (table ${table})`);
  if (value.kind === 'list') {
    return `(SELECT group_concat(d.${quote(display)}, ', ') FROM ${quote(table)} d WHERE d.${quote(key)} IN (SELECT e.value FROM json_each('[' || ${value.sql} || ']') e))`;
  }
  return `(SELECT d.${quote(display)} FROM ${quote(table)} d WHERE d.${quote(key)} = ${value.sql})`;
}
