import type { Queries, SearchDefinition } from '../../../../emulator/netsuite/contract';
import { administrator, filledAccount } from './filledAccount';

let queries: Queries;
beforeAll(async () => {
  queries = await filledAccount();
});

type Column = SearchDefinition['columns'][number];
const columnsOf = (columns: (string | Column)[]) =>
  columns.map((column) => (typeof column === 'string' ? { name: column } : column));

function search(type: string, filters: unknown[], columns: (string | Column)[] = []) {
  return queries.search(administrator, { type, filters, columns: columnsOf(columns) }, 0, 1000);
}
const ids = (type: string, filters: unknown[]) => search(type, filters).map((row) => row.id);

test('a transaction search has one row per line unless it asks for the mainline', () => {
  expect(search('salesorder', [])).toHaveLength(4);
  expect(search('salesorder', [['mainline', 'is', 'T']])).toEqual([
    { recordType: 'salesorder', id: '100', values: {}, texts: {} },
  ]);
  expect(
    queries.searchCount(administrator, { type: 'transaction', filters: [], columns: [] }),
  ).toBe(7);
});

test('values are texts, checkboxes booleans, selects have a text', () => {
  const columns = [
    'tranid',
    'entity',
    'status',
    'trandate',
    'amount',
    'mainline',
    'custbody_store',
    'internalid',
    'externalid',
  ];
  expect(search('salesorder', [['mainline', 'is', 'T']], columns)[0]).toMatchObject({
    values: {
      tranid: 'SO1',
      entity: '7',
      status: 'pendingFulfillment',
      trandate: '11/20/2026',
      amount: '27.20',
      mainline: true,
      custbody_store: 'demo',
      internalid: '100',
      externalid: 'xdk:demo:order:1:so',
    },
    texts: { entity: 'C7 Acme', status: 'Pending Fulfillment' },
  });
});

test('sales lines are positive in searches', () => {
  expect(
    search(
      'salesorder',
      [['mainline', 'is', 'F'], 'AND', ['taxline', 'is', 'F'], 'AND', ['shipping', 'is', 'F']],
      ['item', 'quantity', 'rate', 'amount', 'custcol_line_id', 'quantityshiprecv'],
    )[0]!.values,
  ).toEqual({
    item: '11',
    quantity: '2',
    rate: '10.00',
    amount: '20.00',
    custcol_line_id: 'L1',
    quantityshiprecv: '1',
  });
});

