import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { FieldValue } from '../contract.ts';
import { caseBlindIndexes, indexes, primaryKeys, views } from './rows/tables.ts';
import { sqlValue } from './rows/value.ts';
import type { SqlValue } from './rows/value.ts';
import type { Schema, Table } from './schema.ts';
import { addFunctions } from './sql/sqliteFunctions.ts';
import type { RunContext } from './sql/sqliteFunctions.ts';
import { quote } from './sql/typed.ts';

export type Row = Record<string, FieldValue | undefined>;

/** The in-memory tables behind SuiteQL and searches. */
export interface Database {
  context: RunContext;
  /** Makes new tables and adds new columns to old ones. */
  alter(tables: Iterable<Table>): void;
  insert(table: string, rows: Row[]): void;
  /** Takes away the rows whose column has the value. */
  remove(table: string, column: string, value: SqlValue): void;
  all(sql: string, values: SqlValue[]): Record<string, SqlValue>[];
  /** Runs the writes as one transaction. */
  atomically(write: () => void): void;
}

const SQL_TYPES = {
  i: 'INTEGER',
  n: 'NUMERIC',
  s: 'TEXT',
  c: 'TEXT',
  b: 'TEXT',
  d: 'INTEGER',
  t: 'INTEGER',
  l: 'TEXT',
};

export function openDatabase(
  schema: Schema,
  context: RunContext,
  unordered: 'stored' | 'reversed',
): Database {
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec('PRAGMA synchronous = OFF; PRAGMA case_sensitive_like = ON;');
  // Shows who relies on the order of rows that nobody ordered.
  if (unordered === 'reversed') sqlite.exec('PRAGMA reverse_unordered_selects = ON');
  addFunctions(sqlite, context);
  const columnsMade = new Map<string, number>();
  const inserts = new Map<string, StatementSync>();
  const statements = new Map<string, StatementSync>();

  function prepared(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (statement) statements.delete(sql);
    else statement = sqlite.prepare(sql);
    statements.set(sql, statement); // the most recent last
    if (statements.size > MOST_STATEMENTS) statements.delete(statements.keys().next().value!);
    return statement;
  }

  function create(table: Table): void {
    const key = primaryKeys[table.name];
    const columns = table.stored.map((column) => {
      const isId = !key && column.type === 'i' && (column.name === 'id' || column.name === 'nkey');
      return `${quote(column.name)} ${SQL_TYPES[column.type]}${isId ? ' PRIMARY KEY' : ''}`;
    });
    if (key) columns.push(`PRIMARY KEY (${key.split(', ').map(quote).join(', ')})`);
    sqlite.exec(
      `CREATE TABLE ${quote(table.name)} (${columns.join(', ')})${key ? ' WITHOUT ROWID' : ''}`,
    );
    const wanted = indexes[table.name] ?? (table.catalog ? [] : ['externalid', 'name']);
    for (const columns of wanted) addIndex(table, columns.split(', '), '');
    const blind = caseBlindIndexes[table.name] ?? [];
    for (const column of blind) addIndex(table, [column], ' COLLATE NOCASE');
  }

  function addIndex(table: Table, names: string[], collation: string): void {
    if (!names.every((name) => table.stored.some((column) => column.name === name))) return;
    const columns = names.map((name) => quote(name) + collation).join(', ');
    const index = quote(`${table.name}~${names.join(',')}${collation}`);
    sqlite.exec(`CREATE INDEX ${index} ON ${quote(table.name)} (${columns})`);
  }

  function insertStatement(table: Table): StatementSync {
    let statement = inserts.get(table.name);
    if (!statement) {
      const names = table.stored.map((column) => quote(column.name));
      statement = sqlite.prepare(
        `INSERT OR REPLACE INTO ${quote(table.name)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      );
      inserts.set(table.name, statement);
    }
    return statement;
  }

  return {
    context,
    alter(tables) {
      statements.clear();
      for (const table of tables) {
        const view = views[table.name];
        if (view) {
          sqlite.exec(
            `DROP VIEW IF EXISTS ${quote(table.name)}; CREATE VIEW ${quote(table.name)} AS ${view}`,
          );
          continue;
        }
        inserts.delete(table.name);
        const made = columnsMade.get(table.name);
        if (made === undefined) create(table);
        else {
          for (const column of table.stored.slice(made)) {
            sqlite.exec(
              `ALTER TABLE ${quote(table.name)} ADD COLUMN ${quote(column.name)} ${SQL_TYPES[column.type]}${column.type === 'b' ? " DEFAULT 'F'" : ''}`,
            );
          }
        }
        columnsMade.set(table.name, table.stored.length);
      }
    },
    insert(name, rows) {
      if (rows.length === 0) return;
      const table = schema.find(name)!;
      const statement = insertStatement(table);
      for (const row of rows) {
        statement.run(...table.stored.map((column) => sqlValue(row[column.name], column.type)));
      }
    },
    remove(table, column, value) {
      prepared(`DELETE FROM ${quote(table)} WHERE ${quote(column)} = ?`).run(value);
    },
    all(sql, values) {
      return prepared(sql).all(...values) as Record<string, SqlValue>[];
    },
    atomically(write) {
      sqlite.exec('BEGIN');
      try {
        write();
        sqlite.exec('COMMIT');
      } catch (error) {
        sqlite.exec('ROLLBACK');
        throw error;
      }
    },
  };
}

const MOST_STATEMENTS = 500;
