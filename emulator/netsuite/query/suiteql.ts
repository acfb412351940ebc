import { SuiteScriptError } from '../contract.ts';
import type { Session, SuiteQlResult } from '../contract.ts';
import { accessKey, requireSuiteQl, tableAccess } from './access.ts';
import type { Database } from './database.ts';
import type { SqlValue } from './rows/value.ts';
import type { Schema } from './schema.ts';
import { compileStatement } from './sql/compile.ts';
import type { CompiledStatement } from './sql/compile.ts';
import { formatDate } from './sql/dateFormat.ts';
import type { Kind } from './sql/typed.ts';
import { toWallClock } from '../zones.ts';

/** Paged runs answer at most this many rows (netsuite-platform §4.6). */
const MOST_PAGED_ROWS = 100_000;
const MOST_COMPILED = 1000;

export type Parameters = (string | number | boolean)[];

export interface SuiteQl {
  run(session: Session, query: string, params: Parameters, limit: number): SuiteQlResult;
  page(
    session: Session,
    query: string,
    params: Parameters,
    offset: number,
    limit: number,
  ): SuiteQlResult & { total: number };
  /** Forgets compiled statements; called when tables change. */
  forget(): void;
}

function checkedValues(statement: CompiledStatement, params: Parameters): SqlValue[] {
  const values = params.map((value): SqlValue => {
    if (typeof value === 'boolean') return value ? 'T' : 'F';
    if (typeof value === 'string') return value === '' ? null : value;
    if (typeof value === 'number') return value;
    throw new SuiteScriptError(
      'SSS_INVALID_TYPE_ARG',
      'You have entered an invalid type argument: params',
    );
  });
  if (values.length !== statement.parameters) {
    throw new SuiteScriptError(
      'SSS_SEARCH_ERROR_OCCURRED',
      `Search error occurred: Invalid number of parameters. Expected: ${statement.parameters}. Provided: ${values.length}.`,
    );
  }
  return values;
}

export function createSuiteQl(schema: Schema, database: Database): SuiteQl {
  const compiled = new Map<string, CompiledStatement>();

  function statementFor(session: Session, query: string): CompiledStatement {
    if (typeof query !== 'string' || query.trim() === '') {
      throw new SuiteScriptError(
        'MISSING_REQD_ARGUMENT',
        'query.runSuiteQL: Missing a required argument: query',
      );
    }
    requireSuiteQl(schema, session);
    const key = `${accessKey(session)}\u0000${query}`;
    let statement = compiled.get(key);
    if (!statement) {
      statement = compileStatement(schema, tableAccess(schema, session), query);
      if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
      compiled.set(key, statement);
    }
    return statement;
  }

  function shown(value: SqlValue, kind: Kind, session: Session): string | number | null {
    if (value === null) return null;
    if (kind === 'wall' && typeof value === 'number') {
      return formatDate(value, database.context.dateMask, null);
    }
    if (kind === 'instant' && typeof value === 'number') {
      return formatDate(toWallClock(value, session.timeZone), database.context.dateMask, null);
    }
    // Decimals are kept as floating point; 15 digits take its noise away again.
    if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(15));
    return value;
  }

  function execute(
    session: Session,
    statement: CompiledStatement,
    values: SqlValue[],
    offset: number,
    limit: number,
  ): SuiteQlResult {
    // Written out: with a parameter there SQLite plans the statement anew at each run.
    const sql = `SELECT * FROM (${statement.sql}) LIMIT ${limit} OFFSET ${offset}`;
    const found = database.all(sql, values);
    const { columns } = statement;
    const rows = found.map((row) => {
      const result: Record<string, string | number | null> = {};
      for (const { name, kind } of columns) result[name] = shown(row[name] ?? null, kind, session);
      return result;
    });
    return { rows, columns: columns.map(({ name, kind }) => ({ name, type: TYPE_NAMES[kind] })) };
  }

  return {
    forget: () => compiled.clear(),
    run(session, query, params, limit) {
      const statement = statementFor(session, query);
      return execute(session, statement, checkedValues(statement, params), 0, limit);
    },
    page(session, query, params, offset, limit) {
      const statement = statementFor(session, query);
      const values = checkedValues(statement, params);
      const [counted] = database.all(
        `SELECT count(*) AS n FROM (SELECT 1 FROM (${statement.sql}) LIMIT ${MOST_PAGED_ROWS})`,
        values,
      );
      const total = Number(counted!.n);
      const most = Math.max(0, Math.min(limit, total - offset));
      return { ...execute(session, statement, values, offset, most), total };
    },
  };
}

const TYPE_NAMES: Record<Kind, string> = {
  number: 'FLOAT',
  text: 'STRING',
  list: 'STRING',
  wall: 'DATE',
  instant: 'DATETIME',
  any: 'UNKNOWN',
};
