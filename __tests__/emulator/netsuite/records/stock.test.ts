import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;
let east: string;
let west: string;

function open(
  options?: Parameters<typeof openAccount>[0],
  switches?: Parameters<typeof openAccount>[1],
): void {
  shop = openAccount(options, switches);
  item = shop.item('SHIRT');
  buyer = shop.customer();
  ({ east, west } = shop.base.locations!);
  shop.adjust(item, 10, east);
}

beforeEach(() => open());

const line = (quantity: number, more = {}) => ({ item, quantity, ...more });
const order = (quantity: number, more = {}, values = {}) =>
  shop.order([line(quantity, more)], { entity: buyer, ...values });
const figures = (place = east) => {
  const { onHand, committed, available, backordered } = shop.level(item, place);
  return { onHand, committed, available, backordered };
};
const committedOf = (id: string) =>
  shop.find('salesorder', id).sublists.item![0]!.values.quantitycommitted;
const backorderedOf = (id: string) =>
  shop.find('salesorder', id).sublists.item![0]!.values.quantitybackordered;
const setLine = (id: string, fieldId: string, value: unknown) =>
  shop.edit(
    'salesorder',
    id,
    (record: RecordObject) =>
      void shop.call(record, 'setSublistValue', { sublistId: 'item', line: 0, fieldId, value }),
  );
const press = (button: string, type: string, id: string) =>
  shop.run(shop.records.press(shop.session, { type, id, button }));

describe('commitment (netsuite-platform §4.12, review 3)', () => {
  it('what is shipped takes its commitment along, whether picked units stay committed or not', () => {
    for (const pickedUnitsStayCommitted of [true, false]) {
      open({}, { pickedUnitsStayCommitted });
      const id = order(14);
      shop.fulfill(id, { 1: 8 });
      expect(figures()).toEqual({ onHand: 2, committed: 2, available: 0, backordered: 4 });
      expect([committedOf(id), backorderedOf(id)]).toEqual([2, 4]);
    }
  });

  it.each([
    ['an approved order with a location', {}, {}, { committed: 4, available: 6, backordered: 0 }],
    [
      'more than there is: the rest is backordered',
      { quantity: 14 },
      {},
      { committed: 10, available: 0, backordered: 4 },
    ],
    [
      'an order pending approval',
      {},
      { orderstatus: 'A' },
      { committed: 0, available: 10, backordered: 0 },
    ],
    [
      'a line without location',
      { location: '' },
      { location: '' },
      { committed: 0, available: 10, backordered: 0 },
    ],
    [
      'a line that is "Do Not Commit"',
      { commitinventory: '3' },
      {},
      { committed: 0, available: 10, backordered: 0 },
    ],
    [
      'a drop-shipped line',
      { createpo: 'DropShip' },
      {},
      { committed: 0, available: 10, backordered: 0 },
    ],
    ['a closed line', { isclosed: true }, {}, { committed: 0, available: 10, backordered: 0 }],
    [
      '"Complete Qty" that is not there',
      { quantity: 14, commitinventory: '2' },
      {},
      { committed: 0, available: 10, backordered: 14 },
    ],
  ])('%s', (_name, cells, values, expected) => {
    order(4, cells, values);
    expect(figures()).toEqual({ onHand: 10, ...expected });
  });

  it('available is never below zero', () => {
    order(8);
    shop.adjust(item, -5);
    expect(figures()).toEqual({ onHand: 5, committed: 8, available: 0, backordered: 0 });
  });

  it.each<[string, (id: string) => unknown]>([
    ['closing the line', (id) => setLine(id, 'isclosed', true)],
    ['closing the order', (id) => press('close', 'salesorder', id)],
    ['cancelling', (id) => press('cancel', 'salesorder', id)],
    ['deleting', (id) => shop.run(shop.records.delete(shop.session, { type: 'salesorder', id }))],
    ['lowering the quantity', (id) => setLine(id, 'quantity', 0.0001)],
  ])('%s gives the units back', (_name, action) => {
    action(order(4));
    expect(figures().available).toBeGreaterThan(9.99);
  });

  it('approving an order commits it', () => {
    const id = order(4, {}, { orderstatus: 'A' });
    press('approve', 'salesorder', id);
    expect(committedOf(id)).toBe(4);
  });

  it('moving a line to another location moves its commitment', () => {
    const id = order(4);
    shop.adjust(item, 3, west);
    setLine(id, 'location', west);
    expect([figures(east), figures(west)]).toEqual([
      { onHand: 10, committed: 0, available: 10, backordered: 0 },
      { onHand: 3, committed: 3, available: 0, backordered: 1 },
    ]);
  });

  it('what comes in goes to the oldest backorder first', () => {
    const [first, second] = [order(12), order(5)];
    expect([backorderedOf(first), backorderedOf(second)]).toEqual([2, 5]);
    shop.adjust(item, 4);
    expect([committedOf(first), committedOf(second), figures().available]).toEqual([12, 2, 0]);
  });

  it('what one order gives up goes to the next that waits', () => {
    const [first, second] = [order(10), order(3)];
    setLine(first, 'quantity', 8);
    expect(committedOf(second)).toBe(2);
  });

  it('with "Perform Item Commitment after Transaction Entry" off nothing commits by itself', () => {
    open({ preferences: { COMMITMENTATENTRY: false } });
    const id = order(4);
    shop.adjust(item, 5);
    expect([committedOf(id), backorderedOf(id), figures().available]).toEqual([0, 4, 15]);
    shop.records.commitOrders();
    expect([committedOf(id), backorderedOf(id), figures().available]).toEqual([4, 0, 11]);
  });
});

