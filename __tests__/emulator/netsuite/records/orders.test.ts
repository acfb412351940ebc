import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { definitions } from './definitions.ts';
import { fill, openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;

beforeEach(() => {
  shop = openAccount();
  shop.records.define(definitions());
  item = shop.item('SHIRT');
  buyer = shop.customer();
  shop.adjust(item, 20);
});

const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const setCell = (record: RecordObject, line: number, fieldId: string, value: unknown) =>
  shop.call(record, 'setSublistValue', { sublistId: 'item', fieldId, line, value });
const line = (quantity: number, more = {}) => ({ item, quantity, ...more });
const order = (lines = [line(2)], values = {}) => shop.order(lines, { entity: buyer, ...values });
const statusOf = (id: string, type = 'salesorder') => {
  const { orderstatus, status } = shop.find(type, id).fields;
  return `${String(orderstatus)} ${String(status)}`;
};
const press = (button: string, type: string, id: string) =>
  shop.run(shop.records.press(shop.session, { type, id, button }));
const lines = (type: string, id: string) =>
  shop.find(type, id).sublists.item!.map(({ values }) => values);

describe('status of a sales order (netsuite-platform §4.10)', () => {
  it.each<[string, (id: string) => void]>([
    ['B Pending Fulfillment', () => undefined],
    ['E Pending Billing/Partially Fulfilled', (id) => void shop.fulfill(id, { 1: 1 })],
    ['F Pending Billing', (id) => void shop.fulfill(id)],
    [
      'D Partially Fulfilled',
      (id) => {
        shop.fulfill(id, { 1: 1 });
        shop.transform('salesorder', id, 'invoice');
      },
    ],
    [
      'G Billed',
      (id) => {
        shop.fulfill(id);
        shop.transform('salesorder', id, 'invoice');
      },
    ],
    [
      'G Billed',
      (id) => {
        shop.fulfill(id);
        shop.transform('salesorder', id, 'cashsale');
      },
    ],
    ['H Closed', (id) => void press('close', 'salesorder', id)],
    ['C Cancelled', (id) => void press('cancel', 'salesorder', id)],
    [
      'F Pending Billing',
      (id) => {
        shop.fulfill(id, { 1: 1 });
        press('close', 'salesorder', id);
      },
    ],
    ['B Pending Fulfillment', (id) => void shop.fulfill(id, {}, { shipstatus: 'A' })],
  ])('%s', (expected, action) => {
    const id = order();
    action(id);
    expect(statusOf(id)).toBe(expected);
  });

  it('a new account parks orders in Pending Approval', () => {
    shop = openAccount({ preferences: { DEFAULTSALESORDERSTATUS: null } });
    const shirt = shop.item('SHIRT');
    const id = shop.create(
      'salesorder',
      { entity: shop.customer() },
      { item: [{ item: shirt, quantity: 1 }] },
    );
    expect(statusOf(id)).toBe('A Pending Approval');
  });

  it.each(['C', 'D', 'F', 'G', 'H'])('%s cannot be set', (letter) => {
    expect(code(() => order([line(1)], { orderstatus: letter }))).toBe('INVALID_FLD_VALUE');
  });

  it('a processed order does not go back to Pending Approval', () => {
    const id = order();
    shop.fulfill(id, { 1: 1 });
    expect(
      code(() => shop.edit('salesorder', id, (record) => set(record, 'orderstatus', 'A'))),
    ).toBe('INVALID_ORD_STATUS');
  });

  it('an order of services only waits for billing', () => {
    const service = shop.records.insert('serviceitem', { itemid: 'FITTING', rate: 30 });
    expect(statusOf(order([line(1, { item: service })]))).toBe('F Pending Billing');
  });

  it('closing every line closes the order', () => {
    const id = order();
    shop.edit('salesorder', id, (record) => setCell(record, 0, 'isclosed', true));
    expect(statusOf(id)).toBe('H Closed');
  });

  it('shipped lines can neither shrink below that nor go away', () => {
    const id = order([line(4), line(1)]);
    shop.fulfill(id, { 1: 3 });
    expect(
      code(() => shop.edit('salesorder', id, (record) => setCell(record, 0, 'quantity', 2))),
    ).toBe('INVALID_QTY');
    const remove = (record: RecordObject) =>
      shop.call(record, 'removeLine', { sublistId: 'item', line: 0 });
    expect(code(() => shop.edit('salesorder', id, remove))).toBe('USER_ERROR');
  });

  it('an order with documents of its own cannot be deleted', () => {
    const id = order();
    shop.fulfill(id);
    const remove = () => shop.run(shop.records.delete(shop.session, { type: 'salesorder', id }));
    expect(code(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  });
});

describe('item fulfillment', () => {
  it('lists open, committed lines, all ticked, with the custom fields of the order', () => {
    const service = shop.records.insert('serviceitem', { itemid: 'FITTING', rate: 30 });
    const id = order(
      [line(2, { custcol_x_line: '77' }), { item: service, quantity: 1 }, line(100)],
      {
        custbody_x_store: 'demo',
      },
    );
    const record = shop.run(
      shop.records.transform(shop.session, {
        fromType: 'salesorder',
        fromId: id,
        toType: 'itemfulfillment',
      }),
    );
    const data = record.data();
    expect(data.fields).toMatchObject({ custbody_x_store: 'demo', createdfrom: id, entity: buyer });
    expect(
      data.sublists.item!.map(({ values }) => [
        values.orderline,
        values.quantity,
        values.itemreceive,
        values.custcol_x_line,
      ]),
    ).toEqual([
      [1, 2, true, '77'],
      [3, 18, true, undefined],
    ]);
  });

  it.each([
    ['an order pending approval', () => order([line(1)], { orderstatus: 'A' })],
    [
      'a closed order',
      () => {
        const id = order();
        press('close', 'salesorder', id);
        return id;
      },
    ],
    [
      'a shipped order',
      () => {
        const id = order();
        shop.fulfill(id);
        return id;
      },
    ],
    ['an order without stock', () => order([line(1, { location: shop.base.locations!.west })])],
  ])('of %s cannot be started', (_name, make) => {
    const id = make();
    expect(refusal(() => shop.fulfill(id))).toBe(
      `INVALID_INITIALIZE_REF: You have an invalid sales order ${id} or the order is already closed/billed.`,
    );
  });

  it('the default value inventorylocation lists only lines of that location', () => {
    shop.adjust(item, 20, shop.base.locations!.west);
    const id = order([line(1), line(2, { location: shop.base.locations!.west })]);
    const record = shop.run(
      shop.records.transform(shop.session, {
        fromType: 'salesorder',
        fromId: id,
        toType: 'itemfulfillment',
        defaultValues: { inventorylocation: shop.base.locations!.west },
      }),
    );
    expect(record.data().sublists.item!.map(({ values }) => values.quantity)).toEqual([2]);
  });

  it('its lines are fixed', () => {
    const id = order();
    const record = shop.run(
      shop.records.transform(shop.session, {
        fromType: 'salesorder',
        fromId: id,
        toType: 'itemfulfillment',
      }),
    );
    expect(code(() => shop.call(record, 'insertLine', { sublistId: 'item', line: 0 }))).toBe(
      'SSS_INVALID_SUBLIST_OPERATION',
    );
    expect(code(() => shop.call(record, 'removeLine', { sublistId: 'item', line: 0 }))).toBe(
      'SSS_INVALID_SUBLIST_OPERATION',
    );
    expect(code(() => setCell(record, 1, 'quantity', 1))).toBe('SSS_INVALID_SUBLIST_OPERATION');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['more than what is open', { quantity: 3 }, 'INVALID_QTY'],
    ['nothing', { quantity: 0 }, 'INVALID_QTY'],
    ['no line at all', { itemreceive: false }, 'USER_ERROR'],
    ['a line without location', { location: null }, 'USER_ERROR'],
  ])('of %s is refused', (_name, cells, expected) => {
    const id = order();
    const attempt = () =>
      shop.transform('salesorder', id, 'itemfulfillment', (record) => {
        for (const [fieldId, value] of Object.entries(cells)) setCell(record, 0, fieldId, value);
      });
    expect(code(attempt)).toBe(expected);
  });

  it('two that were opened at once cannot both ship everything', () => {
    const id = order();
    const open = () =>
      shop.run(
        shop.records.transform(shop.session, {
          fromType: 'salesorder',
          fromId: id,
          toType: 'itemfulfillment',
        }),
      );
    const [first, second] = [open(), open()];
    shop.run(shop.records.save(shop.session, first, {}));
    expect(code(() => shop.run(shop.records.save(shop.session, second, {})))).toMatch(/^INVALID/);
  });

  it('packages want a weight, and a tracking number once', () => {
    const pack =
      (...packages: Record<string, unknown>[]) =>
      () =>
        shop.transform('salesorder', order(), 'itemfulfillment', (record) =>
          fill(shop, record, {}, { package: packages }),
        );
    const box = { packageweight: 1, packagetrackingnumber: '1Z1', packagedescr: 'box' };
    expect(code(pack({ packagetrackingnumber: '1Z1' }))).toBe('PACKAGE_WEIGHT_REQD');
    expect(code(pack(box, box))).toBe('DUP_TRACKING_NUM');
    expect(code(pack(box, { ...box, packagetrackingnumber: '1Z2' }))).toBe('nothing');
  });

  it('goes from picked over packed to shipped, counted on the order line', () => {
    const id = order();
    const shipment = shop.fulfill(id, {}, { shipstatus: 'A' });
    const counts = () => {
      const [values] = lines('salesorder', id);
      return [values!.quantitypicked, values!.quantitypacked, values!.quantityfulfilled];
    };
    expect([counts(), shop.find('itemfulfillment', shipment).fields.status]).toEqual([
      [2, 0, 0],
      'Picked',
    ]);
    press('pack', 'itemfulfillment', shipment);
    expect(counts()).toEqual([2, 2, 0]);
    press('ship', 'itemfulfillment', shipment);
    expect([counts(), shop.find('itemfulfillment', shipment).fields.status]).toEqual([
      [2, 2, 2],
      'Shipped',
    ]);
    expect(code(() => press('ship', 'itemfulfillment', shipment))).toBe(
      'THAT_RECORD_IS_NOT_EDITABLE',
    );
  });

  it('ships at once in accounts without Pick, Pack and Ship', () => {
    shop = openAccount({ features: ['-PICKPACKSHIP'] });
    const shirt = shop.item('SHIRT');
    shop.adjust(shirt, 5);
    const id = shop.order([{ item: shirt, quantity: 1 }], { entity: shop.customer() });
    shop.transform('salesorder', id, 'itemfulfillment');
    expect(shop.find('salesorder', id).fields.orderstatus).toBe('F');
  });

  it('posts the cost of what it ships, and gives it back when it is deleted', () => {
    const id = order();
    const shipment = shop.fulfill(id);
    const { east } = shop.base.locations!;
    expect(shop.find('itemfulfillment', shipment).ledger).toMatchObject([
      { account: shop.base.accounts['Cost of Goods Sold'], debit: '8.00', credit: null },
      { account: shop.base.accounts['Inventory Asset'], debit: null, credit: '8.00' },
    ]);
    expect(shop.level(item, east)).toMatchObject({ onHand: 18, committed: 0, available: 18 });
    shop.run(shop.records.delete(shop.session, { type: 'itemfulfillment', id: shipment }));
    expect(shop.level(item, east)).toMatchObject({ onHand: 20, committed: 2, available: 18 });
    expect(statusOf(id)).toBe('B Pending Fulfillment');
  });

  it('lot and serial items want their numbers', () => {
    const lot = shop.records.insert('lotnumberedinventoryitem', { itemid: 'LOT' });
    expect(code(() => shop.adjust(lot, 5))).toBe('USER_ERROR');
  });
});

describe('transforms (netsuite-platform §4.9)', () => {
  it.each([
    ['salesorder', 'customerdeposit'],
    ['salesorder', 'creditmemo'],
    ['creditmemo', 'customerrefund'],
    ['itemfulfillment', 'invoice'],
  ])('%s to %s is not in the table', (fromType, toType) => {
    const id = order();
    shop.fulfill(id);
    const from =
      fromType === 'creditmemo'
        ? shop.create(
            'creditmemo',
            { entity: buyer, location: shop.base.locations!.east },
            { item: [line(1)] },
          )
        : fromType === 'itemfulfillment'
          ? [...shop.records.all('itemfulfillment')][0]!.id
          : id;
    expect(refusal(() => shop.transform(fromType, from, toType))).toBe(
      'INVALID_RCRD_TRANSFRM: That type of record transformation is not allowed. Please see the documentation for a list of supported transformation types.',
    );
  });

  it('pairs of the table that are not modelled say so', () => {
    const id = order();
    shop.fulfill(id);
    const cashSale = shop.transform('salesorder', id, 'cashsale');
    const refund = shop.transform('cashsale', cashSale, 'cashrefund');
    expect(code(() => shop.transform('cashrefund', refund, 'creditmemo'))).toBe(
      'EMULATOR_NOT_MODELLED',
    );
  });

  it('a bill of a part is rate × units; of a whole line its amount', () => {
    const id = order([line(7, { price: '-1', rate: 1.43, amount: 10 })]);
    shop.fulfill(id, { 1: 3 });
    const part = shop.transform('salesorder', id, 'invoice');
    expect(lines('invoice', part)[0]).toMatchObject({ quantity: 3, amount: 4.29 });
    const whole = order([line(7, { price: '-1', rate: 1.43, amount: 10 })]);
    shop.fulfill(whole);
    expect(lines('invoice', shop.transform('salesorder', whole, 'invoice'))[0]).toMatchObject({
      amount: 10,
    });
  });

  it('only shipped units can be billed', () => {
    const id = order([line(5)]);
    expect(code(() => shop.transform('salesorder', id, 'invoice'))).toBe('INVALID_INITIALIZE_REF');
    shop.fulfill(id, { 1: 2 });
    const tooMany = () =>
      shop.transform('salesorder', id, 'invoice', (record) => setCell(record, 0, 'quantity', 3));
    expect(code(tooMany)).toBe('INVALID_QTY');
  });

  it('shipping is billed once', () => {
    const id = order([line(4)], { shippingcost: 5 });
    shop.fulfill(id, { 1: 2 });
    const first = shop.transform('salesorder', id, 'invoice');
    shop.fulfill(id);
    const second = shop.transform('salesorder', id, 'invoice');
    expect([first, second].map((bill) => shop.find('invoice', bill).fields.total)).toEqual([
      25, 20,
    ]);
  });

  it('custom body and column fields travel to copies and bills (review 16)', () => {
    const id = order([line(1, { custcol_x_line: '77' })], {
      custbody_x_store: 'demo',
      externalid: 'xdk:1',
    });
    const copy = shop.run(shop.records.copy(shop.session, { type: 'salesorder', id }));
    const copied = shop.find('salesorder', shop.run(shop.records.save(shop.session, copy, {})));
    expect(copied).toMatchObject({
      externalId: null,
      fields: { custbody_x_store: 'demo', orderstatus: 'B' },
    });
    expect(copied.sublists.item![0]!.values).toMatchObject({
      custcol_x_line: '77',
      quantityfulfilled: 0,
    });
    shop.fulfill(id);
    const bill = shop.find('invoice', shop.transform('salesorder', id, 'invoice'));
    expect(bill.fields.custbody_x_store).toBe('demo');
    expect(bill.sublists.item![0]!.values).toMatchObject({
      custcol_x_line: '77',
      orderline: 1,
      orderdoc: id,
    });
  });

  it('line ids are never given twice', () => {
    const id = order([line(1), line(2)]);
    shop.edit('salesorder', id, (record) => {
      shop.call(record, 'removeLine', { sublistId: 'item', line: 1 });
      setCell(record, 1, 'item', item);
    });
    expect(lines('salesorder', id).map((values) => values.line)).toEqual(['1', '3']);
  });
});

describe('returns', () => {
  function shipped(units = 3): string {
    const id = order([line(units)]);
    shop.fulfill(id);
    return id;
  }
  const authorize = (id: string) =>
    shop.transform('salesorder', id, 'returnauthorization', (record) =>
      set(record, 'orderstatus', 'B'),
    );

  it('go from authorization over receipt to credit memo', () => {
    const id = authorize(shipped());
    expect(statusOf(id, 'returnauthorization')).toBe('B Pending Receipt');
    shop.transform('returnauthorization', id, 'itemreceipt', (record) =>
      setCell(record, 0, 'quantity', 1),
    );
    expect(statusOf(id, 'returnauthorization')).toBe('E Pending Refund/Partially Received');
    shop.transform('returnauthorization', id, 'itemreceipt');
    expect(statusOf(id, 'returnauthorization')).toBe('F Pending Refund');
    shop.transform('returnauthorization', id, 'creditmemo');
    expect(statusOf(id, 'returnauthorization')).toBe('G Refunded');
    expect(shop.level(item, shop.base.locations!.east).onHand).toBe(20);
  });

  it('must be approved before anything comes in', () => {
    const id = shop.transform('salesorder', shipped(), 'returnauthorization');
    expect(statusOf(id, 'returnauthorization')).toBe('A Pending Approval');
    expect(code(() => shop.transform('returnauthorization', id, 'itemreceipt'))).toBe(
      'INVALID_INITIALIZE_REF',
    );
    press('approve', 'returnauthorization', id);
    shop.transform('returnauthorization', id, 'itemreceipt');
  });

  it('that are not restocked need the write-off account', () => {
    const id = authorize(shipped());
    const receive = () =>
      shop.transform('returnauthorization', id, 'itemreceipt', (record) =>
        setCell(record, 0, 'restock', false),
      );
    expect(code(receive)).toBe('WRITE_OFF_ACCT_REQD');
    shop.account.preferences.WRITEOFFACCOUNTFORRETURNS =
      shop.base.accounts['Inventory Adjustments']!;
    receive();
    expect(shop.level(item, shop.base.locations!.east).onHand).toBe(17);
  });

  it('cannot receive more than is coming back', () => {
    const id = authorize(shipped(2));
    const receive = () =>
      shop.transform('returnauthorization', id, 'itemreceipt', (record) =>
        setCell(record, 0, 'quantity', 3),
      );
    expect(code(receive)).toBe('INVALID_QTY');
  });

  it('a shipment that was billed cannot be deleted', () => {
    const id = shipped();
    shop.transform('salesorder', id, 'invoice');
    const shipment = [...shop.records.all('itemfulfillment')].at(-1)!.id;
    const remove = () =>
      shop.run(shop.records.delete(shop.session, { type: 'itemfulfillment', id: shipment }));
    expect(code(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  });
});
