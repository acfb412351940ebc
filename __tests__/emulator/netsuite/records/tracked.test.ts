import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { assign as assignTo, openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { openBoth, openQueries } from './openQueries.ts';
import { code, refusal } from './refusal.ts';

type Part = Record<string, unknown>;

let shop: OpenAccount;
let buyer: string;
let east: string;
let west: string;
/** Ids of bins at east and west. */
let bins: Record<'a' | 'b' | 'far', string>;
let lot: string;
let serial: string;
let binned: string;

beforeEach(() => {
  shop = openAccount();
  buyer = shop.customer();
  ({ east, west } = shop.base.locations!);
  for (const id of [east, west]) {
    shop.edit('location', id, (record) => set(record, 'usebins', true));
  }
  const bin = (binnumber: string, location: string) =>
    shop.records.insert('bin', { binnumber, location });
  bins = { a: bin('A-01', east), b: bin('B-01', east), far: bin('W-01', west) };
  lot = item('lotnumberedinventoryitem', 'LOT');
  serial = item('serializedinventoryitem', 'SERIAL');
  binned = shop.item('BINNED', { usebins: true });
});

const item = (type: string, itemid: string) =>
  shop.records.insert(type, { itemid, cost: 4 }, { price1: [{ pricelevel: '1', price_1_: 10 }] });
const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });

const assign = (record: RecordObject, sublistId: string, line: number, parts: Part[]) =>
  assignTo(shop, record, sublistId, line, parts);

function adjust(id: string, units: number, parts: Part[], location = east): string {
  const record = shop.run(shop.records.create(shop.session, { type: 'inventoryadjustment' }));
  set(record, 'account', shop.base.accounts['Inventory Adjustments']);
  set(record, 'subsidiary', '1');
  const line = { item: id, adjustqtyby: units, location };
  for (const [fieldId, value] of Object.entries(line)) {
    shop.call(record, 'setSublistValue', { sublistId: 'inventory', fieldId, line: 0, value });
  }
  if (parts.length > 0) assign(record, 'inventory', 0, parts);
  return shop.run(shop.records.save(shop.session, record, {}));
}

const numberId = (text: string): string =>
  [...shop.records.all('inventorynumber')].find((one) => one.fields.inventorynumber === text)!.id;
const out = (text: string, quantity: number): Part => ({
  issueinventorynumber: numberId(text),
  quantity,
});
const into = (text: string, quantity: number): Part => ({ receiptinventorynumber: text, quantity });
const place = (id: string, quantity: number) =>
  shop.order([{ item: id, quantity, location: east }], { entity: buyer });

function ship(order: string, parts: Part[] | null, shipstatus = 'C'): string {
  return shop.transform('salesorder', order, 'itemfulfillment', (record) => {
    set(record, 'shipstatus', shipstatus);
    if (parts !== null) assign(record, 'item', 0, parts);
  });
}

