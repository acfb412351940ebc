/** Where money goes: Undeposited Funds, or the bank account that is named. */
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { pleaseEnter } from '../refusals.ts';

/**
 * `undepfunds` T or F with `account`; a payment method may bring its own. Sets the hidden field `cashaccount` that the
 * ledger posts to.
 */
export function sourceCashAccount(books: Books, draft: Draft): void {
  const { fields } = draft.data;
  const method = (fields.paymentmethod as string | null | undefined) ?? null;
  const methodFields =
    method === null ? {} : (books.store.find('paymentmethod', method)?.fields ?? {});
  if (!draft.touched.has('undepfunds') && draft.base === null) {
    const named = draft.touched.has('account') || (fields.account ?? null) !== null;
    const methodAccount = (methodFields.account as string | null | undefined) ?? null;
    if (!named && methodAccount !== null) fields.account = methodAccount;
    fields.undepfunds = named || methodAccount !== null ? 'F' : 'T';
  }
  if (fields.undepfunds === 'T') {
    fields.account = null;
    fields.cashaccount = specialAccount(books, 'UndepFunds');
    return;
  }
  if ((fields.account ?? null) === null) throw pleaseEnter(['Account']);
  fields.cashaccount = fields.account!;
}
