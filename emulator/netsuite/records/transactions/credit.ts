/** Credit memos and cash refunds: the sale backwards. Goods come back by item receipt; without one, only where nothing else moved them. */
import type { RecordData, Session } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { fromMinor, toMinor } from '../amounts.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { salesLedger } from '../ledger/salesLedger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { numberOf } from '../stock/commitment.ts';
import { lineMoves } from '../stock/lineMoves.ts';
import { replaceMovements } from '../stock/movements.ts';
import type { PlannedMove } from '../stock/movements.ts';
import { checkTracked } from '../stock/tracked.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceCashAccount } from './cashAccount.ts';
import { precisionOf } from './currency.ts';
import { setDocumentStatus } from './documentStatus.ts';
import {
  checkItemTransaction,
  completeItemTransaction,
  sourceItemColumn,
  sourceItemTransaction,
} from './itemTransaction.ts';
import { addToOrder, sourceOf, unitChanges } from './orderLines.ts';
import {
  adjustBalance,
  applications,
  keepTicked,
  listDocuments,
  remainingOf,
  sum,
  useApplied,
} from './receivables.ts';
import { hasDependents } from '../refusals.ts';

export const creditMemo: TypeRules = {
  sourceColumn: sourceItemColumn,

  source(books, draft, changed) {
    sourceItemTransaction(books, draft, changed);
    draft.data.fields.account ??= specialAccount(books, 'AcctRec');
    if (changed !== null) listDocuments(books, draft, 'apply', ['invoice']);
  },

  complete(books, draft) {
    completeItemTransaction(books, draft);
    const { data, base } = draft;
    const precision = precisionOf(books, data.fields.currency);
    const refunded =
      base === null
        ? 0
        : totalMinor(books, base) - appliedMinor(base, precision) - remainingOf(books, base);
    const applied = applications(
      books,
      data,
      base,
      'apply',
      ['invoice'],
      totalMinor(books, data) - refunded,
    );
    const remaining = totalMinor(books, data) - sum(applied) - refunded;
    data.fields.applied = fromMinor(sum(applied), precision);
    data.fields.unapplied = fromMinor(remaining, precision);
    data.fields.amountremaining = fromMinor(remaining, precision);
    setDocumentStatus(data);
  },

  check(books, draft) {
    checkItemTransaction(books, draft);
    checkTracked(books, draft.data, plannedMoves(books, draft.data), 'item');
    if (remainingOf(books, draft.data) < 0) {
      throw new SuiteScriptError(
        'USER_ERROR',
        'You cannot apply more than the amount of the credit memo.',
      );
    }
  },

  post(books, data, previous, session) {
    keepTicked(data, 'apply');
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    data.ledger = salesLedger(books, data, -1, data.fields.account as string, movements)!;
    settleReturn(books, data, previous, session);
    useApplied(books, data, previous, 'apply', ['invoice'], session);
    adjustBalance(
      books,
      data,
      'balance',
      -totalMinor(books, data) + (previous === null ? 0 : totalMinor(books, previous)),
    );
  },

  checkDelete(books, data) {
    const precision = precisionOf(books, data.fields.currency);
    if (totalMinor(books, data) - appliedMinor(data, precision) !== remainingOf(books, data)) {
      throw hasDependents();
    }
  },

  unpost(books, data, session) {
    replaceMovements(books, data, []);
    settleReturn(books, null, data, session);
    useApplied(books, null, data, 'apply', ['invoice'], session);
    adjustBalance(books, data, 'balance', totalMinor(books, data));
  },
};

export const cashRefund: TypeRules = {
  sourceColumn: sourceItemColumn,

  source(books, draft, changed) {
    sourceItemTransaction(books, draft, changed);
    if (changed === null) sourceCashAccount(books, draft);
  },

  complete: completeItemTransaction,

  check(books, draft) {
    checkItemTransaction(books, draft);
    checkTracked(books, draft.data, plannedMoves(books, draft.data), 'item');
  },

  post(books, data, previous, session) {
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    data.ledger = salesLedger(books, data, -1, data.fields.cashaccount as string, movements)!;
    settleReturn(books, data, previous, session);
  },

  unpost(books, data, session) {
    replaceMovements(books, data, []);
    settleReturn(books, null, data, session);
  },
};

function totalMinor(books: Books, data: RecordData): number {
  return toMinor(
    (data.fields.total as number | null) ?? 0,
    precisionOf(books, data.fields.currency),
  );
}

function appliedMinor(data: RecordData, precision: number): number {
  return toMinor((data.fields.applied as number | null | undefined) ?? 0, precision);
}

/** From a return authorization the goods came by item receipt; from an invoice none come (netsuite-platform §4.10); else by switch. */
function plannedMoves(books: Books, data: RecordData): PlannedMove[] {
  const source = sourceOf(books, data);
  if (source !== null && source.type !== 'cashsale') return [];
  if (data.type === 'creditmemo' && !books.account.switches.creditMemoReturnsStock) return [];
  const moves: PlannedMove[] = [];
  for (const line of data.sublists.item ?? []) {
    const location = usesLocations(books)
      ? (line.values.location ?? data.fields.location ?? null)
      : '';
    // Without a location nothing is put anywhere.
    if (location === null) continue;
    const units = numberOf(line, 'quantity');
    if (units !== 0) moves.push(...lineMoves(books, line, String(location), units, null));
  }
  return moves;
}

function settleReturn(
  books: Books,
  data: RecordData | null,
  previous: RecordData | null,
  session: Session,
): void {
  const source = sourceOf(books, (data ?? previous)!);
  if (source?.type !== 'returnauthorization') return;
  addToOrder(books, source, 'quantitybilled', unitChanges(data, previous), session);
}