describe('lots', () => {
  beforeEach(() => {
    adjust(lot, 5, [into('L1', 3), into('L2', 2)]);
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'no inventory detail',
      () => ship(place(lot, 2), null),
      /^USER_ERROR: Please configure the inventory detail in line 1 of the item list\.$/,
    ],
    [
      'a detail that does not add up',
      () => ship(place(lot, 2), [out('L1', 1)]),
      /^USER_ERROR: The total inventory detail quantity must be 2\.$/,
    ],
    [
      'a number by its text where it leaves',
      () => ship(place(lot, 1), [into('L1', 1)]),
      /^USER_ERROR: Please enter value\(s\) for: Serial\/Lot Number$/,
    ],
    [
      'a number that does not exist',
      () => ship(place(lot, 1), [{ issueinventorynumber: '999', quantity: 1 }]),
      /^INVALID_KEY_OR_REF: Invalid issueinventorynumber reference key 999\.$/,
    ],
    [
      'more of a lot than there is',
      () => ship(place(lot, 4), [out('L1', 4)]),
      /^NOT_IN_INVT: .* not in inventory: L1$/,
    ],
    [
      'a lot that lies elsewhere',
      () => adjust(lot, -1, [out('L1', 1)], west),
      /^INVALID_KEY_OR_REF/,
    ],
    [
      'an adjustment without its lots',
      () => adjust(lot, 1, []),
      /^USER_ERROR: Please configure the inventory detail in line 1 of the inventory list\.$/,
    ],
    [
      'numbers of an item that has none',
      () => adjust(shop.item('PLAIN'), 1, [into('X', 1)]),
      /^INVENTORY_NUM_DISALLWD/,
    ],
  ])('%s is refused', (_name, action, expected) => {
    expect(refusal(action)).toMatch(expected);
  });

  it('over-assigned over several lines are refused, and leave nothing behind', async () => {
    const order = shop.order(
      [
        { item: lot, quantity: 2, location: east },
        { item: lot, quantity: 2, location: east },
      ],
      { entity: buyer },
    );
    const both = () =>
      shop.transform('salesorder', order, 'itemfulfillment', (record) => {
        set(record, 'shipstatus', 'C');
        assign(record, 'item', 0, [out('L1', 2)]);
        assign(record, 'item', 1, [out('L1', 2)]);
      });
    expect(code(both)).toBe('NOT_IN_INVT');
    const query = await openQueries(shop);
    expect(query('SELECT sum(quantityonhand) AS units FROM inventorybalance')).toEqual([
      { units: 5 },
    ]);
  });

  it('leave their balance when shipped; in picking they are taken but on hand', async () => {
    const query = await openQueries(shop);
    const balances = () =>
      query(
        `SELECT n.inventorynumber, b.quantityonhand, b.quantityavailable, b.quantitypicked, b.committedqtyperlocation
           FROM inventorybalance b JOIN inventorynumber n ON n.id = b.inventorynumber
          WHERE b.item = ? AND b.location = ? ORDER BY n.inventorynumber`,
        lot,
        east,
      ).map((row) => Object.values(row));
    const picked = ship(place(lot, 2), [out('L1', 2)], 'A');
    expect(balances()).toEqual([
      ['L1', 3, 1, 2, 2],
      ['L2', 2, 2, 0, 2],
    ]);
    expect(code(() => ship(place(lot, 2), [out('L1', 2)]))).toBe('NOT_IN_INVT');
    shop.edit('itemfulfillment', picked, (record) => set(record, 'shipstatus', 'C'));
    expect(balances().map((row) => row.slice(0, 4))).toEqual([
      ['L1', 1, 1, 0],
      ['L2', 2, 2, 0],
    ]);
    expect(
      query(
        `SELECT l.quantityonhand, l.quantityavailable FROM inventorynumberlocation l WHERE l.inventorynumber = ?`,
        numberId('L1'),
      ),
    ).toEqual([{ quantityonhand: 1, quantityavailable: 1 }]);
    expect(
      query(
        'SELECT inventorynumber, quantity FROM inventoryassignment WHERE transaction = ?',
        picked,
      ),
    ).toEqual([{ inventorynumber: Number(numberId('L1')), quantity: -2 }]);
    shop.run(shop.records.delete(shop.session, { type: 'itemfulfillment', id: picked }));
    expect(balances()[0]!.slice(0, 4)).toEqual(['L1', 3, 3, 0]);
  });

  it('are found by searches: numbers with their units, balances by place', async () => {
    const { search } = await openBoth(shop);
    expect(
      search('inventorynumber', [['inventorynumber', 'is', 'L1']], ['item', 'quantityavailable']),
    ).toEqual([{ item: lot, quantityavailable: '3' }]);
    expect(
      search(
        'inventorybalance',
        [['item', 'anyof', lot], 'and', ['location', 'anyof', east]],
        ['inventorynumber', 'onhand', 'available'],
      ),
    ).toEqual([
      { inventorynumber: numberId('L1'), onhand: '3', available: '3' },
      { inventorynumber: numberId('L2'), onhand: '2', available: '2' },
    ]);
    expect(code(() => search('unitstypeuom', [], []))).toBe('INVALID_SEARCH_TYPE');
  });

  it('are records that nobody makes or deletes by hand, and that show where they lie', () => {
    const id = numberId('L1');
    expect(code(() => shop.create('inventorynumber', { inventorynumber: 'X' }))).toBe(
      'INVALID_RCRD_TYPE',
    );
    expect(
      code(() => shop.run(shop.records.delete(shop.session, { type: 'inventorynumber', id }))),
    ).toBe('INVALID_RCRD_TYPE');
    const record = shop.run(shop.records.load(shop.session, { type: 'inventorynumber', id }));
    const cell = { sublistId: 'locations', line: 0 };
    expect(
      ['location', 'quantityonhand', 'quantityavailable'].map((fieldId) =>
        shop.call(record, 'getSublistValue', { ...cell, fieldId }),
      ),
    ).toEqual([east, 3, 3]);
  });

  it('that were sold keep their receipt from being deleted', () => {
    const receipt = adjust(lot, 1, [into('L3', 1)]);
    ship(place(lot, 1), [out('L3', 1)]);
    const remove = () =>
      shop.run(shop.records.delete(shop.session, { type: 'inventoryadjustment', id: receipt }));
    expect(code(remove)).toBe('INVALID_KEY_OR_REF');
  });

  it('chosen on the order come along to its fulfillment', () => {
    const record = shop.run(shop.records.create(shop.session, { type: 'salesorder' }));
    set(record, 'entity', buyer);
    set(record, 'orderstatus', 'B');
    for (const [fieldId, value] of Object.entries({ item: lot, quantity: 2, location: east })) {
      shop.call(record, 'setSublistValue', { sublistId: 'item', fieldId, line: 0, value });
    }
    assign(record, 'item', 0, [out('L2', 2)]);
    ship(shop.run(shop.records.save(shop.session, record, {})), null);
    expect(code(() => adjust(lot, -1, [out('L2', 1)]))).toBe('INVALID_KEY_OR_REF');
  });

  it('move with transfers; a receipt takes in only what was shipped', async () => {
    const order = shop.create(
      'transferorder',
      { location: east, transferlocation: west, subsidiary: '1' },
      { item: [{ item: lot, quantity: 2 }] },
    );
    shop.transform('transferorder', order, 'itemfulfillment', (record) => {
      set(record, 'shipstatus', 'C');
      assign(record, 'item', 0, [out('L1', 2)]);
    });
    const receive = (text: string) => () =>
      shop.transform('transferorder', order, 'itemreceipt', (record) =>
        assign(record, 'item', 0, [into(text, 2)]),
      );
    expect(code(receive('L2'))).toBe('MATCHING_SERIAL_NUM_REQD');
    receive('L1')();
    const moved = shop.run(shop.records.create(shop.session, { type: 'inventorytransfer' }));
    for (const [id, value] of Object.entries({
      location: west,
      transferlocation: east,
      subsidiary: '1',
    })) {
      set(moved, id, value);
    }
    for (const [fieldId, value] of Object.entries({ item: lot, adjustqtyby: 1 })) {
      shop.call(moved, 'setSublistValue', { sublistId: 'inventory', fieldId, line: 0, value });
    }
    assign(moved, 'inventory', 0, [out('L1', 1)]);
    shop.run(shop.records.save(shop.session, moved, {}));
    const query = await openQueries(shop);
    expect(
      query(
        'SELECT location, quantityonhand FROM inventorynumberlocation WHERE inventorynumber = ? ORDER BY location',
        numberId('L1'),
      ),
    ).toEqual([
      { location: Number(east), quantityonhand: 2 },
      { location: Number(west), quantityonhand: 1 },
    ]);
  });
});

