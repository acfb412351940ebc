import { SuiteScriptError } from '../../contract.ts';
import type { Session } from '../../contract.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../rows/value.ts';
import { columnField } from './plan.ts';
import type { Plan } from './plan.ts';
import { shownValue } from './shownValue.ts';

/**
 * search.lookupFields: body fields of one record. Selects come as `[{value, text}]` (empty: `[]`), checkboxes
 * as booleans, dates as text (netsuite-platform §4.5). Whether a missing record throws or gives `{}` is a switch.
 */
export function lookupFields(
  database: Database,
  plan: Plan,
  session: Session,
  options: { type: string; id: string; columns: string[] },
  missingThrows: boolean,
): Record<string, unknown> {
  const fields = options.columns.map((name) => ({ name, field: columnField(plan, { name }) }));
  const select = fields.flatMap(({ field }, at) => [
    `${field.sql} AS "v${at}"`,
    ...(field.text ? [`${field.text} AS "x${at}"`] : []),
  ]);
  const conditions = ['"t"."id" = ?', plan.base.only, plan.base.lines ? '"l"."id" = 0' : null];
  const sql = `SELECT ${['"t"."id" AS "~id"', ...select].join(', ')} FROM ${plan.from()} WHERE ${conditions.filter(Boolean).join(' AND ')} LIMIT 1`;
  const id: SqlValue = /^-?\d+$/.test(options.id) ? Number(options.id) : options.id;
  const [row] = database.all(sql, [id]);
  if (!row) {
    if (missingThrows) throw new SuiteScriptError('RCRD_DSNT_EXIST', 'That record does not exist.');
    return {};
  }
  const result: Record<string, unknown> = {};
  for (const [at, { name, field }] of fields.entries()) {
    const value = row[`v${at}`] ?? null;
    if (field.kind === 'select' || field.kind === 'multiselect') {
      result[name] = selected(value, row[`x${at}`] ?? null, field.kind === 'multiselect');
    } else result[name] = shownValue(value, field.kind, database, session.timeZone);
  }
  return result;
}

function selected(
  value: SqlValue,
  text: SqlValue,
  many: boolean,
): { value: string; text: string }[] {
  if (value === null) return [];
  if (!many) return [{ value: String(value), text: String(text ?? '') }];
  const texts = String(text ?? '').split(', ');
  return String(value)
    .split(',')
    .map((each, at) => ({ value: each, text: texts[at] ?? '' }));
}
