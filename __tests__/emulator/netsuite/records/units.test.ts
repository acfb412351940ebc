import { openAccount, posted } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { openQueries } from './openQueries.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let buyer: string;
let east: string;
let type: string;
let piece: string;
let box: string;
let shirt: string;

const unit = (unitname: string, conversionrate: number, baseunit = false) => ({
  unitname,
  pluralname: `${unitname}s`,
  abbreviation: unitname,
  pluralabbreviation: unitname,
  conversionrate,
  baseunit,
});
const unitsType = (...uom: ReturnType<typeof unit>[]) =>
  shop.records.insert('unitstype', { name: `T${uom.length}` }, { uom });

beforeEach(() => {
  shop = openAccount({ features: ['UNITSOFMEASURE'] });
  buyer = shop.customer();
  east = shop.base.locations!.east;
  type = unitsType(unit('Piece', 1, true), unit('Box', 12));
  [piece, box] = shop
    .find('unitstype', type)
    .sublists.uom!.map(({ values }) => String(values.internalid)) as [string, string];
  shirt = shop.item('SHIRT', { unitstype: type, saleunit: box }, 120);
});

const order = (quantity: number, more: Record<string, unknown> = {}) =>
  shop.order([{ item: shirt, quantity, location: east, ...more }], { entity: buyer });
const columns = (id: string) => shop.find('salesorder', id).sublists.item![0]!.values;

describe('units of measure', () => {
  it.each<[string, () => unknown, string]>([
    ['no base unit', () => unitsType(unit('Box', 12)), 'MUST_DEFINE_BASE_UNIT'],
    [
      'two base units',
      () => unitsType(unit('Piece', 1, true), unit('Each', 1, true)),
      'ONLY_ONE_UNIT_AS_BASE_UNIT',
    ],
    ['a unit of another type', () => order(1, { units: '99' }), 'INVALID_KEY_OR_REF'],
    [
      'another units type later',
      () =>
        shop.edit('inventoryitem', shirt, (record) => {
          const other = unitsType(unit('Metre', 1, true), unit('Roll', 50), unit('Yard', 0.9144));
          shop.call(record, 'setValue', { fieldId: 'unitstype', value: other });
        }),
      'CANT_CHANGE_UNITS_TYP',
    ],
  ])('%s is refused', (_name, action, expected) => {
    expect(code(action)).toBe(expected);
  });

  it('are no record type without their feature', () => {
    shop = openAccount();
    expect(code(() => unitsType(unit('Piece', 1, true)))).toBe('INVALID_RCRD_TYPE');
  });

  it('a line sells in the sale unit at its price, another unit at its share of it', () => {
    expect(columns(order(2))).toMatchObject({ units: box, rate: 120, amount: 240 });
    expect(columns(order(3, { units: piece }))).toMatchObject({ rate: 10, amount: 30 });
    const loaded = shop.run(shop.records.load(shop.session, { type: 'salesorder', id: order(1) }));
    expect(
      shop.call(loaded, 'getSublistText', { sublistId: 'item', fieldId: 'units', line: 0 }),
    ).toBe('Box');
  });

  it('stock counts base units, the order its own; shipping, billing and returning keep the unit', () => {
    shop.adjust(shirt, 30);
    const id = order(3);
    expect(columns(id)).toMatchObject({ quantitycommitted: 2.5, quantitybackordered: 0.5 });
    expect(shop.level(shirt, east)).toMatchObject({ onHand: 30, committed: 30, backordered: 6 });
    const shipment = shop.fulfill(id, { 1: 2 });
    expect(shop.level(shirt, east)).toMatchObject({ onHand: 6, committed: 6, available: 0 });
    expect(
      posted(shop.find('itemfulfillment', shipment), shop.base.accounts['Cost of Goods Sold']!),
    ).toBe(9600);
    expect(shop.find('itemfulfillment', shipment).sublists.item![0]!.values).toMatchObject({
      unitsdisplay: 'Box',
      unitconversionrate: 12,
    });
    const bill = shop.transform('salesorder', id, 'invoice');
    expect(shop.find('invoice', bill).sublists.item![0]!.values).toMatchObject({
      quantity: 2,
      units: box,
      amount: 240,
    });
    const back = shop.transform('salesorder', id, 'returnauthorization', (record) => {
      shop.call(record, 'setValue', { fieldId: 'orderstatus', value: 'B' });
    });
    shop.transform('returnauthorization', back, 'itemreceipt');
    expect(shop.level(shirt, east)).toMatchObject({ onHand: 30 });
  });

  it('SuiteQL shows base units on lines and in stock', async () => {
    shop.adjust(shirt, 30);
    const id = order(2);
    const query = await openQueries(shop);
    expect(
      query(
        `SELECT l.quantity, l.quantitycommitted, u.unitname, u.conversionrate
           FROM transactionline l JOIN unitstypeuom u ON u.internalid = l.units
          WHERE l.transaction = ?`,
        id,
      ),
    ).toEqual([{ quantity: -24, quantitycommitted: 24, unitname: 'Box', conversionrate: 12 }]);
    expect(
      query('SELECT quantityavailable FROM aggregateitemlocation WHERE item = ?', shirt),
    ).toEqual([{ quantityavailable: 6 }]);
  });
});

describe('kits', () => {
  it('take their members in the unit the kit names, and SuiteQL lists them', async () => {
    const kit = shop.records.insert(
      'kititem',
      { itemid: 'PARTY' },
      {
        member: [{ item: shirt, quantity: 2, memberunit: box }],
        price1: [{ pricelevel: '1', price_1_: 200 }],
      },
    );
    shop.adjust(shirt, 50);
    const id = shop.order([{ item: kit, quantity: 3, location: east }], { entity: buyer });
    expect(columns(id)).toMatchObject({ quantitycommitted: 2, quantitybackordered: 1 });
    expect(shop.level(shirt, east)).toMatchObject({ committed: 48, available: 2, backordered: 24 });
    shop.fulfill(id);
    expect(shop.level(shirt, east)).toMatchObject({ onHand: 2 });
    const query = await openQueries(shop);
    expect(query('SELECT item, quantity FROM kititemmember WHERE parentitem = ?', kit)).toEqual([
      { item: Number(shirt), quantity: 2 },
    ]);
  });

  it('do not contain themselves, nor members with lots', () => {
    const kit = shop.records.insert(
      'kititem',
      { itemid: 'A' },
      { member: [{ item: shirt, quantity: 1 }] },
    );
    const outer = shop.records.insert(
      'kititem',
      { itemid: 'B' },
      { member: [{ item: kit, quantity: 1 }] },
    );
    const loop = () =>
      shop.edit('kititem', kit, (record) => {
        const cell = { sublistId: 'member', line: 0 };
        shop.call(record, 'setSublistValue', { ...cell, fieldId: 'item', value: outer });
      });
    expect(code(loop)).toBe('INVALID_MEMBER_HIERARCHY');
    const lot = shop.records.insert('lotnumberedinventoryitem', { itemid: 'LOT' });
    const withLot = shop.records.insert(
      'kititem',
      { itemid: 'C' },
      { member: [{ item: lot, quantity: 1 }] },
    );
    const sell = () =>
      shop.create(
        'cashsale',
        { entity: buyer, location: east },
        { item: [{ item: withLot, quantity: 1, rate: 1, price: '-1' }] },
      );
    expect(refusal(sell)).toMatch(/^EMULATOR_NOT_MODELLED: .*kit members/);
  });
});
