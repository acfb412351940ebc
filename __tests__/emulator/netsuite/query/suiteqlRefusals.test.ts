import type { Queries } from '../../../../emulator/netsuite/contract';
import { filledAccount, rowsOf } from './filledAccount';

let queries: Queries;
beforeAll(async () => {
  queries = await filledAccount();
});

const UNSUPPORTED = 'Search error occurred: Invalid or unsupported search';

describe("SuiteQL refuses in NetSuite's words", () => {
  test.each<[string, string, string]>([
    ['LIMIT', 'SELECT id FROM item LIMIT 5', UNSUPPORTED],
    ['OFFSET without FETCH', 'SELECT id FROM item OFFSET 5 ROWS', UNSUPPORTED],
    ['LISTAGG', "SELECT LISTAGG(itemid, ',') FROM item", UNSUPPORTED],
    ['LEFT', 'SELECT LEFT(itemid, 2) FROM item', UNSUPPORTED],
    ['RIGHT', 'SELECT RIGHT(itemid, 2) FROM item', UNSUPPORTED],
    ['SUBSTRING', 'SELECT SUBSTRING(itemid, 1, 2) FROM item', UNSUPPORTED],
    ['POSITION', "SELECT POSITION('a' IN itemid) FROM item", UNSUPPORTED],
    ['CHARINDEX', "SELECT CHARINDEX('a', itemid) FROM item", UNSUPPORTED],
    ['DATEDIFF', 'SELECT DATEDIFF(trandate, trandate) FROM transaction', UNSUPPORTED],
    ['CEILING', 'SELECT CEILING(1) FROM dual', UNSUPPORTED],
    ['LCASE', 'SELECT LCASE(itemid) FROM item', UNSUPPORTED],
    ['ISNULL', 'SELECT ISNULL(itemid, 1) FROM item', UNSUPPORTED],
    ['REPEAT', "SELECT REPEAT('a', 3) FROM dual", UNSUPPORTED],
    ['square brackets', 'SELECT [id] FROM item', UNSUPPORTED],
    ['WITH', 'WITH a AS (SELECT id FROM item) SELECT id FROM a', UNSUPPORTED],
    ['DELETE', 'DELETE FROM item', UNSUPPORTED],
    ['UPDATE', "UPDATE item SET itemid = 'x'", UNSUPPORTED],
    ['INSERT', 'INSERT INTO item (id) VALUES (1)', UNSUPPORTED],
    ['two statements', 'SELECT id FROM item; SELECT id FROM item', UNSUPPORTED],
    ['FOR UPDATE', 'SELECT id FROM item FOR UPDATE', UNSUPPORTED],
    ['text that is no SQL', 'SELEC id FROM item', UNSUPPORTED],
    [
      'BUILTIN.DF with DISTINCT',
      'SELECT DISTINCT BUILTIN.DF(entity) e FROM transaction',
      UNSUPPORTED,
    ],
    [
      'BUILTIN.DF with GROUP BY',
      'SELECT BUILTIN.DF(entity), COUNT(*) FROM transaction GROUP BY BUILTIN.DF(entity)',
      UNSUPPORTED,
    ],
    [
      'a column that is neither grouped nor aggregated',
      'SELECT entity, COUNT(*) FROM transaction',
      UNSUPPORTED,
    ],
    ['a date minus a date', 'SELECT trandate - createddate FROM transaction', UNSUPPORTED],
    ['plus between texts', "SELECT 'a' + 'b' FROM dual", UNSUPPORTED],
    [
      'comma and ANSI joins together',
      'SELECT i.id FROM item i, location l JOIN subsidiary s ON s.id = l.subsidiary',
      UNSUPPORTED,
    ],
    ['an ambiguous column', 'SELECT id FROM item i JOIN location l ON l.id = i.id', UNSUPPORTED],
    ['a text that is no number', "SELECT id FROM item WHERE id = TO_NUMBER('x')", UNSUPPORTED],
    [
      'a date that does not fit its mask',
      "SELECT id FROM transaction WHERE trandate > TO_DATE('2026-13-01', 'YYYY-MM-DD')",
      UNSUPPORTED,
    ],
    ['dividing by zero', 'SELECT 1 / 0 FROM dual', UNSUPPORTED],
    ['a select without FROM', 'SELECT 1', UNSUPPORTED],
    [
      'an unknown table',
      'SELECT id FROM nothing',
      "Search error occurred: Record 'nothing' was not found.",
    ],
    [
      'a column that is not exposed',
      'SELECT total FROM transaction',
      "Search error occurred: Field 'total' for record 'transaction' was not found. Reason: NOT_EXPOSED - Field is not exposed",
    ],
    [
      'createdfrom on the header',
      'SELECT t.createdfrom FROM transaction t',
      "Search error occurred: Field 'createdfrom' for record 'transaction' was not found. Reason: NOT_EXPOSED - Field is not exposed",
    ],
    [
      'customer.balance',
      'SELECT balance FROM customer',
      "Search error occurred: Field 'balance' for record 'customer' was not found. Reason: NOT_EXPOSED - Field is not exposed",
    ],
    [
      'a column that no source proves',
      'SELECT item FROM itemmember',
      "Search error occurred: Field 'item' for record 'itemmember' was not found. Reason: REMOVED - Field is removed",
    ],
    [
      'an unknown column',
      'SELECT nothing FROM item',
      "Search error occurred: Field 'nothing' for record 'item' was not found. Reason: REMOVED - Field is removed",
    ],
    [
      'a custom field nobody declared',
      'SELECT custbody_nothing FROM transaction',
      "Search error occurred: Field 'custbody_nothing' for record 'transaction' was not found. Reason: REMOVED - Field is removed",
    ],
    [
      'a custom record nobody declared',
      'SELECT id FROM customrecord_nothing',
      "Search error occurred: Record 'customrecord_nothing' was not found.",
    ],
    [
      'a custom field that is not stored',
      'SELECT custrecord_work_shown FROM customrecord_work',
      "Search error occurred: Field 'custrecord_work_shown' for record 'customrecord_work' was not found. Reason: NOT_EXPOSED - Field is not exposed",
    ],
    [
      'an unknown alias',
      'SELECT x.id FROM item i',
      "Search error occurred: Unknown identifier 'x'. Available identifiers are: {i=item}",
    ],
    [
      'an unknown column of a join',
      'SELECT nothing FROM item i JOIN location l ON l.id = i.id',
      "Search error occurred: Unknown identifier 'nothing'. Available identifiers are: {i=item, l=location}",
    ],
  ])('%s', (_what, query, message) => {
    expect(() => rowsOf(queries, query)).toThrow(
      expect.objectContaining({ name: 'SSS_SEARCH_ERROR_OCCURRED', message }),
    );
  });

  test('more than 1,000 values in an IN list', () => {
    const list = (count: number) => Array.from({ length: count }, (_, at) => at).join(', ');
    expect(rowsOf(queries, `SELECT id FROM item WHERE id IN (${list(1000)})`)).toHaveLength(3);
    expect(() => rowsOf(queries, `SELECT id FROM item WHERE id IN (${list(1001)})`)).toThrow(
      UNSUPPORTED,
    );
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['an object', {}],
    ['a list', ['1']],
  ])('a parameter that is %s', (_what, value) => {
    expect(() => rowsOf(queries, 'SELECT id FROM item WHERE id = ?', [value as never])).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_TYPE_ARG' }),
    );
  });

  test('too few parameters', () => {
    expect(() => rowsOf(queries, 'SELECT id FROM item WHERE id IN (?, ?)', [1])).toThrow(
      'Search error occurred: Invalid number of parameters. Expected: 2. Provided: 1.',
    );
  });

  test('a missing statement', () => {
    expect(() => rowsOf(queries, '')).toThrow(
      expect.objectContaining({ name: 'MISSING_REQD_ARGUMENT' }),
    );
  });
});