describe('filters', () => {
  test.each<[string, string, unknown[], string[]]>([
    ['text is, without case', 'item', [['itemid', 'is', 'abc-1']], ['11']],
    ['text isnot', 'item', [['itemid', 'isnot', 'ABC-1']], ['12', '13']],
    ['text contains', 'item', [['itemid', 'contains', 'bc']], ['11', '12']],
    ['text startswith', 'item', [['itemid', 'startswith', 'k']], ['13']],
    ['text doesnotstartwith', 'item', [['itemid', 'doesnotstartwith', 'k']], ['11', '12']],
    ['text isempty', 'item', [['displayname', 'isempty', '']], ['12', '13']],
    ['text isnotempty', 'item', [['displayname', 'isnotempty', '']], ['11']],
    ['a percent sign is no wildcard', 'item', [['itemid', 'contains', '%']], []],
    ['internal ids', 'item', [['internalid', 'anyof', ['11', '13']]], ['11', '13']],
    ['internal ids noneof', 'item', [['internalid', 'noneof', '11']], ['12', '13']],
    ['an external id', 'item', [['externalid', 'anyof', 'i11']], ['11']],
    ['an external id as text', 'item', [['externalidstring', 'is', 'I11']], ['11']],
    ['an empty select', 'item', [['parent', 'anyof', '@NONE@']], ['11', '13']],
    ['a checkbox', 'item', [['isinactive', 'is', 'T']], ['12']],
    ['a checkbox as boolean', 'item', [['isinactive', 'is', false]], ['11', '13']],
    [
      'type and status',
      'transaction',
      [['mainline', 'is', 'T'], 'AND', ['status', 'anyof', ['SalesOrd:B', 'ItemShip:A']]],
      ['100'],
    ],
    [
      'a transaction type by its code',
      'transaction',
      [['type', 'anyof', 'ItemShip'], 'AND', ['mainline', 'is', 'T']],
      ['101'],
    ],
    [
      'dates on',
      'transaction',
      [['trandate', 'on', '11/20/2026'], 'AND', ['mainline', 'is', 'T']],
      ['100'],
    ],
    [
      'dates after',
      'transaction',
      [['trandate', 'after', '11/20/2026'], 'AND', ['mainline', 'is', 'T']],
      ['101'],
    ],
    [
      'dates within',
      'transaction',
      [['trandate', 'within', '11/20/2026', '11/21/2026'], 'AND', ['mainline', 'is', 'T']],
      ['100', '101'],
    ],
    [
      'relative dates',
      'transaction',
      [['trandate', 'on', 'yesterday'], 'AND', ['mainline', 'is', 'T']],
      ['100'],
    ],
    [
      'times in the session zone',
      'transaction',
      [['lastmodifieddate', 'onorafter', '11/20/2026 11:30 pm'], 'AND', ['mainline', 'is', 'T']],
      ['100', '101'],
    ],
    [
      'numbers',
      'transaction',
      [['amount', 'greaterthan', '20'], 'AND', ['mainline', 'is', 'T']],
      ['100'],
    ],
    [
      'numbers between',
      'transaction',
      [['quantity', 'between', 1, 2], 'AND', ['type', 'anyof', 'SalesOrd']],
      ['100'],
    ],
    [
      'a joined field',
      'salesorder',
      [['customer.email', 'is', 'joe@acme.com'], 'AND', ['mainline', 'is', 'T']],
      ['100'],
    ],
    [
      'OR and brackets',
      'item',
      [
        [['itemid', 'is', 'KIT'], 'OR', ['itemid', 'is', 'ABC-1']],
        'AND',
        ['isinactive', 'is', 'F'],
      ],
      ['11', '13'],
    ],
    [
      'AND before OR',
      'item',
      [['itemid', 'is', 'KIT'], 'OR', ['itemid', 'is', 'ABC-1'], 'AND', ['isinactive', 'is', 'T']],
      ['13'],
    ],
    ['NOT', 'item', ['NOT', ['itemid', 'is', 'KIT']], ['11', '12']],
    ['one leaf without brackets', 'item', ['itemid', 'is', 'KIT'], ['13']],
    [
      'a formula',
      'item',
      [["formulatext: CASE WHEN {itemid} LIKE 'ABC%' THEN 'y' END", 'is', 'y']],
      ['11', '12'],
    ],
    [
      'a numeric formula',
      'salesorder',
      [['formulanumeric: {quantity} * {rate}', 'equalto', 20]],
      ['100'],
    ],
    ['custom record fields', 'customrecord_work', [['custrecord_work_store', 'is', 'demo']], ['1']],
    ['several selected', 'customrecord_work', [['custrecord_work_items', 'anyof', '12']], ['1']],
    ['a list value', 'customrecord_work', [['custrecord_work_state', 'anyof', '1']], []],
    [
      'through a custom select',
      'customrecord_link',
      [['custrecord_link_of.custrecord_work_store', 'is', 'demo']],
      ['1'],
    ],
    ['an item type', 'kititem', [], ['13']],
  ])('%s', (_what, type, filters, expected) => {
    expect(ids(type, filters)).toEqual(expected);
  });

  test.each<[string, string, unknown[], string]>([
    ['an unknown field', 'item', [['nothing', 'is', 'x']], 'SSS_INVALID_SRCH_FILTER'],
    [
      'an operator of another kind',
      'salesorder',
      [['entity', 'contains', 'x']],
      'SSS_INVALID_SRCH_OPERATOR',
    ],
    [
      'an operator that does not exist',
      'item',
      [['itemid', 'equals', 'x']],
      'SSS_INVALID_SRCH_OPERATOR',
    ],
    [
      'two leaves without AND',
      'item',
      [
        ['itemid', 'is', 'x'],
        ['itemid', 'is', 'y'],
      ],
      'SSS_INVALID_SRCH_FILTER_EXPR',
    ],
    [
      'a status without its type',
      'salesorder',
      [['status', 'anyof', 'B']],
      'SSS_INVALID_SRCH_FILTER',
    ],
    [
      'a type by its script id',
      'transaction',
      [['type', 'anyof', 'salesorder']],
      'SSS_INVALID_SRCH_FILTER',
    ],
    [
      'a checkbox that is neither',
      'item',
      [['isinactive', 'is', 'maybe']],
      'SSS_INVALID_SRCH_FILTER',
    ],
    ['a SuiteQL type', 'SalesOrd', [], 'INVALID_SEARCH_TYPE'],
    ['a SuiteQL table', 'transactionline', [], 'INVALID_SEARCH_TYPE'],
    [
      'a SuiteQL column that is no field',
      'customer',
      [['balancesearch', 'equalto', 1]],
      'SSS_INVALID_SRCH_FILTER',
    ],
  ])('%s is refused', (_what, type, filters, name) => {
    expect(() => search(type, filters)).toThrow(expect.objectContaining({ name }));
  });

  test('the refusal of a SuiteQL type names it as NetSuite does', () => {
    expect(() => search('SALESORD', [])).toThrow('The record type [SALESORD] is invalid.');
  });
});

