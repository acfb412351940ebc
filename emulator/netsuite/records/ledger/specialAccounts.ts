/** Accounts that NetSuite makes itself and posts to without being asked (`sspecacct`). */
import { NotModelledError } from '../refusals.ts';
import type { Books } from '../books.ts';

export type SpecialAccount =
  | 'AcctRec'
  | 'UndepFunds'
  | 'CustDep'
  | 'SalesTaxPay'
  | 'InvtAsset'
  | 'COGS'
  | 'Income'
  | 'ShipIncome'
  | 'InTransit'
  | 'ReceivedNotBilled'
  | 'InvtAdjst'
  | 'RoundingGainLoss'
  | 'RealizedGainLoss';

export function specialAccount(books: Books, special: SpecialAccount): string {
  for (const account of books.store.all('account')) {
    if (account.fields.sspecacct === special) return account.id;
  }
  throw new NotModelledError(`an account without its ${special} account`);
}