describe('serial numbers', () => {
  it('are single units, once in the account', () => {
    adjust(serial, 2, [into('S1', 1), into('S2', 1)]);
    expect(code(() => adjust(serial, 2, [into('S3', 2)]))).toBe('DUPLICATE_INVENTORY_NUM');
    expect(code(() => adjust(serial, 2, [into('S3', 1), into('s3', 1)]))).toBe(
      'DUPLICATE_INVENTORY_NUM',
    );
    expect(refusal(() => adjust(serial, 1, [into('S1', 1)], west))).toBe(
      'ALREADY_IN_INVT: The following serial number is already in inventory: S1',
    );
    expect(code(() => adjust(serial, 1.5, [into('S4', 1.5)]))).toBe('INTEGER_REQD_FOR_QTY');
  });

  it('come back with a return and can be sold again', () => {
    adjust(serial, 1, [into('S1', 1)]);
    const order = place(serial, 1);
    ship(order, [out('S1', 1)]);
    const returned = shop.transform('salesorder', order, 'returnauthorization', (record) =>
      set(record, 'orderstatus', 'B'),
    );
    shop.transform('returnauthorization', returned, 'itemreceipt', (record) =>
      assign(record, 'item', 0, [into('S1', 1)]),
    );
    ship(place(serial, 1), [out('S1', 1)]);
  });
});

