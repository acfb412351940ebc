/** Item receipts: made by transform only; goods of returns, transfer orders and purchase orders come in. */
import type { LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { multiply, quantity, shareOf } from '../amounts.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { componentsOfLine, isStocked } from '../items/itemKinds.ts';
import { factorOf } from '../items/units.ts';
import { Ledger } from '../ledger/ledger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { postCosts } from '../ledger/stockLedger.ts';
import { cannotInitialize, pleaseEnter } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { lineMoves } from '../stock/lineMoves.ts';
import { movementsOf, replaceMovements } from '../stock/movements.ts';
import type { AssignedUnits } from '../stock/details.ts';
import type { PlannedMove } from '../stock/movements.ts';
import { checkTracked } from '../stock/tracked.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { baseCurrency, precisionOf } from './currency.ts';
import { numberLines } from './lineIds.ts';
import {
  addToOrder,
  lineOfOrder,
  refuseBelowBilled,
  sourceOf,
  unitChanges,
  unitsByOrderLine,
} from './orderLines.ts';
import { checkPeriod } from './periods.ts';
import { addTransitCost } from './transit.ts';

export const itemReceipt: TypeRules = {
  source: sourceBody,

  complete(books, draft) {
    const { data } = draft;
    data.sublists.item = (data.sublists.item ?? []).filter(
      (line) => line.values.itemreceive === true,
    );
    numberLines(books, draft, 'item');
  },

  check(books, draft) {
    checkPeriod(books, draft.data);
    const source = orderOf(books, draft.data);
    checkLines(books, draft, source);
    refuseBelowBilled(source, 'quantityreceived', unitChanges(draft.data, draft.base));
  },

  post(books, data, previous, session) {
    const source = orderOf(books, data);
    const before = movementsOf(books, data).reduce((cost, move) => cost + move.cost, 0);
    const movements = replaceMovements(books, data, plannedMoves(books, data, source));
    const ledger = new Ledger(books, data);
    const contra =
      source.type === 'transferorder'
        ? 'transit'
        : source.type === 'purchaseorder'
          ? 'received'
          : 'sale';
    postCosts(books, ledger, movements, contra);
    postWriteOffs(books, ledger, data);
    data.ledger = ledger.close();
    if (source.type === 'transferorder') {
      moveTransit(books, source, data, previous);
      addTransitCost(books, source, data, movements, -1, before);
    }
    const order = orderOf(books, data);
    addToOrder(books, order, 'quantityreceived', unitChanges(data, previous), session);
  },

  checkDelete(books, data) {
    refuseBelowBilled(orderOf(books, data), 'quantityreceived', unitChanges(null, data));
  },

  unpost(books, data, session) {
    const source = orderOf(books, data);
    const before = movementsOf(books, data);
    replaceMovements(books, data, []);
    if (source.type === 'transferorder') {
      moveTransit(books, source, null, data);
      addTransitCost(books, source, data, before, 1, 0);
    }
    addToOrder(books, orderOf(books, data), 'quantityreceived', unitChanges(null, data), session);
  },
};

function orderOf(books: Books, data: RecordData): RecordData {
  const source = sourceOf(books, data);
  if (source === null) throw cannotInitialize('order', String(data.fields.createdfrom));
  return source;
}

/** Units that can still come in on a line of the order. */
export function receivableUnits(order: RecordData, line: LineData): number {
  if (order.type === 'transferorder') {
    return quantity(numberOf(line, 'quantityfulfilled') - numberOf(line, 'quantityreceived'));
  }
  if (line.values.isclosed === true) return 0;
  return quantity(Math.max(0, numberOf(line, 'quantity') - numberOf(line, 'quantityreceived')));
}

function checkLines(books: Books, draft: Draft, source: RecordData): void {
  const { data, base } = draft;
  const lines = data.sublists.item ?? [];
  if (lines.length === 0) {
    throw new SuiteScriptError(
      books.account.switches.emptyLinesCode,
      'You must have at least one valid line item for this transaction.',
    );
  }
  const own = unitsByOrderLine(base);
  for (const line of lines) {
    const units = numberOf(line, 'quantity');
    const orderLine = lineOfOrder(source, line);
    const allowed =
      orderLine === undefined
        ? 0
        : receivableUnits(source, orderLine) + (own.get(String(line.values.orderline)) ?? 0);
    if (!(units > 0) || units > quantity(allowed)) {
      throw new SuiteScriptError(
        'INVALID_QTY',
        `The quantity ${units} is not valid: ${allowed} can be received.`,
      );
    }
    const item = books.references.find(['item'], String(line.values.item))!;
    if (usesLocations(books) && isStocked(item) && (line.values.location ?? null) === null) {
      throw pleaseEnter(['Location']);
    }
    if (isReturn(source) && line.values.restock === false && writeOffAccount(books) === null) {
      throw new SuiteScriptError(
        'WRITE_OFF_ACCT_REQD',
        'To receive items without restocking, you must first set a value for the write-off account.',
      );
    }
  }
  const moves = plannedMoves(books, data, source);
  checkTracked(books, data, moves, 'item');
  checkUnderway(books, data, source, moves);
}

function isReturn(source: RecordData): boolean {
  return source.type === 'returnauthorization';
}

function writeOffAccount(books: Books): string | null {
  return (books.account.preferences.WRITEOFFACCOUNTFORRETURNS as string | undefined) ?? null;
}

function plannedMoves(books: Books, data: RecordData, source: RecordData): PlannedMove[] {
  const precision = precisionOf(books, baseCurrency(books, data.fields.subsidiary));
  const moves: PlannedMove[] = [];
  for (const line of data.sublists.item ?? []) {
    if (isReturn(source) && line.values.restock === false) continue;
    const units = numberOf(line, 'quantity');
    const location = usesLocations(books) ? String(line.values.location ?? '') : '';
    const cost = costOf(source, line, units, precision, data);
    moves.push(...lineMoves(books, line, location, units, cost));
  }
  return moves;
}

/** A transfer order's receipt takes in only the numbers that were shipped (SOAPCODES MATCHING_SERIAL_NUM_REQD). */
function checkUnderway(
  books: Books,
  data: RecordData,
  order: RecordData,
  moves: PlannedMove[],
): void {
  if (order.type !== 'transferorder') return;
  const underway = new Map<string, number>();
  const count = (item: string, details: AssignedUnits[], sign: 1 | -1): void => {
    for (const { number, units } of details) {
      if (number === null) continue;
      const key = `${item}|${number.toLowerCase()}`;
      underway.set(key, quantity((underway.get(key) ?? 0) + sign * units));
    }
  };
  for (const { type, id } of books.links.childrenOf(order.id)) {
    if (type === data.type && id === data.id) continue;
    for (const move of books.movements.get(`${type}|${id}`) ?? []) {
      if (move.reserved !== undefined) continue;
      count(move.item, move.details ?? [], type === 'itemfulfillment' ? 1 : -1);
    }
  }
  for (const move of moves) count(move.item, move.details ?? [], -1);
  if ([...underway.values()].some((units) => units < 0)) {
    throw new SuiteScriptError(
      'MATCHING_SERIAL_NUM_REQD',
      'The serial numbers on a transfer order receipt must have been fulfilled',
    );
  }
}

/** Transfers keep the cost they left with, purchases bring their rate, returns take the average of the place. */
function costOf(
  source: RecordData,
  line: LineData,
  units: number,
  precision: number,
  data: RecordData,
): number | null {
  const orderLine = lineOfOrder(source, line);
  if (orderLine === undefined || isReturn(source)) return null;
  if (source.type === 'transferorder') {
    const underway = receivableUnits(source, orderLine);
    const cost = (orderLine.values.transitcost as number | null | undefined) ?? 0;
    return shareOf(cost, Math.round(units * 1e5), Math.round(underway * 1e5));
  }
  const rate = (line.values.rate ?? orderLine.values.rate) as number | null | undefined;
  const exchange = (data.fields.exchangerate as number | null | undefined) ?? 1;
  return multiply((rate ?? 0) * exchange, units, precision);
}

/** Goods that come back and are not put on the shelf: their cost goes from cost of sales to the write-off account. */
function postWriteOffs(books: Books, ledger: Ledger, data: RecordData): void {
  const account = writeOffAccount(books);
  for (const line of data.sublists.item ?? []) {
    if (line.values.restock !== false || account === null) continue;
    const item = books.references.find(['item'], String(line.values.item))!;
    const location = usesLocations(books) ? String(line.values.location ?? '') : '';
    const key = String(line.values.lineuniquekey);
    for (const part of componentsOfLine(books, item, line)) {
      const units = numberOf(line, 'quantity') * part.per;
      const cost = books.stock.assumedCost(part.item, location, units);
      ledger.postBase('cost', account, cost, key);
      ledger.postBase('cost', specialAccount(books, 'COGS'), -cost, key);
    }
  }
}

function moveTransit(
  books: Books,
  order: RecordData,
  data: RecordData | null,
  previous: RecordData | null,
): void {
  const target = String(order.fields.transferlocation ?? '');
  for (const [record, sign] of [
    [previous, 1],
    [data, -1],
  ] as const) {
    for (const line of record?.sublists.item ?? []) {
      books.stock.count(
        String(line.values.item),
        target,
        'inTransit',
        sign * numberOf(line, 'quantity') * factorOf(line),
      );
    }
  }
}
