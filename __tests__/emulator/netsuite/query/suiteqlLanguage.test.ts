import type { Queries } from '../../../../emulator/netsuite/contract';
import { administrator, filledAccount, rowsOf } from './filledAccount';

let queries: Queries;
beforeAll(async () => {
  queries = await filledAccount();
});

const value = (expression: string, params: (string | number | boolean)[] = []) =>
  rowsOf(queries, `SELECT ${expression} AS v FROM dual`, params)[0]!.v;

describe('functions', () => {
  test.each<[string, unknown]>([
    ["NVL(NULL, 'x')", 'x'],
    ["NVL('', 'x')", 'x'],
    ["NVL2('a', 1, 2)", 1],
    ["DECODE(2, 1, 'one', 2, 'two', 'many')", 'two'],
    ["DECODE(NULL, NULL, 'none')", 'none'],
    ['COALESCE(NULL, NULL, 3)', 3],
    ['NULLIF(1, 1)', null],
    ['GREATEST(1, 5, 3)', 5],
    ["LEAST('b', 'a')", 'a'],
    ["UPPER('äb')", 'ÄB'],
    ["LOWER('ÄB')", 'äb'],
    ["INITCAP('hello big world')", 'Hello Big World'],
    ["LENGTH('abc')", 3],
    ["LENGTH('')", null],
    ["SUBSTR('abcdef', 2, 3)", 'bcd'],
    ["SUBSTR('abcdef', -2)", 'ef'],
    ["SUBSTR('abcdef', 10)", null],
    ["INSTR('abcabc', 'c')", 3],
    ["INSTR('abcabc', 'c', 4)", 6],
    ["INSTR('abcabc', 'c', 1, 2)", 6],
    ["INSTR('abc', 'z')", 0],
    ["REPLACE('a-b-c', '-', '+')", 'a+b+c'],
    ["REPLACE('a-b', '-')", 'ab'],
    ["LPAD('7', 3, '0')", '007'],
    ["RPAD('7', 3)", '7  '],
    ["TRIM('  a ')", 'a'],
    ["LTRIM('xxa', 'x')", 'a'],
    ["RTRIM('axx', 'x')", 'a'],
    ["TRANSLATE('abc', 'ab', 'xy')", 'xyc'],
    ["CONCAT('a', 'b')", 'ab'],
    ["'a' || NULL || 'b'", 'ab'],
    ["NULL || ' ' || NULL", ' '],
    ["1 || 'x'", '1x'],
    ["0.5 || ''", '.5'],
    ["ASCII('A')", 65],
    ['CHR(65)', 'A'],
    ["REGEXP_REPLACE('a1b22', '[0-9]+', '#')", 'a#b#'],
    ["REGEXP_REPLACE('ab', '(a)(b)', '\\2\\1')", 'ba'],
    ["REGEXP_SUBSTR('a1b22', '[[:digit:]]+', 1, 2)", '22'],
    ["REGEXP_INSTR('abc1', '[0-9]')", 4],
    ['ABS(-3)', 3],
    ['CEIL(1.2)', 2],
    ['FLOOR(1.8)', 1],
    ['MOD(7, 3)', 1],
    ['MOD(-7, 3)', -1],
    ['POWER(2, 10)', 1024],
    ['ROUND(2.345, 2)', 2.35],
    ['ROUND(-1.5)', -2],
    ['ROUND(1.005, 2)', 1.01],
    ['TRUNC(2.789, 1)', 2.7],
    ['SIGN(-4)', -1],
    ['7 / 2', 3.5],
    ['0.1 + 0.2', 0.3],
    ['2 + 3 * 4', 14],
    ['-(2 + 3)', -5],
    ["TO_NUMBER('12.5')", 12.5],
    ["TO_CHAR(1234.5, 'FM9,999.00')", '1,234.50'],
    ['TO_CHAR(0.5)', '.5'],
    ["TO_CHAR(7, '000')", ' 007'],
    ["TO_CHAR(12345, '999')", '####'],
    ["CAST('12' AS INTEGER)", 12],
    ['CAST(12 AS VARCHAR2(10))', '12'],
    ["CASE WHEN 1 = 2 THEN 'a' ELSE 'b' END", 'b'],
    ["CASE 'x' WHEN 'x' THEN 1 END", 1],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });
});

