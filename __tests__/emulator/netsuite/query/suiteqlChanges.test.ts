import { ORDER, administrator, filledAccount, record, rowsOf } from './filledAccount';

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

test('runs of scripts are rows of scheduledscriptinstance', async () => {
  const own = await filledAccount();
  own.setPlatformRow('scheduledscriptinstance', 'MAPREDUCETASK_1', {
    status: 'PROCESSING',
    mapreducestage: 'MAP',
    startdate: '2026-11-21T17:00:00.000Z',
    percentcomplete: 40,
  });
  expect(
    rowsOf(
      own,
      'SELECT taskid, status, mapreducestage, percentcomplete FROM scheduledscriptinstance',
    ),
  ).toEqual([
    { taskid: 'MAPREDUCETASK_1', status: 'PROCESSING', mapreducestage: 'MAP', percentcomplete: 40 },
  ]);
});

test('lots and bins of a line are inventory assignments, leaving with a minus', async () => {
  const own = await filledAccount();
  const assignment = { values: { issueinventorynumber: '77', quantity: 2 } };
  const inventorydetail = { fields: {}, sublists: { inventoryassignment: [assignment] } };
  own.stored(
    record('itemfulfillment', '400', {
      sublists: {
        item: [{ values: { line: 1, item: '11', quantity: 2 }, subrecords: { inventorydetail } }],
      },
    }),
    null,
  );
  expect(
    rowsOf(
      own,
      'SELECT transaction, transactionline, inventorynumber, quantity FROM inventoryassignment',
    ),
  ).toEqual([{ transaction: 400, transactionline: 1, inventorynumber: 77, quantity: -2 }]);
});

test('a location shows its address by key', async () => {
  const own = await filledAccount();
  const mainaddress = { fields: { city: 'Reno', country: 'US' } };
  own.stored(
    record('location', '2', { fields: { name: 'West' }, subrecords: { mainaddress } }),
    null,
  );
  expect(
    rowsOf(
      own,
      'SELECT l.name, a.city FROM location l JOIN locationmainaddress a ON a.nkey = l.mainaddress',
    ),
  ).toEqual([{ name: 'West', city: 'Reno' }]);
});

test('rows without ORDER BY come in another order when the switch says so', async () => {
  const own = await filledAccount([], { suiteqlUnorderedRows: 'reversed' });
  expect(rowsOf(own, 'SELECT id, displayname FROM item').map((row) => row.id)).toEqual([
    13, 12, 11,
  ]);
  expect(
    rowsOf(own, 'SELECT * FROM (SELECT i.id AS id FROM item i ORDER BY i.id) WHERE ROWNUM <= 2'),
  ).toEqual([{ id: 11 }, { id: 12 }]);
});

test('members of a kit are lines below it, unless the switch says no', async () => {
  const kitOrder = record('salesorder', '420', {
    fields: { orderstatus: 'B', total: 30 },
    sublists: {
      item: [
        {
          values: {
            line: 1,
            item: '13',
            quantity: 3,
            amount: 30,
            quantitycommitted: 2,
            location: '1',
          },
        },
      ],
    },
  });
  const lines =
    "SELECT item, quantity, quantitycommitted, foreignamount, kitcomponent FROM transactionline WHERE transaction = 420 AND mainline = 'F' ORDER BY id";
  const kit = {
    item: 13,
    quantity: -3,
    quantitycommitted: 2,
    foreignamount: -30,
    kitcomponent: 'F',
  };
  const member = {
    item: 11,
    quantity: -6,
    quantitycommitted: 4,
    foreignamount: 0,
    kitcomponent: 'T',
  };
  const own = await filledAccount();
  own.stored(kitOrder, null);
  expect(rowsOf(own, lines)).toEqual([kit, member]);
  const without = await filledAccount([], { suiteqlKitMemberLines: false });
  without.stored(kitOrder, null);
  expect(rowsOf(without, lines)).toEqual([kit]);
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

test('texts end after 4,000 bytes in searches and are whole in SuiteQL', async () => {
  const own = await filledAccount();
  const name = 'ä'.repeat(3000);
  own.stored(record('customrecord_work', '9', { fields: { name } }), null);
  const [row] = own.search(
    administrator,
    {
      type: 'customrecord_work',
      filters: [['internalid', 'anyof', '9']],
      columns: [{ name: 'name' }],
    },
    0,
    1,
  );
  expect(row!.values.name).toBe('ä'.repeat(2000));
  expect(rowsOf(own, 'SELECT LENGTH(name) AS n FROM customrecord_work WHERE id = 9')).toEqual([
    { n: 3000 },
  ]);
});

test('a status whose text nobody knows fails instead of showing a letter', async () => {
  const own = await filledAccount();
  own.stored(record('purchaseorder', '410', { fields: { orderstatus: 'Q' } }), null);
  expect(() =>
    rowsOf(own, 'SELECT BUILTIN.DF(t.status) AS s FROM transaction t WHERE t.id = 410'),
  ).toThrow('the text of status PurchOrd:Q');
});
