/** Return authorizations: approval, what came back, what was credited. They post nothing. */
import { SuiteScriptError } from '../../contract.ts';
import { isFulfillable } from '../items/itemKinds.ts';
import { invalidFieldValue, userError } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import type { TypeRules } from '../typeRules.ts';
import {
  checkItemTransaction,
  completeItemTransaction,
  sourceItemColumn,
  sourceItemTransaction,
} from './itemTransaction.ts';
import { returnStatus } from './orderStatus.ts';
import { hasDependents } from '../refusals.ts';
import { setStatus } from './orderStatus.ts';

export const returnAuthorization: TypeRules = {
  source: sourceItemTransaction,
  sourceColumn: sourceItemColumn,

  complete(books, draft) {
    draft.data.fields.orderstatus ??=
      (books.account.preferences.DEFAULTRETURNAUTHSTATUS as string | undefined) ?? 'A';
    completeItemTransaction(books, draft);
    for (const line of draft.data.sublists.item ?? []) {
      const item = books.references.find(['item'], String(line.values.item));
      if (item !== null && isFulfillable(item)) line.values.quantityreceived ??= 0;
      line.values.quantitybilled ??= 0;
    }
  },

  check(books, draft) {
    checkItemTransaction(books, draft);
    const wanted = draft.data.fields.orderstatus as string;
    const current = draft.base?.fields.orderstatus as string | undefined;
    if (draft.touched.has('orderstatus') && wanted !== current) {
      if (wanted !== 'A' && wanted !== 'B') throw invalidFieldValue(wanted, 'orderstatus');
      if (current !== undefined && current !== 'A' && current !== 'B') {
        throw new SuiteScriptError(
          'INVALID_ORD_STATUS',
          'This return has already been processed and its status may not be reset.',
        );
      }
    }
    for (const line of draft.data.sublists.item ?? []) {
      if (numberOf(line, 'quantity') < numberOf(line, 'quantityreceived')) {
        throw userError('The quantity may not be less than what was received.');
      }
    }
  },

  post(books, data) {
    setStatus(data, returnStatus(books, data));
  },

  checkDelete(books, data) {
    if (books.links.childrenOf(data.id).length > 0) throw hasDependents();
  },
};
