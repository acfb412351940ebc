import { SuiteScriptError } from '../../contract.ts';
import type { SavedSearch, SearchDefinition, SearchRow, Session } from '../../contract.ts';
import { tableAccess } from '../access.ts';
import type { Database } from '../database.ts';
import type { SqlValue } from '../rows/value.ts';
import type { Schema } from '../schema.ts';
import type { FieldKind } from './specialFields.ts';
import { filterSql } from './filters.ts';
import { lookupFields } from './lookup.ts';
import { columnField, columnKey, createPlan, invalidColumn } from './plan.ts';
import type { Plan } from './plan.ts';
import { createSavedSearches } from './savedSearches.ts';
import { shownValue } from './shownValue.ts';

type Column = SearchDefinition['columns'][number];

export interface Searches {
  rows(session: Session, definition: SearchDefinition, offset: number, limit: number): SearchRow[];
  count(session: Session, definition: SearchDefinition): number;
  lookup(
    session: Session,
    options: { type: string; id: string; columns: string[] },
  ): Record<string, unknown>;
  save(search: SavedSearch): string;
  load(id: string): SavedSearch;
  delete(id: string): void;
}

interface Statement {
  sql: string;
  values: SqlValue[];
  outputs: { key: string; kind: FieldKind; hasText: boolean }[];
  summary: boolean;
}

const SUMMARIES = new Set(['GROUP', 'COUNT', 'SUM', 'MIN', 'MAX', 'AVG']);

/** N/search over the tables that SuiteQL reads. */
export function createSearches(
  schema: Schema,
  database: Database,
  missingRecordThrows: () => boolean,
): Searches {
  const saved = createSavedSearches();

  function statement(session: Session, definition: SearchDefinition): Statement {
    const plan = searchPlan(session, definition.type);
    const { where, having } = filterSql(plan, definition.filters, database.context);
    const summary = definition.columns.some((column) => column.summary);
    const { outputs, select, order, groups } = columnsSql(plan, definition.columns, summary);
    const conditions = [plan.base.only, where?.sql].filter(Boolean).join(' AND ');
    const head = summary
      ? select
      : [
          `${hasId(plan) ? '"t"."id"' : 'NULL'} AS "~id"`,
          `${plan.base.recordType} AS "~type"`,
          ...select,
        ];
    const tie = summary ? [] : plan.base.lines ? ['"t"."id"', '"l"."id"'] : idOrder(plan);
    const sql = [
      `SELECT ${head.join(', ')} FROM ${plan.from()}`,
      conditions ? `WHERE ${conditions}` : '',
      groups.length ? `GROUP BY ${groups.join(', ')}` : '',
      having ? `HAVING ${having.sql}` : '',
      order.length + tie.length ? `ORDER BY ${[...order, ...tie].join(', ')}` : '',
    ];
    return {
      sql: sql.filter(Boolean).join(' '),
      values: [...(where?.values ?? []), ...(having?.values ?? [])],
      outputs,
      summary,
    };
  }

  function searchPlan(session: Session, type: string): Plan {
    return createPlan(schema, tableAccess(schema, session), type);
  }

  return {
    rows(session, definition, offset, limit) {
      const { sql, values, outputs, summary } = refusingHidden(() =>
        statement(session, definition),
      );
      // Written out: with a parameter there SQLite plans the statement anew at each run.
      const found = database.all(`${sql} LIMIT ${limit} OFFSET ${offset}`, values);
      return found.map((row) => {
        const result: SearchRow = {
          recordType: summary ? '' : String(row['~type'] ?? ''),
          id: summary ? '' : String(row['~id'] ?? ''),
          values: {},
          texts: {},
        };
        for (const [at, { key, kind, hasText }] of outputs.entries()) {
          result.values[key] = shownValue(row[`v${at}`] ?? null, kind, database, session.timeZone);
          if (hasText) result.texts[key] = String(row[`x${at}`] ?? '');
        }
        return result;
      });
    },
    count(session, definition) {
      const { sql, values } = refusingHidden(() => statement(session, definition));
      return Number(database.all(`SELECT count(*) AS n FROM (${sql})`, values)[0]!.n);
    },
    lookup: (session, options) =>
      lookupFields(
        database,
        refusingHidden(() => searchPlan(session, options.type)),
        session,
        options,
        missingRecordThrows(),
      ),
    ...saved,
  };
}

function idOrder(plan: Plan): string[] {
  return hasId(plan) ? ['"t"."id"'] : [];
}

/** Rows of balances have no internal id. */
function hasId(plan: Plan): boolean {
  return plan.table.columns.has('id');
}

function permissionViolation(): SuiteScriptError {
  return new SuiteScriptError(
    'INSUFFICIENT_PERMISSION',
    'Permission Violation: You do not have the permission to search this record type. Please contact your account administrator.',
  );
}

/** A table the role may not read is a permission error in searches. */
function refusingHidden<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (
      error instanceof SuiteScriptError &&
      /^Search error occurred: Record '.*' was not found/.test(error.message)
    ) {
      throw permissionViolation();
    }
    throw error;
  }
}

function columnsSql(plan: Plan, columns: Column[], summary: boolean) {
  const outputs: Statement['outputs'] = [];
  const select: string[] = [];
  const order: string[] = [];
  const groups: string[] = [];
  const keys = new Map<string, number>();
  for (const [at, column] of columns.entries()) {
    const field = columnField(plan, column);
    const how = column.summary?.toUpperCase() ?? null;
    if (how !== null && !SUMMARIES.has(how)) throw invalidColumn(`${how}(${column.name})`);
    if (summary && how === null) {
      throw new SuiteScriptError(
        'SSS_INVALID_SRCH_COLUMN_SUM',
        `The search column ${column.name} needs a summary type.`,
      );
    }
    const grouped = how === null || how === 'GROUP';
    const sql = grouped
      ? field.sql
      : `${how.toLowerCase()}(${how === 'COUNT' ? 'DISTINCT ' : ''}${field.sql})`;
    const hasText =
      grouped && field.text !== null && (field.kind === 'select' || field.kind === 'multiselect');
    if (how === 'GROUP') groups.push(field.sql);
    select.push(`${sql} AS "v${at}"`);
    if (hasText) select.push(`${field.text} AS "x${at}"`);
    if (column.sort && column.sort.toUpperCase() !== 'NONE') {
      const value = hasText && column.name.toLowerCase() !== 'internalid' ? `"x${at}"` : `"v${at}"`;
      order.push(`${value} ${column.sort.toUpperCase() === 'DESC' ? 'DESC' : 'ASC'}`);
    }
    const base = columnKey(column);
    const seen = keys.get(base) ?? 0;
    keys.set(base, seen + 1);
    const key = seen === 0 ? base : `${base}_${seen}`;
    outputs.push({ key, kind: how === 'COUNT' ? 'number' : field.kind, hasText });
  }
  return { outputs, select, order, groups };
}
