import type { Account, Definitions, Queries, RecordListener } from '../contract.ts';
import { NotModelled } from './errors.ts';
import { openDatabase } from './database.ts';
import { addListRows } from './rows/lists.ts';
import { addFixedRows } from './rows/fixed.ts';
import { deletedRow } from './rows/deleted.ts';
import { createProjector } from './rows/project.ts';
import { createPending } from './pending.ts';
import { createSchema } from './schema.ts';
import { createSearches } from './search/searches.ts';
import { loadParser } from './sql/compile.ts';
import { preferenceMask } from './sql/dateFormat.ts';
import { createSuiteQl } from './suiteql.ts';

/** Tables whose rows come from the engine, with the column that tells rows apart. */
const PLATFORM_KEYS: Record<string, string> = {
  script: 'id',
  scriptdeployment: 'primarykey',
  scriptnote: 'internalid',
  scheduledscriptinstance: 'taskid',
  file: 'id',
  mediaitemfolder: 'id',
};

/** The query side of the local NetSuite. Async only because the SQL parser loads once; everything after is synchronous. */
export async function createQueries(account: Account): Promise<Queries & RecordListener> {
  await loadParser();
  const schema = createSchema(account.switches.suiteqlUnprovenColumns);
  const context = {
    timeZone: account.timeZone,
    now: Date.parse(account.now()),
    dateMask: preferenceMask(String(account.preferences.DATEFORMAT ?? 'MM/DD/YYYY')),
  };
  const database = openDatabase(schema, context, account.switches.suiteqlUnorderedRows);
  database.alter(schema.tables());
  addFixedRows(database);
  const projector = createProjector(schema, database, account.switches.suiteqlKitMemberLines);
  const pending = createPending(database, projector);
  const suiteql = createSuiteQl(schema, database);
  const searches = createSearches(
    schema,
    database,
    () => account.switches.lookupFieldsMissingThrows,
  );

  /** Before every read: tables up to date, session's clock and zone set. */
  function ready(session: { timeZone: string }): void {
    pending.flush();
    context.timeZone = session.timeZone;
    context.now = Date.parse(account.now());
    context.dateMask = preferenceMask(String(account.preferences.DATEFORMAT ?? 'MM/DD/YYYY'));
  }

  return {
    suiteql(session, query, params, limit) {
      ready(session);
      return suiteql.run(session, query, params, limit);
    },
    suiteqlPage(session, query, params, offset, limit) {
      ready(session);
      return suiteql.page(session, query, params, offset, limit);
    },
    search(session, definition, offset, limit) {
      ready(session);
      return searches.rows(session, definition, offset, limit);
    },
    searchCount(session, definition) {
      ready(session);
      return searches.count(session, definition);
    },
    lookupFields(session, options) {
      ready(session);
      return searches.lookup(session, options);
    },
    saveSearch(_session, search) {
      const id = searches.save(search);
      const { scriptId, title } = searches.load(id);
      database.remove('usrsavedsearch', 'scriptid', scriptId);
      database.insert('usrsavedsearch', [{ scriptid: scriptId, name: title }]);
      return id;
    },
    loadSearch: (_session, id) => searches.load(id),
    deleteSearch(_session, id) {
      database.remove('usrsavedsearch', 'scriptid', searches.load(id).scriptId);
      searches.delete(id);
    },
    define(definitions: Definitions) {
      pending.flush();
      database.alter(schema.define(definitions));
      addListRows(database, definitions);
      suiteql.forget();
    },
    setPlatformRow(table, key, row) {
      const column = PLATFORM_KEYS[table];
      if (!column || !schema.find(table)) throw new NotModelled(`rows of the table ${table}`);
      database.remove(table, column, Number.isNaN(Number(key)) ? key : Number(key));
      if (row) database.insert(table, [{ ...row, [column]: key }]);
    },
    stored: (record, previous) => pending.stored(record, previous !== null),
    deleted(record, by) {
      pending.deleted(record);
      database.insert('deletedrecord', [deletedRow(record, by)]);
    },
    stockChanged: (level) => pending.stock(level),
    balanceChanged: (balance) => pending.balance(balance),
    noted: (note) => pending.note(note),
  };
}
