/** Invoices and cash sales: revenue, tax and receivable or cash; stock only when nothing was fulfilled before. */
import type { RecordData, Session } from '../../contract.ts';
import { toMinor, fromMinor, quantity } from '../amounts.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { addDays } from '../dates.ts';
import { newDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { becomeCustomer } from '../entities/stage.ts';
import { componentsOf, isFulfillable } from '../items/itemKinds.ts';
import { salesLedger } from '../ledger/salesLedger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { SuiteScriptError } from '../../contract.ts';
import { pleaseEnter } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { lineMoves } from '../stock/lineMoves.ts';
import { replaceMovements } from '../stock/movements.ts';
import type { PlannedMove } from '../stock/movements.ts';
import { checkTracked } from '../stock/tracked.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceCashAccount } from './cashAccount.ts';
import { checkCredit } from './creditHold.ts';
import { precisionOf } from './currency.ts';
import {
  checkItemTransaction,
  completeItemTransaction,
  sourceItemColumn,
  sourceItemTransaction,
} from './itemTransaction.ts';
import { lineKind } from './lineKinds.ts';
import { addToOrder, lineOfOrder, sourceOf, unitChanges, unitsByOrderLine } from './orderLines.ts';
import { adjustBalance, completeRemaining, listDocuments, remainingOf } from './receivables.ts';
import { hasDependents } from '../refusals.ts';

const shared: TypeRules = {
  sourceColumn: sourceItemColumn,

  check(books, draft) {
    checkItemTransaction(books, draft);
    checkBillable(books, draft);
    checkStockLines(books, draft.data);
  },
};

export const invoice: TypeRules = {
  ...shared,

  source(books, draft, changed) {
    sourceItemTransaction(books, draft, changed);
    const { fields } = draft.data;
    fields.account ??= specialAccount(books, 'AcctRec');
    const days = books.store.find('term', String(fields.terms ?? ''))?.fields.daysuntilnetdue;
    if (!draft.touched.has('duedate') && typeof fields.trandate === 'string') {
      fields.duedate = addDays(fields.trandate, typeof days === 'number' ? days : 0);
    }
  },

  complete(books, draft) {
    completeItemTransaction(books, draft);
    completeRemaining(books, draft);
  },

  check(books, draft) {
    shared.check!(books, draft);
    checkCredit(books, draft.data, draft.base);
    if (remainingOf(books, draft.data) < 0) {
      throw new SuiteScriptError(
        'USER_ERROR',
        'The invoice total may not be less than what was paid on it.',
      );
    }
  },

  post(books, data, previous, session) {
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    data.ledger = salesLedger(books, data, 1, data.fields.account as string, movements)!;
    bill(books, data, previous, session);
    adjustBalance(
      books,
      data,
      'balance',
      totalMinor(books, data) - (previous === null ? 0 : totalMinor(books, previous)),
    );
  },

  stored(books, data, previous, session) {
    if (previous !== null) return;
    becomeCustomer(books, data.fields.entity, session);
    applyOrderDeposits(books, data, session);
  },

  checkDelete(books, data) {
    if (remainingOf(books, data) !== totalMinor(books, data)) throw hasDependents();
  },

  unpost(books, data, session) {
    replaceMovements(books, data, []);
    bill(books, null, data, session);
    adjustBalance(books, data, 'balance', -totalMinor(books, data));
  },
};

export const cashSale: TypeRules = {
  ...shared,

  source(books, draft, changed) {
    sourceItemTransaction(books, draft, changed);
    if (changed === null) sourceCashAccount(books, draft);
  },

  complete(books, draft) {
    completeItemTransaction(books, draft);
    const { fields } = draft.data;
    const deposited = (fields.depositedby ?? null) !== null || fields.undepfunds === 'F';
    fields.status = deposited ? 'Deposited' : 'Not Deposited';
    fields.statusRef = deposited ? 'deposited' : 'notDeposited';
  },

  post(books, data, previous, session) {
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    data.ledger = salesLedger(books, data, 1, data.fields.cashaccount as string, movements)!;
    bill(books, data, previous, session);
  },

  stored(books, data, previous, session) {
    if (previous === null) becomeCustomer(books, data.fields.entity, session);
  },

  checkDelete(_books, data) {
    if ((data.fields.depositedby ?? null) !== null) throw hasDependents();
  },

  unpost(books, data, session) {
    replaceMovements(books, data, []);
    bill(books, null, data, session);
  },
};

function totalMinor(books: Books, data: RecordData): number {
  return toMinor(
    (data.fields.total as number | null) ?? 0,
    precisionOf(books, data.fields.currency),
  );
}

/** A bill that did not come from an order takes its goods from stock itself (netsuite-platform §8.4). */
function movesStock(books: Books, data: RecordData): boolean {
  const source = sourceOf(books, data);
  return source === null || source.type !== 'salesorder';
}

function plannedMoves(books: Books, data: RecordData): PlannedMove[] {
  if (!movesStock(books, data)) return [];
  const moves: PlannedMove[] = [];
  for (const line of data.sublists.item ?? []) {
    const location = usesLocations(books)
      ? String(line.values.location ?? data.fields.location ?? '')
      : '';
    moves.push(...lineMoves(books, line, location, -numberOf(line, 'quantity'), null));
  }
  return moves;
}

function checkStockLines(books: Books, data: RecordData): void {
  if (!movesStock(books, data)) return;
  for (const line of data.sublists.item ?? []) {
    const item = books.references.find(['item'], String(line.values.item))!;
    if (componentsOf(books, item).length === 0) continue;
    const location = line.values.location ?? data.fields.location ?? null;
    if (usesLocations(books) && location === null) throw pleaseEnter(['Location']);
  }
  checkTracked(books, data, plannedMoves(books, data), 'item');
}

/** Units of an order line that can be billed now: what was shipped, or everything where nothing is shipped. */
export function billableUnits(books: Books, line: RecordData['sublists'][string][number]): number {
  const item = books.references.find(['item'], String(line.values.item));
  if (item === null) return 0;
  const ordered =
    line.values.isclosed === true
      ? numberOf(line, 'quantityfulfilled')
      : numberOf(line, 'quantity');
  const inAdvance = books.account.preferences.INVOICEINADVANCEOFFULFILLMENT === true;
  const limit = isFulfillable(item) && !inAdvance ? numberOf(line, 'quantityfulfilled') : ordered;
  return quantity(Math.max(0, limit - numberOf(line, 'quantitybilled')));
}

function checkBillable(books: Books, draft: Draft): void {
  const order = sourceOf(books, draft.data);
  if (order?.type !== 'salesorder') return;
  const own = unitsByOrderLine(draft.base);
  for (const line of draft.data.sublists.item ?? []) {
    if (lineKind(line) !== 'goods' || (line.values.orderline ?? null) === null) continue;
    const orderLine = lineOfOrder(order, line);
    const allowed =
      orderLine === undefined
        ? 0
        : billableUnits(books, orderLine) + (own.get(String(line.values.orderline)) ?? 0);
    if (numberOf(line, 'quantity') > quantity(allowed)) {
      throw new SuiteScriptError(
        'INVALID_QTY',
        `The quantity ${numberOf(line, 'quantity')} is not valid: only ${allowed} can be billed.`,
      );
    }
  }
}

/** Billed units go to the order; shipping and fixed discounts are billed once. */
function bill(
  books: Books,
  data: RecordData | null,
  previous: RecordData | null,
  session: Session,
): void {
  const order = sourceOf(books, (data ?? previous)!);
  if (order?.type !== 'salesorder') return;
  const fields: RecordData['fields'] = {};
  if (data !== null && ((data.fields.shippingcost as number | null) ?? 0) !== 0) {
    fields.shippingbilled = true;
  } else if (data === null && ((previous!.fields.shippingcost as number | null) ?? 0) !== 0) {
    fields.shippingbilled = false;
  }
  const changes = unitChanges(data, previous);
  for (const key of fixedDiscounts(data)) changes.set(key, (changes.get(key) ?? 0) + 1);
  for (const key of fixedDiscounts(previous)) changes.set(key, (changes.get(key) ?? 0) - 1);
  addToOrder(books, order, 'quantitybilled', changes, session, fields);
}

/** Order lines of the discounts that are an amount, not a percentage. */
function fixedDiscounts(bill: RecordData | null): string[] {
  return (bill?.sublists.item ?? [])
    .filter((line) => lineKind(line) === 'discount' && typeof line.values.rate !== 'string')
    .map((line) => String(line.values.orderline ?? ''));
}

/** Deposits that name the order apply themselves to its invoice (netsuite-platform §4.9, likely). */
function applyOrderDeposits(books: Books, data: RecordData, session: Session): void {
  const order = sourceOf(books, data);
  if (order === null) return;
  for (const key of books.links.childrenOf(order.id)) {
    if (key.type !== 'customerdeposit') continue;
    const deposit = books.store.find('customerdeposit', key.id);
    const due = remainingOf(books, books.store.find('invoice', data.id)!);
    if (deposit === null || due === 0) continue;
    if (deposit.fields.currency !== data.fields.currency) continue;
    const available = remainingOf(books, deposit);
    if (available <= 0) continue;
    const draft = newDraft('depositapplication', {
      kind: 'transform',
      type: 'customerdeposit',
      id: deposit.id,
    });
    prepareApplication(draft, deposit);
    draft.data.fields.trandate = data.fields.trandate ?? null;
    listDocuments(books, draft, 'apply', ['invoice']);
    const line = draft.data.sublists.apply!.find((entry) => entry.values.doc === data.id);
    if (line === undefined) continue;
    line.values.apply = true;
    line.values.amount = fromMinor(
      Math.min(due, available),
      precisionOf(books, data.fields.currency),
    );
    books.commit(draft, session);
  }
}

/** Body of a deposit application of a deposit. */
export function prepareApplication(draft: Draft, deposit: RecordData): void {
  const { fields } = draft.data;
  for (const id of ['customer', 'subsidiary', 'currency', 'exchangerate']) {
    fields[id] = deposit.fields[id] ?? null;
  }
  fields.deposit = deposit.id;
  fields.depositdate = deposit.fields.trandate ?? null;
  fields.createdfrom = deposit.id;
}
