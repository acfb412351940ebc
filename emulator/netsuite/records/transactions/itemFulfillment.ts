/** Item fulfillments: made by transform only, fixed lines, Picked → Packed → Shipped; shipped ones take stock and post its cost. */
import type { LineData, RecordData, Session } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { quantity } from '../amounts.ts';
import { componentsOf, componentsOfLine, isStocked } from '../items/itemKinds.ts';
import { isTracked } from '../items/assignments.ts';
import { factorOf } from '../items/units.ts';
import { costLedger } from '../ledger/stockLedger.ts';
import { cannotInitialize, pleaseEnter } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { lineMoves } from '../stock/lineMoves.ts';
import { movementsOf, replaceMovements } from '../stock/movements.ts';
import type { PlannedMove } from '../stock/movements.ts';
import { checkTracked } from '../stock/tracked.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { refusePaymentHold } from './creditHold.ts';
import { checkDestination } from './destination.ts';
import { numberLines } from './lineIds.ts';
import {
  lineOfOrder,
  refuseBelowBilled,
  settleOrder,
  unitChanges,
  unitsByOrderLine,
} from './orderLines.ts';
import { checkPeriod } from './periods.ts';
import { checkPackages } from './packages.ts';
import { addTransitCost } from './transit.ts';

const SHIP_STATUS_TEXT: Record<string, string> = { A: 'Picked', B: 'Packed', C: 'Shipped' };

export const itemFulfillment: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    const { fields } = draft.data;
    // Without Pick, Pack and Ship a fulfillment ships when it is saved.
    if (!books.account.features.has('PICKPACKSHIP')) fields.shipstatus = 'C';
    else fields.shipstatus ??= 'A';
  },

  complete(books, draft) {
    const { data } = draft;
    data.sublists.item = (data.sublists.item ?? []).filter(
      (line) => line.values.itemreceive === true,
    );
    numberLines(books, draft, 'item');
    const status = SHIP_STATUS_TEXT[data.fields.shipstatus as string] ?? '';
    data.fields.status = status;
    data.fields.statusRef = status.toLowerCase();
    const dateField = { A: 'pickeddate', B: 'packeddate', C: 'shippeddate' }[
      data.fields.shipstatus as 'A' | 'B' | 'C'
    ];
    if (dateField !== undefined) data.fields[dateField] ??= data.fields.trandate ?? null;
  },

  check(books, draft) {
    checkPeriod(books, draft.data);
    const order = orderOf(books, draft.data);
    if (draft.base === null && !isOpenForFulfillment(order)) {
      throw cannotInitialize(
        order.type === 'salesorder' ? 'sales order' : 'transfer order',
        order.id,
      );
    }
    refusePaymentHold(order);
    checkLines(books, draft, order);
    checkDestination(books, draft.data, order);
    refuseBelowBilled(order, 'quantityfulfilled', shippedChanges(draft.data, draft.base));
    checkPackages(draft.data);
  },

  post(books, data, previous, session) {
    const order = orderOf(books, data);
    const before = movementsOf(books, data).reduce((cost, move) => cost + move.cost, 0);
    const movements = replaceMovements(books, data, plannedMoves(books, data, order));
    data.ledger = costLedger(
      books,
      data,
      movements,
      order.type === 'transferorder' ? 'transit' : 'sale',
    );
    if (order.type === 'transferorder') {
      moveTransit(books, order, data, previous);
      addTransitCost(books, order, data, movements, 1, before);
    }
    applyToOrder(books, orderOf(books, data), data, previous, session);
  },

  checkDelete(books, data) {
    refuseBelowBilled(orderOf(books, data), 'quantityfulfilled', shippedChanges(null, data));
  },

  unpost(books, data, session) {
    const order = orderOf(books, data);
    const before = movementsOf(books, data);
    replaceMovements(books, data, []);
    if (order.type === 'transferorder') {
      moveTransit(books, order, null, data);
      addTransitCost(books, order, data, before, -1, 0);
    }
    applyToOrder(books, orderOf(books, data), null, data, session);
  },
};

export function orderOf(books: Books, data: RecordData): RecordData {
  const id = data.fields.createdfrom as string;
  const order = books.references.find(['transaction'], id);
  if (order === null) throw cannotInitialize('sales order', id);
  return order;
}

export function isOpenForFulfillment(order: RecordData): boolean {
  return ['B', 'D', 'E'].includes(order.fields.orderstatus as string);
}

/** netsuite-platform §4.10; preference "Fulfill Based on Commitment": LIMITTOCOMMITTED (default), ALLOWUNCOMMITTED. */
export function fulfillableUnits(books: Books, order: RecordData, line: LineData): number {
  if (line.values.isclosed === true) return 0;
  const taken = Math.max(numberOf(line, 'quantityfulfilled'), numberOf(line, 'quantitypicked'));
  const open = Math.max(0, numberOf(line, 'quantity') - taken);
  const item = books.references.find(['item'], String(line.values.item));
  if (item === null || componentsOf(books, item).length === 0) return quantity(open);
  const limited =
    (books.account.preferences.FULFILLBASEDONCOMMITMENT ?? 'LIMITTOCOMMITTED') ===
    'LIMITTOCOMMITTED';
  if (!limited || (line.values.createpo ?? null) !== null) return quantity(open);
  const inPicking = books.account.switches.pickedUnitsStayCommitted
    ? taken - numberOf(line, 'quantityfulfilled')
    : 0;
  return quantity(Math.min(open, Math.max(0, numberOf(line, 'quantitycommitted') - inPicking)));
}

