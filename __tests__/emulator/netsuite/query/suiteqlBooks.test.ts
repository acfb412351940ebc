import type { Queries, Records, Session } from '../../../../emulator/netsuite/contract';
import { createAccount } from '../../../../emulator/netsuite/account';
import { virtualClock } from '../../../../emulator/netsuite/clock';
import { createQueries } from '../../../../emulator/netsuite/query/createQueries';
import { fillBaseAccount } from '../../../../emulator/netsuite/records/baseAccount';
import { createRecords } from '../../../../emulator/netsuite/records/createRecords';
import { NOW, administrator, rowsOf } from './filledAccount';

/** Real records in, SuiteQL out: one order through shipment, invoice, deposit and credit. */

let queries: Queries;
let ids: Record<'order' | 'deposit' | 'fulfillment' | 'invoice' | 'credit' | 'transfer', string>;

function finish<T>(operation: Generator<unknown, T, void>): T {
  for (;;) {
    const step = operation.next();
    if (step.done) return step.value;
  }
}

function transform(
  records: Records,
  session: Session,
  [fromType, fromId, toType]: [string, string, string],
  values: Record<string, unknown> = {},
): string {
  const made = finish(records.transform(session, { fromType, fromId, toType }));
  for (const [fieldId, value] of Object.entries(values)) {
    made.call(session, 'setValue', [{ fieldId, value }]);
  }
  return finish(records.save(session, made, {}));
}

beforeAll(async () => {
  const own = createAccount({}, virtualClock(NOW));
  const records = createRecords(own);
  const base = fillBaseAccount(records, own);
  const created = await createQueries(own);
  records.listen(created);
  queries = created;
  const east = base.locations!.east;
  const subsidiary = base.subsidiary;
  const entity = records.insert('customer', { companyname: 'Acme', isperson: 'F', subsidiary });
  const item = records.insert('inventoryitem', { itemid: 'ABC-1', subsidiary: [subsidiary!] });
  records.insert(
    'inventoryadjustment',
    { account: base.accounts['Inventory Adjustments']!, adjlocation: east, subsidiary },
    { inventory: [{ item, location: east, adjustqtyby: 10, unitcost: 3 }] },
  );
  const order = records.insert(
    'salesorder',
    {
      entity,
      orderstatus: 'B',
      location: east,
      shippingcost: 5,
      shipmethod: base.shipItems.standard,
    },
    { item: [{ item, quantity: 2, rate: 10, amount: 20, price: '-1', location: east }] },
  );
  const { shopify } = base.paymentMethods;
  const deposit = records.insert('customerdeposit', {
    customer: entity,
    salesorder: order,
    payment: 25,
    paymentmethod: shopify,
  });
  const session = { ...administrator, user: base.employee };
  const fulfillment = transform(records, session, ['salesorder', order, 'itemfulfillment'], {
    shipstatus: 'C',
  });
  const invoice = transform(records, session, ['salesorder', order, 'invoice']);
  const credit = transform(records, session, ['invoice', invoice, 'creditmemo']);
  const transfer = records.insert(
    'inventorytransfer',
    { location: east, transferlocation: base.locations!.west, subsidiary },
    { inventory: [{ item, adjustqtyby: 2 }] },
  );
  ids = { order, deposit, fulfillment, invoice, credit, transfer };
});

test('the lines of every transaction add up to nothing, and so do its postings', () => {
  const sums = rowsOf(
    queries,
    'SELECT t.id, SUM(l.netamount) AS lines FROM transaction t JOIN transactionline l ON l.transaction = t.id GROUP BY t.id',
  );
  expect(sums.length).toBeGreaterThanOrEqual(8);
  expect(sums.filter((row) => row.lines !== 0)).toEqual([]);
  expect(
    rowsOf(
      queries,
      'SELECT transaction FROM transactionaccountingline GROUP BY transaction HAVING SUM(amount) <> 0',
    ),
  ).toEqual([]);
});

test('posting says which transactions are in the books', () => {
  expect(
    rowsOf(queries, "SELECT id FROM transaction WHERE posting = 'F'").map((row) => String(row.id)),
  ).toEqual([ids.order]);
});

test('the order shows what was shipped and billed of its line', () => {
  expect(
    rowsOf(
      queries,
      "SELECT quantity, quantityshiprecv, quantitybilled, quantitycommitted FROM transactionline WHERE transaction = ? AND itemtype = 'InvtPart'",
      [ids.order],
    ),
  ).toEqual([{ quantity: -2, quantityshiprecv: 2, quantitybilled: 2, quantitycommitted: 0 }]);
});

test('everything made from the order is linked to it', () => {
  const next = rowsOf(
    queries,
    'SELECT nextdoc, linktype FROM nexttransactionlink WHERE previousdoc = ? ORDER BY nextdoc',
    [ids.order],
  );
  expect(next).toEqual([
    { nextdoc: Number(ids.deposit), linktype: 'OrdDep' },
    { nextdoc: Number(ids.fulfillment), linktype: 'ShipRcpt' },
    { nextdoc: Number(ids.invoice), linktype: 'OrdBill' },
  ]);
});

test('texts of statuses are those a person sees', () => {
  const text = (id: string) =>
    rowsOf(queries, 'SELECT BUILTIN.DF(t.status) AS s FROM transaction t WHERE t.id = ?', [id])[0]!
      .s;
  expect([text(ids.order), text(ids.invoice), text(ids.deposit), text(ids.credit)]).toEqual([
    'Sales Order : Billed',
    'Invoice : Paid In Full',
    'Customer Deposit : Fully Applied',
    'Credit Memo : Open',
  ]);
});

test('a transfer leaves one location and reaches the other, and stock follows', () => {
  expect(
    rowsOf(
      queries,
      "SELECT BUILTIN.DF(location) AS place, quantity, iscogs FROM transactionline WHERE transaction = ? AND mainline = 'F' ORDER BY id",
      [ids.transfer],
    ),
  ).toEqual([
    { place: 'Warehouse East', quantity: -2, iscogs: 'F' },
    { place: 'Warehouse West', quantity: 2, iscogs: 'F' },
  ]);
  expect(
    rowsOf(queries, 'SELECT location, quantityonhand FROM aggregateitemlocation ORDER BY location'),
  ).toEqual([
    { location: 1, quantityonhand: 6 },
    { location: 2, quantityonhand: 2 },
  ]);
});
