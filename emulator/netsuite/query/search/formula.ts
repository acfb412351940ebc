import type { Schema } from '../schema.ts';
import { compileFormulaExpression } from '../sql/compile.ts';
import type { Kind, Typed } from '../sql/typed.ts';
import type { FieldKind, SearchField } from './specialFields.ts';

const KINDS: Record<FieldKind, Kind> = {
  select: 'text',
  multiselect: 'text',
  text: 'text',
  number: 'number',
  currency: 'number',
  date: 'wall',
  datetime: 'instant',
  checkbox: 'text',
};

/** Oracle SQL over `{field}`, `{join.field}` and `{field.id}`. A select field stands for its text, its `.id` for the id. */
export function compileFormula(
  schema: Schema,
  formula: string,
  find: (name: string, join: string | null) => SearchField,
): string {
  const fields: Typed[] = [];
  const text = formula.replace(/\{([^}]+)\}/g, (_all, path: string) => {
    fields.push(typedField(path.trim(), find));
    return `"{${fields.length - 1}}"`;
  });
  const resolve = (name: string): Typed | null => {
    const at = /^\{(\d+)\}$/.exec(name);
    return at ? fields[Number(at[1])]! : null;
  };
  return compileFormulaExpression(schema, text, resolve).sql;
}

function typedField(path: string, find: (name: string, join: string | null) => SearchField): Typed {
  const parts = path.split('.');
  const wantsId = parts.length > 1 && parts.at(-1)!.toLowerCase() === 'id';
  if (wantsId) parts.pop();
  const [first, second] = parts as [string, string?];
  const field = second === undefined ? find(first, null) : find(second, first);
  const shown = !wantsId && field.kind === 'select' && field.text ? field.text : field.sql;
  return {
    sql: shown,
    kind: wantsId || first.toLowerCase() === 'internalid' ? 'number' : KINDS[field.kind],
    free: true,
    hasAggregate: false,
    hasDisplay: false,
  };
}