function checkLines(books: Books, draft: Draft, order: RecordData): void {
  const { data, base } = draft;
  const lines = data.sublists.item ?? [];
  if (lines.length === 0) {
    throw new SuiteScriptError(
      books.account.switches.emptyLinesCode,
      'You must have at least one valid line item for this transaction.',
    );
  }
  const before = unitsByOrderLine(base);
  for (const line of lines) {
    const units = numberOf(line, 'quantity');
    const orderLine = lineOfOrder(order, line);
    if (!(units > 0) || orderLine === undefined) throw invalidQuantity(units);
    const own = before.get(String(line.values.orderline)) ?? 0;
    const allowed = quantity(fulfillableUnits(books, order, orderLine) + own);
    if (units > allowed) throw invalidQuantity(units);
    const item = books.references.find(['item'], String(line.values.item))!;
    if (usesLocations(books) && isStocked(item) && (line.values.location ?? null) === null) {
      throw pleaseEnter(['Location']);
    }
  }
  checkTracked(books, data, plannedMoves(books, data, order), 'item');
}

/** Shipped units per order line, less those of the earlier version. */
function shippedChanges(data: RecordData | null, previous: RecordData | null): Map<string, number> {
  const shipped = (record: RecordData | null): RecordData | null =>
    record?.fields.shipstatus === 'C' ? record : null;
  return unitChanges(shipped(data), shipped(previous));
}

function invalidQuantity(units: number): SuiteScriptError {
  return new SuiteScriptError(
    'INVALID_QTY',
    `The quantity ${units} is not valid: it must be positive and may not exceed what is open and committed.`,
  );
}

function plannedMoves(books: Books, data: RecordData, order: RecordData): PlannedMove[] {
  const isShipped = data.fields.shipstatus === 'C';
  const moves: PlannedMove[] = [];
  for (const line of data.sublists.item ?? []) {
    const orderLine = lineOfOrder(order, line);
    // The vendor ships drop-shipped lines; our stock does not move.
    if (orderLine?.values.createpo === 'DropShip') continue;
    const location = usesLocations(books) ? String(line.values.location ?? '') : '';
    moves.push(...lineMoves(books, line, location, -numberOf(line, 'quantity'), null));
  }
  if (isShipped) return moves;
  // What is picked or packed stays on the shelf; only its lots, serial numbers and bins are taken.
  return moves
    .filter((move) => isTracked(books, books.references.find(['item'], move.item)!, move.location))
    .map((move) => ({ ...move, units: 0, reserved: -move.units }));
}

/** Goods of a transfer order are in transit between shipment and receipt, counted at the place they go to. */
function moveTransit(
  books: Books,
  order: RecordData,
  data: RecordData | null,
  previous: RecordData | null,
): void {
  const target = String(order.fields.transferlocation ?? '');
  for (const [record, sign] of [
    [previous, -1],
    [data, 1],
  ] as const) {
    if (record === null || record.fields.shipstatus !== 'C') continue;
    for (const line of record.sublists.item ?? []) {
      const units = numberOf(line, 'quantity');
      const moved = sign * units * factorOf(line);
      books.stock.count(String(line.values.item), target, 'inTransit', moved);
    }
  }
}

/** Shipped, packed and picked units go to the order's lines; its status and commitment follow. */
function applyToOrder(
  books: Books,
  order: RecordData,
  data: RecordData | null,
  previous: RecordData | null,
  session: Session,
): void {
  const deltas = new Map<string, { picked: number; packed: number; shipped: number }>();
  for (const [record, sign] of [
    [previous, -1],
    [data, 1],
  ] as const) {
    if (record === null) continue;
    const status = record.fields.shipstatus as string;
    for (const line of record.sublists.item ?? []) {
      const key = String(line.values.orderline);
      const delta = deltas.get(key) ?? { picked: 0, packed: 0, shipped: 0 };
      const units = sign * numberOf(line, 'quantity');
      delta.picked += units;
      if (status !== 'A') delta.packed += units;
      if (status === 'C') delta.shipped += units;
      deltas.set(key, delta);
    }
  }
  const lines = (order.sublists.item ?? []).map((line): LineData => {
    const delta = deltas.get(String(line.values.line));
    if (delta === undefined) return line;
    const { values } = line;
    return {
      ...line,
      values: {
        ...values,
        quantitypicked: quantity(numberOf(line, 'quantitypicked') + delta.picked),
        quantitypacked: quantity(numberOf(line, 'quantitypacked') + delta.packed),
        quantityfulfilled: quantity(numberOf(line, 'quantityfulfilled') + delta.shipped),
      },
    };
  });
  const next: RecordData = {
    ...order,
    fields: { ...order.fields },
    sublists: { ...order.sublists, item: lines },
  };
  countPicked(books, order, next);
  settleOrder(books, order, next, session);
}

/** Switch off `pickedUnitsStayCommitted`: units in picking leave committed and lower available by themselves. */
function countPicked(books: Books, before: RecordData, after: RecordData): void {
  if (books.account.switches.pickedUnitsStayCommitted) return;
  const inPicking = (line: LineData): number =>
    Math.max(0, numberOf(line, 'quantitypicked') - numberOf(line, 'quantityfulfilled'));
  for (const [index, line] of (after.sublists.item ?? []).entries()) {
    const old = before.sublists.item?.[index];
    const delta = quantity(inPicking(line) - (old === undefined ? 0 : inPicking(old)));
    if (delta === 0) continue;
    const item = books.references.find(['item'], String(line.values.item));
    if (item === null) continue;
    const location = usesLocations(books) ? String(line.values.location ?? '') : '';
    for (const part of componentsOfLine(books, item, line)) {
      books.stock.count(part.item, location, 'picked', delta * part.per);
    }
  }
}