describe('dates', () => {
  test.each<[string, unknown]>([
    ["TO_CHAR(TO_DATE('2026-01-31', 'YYYY-MM-DD'), 'DD.MM.YYYY')", '31.01.2026'],
    ["TO_CHAR(TO_DATE('3-Feb-2026', 'DD-Mon-YYYY'), 'FMDay, FMDDth')", null],
    ["TO_CHAR(TO_DATE('2026-02-03', 'YYYY-MM-DD'), 'Mon DD Dy Q')", 'Feb 03 Tue 1'],
    [
      "TO_CHAR(TO_TIMESTAMP('2026-02-03 14:05:06.789', 'YYYY-MM-DD HH24:MI:SS.FF3'), 'HH:MI:SS.FF3 AM')",
      '02:05:06.789 PM',
    ],
    ["TO_CHAR(ADD_MONTHS(TO_DATE('2026-01-31', 'YYYY-MM-DD'), 1), 'YYYY-MM-DD')", '2026-02-28'],
    ["TO_CHAR(LAST_DAY(TO_DATE('2024-02-03', 'YYYY-MM-DD')), 'YYYY-MM-DD')", '2024-02-29'],
    ["TO_CHAR(TRUNC(TO_DATE('2026-11-21', 'YYYY-MM-DD'), 'MM'), 'YYYY-MM-DD')", '2026-11-01'],
    [
      "TO_CHAR(TO_DATE('2026-11-21', 'YYYY-MM-DD') + 1.5, 'YYYY-MM-DD HH24:MI')",
      '2026-11-22 12:00',
    ],
    ["MONTHS_BETWEEN(TO_DATE('2026-03-31', 'YYYY-MM-DD'), TO_DATE('2026-02-28', 'YYYY-MM-DD'))", 1],
    ["EXTRACT(YEAR FROM TO_DATE('2026-11-21', 'YYYY-MM-DD'))", 2026],
    ["TO_DATE('2026-11-21', 'YYYY-MM-DD')", '11/21/2026'],
    ["TO_CHAR(CURRENT_TIMESTAMP, 'YYYY-MM-DD HH24:MI:SS TZH:TZM')", '2026-11-21 13:00:00 -05:00'],
    ["TO_CHAR(CURRENT_DATE, 'HH24:MI')", '13:00'],
    ["TO_CHAR(SYSDATE, 'HH24:MI')", '10:00'],
    ["TO_CHAR(SYS_EXTRACT_UTC(CURRENT_TIMESTAMP), 'HH24:MI')", '18:00'],
    ["TO_CHAR(CURRENT_TIMESTAMP AT TIME ZONE 'Europe/Berlin', 'HH24:MI TZH')", '19:00 +01'],
    [
      "TO_CHAR(FROM_TZ(TO_TIMESTAMP('2026-07-01 12:00', 'YYYY-MM-DD HH24:MI'), 'UTC'), 'HH24:MI')",
      '12:00',
    ],
  ])('%s is %j', (expression, expected) => {
    if (expected === null) expect(() => value(expression)).toThrow('Invalid or unsupported search');
    else expect(value(expression)).toBe(expected);
  });

  test('the session zone decides what a stored moment shows, SYSDATE stays in Pacific time', () => {
    const query =
      "SELECT TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI TZH:TZM') AS seen, lastmodifieddate AS plain, TO_CHAR(SYSDATE, 'HH24') AS sys FROM transaction WHERE id = 100";
    expect(rowsOf(queries, query)).toEqual([
      { seen: '2026-11-20 23:30 -05:00', plain: '11/20/2026', sys: '10' },
    ]);
    expect(rowsOf(queries, query, [], { ...administrator, timeZone: 'Europe/Berlin' })).toEqual([
      { seen: '2026-11-21 05:30 +01:00', plain: '11/21/2026', sys: '10' },
    ]);
  });

  test('lastquantityavailablechange carries a time', () => {
    const changed = "TO_CHAR(MAX(a.lastquantityavailablechange), 'YYYY-MM-DD HH24:MI:SS')";
    const since = (moment: string) =>
      rowsOf(
        queries,
        `SELECT a.item, ${changed} AS changed FROM aggregateitemlocation a WHERE a.lastquantityavailablechange >= TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') - 10 / 1440 GROUP BY a.item ORDER BY MAX(a.lastquantityavailablechange), a.item`,
        [moment],
      );
    expect(since('2026-11-20 23:09:00')).toEqual([{ item: 11, changed: '2026-11-20 22:59:00' }]);
    expect(since('2026-11-20 23:09:01')).toEqual([]);
  });

  test.each<[string, string, number]>([
    [
      'TO_TIMESTAMP_TZ compares moments',
      "lastmodifieddate >= TO_TIMESTAMP_TZ('2026-11-21 04:30:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')",
      2,
    ],
    [
      '… and a second later finds nothing',
      "lastmodifieddate >= TO_TIMESTAMP_TZ('2026-11-21 04:30:01 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')",
      0,
    ],
    [
      'TO_DATE compares in the session zone',
      "lastmodifieddate >= TO_DATE('2026-11-20 23:30:00', 'YYYY-MM-DD HH24:MI:SS')",
      2,
    ],
    [
      '… where UTC would be wrong',
      "lastmodifieddate >= TO_DATE('2026-11-21 04:30:00', 'YYYY-MM-DD HH24:MI:SS')",
      0,
    ],
    ['a date without time', "trandate = TO_DATE('2026-11-20', 'YYYY-MM-DD')", 1],
    ["a text in the account's date format", "trandate = '11/20/2026'", 1],
    [
      'BETWEEN',
      "trandate BETWEEN TO_DATE('2026-11-20', 'YYYY-MM-DD') AND TO_DATE('2026-11-21', 'YYYY-MM-DD')",
      2,
    ],
    ['SYSDATE minus days', 'lastmodifieddate >= SYSDATE - 1', 2],
  ])('%s', (_what, condition, count) => {
    expect(rowsOf(queries, `SELECT id FROM transaction WHERE ${condition}`)).toHaveLength(count);
  });
});

