import type { Queries } from '../../../../emulator/netsuite/contract';
import { FULFILLMENT, ORDER, filledAccount, rowsOf } from './filledAccount';

let queries: Queries;
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