describe('what is not modelled fails by its name and never answers nothing', () => {
  test.each<[string, string]>([
    ['SELECT id FROM salesorder', 'the SuiteQL table salesorder'],
    ['SELECT id FROM consolidatedexchangerate', 'the SuiteQL table consolidatedexchangerate'],
    ['SELECT daysopen FROM transaction', 'the SuiteQL column transaction.daysopen'],
    ['SELECT BUILTIN.CONSOLIDATE(foreigntotal) FROM transaction', 'BUILTIN.CONSOLIDATE'],
    ['SELECT SOUNDEX(itemid) FROM item', 'the SuiteQL function SOUNDEX'],
    [
      'SELECT i.id FROM item i, location l WHERE i.location = l.id(+)',
      "Oracle's (+) joins; write LEFT OUTER JOIN",
    ],
    ['SELECT id FROM item WHERE ROWNUM <= 2 ORDER BY itemid', 'ROWNUM beside ORDER BY'],
    [
      'SELECT t.id, l.id FROM transaction t JOIN transactionline l ON l.transaction = t.id',
      'two result columns called id',
    ],
    ['SELECT * FROM dual', 'the columns behind this *'],
  ])('%s', (query, what) => {
    expect(() => rowsOf(queries, query)).toThrow(what);
  });

  test('columns that no source proves are there when the switch says so', async () => {
    const lenient = await filledAccount([], { suiteqlUnprovenColumns: true });
    const read = () => rowsOf(lenient, 'SELECT isinactive FROM customercategory');
    expect(read).not.toThrow();
    expect(() => rowsOf(queries, 'SELECT isinactive FROM customercategory')).toThrow(/REMOVED/);
  });
});