describe('bins', () => {
  const from = (binnumber: string, quantity: number): Part => ({ binnumber, quantity });

  it.each<[string, () => unknown, RegExp]>([
    ['no bin', () => adjust(binned, 1, [{ quantity: 1 }]), /^USER_ERROR: .*Bin$/],
    ['a bin of another location', () => adjust(binned, 1, [from(bins.far, 1)]), /^BIN_UNDEFND/],
    [
      'an empty bin',
      () => adjust(binned, -1, [from(bins.b, 1)]),
      /^INVALID_KEY_OR_REF: Invalid binnumber reference key \d+\.$/,
    ],
    [
      'more than the bin holds',
      () => adjust(binned, -4, [from(bins.a, 4)]),
      /^BIN_DSNT_CONTAIN_ENOUGH_ITEM: .* \(BINNED\): A-01$/,
    ],
    [
      'a bin of an item that uses none',
      () => adjust(shop.item('PLAIN'), 1, [from(bins.a, 1)]),
      /^BIN_ITEM_UNAVAILBL/,
    ],
  ])('%s is refused', (_name, action, expected) => {
    adjust(binned, 3, [from(bins.a, 3)]);
    expect(refusal(action)).toMatch(expected);
  });

  it('have one number per location, are preferred once, and stay while something lies in them', () => {
    const make = (binnumber: string, location: string) =>
      shop.create('bin', { binnumber, location });
    expect(code(() => make('a-01', east))).toBe('DUP_BIN');
    make('A-01', west);
    const prefer = () =>
      shop.edit('inventoryitem', binned, (record) =>
        [bins.a, bins.b].forEach((binnumber, line) => {
          const cell = { sublistId: 'binnumber', line };
          shop.call(record, 'setSublistValue', { ...cell, fieldId: 'binnumber', value: binnumber });
          shop.call(record, 'setSublistValue', { ...cell, fieldId: 'preferredbin', value: true });
        }),
      );
    expect(code(prefer)).toBe('ONLY_ONE_PREF_BIN_ALLWD');
    adjust(binned, 1, [from(bins.a, 1)]);
    const remove = (id: string) => shop.run(shop.records.delete(shop.session, { type: 'bin', id }));
    expect(code(() => remove(bins.a))).toBe('CANT_DELETE_BIN');
    remove(bins.b);
  });

  it('fill themselves on a transform where one is preferred (switch preferredBinFillsDetail)', async () => {
    const record = shop.run(shop.records.load(shop.session, { type: 'inventoryitem', id: binned }));
    const cell = { sublistId: 'binnumber', line: 0 };
    shop.call(record, 'setSublistValue', { ...cell, fieldId: 'binnumber', value: bins.a });
    shop.call(record, 'setSublistValue', { ...cell, fieldId: 'preferredbin', value: true });
    shop.run(shop.records.save(shop.session, record, {}));
    adjust(binned, 3, [from(bins.a, 3)]);
    ship(place(binned, 2), null);
    const query = await openQueries(shop);
    expect(
      query(
        'SELECT bin, onhand, onhandavail, preferredbin FROM itembinquantity WHERE item = ?',
        binned,
      ),
    ).toEqual([{ bin: Number(bins.a), onhand: 1, onhandavail: 1, preferredbin: 'T' }]);
  });
});
