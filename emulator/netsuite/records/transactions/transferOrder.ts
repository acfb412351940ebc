/** Transfer orders: committed at the place they leave, in transit until received. They post nothing. */
import { SuiteScriptError } from '../../contract.ts';
import { userError } from '../refusals.ts';
import { commitLines, numberOf, releaseOrder } from '../stock/commitment.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { precisionOf } from './currency.ts';
import { checkParties } from './entityChecks.ts';
import { sourceLine } from './lineAmounts.ts';
import { numberLines } from './lineIds.ts';
import { transferOrderStatus } from './orderStatus.ts';
import { hasDependents } from '../refusals.ts';
import { setStatus } from './orderStatus.ts';

export const transferOrder: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    if (changed !== null) return;
    const precision = precisionOf(books, draft.data.fields.currency);
    for (const line of draft.data.sublists.item ?? []) sourceLine(books, draft, line, precision);
  },

  complete(books, draft) {
    draft.data.fields.orderstatus ??= 'B';
    numberLines(books, draft, 'item');
    for (const line of draft.data.sublists.item ?? []) {
      for (const column of [
        'quantitycommitted',
        'quantitybackordered',
        'quantitypicked',
        'quantitypacked',
        'quantityfulfilled',
        'quantityreceived',
      ]) {
        line.values[column] ??= 0;
      }
    }
  },

  check(books, draft) {
    const { data } = draft;
    if ((data.sublists.item ?? []).length === 0) {
      throw new SuiteScriptError(
        books.account.switches.emptyLinesCode,
        'You must have at least one valid line item for this transaction.',
      );
    }
    if (data.fields.location === data.fields.transferlocation) {
      throw userError('The From and To locations must be different.');
    }
    checkParties(books, data);
  },

  post(books, data, previous) {
    setStatus(data, transferOrderStatus(data));
    data.sublists.item = commitLines(books, books.backorders, data, previous);
  },

  checkDelete(_books, data) {
    if (
      (data.sublists.item ?? []).some(
        (line) => numberOf(line, 'quantitypicked') > 0 || numberOf(line, 'quantityfulfilled') > 0,
      )
    ) {
      throw hasDependents();
    }
  },

  unpost(books, data) {
    releaseOrder(books, books.backorders, data);
  },
};
