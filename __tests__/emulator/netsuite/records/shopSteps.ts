import fc from 'fast-check';
import type { RecordData } from '../../../../emulator/netsuite/contract.ts';
import { assign, fill, openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';

/** A shop, and the steps that random sequences of its business are made of. */

/** One thing that happens to an account: a kind and a few numbers it draws its subjects from. */
export const step = fc.record({
  kind: fc.constantFrom(
    'order',
    'order',
    'order',
    'fulfill',
    'fulfill',
    'pick',
    'ship',
    'receive',
    'shrink',
    'return',
    'receiveReturn',
    'credit',
    'bill',
    'edit',
    'close',
    'cancel',
    'deleteFulfillment',
    'deleteOrder',
    'transferOrder',
    'shipTransfer',
    'receiveTransfer',
    'move',
    'purchase',
    'receivePurchase',
    'build',
    'unbuild',
    'deleteBuild',
    'receiveLot',
    'receiveLot',
    'shipLot',
    'shipLot',
    'returnLot',
    'deleteAdjustment',
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
  units: fc.integer({ min: 1, max: 7 }),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export interface Shop extends OpenAccount {
  items: string[];
  kit: string;
  /** Made of the same members as the kit. */
  assembly: string;
  lot: string;
  places: string[];
  buyer: string;
  vendor: string;
}

export function openShop(switches: Parameters<typeof openAccount>[1]): Shop {
  const api = openAccount({}, switches);
  const items = ['A', 'B', 'C'].map((name) => api.item(name));
  const kit = api.records.insert(
    'kititem',
    { itemid: 'KIT' },
    {
      member: [
        { item: items[0]!, quantity: 1 },
        { item: items[1]!, quantity: 2 },
      ],
    },
  );
  const assembly = api.records.insert(
    'assemblyitem',
    { itemid: 'ASSEMBLY' },
    {
      member: [
        { item: items[0]!, quantity: 1 },
        { item: items[1]!, quantity: 2 },
      ],
    },
  );
  const lot = api.records.insert('lotnumberedinventoryitem', { itemid: 'LOT', cost: 4 });
  const vendor = api.records.insert('vendor', {
    entityid: 'V',
    companyname: 'V',
    subsidiary: '1',
    currency: '1',
  });
  const places = [api.base.locations!.east, api.base.locations!.west];
  const shop = { ...api, items, kit, assembly, lot, places, vendor, buyer: api.customer() };
  for (const item of items) for (const place of places) shop.adjust(item, 10, place, 3.33);
  // One order runs through to its credit, so that every kind of document is there to be edited and deleted.
  const line = { item: items[2]!, quantity: 2, price: '-1', rate: 9.99, location: places[0] };
  const order = shop.order([line], { entity: shop.buyer });
  shop.fulfill(order);
  shop.transform('salesorder', order, 'invoice');
  const authorization = shop.transform('salesorder', order, 'returnauthorization', (record) => {
    shop.call(record, 'setValue', { fieldId: 'orderstatus', value: 'B' });
  });
  shop.transform('returnauthorization', authorization, 'itemreceipt');
  shop.transform('returnauthorization', authorization, 'creditmemo');
  return shop;
}

function pick<T>(list: T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length];
}

export const all = (shop: Shop, type: string): RecordData[] => [...shop.records.all(type)];

/** Orders in one of the statuses, so that most steps find something to do. */
const inStatus = (shop: Shop, type: string, letters: string): RecordData[] =>
  all(shop, type).filter((record) => letters.includes(String(record.fields.orderstatus)));

function setLine(
  shop: Shop,
  type: string,
  id: string,
  index: number,
  fieldId: string,
  value: unknown,
): void {
  shop.edit(type, id, (record) => {
    shop.call(record, 'setSublistValue', { sublistId: 'item', fieldId, line: index, value });
  });
}

export const actions: Record<Step['kind'], (shop: Shop, step: Step) => void> = {
  order(shop, { a, b, units }) {
    const line = (item: string, quantity: number) => ({
      item,
      quantity,
      price: '-1',
      rate: 9.99,
      location: pick(shop.places, b)!,
    });
    const second = a % 4 === 0 ? shop.kit : pick(shop.items, a + 1)!;
    shop.order([line(pick(shop.items, a)!, units), line(second, (units % 3) + 1)], {
      entity: shop.buyer,
      orderstatus: b % 5 === 0 ? 'A' : 'B',
    });
  },
  fulfill(shop, { a, units }) {
    const order = pick(inStatus(shop, 'salesorder', 'BDEAH'), a);
    if (order !== undefined) shop.fulfill(order.id, { 1: Math.min(units, 2) });
  },
  pick(shop, { a }) {
    const order = pick(inStatus(shop, 'salesorder', 'BDE'), a);
    if (order !== undefined) shop.fulfill(order.id, {}, { shipstatus: 'A' });
  },
  ship(shop, { a }) {
    const fulfillment = pick(all(shop, 'itemfulfillment'), a);
    if (fulfillment !== undefined) {
      shop.edit('itemfulfillment', fulfillment.id, (record) => {
        shop.call(record, 'setValue', { fieldId: 'shipstatus', value: 'C' });
      });
    }
  },
  receive: (shop, { a, b, units }) =>
    void shop.adjust(pick(shop.items, a)!, units, pick(shop.places, b), 2.5 + (b % 7) / 3),
  shrink: (shop, { a, b, units }) =>
    void shop.adjust(pick(shop.items, a)!, -units, pick(shop.places, b)),
  return(shop, { a }) {
    const order = pick(inStatus(shop, 'salesorder', 'DEFG'), a);
    if (order === undefined) return;
    shop.transform('salesorder', order.id, 'returnauthorization', (record) => {
      shop.call(record, 'setValue', { fieldId: 'orderstatus', value: 'B' });
    });
  },
  receiveReturn(shop, { a }) {
    const authorization = pick(inStatus(shop, 'returnauthorization', 'BDEF'), a);
    if (authorization !== undefined)
      shop.transform('returnauthorization', authorization.id, 'itemreceipt');
  },
  credit(shop, { a }) {
    const authorization = pick(inStatus(shop, 'returnauthorization', 'BDEFG'), a);
    if (authorization !== undefined)
      shop.transform('returnauthorization', authorization.id, 'creditmemo');
  },
  bill(shop, { a, b }) {
    const order = pick(inStatus(shop, 'salesorder', 'DEFG'), a);
    if (order !== undefined)
      shop.transform('salesorder', order.id, b % 2 === 0 ? 'invoice' : 'cashsale');
  },
  edit(shop, { a, b, units }) {
    const order = pick(all(shop, 'salesorder'), a);
    if (order !== undefined) setLine(shop, 'salesorder', order.id, b % 2, 'quantity', units);
  },
  close(shop, { a, b }) {
    const order = pick(all(shop, 'salesorder'), a);
    if (order !== undefined) setLine(shop, 'salesorder', order.id, b % 2, 'isclosed', true);
  },
  cancel(shop, { a }) {
    const order = pick(all(shop, 'salesorder'), a);
    if (order === undefined) return;
    shop.run(
      shop.records.press(shop.session, { type: 'salesorder', id: order.id, button: 'cancel' }),
    );
  },
  deleteFulfillment(shop, { a }) {
    const fulfillment = pick(all(shop, 'itemfulfillment'), a);
    if (fulfillment === undefined) return;
    shop.run(shop.records.delete(shop.session, { type: 'itemfulfillment', id: fulfillment.id }));
  },
  deleteOrder(shop, { a }) {
    const order = pick(all(shop, 'salesorder'), a);
    if (order === undefined) return;
    shop.run(shop.records.delete(shop.session, { type: 'salesorder', id: order.id }));
  },
  transferOrder(shop, { a, b, units }) {
    const [from, to] = b % 2 === 0 ? shop.places : [...shop.places].reverse();
    shop.create(
      'transferorder',
      { location: from, transferlocation: to, subsidiary: '1' },
      { item: [{ item: pick(shop.items, a), quantity: units }] },
    );
  },
  shipTransfer(shop, { a }) {
    const order = pick(inStatus(shop, 'transferorder', 'BDE'), a);
    if (order === undefined) return;
    shop.transform('transferorder', order.id, 'itemfulfillment', (record) => {
      shop.call(record, 'setValue', { fieldId: 'shipstatus', value: 'C' });
    });
  },
  receiveTransfer(shop, { a }) {
    const order = pick(inStatus(shop, 'transferorder', 'DEFG'), a);
    if (order !== undefined) shop.transform('transferorder', order.id, 'itemreceipt');
  },
  move(shop, { a, b, units }) {
    const [from, to] = b % 2 === 0 ? shop.places : [...shop.places].reverse();
    shop.create(
      'inventorytransfer',
      { location: from, transferlocation: to, subsidiary: '1' },
      { inventory: [{ item: pick(shop.items, a), adjustqtyby: units }] },
    );
  },
  purchase(shop, { a, b, units }) {
    shop.create(
      'purchaseorder',
      { entity: shop.vendor, location: pick(shop.places, b) },
      { item: [{ item: pick(shop.items, a), quantity: units, rate: 3.1 }] },
    );
  },
  receivePurchase(shop, { a }) {
    const order = pick(all(shop, 'purchaseorder'), a);
    if (order !== undefined) shop.transform('purchaseorder', order.id, 'itemreceipt');
  },
  build(shop, { b, units }) {
    shop.create('assemblybuild', {
      item: shop.assembly,
      quantity: (units % 3) + 1,
      location: pick(shop.places, b),
      subsidiary: '1',
    });
  },
  unbuild(shop, { a }) {
    const build = pick(all(shop, 'assemblybuild'), a);
    if (build !== undefined) shop.transform('assemblybuild', build.id, 'assemblyunbuild');
  },
  deleteBuild(shop, { a, b }) {
    const type = b % 2 === 0 ? 'assemblybuild' : 'assemblyunbuild';
    const build = pick(all(shop, type), a);
    if (build !== undefined) shop.run(shop.records.delete(shop.session, { type, id: build.id }));
  },
  receiveLot(shop, { a, b, units }) {
    adjustLot(shop, pick(shop.places, b)!, units, `L${a % 3}`);
  },
  shipLot(shop, { a, b, units }) {
    const location = pick(shop.places, b);
    const order = shop.order(
      [{ item: shop.lot, quantity: units, price: '-1', rate: 5, location }],
      {
        entity: shop.buyer,
      },
    );
    shop.transform('salesorder', order, 'itemfulfillment', (record) => {
      fill(shop, record, { shipstatus: a % 2 === 0 ? 'A' : 'C' }, {});
      const cell = { sublistId: 'item', fieldId: 'quantity', line: 0 };
      const wanted = Number(shop.call(record, 'getSublistValue', cell));
      assign(shop, record, 'item', 0, pickLots(shop, location, wanted + (a % 5 === 0 ? 1 : 0)));
    });
  },
  returnLot(shop, { a }) {
    const shipped = all(shop, 'itemfulfillment').filter(
      ({ fields, sublists }) =>
        fields.shipstatus === 'C' && sublists.item![0]!.values.item === shop.lot,
    );
    const fulfillment = pick(shipped, a);
    if (fulfillment === undefined) return;
    const order = String(fulfillment.fields.createdfrom);
    const authorization = shop.transform('salesorder', order, 'returnauthorization', (record) => {
      shop.call(record, 'setValue', { fieldId: 'orderstatus', value: 'B' });
    });
    shop.transform('returnauthorization', authorization, 'itemreceipt', (record) =>
      assign(shop, record, 'item', 0, lotsOf(shop, fulfillment)),
    );
  },
  deleteAdjustment(shop, { a }) {
    const lots = all(shop, 'inventoryadjustment').filter(
      (record) => record.sublists.inventory![0]!.values.item === shop.lot,
    );
    const record = pick(lots, a);
    if (record === undefined) return;
    shop.run(shop.records.delete(shop.session, { type: record.type, id: record.id }));
  },
};

/** As much of each lot as there is, up to the units wanted; short by what is not there. */
function pickLots(shop: Shop, location: unknown, wanted: number): Record<string, unknown>[] {
  const parts: Record<string, unknown>[] = [];
  let open = wanted;
  for (const balance of shop.balances.values()) {
    const quantity = Math.min(open, balance.available);
    if (balance.location !== location || quantity <= 0) continue;
    parts.push({ issueinventorynumber: balance.number, quantity });
    open -= quantity;
  }
  return parts;
}

function adjustLot(shop: Shop, location: string, units: number, number: string): void {
  const record = shop.run(shop.records.create(shop.session, { type: 'inventoryadjustment' }));
  const values = { account: shop.base.accounts['Inventory Adjustments'], subsidiary: '1' };
  const line = { item: shop.lot, adjustqtyby: units, location, unitcost: 4 };
  fill(shop, record, values, { inventory: [line] });
  assign(shop, record, 'inventory', 0, [{ receiptinventorynumber: number, quantity: units }]);
  shop.run(shop.records.save(shop.session, record, {}));
}

/** Lots that a shipped fulfillment took, as they come back. */
function lotsOf(shop: Shop, fulfillment: RecordData): Record<string, unknown>[] {
  const rows =
    fulfillment.sublists.item![0]!.subrecords!.inventorydetail!.sublists!.inventoryassignment!;
  return rows.map(({ values }) => ({
    receiptinventorynumber: shop.find('inventorynumber', String(values.issueinventorynumber)).fields
      .inventorynumber,
    quantity: values.quantity,
  }));
}
