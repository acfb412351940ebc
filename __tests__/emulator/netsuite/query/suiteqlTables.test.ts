import type { Queries, RecordListener } from '../../../../emulator/netsuite/contract';
import { FULFILLMENT, ORDER, administrator, filledAccount, record, rowsOf } from './filledAccount';

let queries: Queries & RecordListener;
beforeAll(async () => {
  queries = await filledAccount();
});

test('an order is found by its external id, with type, letter of its status and total in its currency', () => {
  expect(
    rowsOf(
      queries,
      'SELECT id, type, recordtype, status, foreigntotal, entity, otherrefnum, posting FROM transaction WHERE externalid = ?',
      ['xdk:demo:order:1:so'],
    ),
  ).toEqual([
    {
      id: 100,
      type: 'SalesOrd',
      recordtype: 'salesorder',
      status: 'B',
      foreigntotal: 27.2,
      entity: 7,
      otherrefnum: '#1001',
      posting: 'F',
    },
  ]);
});

test('sales lines are negative, the header is the mainline, shipping and tax are lines', () => {
  expect(
    rowsOf(
      queries,
      'SELECT id, mainline, taxline, item, itemtype, quantity, foreignamount, uniquekey FROM transactionline WHERE transaction = ? ORDER BY linesequencenumber',
      [100],
    ),
  ).toEqual([
    {
      id: 0,
      mainline: 'T',
      taxline: 'F',
      item: null,
      itemtype: null,
      quantity: null,
      foreignamount: 27.2,
      uniquekey: 1_000_100_000,
    },
    {
      id: 1,
      mainline: 'F',
      taxline: 'F',
      item: 11,
      itemtype: 'InvtPart',
      quantity: -2,
      foreignamount: -20,
      uniquekey: 501,
    },
    {
      id: 2,
      mainline: 'F',
      taxline: 'F',
      item: 90,
      itemtype: 'ShipItem',
      quantity: null,
      foreignamount: -5,
      uniquekey: 1_000_100_002,
    },
    {
      id: 3,
      mainline: 'F',
      taxline: 'T',
      item: null,
      itemtype: 'TaxItem',
      quantity: null,
      foreignamount: -2.2,
      uniquekey: 1_000_100_003,
    },
  ]);
});

test('committed and shipped quantities of a line are positive', () => {
  expect(
    rowsOf(
      queries,
      "SELECT quantitycommitted, quantityshiprecv, isfullyshipped, isclosed, custcol_line_id FROM transactionline WHERE transaction = 100 AND mainline = 'F' AND taxline = 'F' AND itemtype = 'InvtPart'",
    ),
  ).toEqual([
    {
      quantitycommitted: 2,
      quantityshiprecv: 1,
      isfullyshipped: 'F',
      isclosed: 'F',
      custcol_line_id: 'L1',
    },
  ]);
});

test('a fulfillment has the ticked lines, one cost row more, and the order on every line', () => {
  expect(
    rowsOf(
      queries,
      'SELECT id, mainline, iscogs, item, quantity, createdfrom FROM transactionline WHERE transaction = ? ORDER BY id',
      [Number(FULFILLMENT)],
    ),
  ).toEqual([
    { id: 0, mainline: 'T', iscogs: 'F', item: null, quantity: null, createdfrom: 100 },
    { id: 1, mainline: 'F', iscogs: 'F', item: 11, quantity: -1, createdfrom: 100 },
    { id: 2, mainline: 'F', iscogs: 'T', item: 11, quantity: 1, createdfrom: 100 },
  ]);
});

test('the general ledger of a transaction balances', () => {
  expect(
    rowsOf(
      queries,
      'SELECT SUM(debit) AS debit, SUM(credit) AS credit, SUM(amount) AS amount FROM transactionaccountingline WHERE transaction = ?',
      [Number(FULFILLMENT)],
    ),
  ).toEqual([{ debit: 3, credit: 3, amount: 0 }]);
});

test('links lead from the order line to the fulfillment line and back', () => {
  const link = {
    previousdoc: 100,
    previousline: 1,
    previoustype: 'SalesOrd',
    nextdoc: 101,
    nextline: 1,
    nexttype: 'ItemShip',
    linktype: 'ShipRcpt',
  };
  const columns = 'previousdoc, previousline, previoustype, nextdoc, nextline, nexttype, linktype';
  expect(
    rowsOf(queries, `SELECT ${columns} FROM nexttransactionlinelink WHERE previousdoc = ?`, [
      Number(ORDER),
    ]),
  ).toEqual([link]);
  expect(
    rowsOf(queries, `SELECT ${columns} FROM previoustransactionlinelink WHERE nextdoc = ?`, [
      Number(FULFILLMENT),
    ]),
  ).toEqual([link]);
  expect(
    rowsOf(queries, 'SELECT nextdoc FROM nexttransactionlink WHERE previousdoc = 100'),
  ).toEqual([{ nextdoc: 101 }]);
});