describe('picked and packed units', () => {
  it.each([
    [true, { committed: 4, available: 6 }],
    [false, { committed: 0, available: 6 }],
  ])(
    'stay in committed until shipped (switch %s); available does not move',
    (pickedUnitsStayCommitted, expected) => {
      open({}, { pickedUnitsStayCommitted });
      const id = order(4);
      const shipment = shop.fulfill(id, {}, { shipstatus: 'A' });
      expect(figures()).toMatchObject({ onHand: 10, ...expected });
      press('ship', 'itemfulfillment', shipment);
      expect(figures()).toMatchObject({ onHand: 6, committed: 0, available: 6 });
    },
  );
});

describe('lastquantityavailablechange', () => {
  const at = (time: string) => shop.setNow(`2026-11-21T${time}:00.000Z`);
  const last = () => shop.level(item, east).lastQuantityAvailableChange?.slice(11, 16);

  it('moves when available moves, and only then', () => {
    at('18:00');
    const id = order(4);
    expect(last()).toBe('18:00');
    at('19:00');
    shop.fulfill(id);
    expect([last(), figures()]).toEqual([
      '18:00',
      { onHand: 6, committed: 0, available: 6, backordered: 0 },
    ]);
    at('20:00');
    shop.adjust(item, 1);
    expect(last()).toBe('20:00');
  });

  it('stands still when a receipt is eaten by backorders (review 43)', () => {
    at('18:00');
    order(12);
    at('19:00');
    shop.adjust(item, 2);
    expect([last(), figures().available]).toEqual(['18:00', 0]);
  });
});

describe('fulfillment by commitment', () => {
  it('ships what is committed; the preference allows more', () => {
    const id = order(12);
    expect(code(() => shop.fulfill(id, { 1: 11 }))).toBe('INVALID_QTY');
    shop.account.preferences.FULFILLBASEDONCOMMITMENT = 'ALLOWUNCOMMITTED';
    shop.fulfill(id, { 1: 11 });
    expect(figures()).toMatchObject({ onHand: -1, available: 0 });
  });
});

describe('kits', () => {
  it('have no stock of their own: their members are committed and shipped', () => {
    const sock = shop.item('SOCK');
    shop.adjust(sock, 5);
    const kit = shop.records.insert(
      'kititem',
      { itemid: 'SET' },
      {
        member: [
          { item, quantity: 1 },
          { item: sock, quantity: 2 },
        ],
      },
    );
    const id = shop.order([{ item: kit, quantity: 3 }], { entity: buyer });
    expect(shop.find('salesorder', id).sublists.item![0]!.values).toMatchObject({
      quantitycommitted: 2,
      quantitybackordered: 1,
    });
    expect([figures().available, shop.level(sock, east).available]).toEqual([8, 1]);
    shop.fulfill(id);
    expect([figures().onHand, shop.level(sock, east).onHand]).toEqual([8, 1]);
    expect(shop.levels.has(`${kit}|${east}`)).toBe(false);
  });
});

