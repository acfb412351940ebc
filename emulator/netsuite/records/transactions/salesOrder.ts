/** Sales orders: approval, closing, quantities, commitment. They post nothing. */
import type { LineData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { becomeCustomer } from '../entities/stage.ts';
import { hasDependents, invalidFieldValue, userError } from '../refusals.ts';
import { isFulfillable } from '../items/itemKinds.ts';
import { commitLines, numberOf, releaseOrder } from '../stock/commitment.ts';
import type { TypeRules } from '../typeRules.ts';
import { checkCredit } from './creditHold.ts';
import {
  checkItemTransaction,
  completeItemTransaction,
  sourceItemColumn,
  sourceItemTransaction,
} from './itemTransaction.ts';
import { lineKind } from './lineKinds.ts';
import { salesOrderStatus, setStatus } from './orderStatus.ts';

export const salesOrder: TypeRules = {
  prepare(books, draft) {
    draft.data.fields.orderstatus ??= defaultStatus(books);
  },
  source: sourceItemTransaction,
  sourceColumn: sourceItemColumn,

  complete(books, draft) {
    draft.data.fields.orderstatus ??= defaultStatus(books);
    completeItemTransaction(books, draft);
    for (const line of draft.data.sublists.item ?? []) countColumns(books, line);
  },

  check(books, draft) {
    checkItemTransaction(books, draft);
    checkCredit(books, draft.data, draft.base);
    checkStatus(draft);
    checkProcessedLines(draft);
  },

  post(books, data, previous) {
    setStatus(data, salesOrderStatus(books, data));
    data.sublists.item = commitLines(books, books.backorders, data, previous);
  },

  stored(books, data, previous, session) {
    if (previous === null) becomeCustomer(books, data.fields.entity, session);
  },

  checkDelete(books, data) {
    if (
      (data.sublists.item ?? []).some(
        (line) =>
          numberOf(line, 'quantityfulfilled') > 0 ||
          numberOf(line, 'quantitypicked') > 0 ||
          numberOf(line, 'quantitybilled') > 0,
      )
    ) {
      throw hasDependents();
    }
    if (books.links.childrenOf(data.id).length > 0) throw hasDependents();
  },

  unpost(books, data) {
    releaseOrder(books, books.backorders, data);
  },
};

/** A factory-new account parks orders in Pending Approval (preference "Default Sales Order Status"). */
function defaultStatus(books: Books): string {
  return (books.account.preferences.DEFAULTSALESORDERSTATUS as string | undefined) ?? 'A';
}

function countColumns(books: Books, line: LineData): void {
  const item = books.references.find(['item'], String(line.values.item));
  if (item === null || !isFulfillable(item)) {
    if (numberOf(line, 'quantity') !== 0) line.values.quantitybilled ??= 0;
    return;
  }
  line.values.quantitycommitted ??= 0;
  line.values.quantitybackordered ??= 0;
  line.values.quantitypicked ??= 0;
  line.values.quantitypacked ??= 0;
  line.values.quantityfulfilled ??= 0;
  line.values.quantitybilled ??= 0;
}

/** Only A and B can be set; a processed order does not go back to approval. */
function checkStatus(draft: Draft): void {
  if (!draft.touched.has('orderstatus')) return;
  const wanted = draft.data.fields.orderstatus as string;
  const current = draft.base?.fields.orderstatus as string | undefined;
  if (wanted === current) return;
  if (wanted !== 'A' && wanted !== 'B') throw invalidFieldValue(wanted, 'orderstatus');
  if (current !== undefined && current !== 'A' && current !== 'B') {
    if (wanted === 'B') {
      draft.data.fields.orderstatus = current;
      return;
    }
    throw new SuiteScriptError(
      'INVALID_ORD_STATUS',
      "This order has been partially or fully processed and may not be reset to 'Pending Approval'.",
    );
  }
}

/** Lines that were shipped or billed cannot shrink below that, nor go away. */
function checkProcessedLines(draft: Draft): void {
  if (draft.base === null) return;
  const lines = new Map(
    (draft.data.sublists.item ?? []).map((line) => [line.values.line as string, line]),
  );
  for (const old of draft.base.sublists.item ?? []) {
    if (lineKind(old) !== 'goods') continue;
    const done = Math.max(
      numberOf(old, 'quantityfulfilled'),
      numberOf(old, 'quantitypicked'),
      numberOf(old, 'quantitybilled'),
    );
    if (done === 0) continue;
    const now = lines.get(old.values.line as string);
    if (now === undefined) throw userError('You cannot remove a line that has been processed.');
    if (numberOf(now, 'quantity') < done) {
      throw new SuiteScriptError(
        'INVALID_QTY',
        `The quantity may not be less than the ${done} already processed.`,
      );
    }
  }
}