test.each<[string, string, unknown[]]>([
  [
    'tracking numbers',
    'SELECT n.trackingnumber FROM trackingnumbermap m JOIN trackingnumber n ON n.id = m.trackingnumber WHERE m.transaction = 101',
    [{ trackingnumber: '1Z999' }],
  ],
  [
    'the shipping address by its key',
    'SELECT a.city, a.addressee FROM transaction t JOIN transactionshippingaddress a ON a.nkey = t.shippingaddress WHERE t.id = 100',
    [{ city: 'Boston', addressee: 'Joe' }],
  ],
  [
    'the shipping cost',
    'SELECT shippingrate, BUILTIN.DF(shippingmethod) AS way FROM transactionshipment WHERE doc = 100',
    [{ shippingrate: 5, way: 'Standard' }],
  ],
  [
    'a customer with balance',
    'SELECT entityid, entitytitle, altname, isperson, email, balancesearch FROM customer WHERE id = 7',
    [
      {
        entityid: 'C7',
        entitytitle: 'C7 Acme',
        altname: 'Acme',
        isperson: 'F',
        email: 'Joe@Acme.com',
        balancesearch: 12.5,
      },
    ],
  ],
  [
    'a person',
    'SELECT altname, isperson FROM customer WHERE id = 8',
    [{ altname: 'Ann Lee', isperson: 'T' }],
  ],
  [
    'entities of all kinds',
    'SELECT COUNT(*) AS n, MIN(type) AS type FROM entity',
    [{ n: 2, type: 'CustJob' }],
  ],
  [
    'the address book',
    'SELECT b.label, a.zip FROM customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress WHERE b.entity = 7',
    [{ label: 'Home', zip: '02101' }],
  ],
  [
    'items with their sums over locations',
    'SELECT itemtype, quantityonhand, quantityavailable, isinactive, custitem_sku, description FROM item WHERE id = 11',
    [
      {
        itemtype: 'InvtPart',
        quantityonhand: 10,
        quantityavailable: 8,
        isinactive: 'F',
        custitem_sku: 'SKU-1',
        description: 'An abc',
      },
    ],
  ],
  [
    'stock per location',
    'SELECT item, location, quantityavailable, quantitycommitted, averagecostmli, onhandvaluemli FROM aggregateitemlocation',
    [
      {
        item: 11,
        location: 1,
        quantityavailable: 8,
        quantitycommitted: 2,
        averagecostmli: 3,
        onhandvaluemli: 30,
      },
    ],
  ],
  [
    'the same per item',
    'SELECT quantityavailable FROM inventoryitemlocations WHERE item = 11',
    [{ quantityavailable: 8 }],
  ],
  [
    'stock that is there',
    'SELECT item, quantityonhand FROM inventorybalance',
    [{ item: 11, quantityonhand: 10 }],
  ],
  [
    'custom records with list, checkbox and several items',
    'SELECT id, name, externalid, custrecord_work_count, custrecord_work_open, BUILTIN.DF(custrecord_work_state) AS state, custrecord_work_items, BUILTIN.DF(custrecord_work_items) AS items FROM customrecord_work WHERE id = 1',
    [
      {
        id: 1,
        name: 'one',
        externalid: 'xdk:demo:order:1',
        custrecord_work_count: 3,
        custrecord_work_open: 'T',
        state: 'Done',
        custrecord_work_items: '11,12',
        items: 'ABC-1, ABC-2',
      },
    ],
  ],
  [
    'custom lists',
    'SELECT id, name FROM customlist_state ORDER BY id',
    [
      { id: 1, name: 'Open' },
      { id: 2, name: 'Done' },
    ],
  ],
  [
    'declared types and lists',
    "SELECT scriptid FROM customrecordtype WHERE scriptid = 'CUSTOMRECORD_WORK'",
    [{ scriptid: 'CUSTOMRECORD_WORK' }],
  ],
  [
    'texts of statuses',
    "SELECT name FROM transactionstatus WHERE trantype = 'SalesOrd' AND id = 'F'",
    [{ name: 'Pending Billing' }],
  ],
])('%s', (_what, query, rows) => {
  expect(rowsOf(queries, query)).toEqual(rows);
});

test('a changed record replaces its rows, a deleted one leaves only its entry among the deleted', async () => {
  const own = await filledAccount();
  const before = record('salesorder', '200', {
    fields: { tranid: 'SO2', orderstatus: 'B', total: 10 },
    sublists: {
      item: [
        { values: { line: 1, item: '11', quantity: 1, amount: 10 } },
        { values: { line: 2, item: '11', quantity: 1, amount: 10 } },
      ],
    },
  });
  const after = {
    ...before,
    version: 2,
    fields: { ...before.fields, orderstatus: 'H' },
    sublists: { item: before.sublists.item!.slice(0, 1) },
  };
  own.stored(before, null);
  expect(rowsOf(own, 'SELECT id FROM transactionline WHERE transaction = 200')).toHaveLength(3);
  own.stored(after, before);
  expect(rowsOf(own, 'SELECT id FROM transactionline WHERE transaction = 200')).toHaveLength(2);
  expect(rowsOf(own, 'SELECT status FROM transaction WHERE id = 200')).toEqual([{ status: 'H' }]);
  own.deleted(after, { user: '5', context: 'RESTLET', at: '2026-11-21T17:00:00.000Z' });
  expect(rowsOf(own, 'SELECT id FROM transaction WHERE id = 200')).toEqual([]);
  expect(rowsOf(own, 'SELECT id FROM transactionline WHERE transaction = 200')).toEqual([]);
  expect(
    rowsOf(
      own,
      "SELECT recordid, type, name, context, TO_CHAR(deleteddate, 'HH24:MI') AS at FROM deletedrecord WHERE recordid = 200",
    ),
  ).toEqual([
    {
      recordid: 200,
      type: 'salesorder',
      name: 'Sales Order #SO2',
      context: 'RESTLET',
      at: '12:00',
    },
  ]);
});