describe('statements', () => {
  test('keys are lower case, whatever the alias', () => {
    expect(
      rowsOf(queries, 'SELECT ID, ItemId AS "Name", COUNT(*) OVER () FROM Item WHERE id = 11'),
    ).toEqual([{ id: 11, name: 'ABC-1', expr1: 1 }]);
  });

  test('a marker row with the data joined to it tells "nothing found" from a lost answer', () => {
    const batch = (ids: string) =>
      rowsOf(
        queries,
        `SELECT marker.n AS xdk_marker, counted.* FROM (SELECT 1 AS n FROM dual) marker LEFT JOIN (SELECT found.*, COUNT(*) OVER () AS xdk_total FROM (SELECT t.id AS id, t.externalid AS externalid FROM transaction t WHERE t.externalid IN (${ids})) found) counted ON 1 = 1`,
      );
    expect(batch("'nothing'")).toEqual([
      { xdk_marker: 1, id: null, externalid: null, xdk_total: null },
    ]);
    expect(batch("'xdk:demo:order:1:so'")).toEqual([
      { xdk_marker: 1, id: 100, externalid: 'xdk:demo:order:1:so', xdk_total: 1 },
    ]);
  });

  test('ROWNUM outside an ordered select takes the first rows of that order', () => {
    expect(
      rowsOf(
        queries,
        'SELECT * FROM (SELECT i.id AS id FROM item i ORDER BY i.id DESC) WHERE ROWNUM <= 2',
      ),
    ).toEqual([{ id: 13 }, { id: 12 }]);
    expect(
      rowsOf(
        queries,
        'SELECT * FROM (SELECT a.*, ROWNUM AS rn FROM (SELECT i.id AS id FROM item i ORDER BY i.id DESC) a) WHERE rn BETWEEN 2 AND 3',
      ),
    ).toEqual([
      { id: 12, rn: 2 },
      { id: 11, rn: 3 },
    ]);
    expect(rowsOf(queries, 'SELECT id FROM item WHERE ROWNUM > 1')).toEqual([]);
    expect(
      rowsOf(queries, 'SELECT COUNT(*) AS n FROM (SELECT id FROM item WHERE ROWNUM < ?)', [3]),
    ).toEqual([{ n: 2 }]);
  });

  test.each<[string, string, unknown[]]>([
    ['FETCH FIRST', 'SELECT id FROM item ORDER BY id FETCH FIRST 1 ROWS ONLY', [{ id: 11 }]],
    [
      'OFFSET with FETCH NEXT',
      'SELECT id FROM item ORDER BY id OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY',
      [{ id: 12 }],
    ],
    ['TOP', 'SELECT TOP 1 id FROM item ORDER BY id DESC', [{ id: 13 }]],
    [
      'UNION ALL',
      "SELECT id, 'i' AS k FROM item UNION ALL SELECT id, 'l' FROM location ORDER BY 1, 2",
      [
        { id: 1, k: 'l' },
        { id: 11, k: 'i' },
        { id: 12, k: 'i' },
        { id: 13, k: 'i' },
      ],
    ],
    [
      'MINUS',
      'SELECT id FROM item MINUS SELECT item FROM aggregateitemlocation ORDER BY id',
      [{ id: 12 }, { id: 13 }],
    ],
    [
      'EXISTS over the outer row',
      'SELECT i.id FROM item i WHERE EXISTS (SELECT 1 FROM aggregateitemlocation a WHERE a.item = i.id)',
      [{ id: 11 }],
    ],
    [
      'IN with a subselect',
      "SELECT id FROM item WHERE id IN (SELECT item FROM transactionline WHERE itemtype = 'InvtPart')",
      [{ id: 11 }],
    ],
    [
      'a scalar subselect',
      'SELECT i.itemid, (SELECT SUM(a.quantityonhand) FROM aggregateitemlocation a WHERE a.item = i.id) AS onhand FROM item i WHERE i.id = 11',
      [{ itemid: 'ABC-1', onhand: 10 }],
    ],
    [
      'GROUP BY with HAVING',
      'SELECT type, COUNT(*) AS n, MAX(id) AS last FROM transaction GROUP BY type HAVING COUNT(*) >= 1 ORDER BY type',
      [
        { type: 'ItemShip', n: 1, last: 101 },
        { type: 'SalesOrd', n: 1, last: 100 },
      ],
    ],
    ['LIKE looks at case', "SELECT id FROM item WHERE itemid LIKE 'abc%'", []],
    [
      'LIKE with ESCAPE',
      "SELECT id FROM item WHERE itemid LIKE 'ABC!-_' ESCAPE '!' ORDER BY id",
      [{ id: 11 }, { id: 12 }],
    ],
    [
      'NULLs last going up',
      'SELECT parent FROM item ORDER BY parent',
      [{ parent: 11 }, { parent: null }, { parent: null }],
    ],
    [
      'NULLs first going down',
      'SELECT parent FROM item ORDER BY parent DESC',
      [{ parent: null }, { parent: null }, { parent: 11 }],
    ],
    ['an empty text is NULL', "SELECT id FROM item WHERE parent IS NULL AND itemid = '' ", []],
    [
      'RANK over a partition',
      'SELECT id, ROW_NUMBER() OVER (PARTITION BY itemtype ORDER BY id DESC) AS r FROM item ORDER BY id',
      [
        { id: 11, r: 2 },
        { id: 12, r: 1 },
        { id: 13, r: 1 },
      ],
    ],
    [
      'comma joins',
      'SELECT i.itemid FROM item i, aggregateitemlocation a WHERE a.item = i.id',
      [{ itemid: 'ABC-1' }],
    ],
    ['comments', 'SELECT /* which */ id FROM item -- the first\nWHERE id = 11', [{ id: 11 }]],
    ['MEDIAN', 'SELECT MEDIAN(id) AS m FROM item', [{ m: 12 }]],
    [
      'BUILTIN.DF of a status',
      'SELECT BUILTIN.DF(t.status) AS s, BUILTIN.DF(t.type) AS y, BUILTIN.DF(t.entity) AS e FROM transaction t WHERE t.id = 100',
      [{ s: 'Sales Order : Pending Fulfillment', y: 'Sales Order', e: 'C7 Acme' }],
    ],
    [
      'BUILTIN.DF through a subselect',
      'SELECT BUILTIN.DF(x.entity) AS e FROM (SELECT entity FROM transaction WHERE id = 100) x',
      [{ e: 'C7 Acme' }],
    ],
  ])('%s', (_what, query, rows) => {
    expect(rowsOf(queries, query)).toEqual(rows);
  });

  test.each<[string, string, (string | number | boolean)[], number]>([
    ['true is T', 'SELECT id FROM item WHERE isinactive = ?', [true], 1],
    ['false is F', 'SELECT id FROM item WHERE isinactive = ?', [false], 2],
    ['a number as text', 'SELECT id FROM item WHERE id = ?', ['11'], 1],
    ['a text column against a number', 'SELECT id FROM transaction WHERE tranid = ?', [1], 0],
    ['numbers and texts in one IN list', 'SELECT id FROM item WHERE id IN (?, ?)', [11, '12'], 2],
    ['an empty text is NULL', 'SELECT id FROM item WHERE itemid = ?', [''], 0],
    [
      'in the order they are written',
      'SELECT id FROM item WHERE itemid = ? AND id = ?',
      ['ABC-1', 11],
      1,
    ],
    [
      'inside functions',
      "SELECT id FROM transaction WHERE trandate = TO_DATE(?, 'YYYY-MM-DD')",
      ['2026-11-20'],
      1,
    ],
    [
      'before and after a subselect',
      'SELECT id FROM item WHERE id = ? AND id IN (SELECT item FROM aggregateitemlocation WHERE location = ?) AND itemtype = ?',
      [11, 1, 'InvtPart'],
      1,
    ],
  ])('parameters: %s', (_what, query, params, count) => {
    expect(rowsOf(queries, query, params)).toHaveLength(count);
  });

  test('limited selects stand in UNIONs and ordered subselects', () => {
    expect(
      rowsOf(
        queries,
        'SELECT id FROM item WHERE ROWNUM <= 1 UNION ALL SELECT id FROM location WHERE ROWNUM <= 1 ORDER BY 1',
      ),
    ).toEqual([{ id: 1 }, { id: 11 }]);
    expect(
      rowsOf(
        queries,
        'SELECT x.id FROM (SELECT TOP 2 id FROM item ORDER BY id DESC) x ORDER BY x.id',
      ),
    ).toEqual([{ id: 12 }, { id: 13 }]);
  });

  test('a moment read from a text has no zone to show, also through subselects and NVL', () => {
    const moment = "TO_TIMESTAMP_TZ('2026-11-21 04:30:00 +02:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')";
    expect(() => value(`TO_CHAR(${moment}, 'HH24')`)).toThrow('zone');
    expect(() => value(`TO_CHAR(NVL(${moment}, CURRENT_TIMESTAMP), 'HH24')`)).toThrow('zone');
    expect(() =>
      rowsOf(queries, `SELECT TO_CHAR(x.m, 'HH24') AS v FROM (SELECT ${moment} AS m FROM dual) x`),
    ).toThrow('zone');
    expect(value(`TO_CHAR(SYS_EXTRACT_UTC(${moment}), 'HH24:MI')`)).toBe('02:30');
  });

  test('rows beyond the limit are cut without a word', () => {
    expect(queries.suiteql(administrator, 'SELECT id FROM item ORDER BY id', [], 2).rows).toEqual([
      { id: 11 },
      { id: 12 },
    ]);
  });

  test('pages tell the full count', () => {
    const page = (offset: number) =>
      queries.suiteqlPage(administrator, 'SELECT id FROM item ORDER BY id', [], offset, 2);
    expect(page(0)).toMatchObject({ total: 3, rows: [{ id: 11 }, { id: 12 }] });
    expect(page(2)).toMatchObject({ total: 3, rows: [{ id: 13 }] });
  });

  test('columns come with their kind', () => {
    expect(
      queries.suiteql(administrator, 'SELECT id, itemid, createddate FROM item', [], 1).columns,
    ).toEqual([
      { name: 'id', type: 'FLOAT' },
      { name: 'itemid', type: 'STRING' },
      { name: 'createddate', type: 'DATETIME' },
    ]);
  });
});
