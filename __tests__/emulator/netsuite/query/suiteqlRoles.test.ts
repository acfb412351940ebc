import type { Queries, Session } from '../../../../emulator/netsuite/contract';
import { administrator, filledAccount, record, role, rowsOf } from './filledAccount';

let queries: Queries;
const session = (id: string): Session => ({ ...administrator, role: id });
const reader = session('customrole_reader');
const orders = session('customrole_orders');
const abroad = session('customrole_abroad');

beforeAll(async () => {
  queries = await filledAccount([
    role('customrole_reader', ['REPO_ANALYTICS', 'LIST_ITEM']),
    role('customrole_orders', ['REPO_ANALYTICS', 'TRAN_SALESORD']),
    role('customrole_abroad', ['REPO_ANALYTICS', 'TRAN_SALESORD', 'LIST_CUSTJOB'], {
      subsidiaries: ['2'],
    }),
    role('customrole_none', ['LIST_ITEM']),
  ]);
});

test('SuiteQL needs the SuiteAnalytics Workbook permission', () => {
  expect(() => rowsOf(queries, 'SELECT id FROM item', [], session('customrole_none'))).toThrow(
    'SuiteAnalytics Workbook',
  );
});

test('a table without permission looks as if it did not exist', () => {
  expect(() => rowsOf(queries, 'SELECT id FROM customer', [], reader)).toThrow(
    "Search error occurred: Record 'customer' was not found.",
  );
  expect(() => rowsOf(queries, 'SELECT id FROM transaction', [], reader)).toThrow(
    "Record 'transaction' was not found.",
  );
  expect(rowsOf(queries, 'SELECT id FROM item WHERE id = 11', [], reader)).toEqual([{ id: 11 }]);
});

test('transactions of other types are left out, with their lines and links', () => {
  expect(rowsOf(queries, 'SELECT id FROM transaction', [], orders)).toEqual([{ id: 100 }]);
  expect(rowsOf(queries, 'SELECT DISTINCT transaction FROM transactionline', [], orders)).toEqual([
    { transaction: 100 },
  ]);
  expect(rowsOf(queries, 'SELECT nextdoc FROM nexttransactionlink', [], orders)).toEqual([]);
});

test('entities of kinds the role may not view are left out', async () => {
  const own = await filledAccount([role('customrole_sales', ['REPO_ANALYTICS', 'LIST_CUSTJOB'])]);
  own.stored(record('vendor', '9', { fields: { entityid: 'V9' } }), null);
  const seen = (who: Session) =>
    rowsOf(own, 'SELECT id FROM entity ORDER BY id', [], who).map((row) => row.id);
  expect(seen(administrator)).toEqual([7, 8, 9]);
  expect(seen(session('customrole_sales'))).toEqual([7, 8]);
});

test('rows of other subsidiaries are left out', () => {
  expect(rowsOf(queries, 'SELECT id FROM transaction', [], abroad)).toEqual([]);
  expect(rowsOf(queries, 'SELECT id FROM customer', [], abroad)).toEqual([]);
});

test('custom records follow their access type', () => {
  expect(rowsOf(queries, 'SELECT id FROM customrecord_work', [], orders)).toHaveLength(2);
  expect(() => rowsOf(queries, 'SELECT id FROM customrecord_link', [], orders)).toThrow(
    "Record 'customrecord_link' was not found.",
  );
  expect(rowsOf(queries, 'SELECT id FROM customrecord_link', [], reader)).toHaveLength(1);
});

test('a search without permission is a permission violation', () => {
  const search = { type: 'customer', filters: [], columns: [{ name: 'entityid' }] };
  expect(() => queries.search(reader, search, 0, 10)).toThrow(
    expect.objectContaining({ name: 'INSUFFICIENT_PERMISSION' }),
  );
  expect(
    queries.search(reader, { ...search, type: 'item', columns: [{ name: 'itemid' }] }, 0, 10),
  ).toHaveLength(3);
});