describe('other moves of stock (netsuite-platform §8.4)', () => {
  it('a transfer order commits here, is in transit, and arrives there at its cost', () => {
    const id = shop.create(
      'transferorder',
      { location: east, transferlocation: west, subsidiary: '1' },
      { item: [line(4)] },
    );
    expect(figures()).toMatchObject({ committed: 4, available: 6 });
    shop.transform(
      'transferorder',
      id,
      'itemfulfillment',
      (record) => void shop.call(record, 'setValue', { fieldId: 'shipstatus', value: 'C' }),
    );
    expect([
      figures().onHand,
      shop.level(item, west).inTransit,
      shop.find('transferorder', id).fields.status,
    ]).toEqual([6, 4, 'Pending Receipt']);
    const receipt = shop.transform('transferorder', id, 'itemreceipt');
    expect([
      figures(west).onHand,
      shop.level(item, west).inTransit,
      shop.find('transferorder', id).fields.status,
    ]).toEqual([4, 0, 'Received']);
    expect(shop.find('itemreceipt', receipt).ledger).toMatchObject([
      { account: shop.base.accounts['Inventory In Transit'], credit: '16.00' },
      { account: shop.base.accounts['Inventory Asset'], debit: '16.00' },
    ]);
  });

  it('an inventory transfer moves units and value at once', () => {
    shop.create(
      'inventorytransfer',
      { location: east, transferlocation: west, subsidiary: '1' },
      { inventory: [{ item, adjustqtyby: 4 }] },
    );
    expect([
      figures(east).onHand,
      figures(west).onHand,
      shop.level(item, west).averageCost,
    ]).toEqual([6, 4, '4.00']);
  });

  it('a purchase order is on order until it is received, at its own cost', () => {
    const vendor = shop.records.insert('vendor', {
      entityid: 'V',
      companyname: 'V',
      subsidiary: '1',
      currency: '1',
    });
    const id = shop.create(
      'purchaseorder',
      { entity: vendor, location: east },
      { item: [line(10, { rate: 6 })] },
    );
    expect(shop.level(item, east).onOrder).toBe(10);
    shop.transform('purchaseorder', id, 'itemreceipt');
    expect(shop.level(item, east)).toMatchObject({ onOrder: 0, onHand: 20, averageCost: '5.00' });
    expect(shop.find('purchaseorder', id).fields.status).toBe('Pending Bill');
  });

  it('an inventory count changes stock when it is approved', () => {
    const id = shop.create(
      'inventorycount',
      { location: east, subsidiary: '1' },
      { item: [{ item, countquantity: 7 }] },
    );
    expect(figures().onHand).toBe(10);
    press('approve', 'inventorycount', id);
    expect(figures().onHand).toBe(7);
  });

  it('an invoice without an order takes its goods itself, a credit memo without a return brings them back (switch)', () => {
    const sell = () =>
      shop.create('invoice', { entity: buyer, location: east }, { item: [line(3)] });
    const credit = () =>
      shop.create('creditmemo', { entity: buyer, location: east }, { item: [line(1)] });
    sell();
    credit();
    expect(figures().onHand).toBe(8);
    open({}, { creditMemoReturnsStock: false });
    sell();
    credit();
    expect(figures().onHand).toBe(7);
  });

  it('an adjustment refuses receivables as its account, and items without stock', () => {
    const adjust = (account: string, what: string) => () =>
      shop.create(
        'inventoryadjustment',
        { account, subsidiary: '1' },
        { inventory: [{ item: what, location: east, adjustqtyby: 1 }] },
      );
    expect(code(adjust(shop.base.accounts['Accounts Receivable']!, item))).toBe(
      'INVALID_ADJUSTMENT_ACCT',
    );
    const service = shop.records.insert('serviceitem', { itemid: 'FITTING' });
    expect(code(adjust(shop.base.accounts['Inventory Adjustments']!, service))).toBe(
      'INVALID_FLD_VALUE',
    );
  });

  it('an item shows its stock by location on load', () => {
    order(4);
    const record = shop.run(shop.records.load(shop.session, { type: 'inventoryitem', id: item }));
    const cell = (fieldId: string) =>
      shop.call(record, 'getSublistValue', { sublistId: 'locations', line: 0, fieldId });
    expect([cell('quantityonhand'), cell('quantityavailable'), cell('quantitycommitted')]).toEqual([
      10, 6, 4,
    ]);
  });
});
