import fc from 'fast-check';
import type { RecordData } from '../../../../emulator/netsuite/contract.ts';
import { SuiteScriptError } from '../../../../emulator/netsuite/contract.ts';
import { imbalance } from './openAccount.ts';
import { actions, all, openShop, step } from './shopSteps.ts';
import type { Shop, Step } from './shopSteps.ts';

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
  for (const [type, sign] of [
    ['assemblybuild', 1],
    ['assemblyunbuild', -1],
  ] as const) {
    for (const { fields } of all(shop, type)) {
      add(shop.assembly, fields.location, sign * Number(fields.quantity));
      add(shop.kit, fields.location, -sign * Number(fields.quantity));
    }
  }
  return count;
}

/** Units of each lot at each place by the inventory details of all documents: what came and went, and what is in picking. */
function countLots(shop: Shop): { onHand: Map<string, number>; picked: Map<string, number> } {
  const onHand = new Map<string, number>();
  const picked = new Map<string, number>();
  for (const [type, sublist, sign] of [
    ['inventoryadjustment', 'inventory', 1],
    ['itemreceipt', 'item', 1],
    ['itemfulfillment', 'item', -1],
  ] as const) {
    for (const record of all(shop, type)) {
      const isPicked = type === 'itemfulfillment' && record.fields.shipstatus !== 'C';
      for (const { values, subrecords } of record.sublists[sublist]!) {
        for (const row of subrecords?.inventorydetail?.sublists?.inventoryassignment ?? []) {
          const { issueinventorynumber, receiptinventorynumber, quantity } = row.values;
          const number =
            issueinventorynumber === undefined
              ? receiptinventorynumber
              : shop.find('inventorynumber', String(issueinventorynumber)).fields.inventorynumber;
          const key = `${String(values.location)}|${String(number)}`;
          const count = isPicked ? picked : onHand;
          count.set(key, (count.get(key) ?? 0) + (isPicked ? 1 : sign) * Number(quantity));
        }
      }
    }
  }
  return { onHand, picked };
}

/** The lots of a place add up to its stock, none is short, and each is what its documents say. */
function expectLotsAddUp(shop: Shop): void {
  const sums = new Map<string, number>();
  const counted = countLots(shop);
  for (const { item, location, number, onHand, picked, available } of shop.balances.values()) {
    const place = `${location}|${String(shop.find('inventorynumber', number!).fields.inventorynumber)}`;
    expect({ place, onHand, picked }).toEqual({
      place,
      onHand: counted.onHand.get(place) ?? 0,
      picked: counted.picked.get(place) ?? 0,
    });
    expect(onHand).toBeGreaterThanOrEqual(0);
    expect(available).toBe(onHand - picked);
    const key = `${item}|${location}`;
    sums.set(key, (sums.get(key) ?? 0) + onHand);
  }
  for (const [key, units] of sums)
    expect({ key, units }).toEqual({ key, units: shop.levels.get(key)!.onHand });
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
  expectLotsAddUp(shop);
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
  'assemblybuild',
  'assemblyunbuild',
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
        // Nothing is converted here, so nothing may be rounded away either.
        expect(line.account).not.toBe(shop.base.accounts['Rounding Gain/Loss']);
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

/** Steps after which no place may be short of more committed units than before: what ships takes its commitment along. */
const SHIPPING = new Set<Step['kind']>(['fulfill', 'shipTransfer', 'shipLot']);

function shortages(shop: Shop): Map<string, number> {
  return new Map(
    [...shop.levels].map(([key, level]) => [key, Math.max(0, level.committed - level.onHand)]),
  );
}

function expectNoWorse(before: Map<string, number>, after: Map<string, number>): void {
  for (const [key, units] of after) {
    expect({ key, worse: units > (before.get(key) ?? 0) }).toEqual({ key, worse: false });
  }
}

describe.each([
  ['picked units stay committed', { pickedUnitsStayCommitted: true }],
  ['picked units leave committed', { pickedUnitsStayCommitted: false }],
] as const)(
  'random sequences of orders, shipments, receipts, adjustments, returns, builds and lots (%s)',
  (_name, switches) => {
    it('keep on hand, committed, backordered and available consistent and every ledger balanced', () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
          const shop = openShop(switches);
          let wasNegative = false;
          for (const [index, one] of steps.entries()) {
            const short = shortages(shop);
            try {
              actions[one.kind](shop, one);
            } catch (error) {
              if (!(error instanceof SuiteScriptError)) throw error;
            }
            if (SHIPPING.has(one.kind)) expectNoWorse(short, shortages(shop));
            wasNegative ||= [...shop.levels.values()].some((level) => level.onHand < 0);
            if (index % 5 === 0) expectConsistent(shop);
          }
          expectConsistent(shop);
          expectBalanced(shop, wasNegative);
        }),
        { numRuns: 10, interruptAfterTimeLimit: 20_000 },
      );
    });
  },
);