describe('columns', () => {
  test('joins, formulas and sorting', () => {
    expect(
      search(
        'item',
        [['internalid', 'anyof', '11', '12']],
        [
          { name: 'itemid', sort: 'DESC' },
          { name: 'itemid', join: 'parent' },
          { name: 'formulatext', formula: "{itemid} || '/' || NVL({displayname}, '-')" },
        ],
      ).map((row) => row.values),
    ).toEqual([
      { itemid: 'ABC-2', 'parent.itemid': 'ABC-1', formulatext: 'ABC-2/-' },
      { itemid: 'ABC-1', 'parent.itemid': '', formulatext: 'ABC-1/Abc' },
    ]);
  });

  test('a joined transaction shows its mainline', () => {
    expect(
      search(
        'itemfulfillment',
        [['mainline', 'is', 'T']],
        [
          { name: 'tranid', join: 'createdfrom' },
          { name: 'location', join: 'createdfrom' },
          { name: 'amount', join: 'createdfrom' },
        ],
      ),
    ).toMatchObject([
      {
        values: {
          'createdfrom.tranid': 'SO1',
          'createdfrom.location': '1',
          'createdfrom.amount': '27.20',
        },
        texts: { 'createdfrom.location': 'East' },
      },
    ]);
  });

  test('a text that nobody knows is not made up', () => {
    expect(() => search('account', [], ['type'])).toThrow(
      'the display text of the search field type',
    );
    expect(search('item', [['internalid', 'anyof', '13']], ['type'])[0]!.texts).toEqual({
      type: 'Kit/Package',
    });
  });

  test('stock per location', () => {
    expect(
      search(
        'item',
        [['internalid', 'anyof', '11']],
        ['inventorylocation', 'locationquantityavailable', 'quantityonhand'],
      ),
    ).toMatchObject([
      {
        values: { inventorylocation: '1', locationquantityavailable: '8', quantityonhand: '10' },
        texts: { inventorylocation: 'East' },
      },
    ]);
  });

  test('members of a kit', () => {
    expect(search('kititem', [], ['memberitem', 'memberquantity'])).toMatchObject([
      {
        id: '13',
        values: { memberitem: '11', memberquantity: '2' },
        texts: { memberitem: 'ABC-1' },
      },
    ]);
  });

  test('summaries', () => {
    expect(
      search(
        'transaction',
        [['mainline', 'is', 'T']],
        [
          { name: 'type', summary: 'GROUP', sort: 'ASC' },
          { name: 'internalid', summary: 'COUNT' },
          { name: 'total', summary: 'SUM' },
        ],
      ),
    ).toMatchObject([
      {
        values: { 'GROUP(type)': 'ItemShip', 'COUNT(internalid)': '1' },
        texts: { 'GROUP(type)': 'Item Fulfillment' },
      },
      { values: { 'GROUP(type)': 'SalesOrd', 'COUNT(internalid)': '1', 'SUM(total)': '27.20' } },
    ]);
    expect(() => search('item', [], [{ name: 'itemid', summary: 'GROUP' }, 'displayname'])).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_SRCH_COLUMN_SUM' }),
    );
  });

  test('unknown columns are refused', () => {
    expect(() => search('item', [], ['nothing'])).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_SRCH_COLUMN' }),
    );
    expect(() => search('item', [], [{ name: 'email', join: 'nothing' }])).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_SRCH_COLUMN' }),
    );
  });

  test('pages of a search do not overlap', () => {
    const page = (offset: number) =>
      queries
        .search(administrator, { type: 'item', filters: [], columns: [] }, offset, 2)
        .map((row) => row.id);
    expect([page(0), page(2)]).toEqual([['11', '12'], ['13']]);
  });
});

