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