test('payments and applied deposits link to what they pay', async () => {
  const own = await filledAccount();
  own.stored(
    record('customerdeposit', '300', {
      fields: { customer: '7', salesorder: ORDER, payment: 27.2 },
    }),
    null,
  );
  own.stored(
    record('invoice', '301', {
      fields: { entity: '7', createdfrom: ORDER, total: 27.2, amountremaining: 7.2 },
    }),
    null,
  );
  own.stored(
    record('depositapplication', '302', {
      fields: { customer: '7', deposit: '300', applied: 20 },
      sublists: {
        apply: [
          { values: { apply: true, doc: '301', amount: 20 } },
          { values: { apply: false, doc: '100' } },
        ],
      },
    }),
    null,
  );
  expect(
    rowsOf(
      own,
      'SELECT previousdoc, linktype FROM nexttransactionlink WHERE nextdoc = 302 ORDER BY previousdoc',
    ),
  ).toEqual([
    { previousdoc: 300, linktype: 'DepAppl' },
    { previousdoc: 301, linktype: 'DepAppl' },
  ]);
  expect(
    rowsOf(own, 'SELECT nextdoc FROM nexttransactionlink WHERE previousdoc = 100 ORDER BY nextdoc'),
  ).toEqual([{ nextdoc: 101 }, { nextdoc: 300 }, { nextdoc: 301 }]);
  expect(
    rowsOf(
      own,
      'SELECT foreigntotal, foreignamountunpaid, foreignamountpaid FROM transaction WHERE id = 301',
    ),
  ).toEqual([{ foreigntotal: 27.2, foreignamountunpaid: 7.2, foreignamountpaid: 20 }]);
});

test('returns and credits are positive on their lines and negative in total', async () => {
  const own = await filledAccount();
  own.stored(
    record('creditmemo', '310', {
      fields: { entity: '7', total: 20 },
      sublists: { item: [{ values: { line: 1, item: '11', quantity: 2, amount: 20 } }] },
    }),
    null,
  );
  expect(
    rowsOf(
      own,
      'SELECT id, quantity, foreignamount FROM transactionline WHERE transaction = 310 ORDER BY id',
    ),
  ).toEqual([
    { id: 0, quantity: null, foreignamount: -20 },
    { id: 1, quantity: 2, foreignamount: 20 },
  ]);
});

test('rows that no record stands behind are set and taken away by the engine', async () => {
  const own = await filledAccount();
  own.setPlatformRow('script', '55', {
    scriptid: 'customscript_x',
    name: 'X',
    scripttype: 'RESTLET',
  });
  own.setPlatformRow('scriptnote', '1', {
    date: '2026-11-21T17:00:00.000Z',
    type: 'AUDIT',
    title: 'hello',
    detail: 'there',
  });
  expect(rowsOf(own, 'SELECT id, name FROM script WHERE scriptid = ?', ['customscript_x'])).toEqual(
    [{ id: 55, name: 'X' }],
  );
  expect(rowsOf(own, 'SELECT title, type FROM scriptnote')).toEqual([
    { title: 'hello', type: 'AUDIT' },
  ]);
  own.setPlatformRow('script', '55', null);
  expect(rowsOf(own, 'SELECT id FROM script')).toEqual([]);
  expect(() => own.setPlatformRow('nothing', '1', {})).toThrow('nothing');
});

test('system notes name the role by its internal id', async () => {
  const own = await filledAccount();
  own.noted({
    id: '9',
    recordType: 'salesorder',
    recordId: ORDER,
    field: 'TRANDOC.KSTATUS',
    oldValue: 'A',
    newValue: 'B',
    user: '5',
    role: 'administrator',
    context: 'UI',
    at: '2026-11-21T17:00:00.000Z',
  });
  expect(
    rowsOf(
      own,
      'SELECT recordtypeid, field, oldvalue, newvalue, role FROM systemnote WHERE recordid = 100',
    ),
  ).toEqual([
    { recordtypeid: -30, field: 'TRANDOC.KSTATUS', oldvalue: 'A', newvalue: 'B', role: 3 },
  ]);
});

test('rows stored before their type was declared keep what they had', async () => {
  const own = await filledAccount();
  own.define({ recordTypes: new Map(), lists: new Map(), fields: new Map(), roles: new Map() });
  expect(
    own.suiteql(administrator, 'SELECT COUNT(*) AS n FROM customrecord_work', [], 5000).rows,
  ).toEqual([{ n: 2 }]);
});
