import fc from 'fast-check';
import type { RecordData } from '../../../../emulator/netsuite/contract.ts';
import { SuiteScriptError } from '../../../../emulator/netsuite/contract.ts';
import { imbalance, openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';

/** One thing that happens to an account: a kind and a few numbers it draws its subjects from. */
const step = fc.record({
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
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
  units: fc.integer({ min: 1, max: 7 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Shop extends OpenAccount {
  items: string[];
  kit: string;
  places: string[];
  buyer: string;
  vendor: string;
}

function openShop(switches: Parameters<typeof openAccount>[1]): Shop {
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
  const vendor = api.records.insert('vendor', {
    entityid: 'V',
    companyname: 'V',
    subsidiary: '1',
    currency: '1',
  });
  const places = [api.base.locations!.east, api.base.locations!.west];
  const shop = { ...api, items, kit, places, vendor, buyer: api.customer() };
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

const all = (shop: Shop, type: string): RecordData[] => [...shop.records.all(type)];

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

const actions: Record<Step['kind'], (shop: Shop, step: Step) => void> = {
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
};

/** Units per item and location by every posted document, counted apart from the emulator's own counters. */
function countOnHand(shop: Shop): Map<string, number> {
  const count = new Map<string, number>();
  const add = (item: unknown, location: unknown, units: number): void => {
    const parts =
      item === shop.kit
        ? ([
            [shop.items[0], 1],
            [shop.items[1], 2],
          ] as const)
        : ([[item, 1]] as const);
    for (const [part, per] of parts) {
      const key = `${String(part)}|${String(location)}`;
      count.set(key, (count.get(key) ?? 0) + units * per);
    }
  };
  for (const record of all(shop, 'inventoryadjustment')) {
    for (const { values } of record.sublists.inventory!)
      add(values.item, values.location, Number(values.adjustqtyby));
  }
  for (const record of all(shop, 'itemfulfillment')) {
    if (record.fields.shipstatus !== 'C') continue;
    for (const { values } of record.sublists.item!)
      add(values.item, values.location, -Number(values.quantity));
  }
  for (const record of all(shop, 'itemreceipt')) {
    for (const { values } of record.sublists.item!)
      add(values.item, values.location, Number(values.quantity));
  }
  for (const record of all(shop, 'inventorytransfer')) {
    for (const { values } of record.sublists.inventory!) {
      add(values.item, record.fields.location, -Number(values.adjustqtyby));
      add(values.item, record.fields.transferlocation, Number(values.adjustqtyby));
    }
  }
  return count;
}

function countOnOrders(
  shop: Shop,
  unitsOf: (values: RecordData['fields']) => number,
): Map<string, number> {
  const count = new Map<string, number>();
  for (const order of [...all(shop, 'salesorder'), ...all(shop, 'transferorder')]) {
    for (const { values } of order.sublists.item!) {
      const units = unitsOf(values);
      const parts =
        values.item === shop.kit
          ? ([
              [shop.items[0], 1],
              [shop.items[1], 2],
            ] as const)
          : ([[values.item, 1]] as const);
      for (const [part, per] of parts) {
        const key = `${String(part)}|${String(values.location)}`;
        count.set(key, (count.get(key) ?? 0) + units * per);
      }
    }
  }
  return count;
}

function expectConsistent(shop: Shop): void {
  const onHand = countOnHand(shop);
  const committed = countOnOrders(shop, (values) => Number(values.quantitycommitted));
  const backordered = countOnOrders(shop, (values) => Number(values.quantitybackordered));
  const inPicking = shop.account.switches.pickedUnitsStayCommitted
    ? new Map<string, number>()
    : countOnOrders(shop, (values) =>
        Math.max(0, Number(values.quantitypicked) - Number(values.quantityfulfilled)),
      );
  for (const [key, level] of shop.levels) {
    expect({ key, ...pickCounters(level) }).toEqual({
      key,
      onHand: onHand.get(key) ?? 0,
      committed: committed.get(key) ?? 0,
      backordered: backordered.get(key) ?? 0,
      available: Math.max(
        0,
        (onHand.get(key) ?? 0) - (committed.get(key) ?? 0) - (inPicking.get(key) ?? 0),
      ),
    });
  }
  for (const order of all(shop, 'salesorder')) expectOrderMatchesDocuments(shop, order);
}

function pickCounters({
  onHand,
  committed,
  backordered,
  available,
}: {
  onHand: number;
  committed: number;
  backordered: number;
  available: number;
}) {
  return { onHand, committed, backordered, available };
}

function expectOrderMatchesDocuments(shop: Shop, order: RecordData): void {
  const moved = new Map<string, number>();
  for (const fulfillment of all(shop, 'itemfulfillment')) {
    if (fulfillment.fields.createdfrom !== order.id || fulfillment.fields.shipstatus !== 'C')
      continue;
    for (const { values } of fulfillment.sublists.item!) {
      const key = String(values.orderline);
      moved.set(key, (moved.get(key) ?? 0) + Number(values.quantity));
    }
  }
  for (const { values } of order.sublists.item!) {
    expect(values.quantityfulfilled).toBe(moved.get(String(values.line)) ?? 0);
    if ('BDE'.includes(String(order.fields.orderstatus)) && values.isclosed !== true) {
      const picked = shop.account.switches.pickedUnitsStayCommitted ? 0 : values.quantitypicked;
      const gone = Math.max(Number(values.quantityfulfilled), Number(picked));
      expect(Number(values.quantitycommitted) + Number(values.quantitybackordered)).toBe(
        Math.max(0, Number(values.quantity) - gone),
      );
    }
    expect(Number(values.quantityfulfilled)).toBeLessThanOrEqual(Number(values.quantity));
    expect(Number(values.quantitybilled)).toBeLessThanOrEqual(Number(values.quantityfulfilled));
  }
}

const POSTING = [
  'inventoryadjustment',
  'itemfulfillment',
  'itemreceipt',
  'inventorytransfer',
  'invoice',
  'cashsale',
  'creditmemo',
];

function expectBalanced(shop: Shop, wasNegative: boolean): void {
  const asset = shop.base.accounts['Inventory Asset']!;
  let bookValue = 0;
  for (const type of POSTING) {
    for (const record of all(shop, type)) {
      expect({ type, id: record.id, base: imbalance(record).base }).toEqual({
        type,
        id: record.id,
        base: 0,
      });
      for (const line of record.ledger ?? []) {
        if (line.account === asset) bookValue += Number(line.debit ?? 0) - Number(line.credit ?? 0);
      }
    }
  }
  let shelfValue = 0;
  let slack = 0.01;
  for (const level of shop.levels.values()) {
    shelfValue += level.onHand * Number(level.averageCost);
    slack += Math.abs(level.onHand) * 0.0051;
  }
  // Stock that was below zero was shipped at a guessed cost; NetSuite corrects that later, which is not modelled.
  if (!wasNegative) expect(Math.abs(bookValue - shelfValue)).toBeLessThanOrEqual(slack);
}

describe.each([
  ['picked units stay committed', { pickedUnitsStayCommitted: true }],
  ['picked units leave committed', { pickedUnitsStayCommitted: false }],
] as const)(
  'random sequences of orders, shipments, receipts, adjustments and returns (%s)',
  (_name, switches) => {
    it('keep on hand, committed, backordered and available consistent and every ledger balanced', () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 40, maxLength: 80 }), (steps) => {
          const shop = openShop(switches);
          let wasNegative = false;
          for (const [index, one] of steps.entries()) {
            try {
              actions[one.kind](shop, one);
            } catch (error) {
              if (!(error instanceof SuiteScriptError)) throw error;
            }
            wasNegative ||= [...shop.levels.values()].some((level) => level.onHand < 0);
            if (index % 5 === 0) expectConsistent(shop);
          }
          expectConsistent(shop);
          expectBalanced(shop, wasNegative);
        }),
        { numRuns: 15, interruptAfterTimeLimit: 20_000 },
      );
    });
  },
);