describe('lookupFields', () => {
  const lookup = (type: string, id: string, columns: string[]) =>
    queries.lookupFields(administrator, { type, id, columns });

  test('selects are lists of value and text, checkboxes booleans, dates texts', () => {
    expect(
      lookup('salesorder', '100', [
        'entity',
        'tranid',
        'trandate',
        'status',
        'customer.companyname',
        'custbody_store',
      ]),
    ).toEqual({
      entity: [{ value: '7', text: 'C7 Acme' }],
      tranid: 'SO1',
      trandate: '11/20/2026',
      status: [{ value: 'pendingFulfillment', text: 'Pending Fulfillment' }],
      'customer.companyname': 'Acme',
      custbody_store: 'demo',
    });
    expect(
      lookup('customrecord_work', '1', [
        'custrecord_work_items',
        'custrecord_work_state',
        'custrecord_work_open',
      ]),
    ).toEqual({
      custrecord_work_items: [
        { value: '11', text: 'ABC-1' },
        { value: '12', text: 'ABC-2' },
      ],
      custrecord_work_state: [{ value: '2', text: 'Done' }],
      custrecord_work_open: true,
    });
    expect(lookup('inventoryitem', '11', ['parent', 'isinactive'])).toEqual({
      parent: [],
      isinactive: false,
    });
  });

  test('a record that is not there throws, or is empty by the switch', async () => {
    expect(() => lookup('salesorder', '999', ['tranid'])).toThrow(
      expect.objectContaining({ name: 'RCRD_DSNT_EXIST', message: 'That record does not exist.' }),
    );
    expect(() => lookup('salesorder', '101', ['tranid'])).toThrow('That record does not exist.');
    const mild = await filledAccount([], { lookupFieldsMissingThrows: false });
    expect(
      mild.lookupFields(administrator, { type: 'salesorder', id: '999', columns: ['tranid'] }),
    ).toEqual({});
  });
});

describe('saved searches', () => {
  const saved = {
    id: null,
    scriptId: 'customsearch_open',
    title: 'Open',
    isPublic: true,
    definition: { type: 'item', filters: [['itemid', 'is', 'KIT']], columns: [{ name: 'itemid' }] },
  };

  test('are found by script id and internal id, and their script id is unique', async () => {
    const own = await filledAccount();
    const id = own.saveSearch(administrator, saved);
    expect(own.loadSearch(administrator, 'customsearch_open')).toEqual({ ...saved, id });
    expect(own.loadSearch(administrator, id).title).toBe('Open');
    expect(() => own.saveSearch(administrator, { ...saved, title: 'Again' })).toThrow(
      expect.objectContaining({ name: 'SSS_DUPLICATE_SEARCH_SCRIPT_ID' }),
    );
    expect(own.saveSearch(administrator, { ...saved, id, title: 'Changed' })).toBe(id);
    expect(own.loadSearch(administrator, id).title).toBe('Changed');
    expect(
      own.suiteql(administrator, 'SELECT scriptid, name FROM usrsavedsearch', [], 10).rows,
    ).toEqual([{ scriptid: 'customsearch_open', name: 'Changed' }]);
    own.deleteSearch(administrator, id);
    expect(() => own.loadSearch(administrator, id)).toThrow(
      expect.objectContaining({ name: 'INVALID_SEARCH' }),
    );
  });
});
