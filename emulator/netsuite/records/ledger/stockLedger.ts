/** What moving stock posts: its cost leaves or enters the asset account of each item. */
import type { LedgerLine, RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Movement } from '../stock/movements.ts';
import { Ledger } from './ledger.ts';
import { specialAccount } from './specialAccounts.ts';

/** Where the other side goes: cost of goods sold, goods in transit, goods received not billed, or one account for all. */
export type Contra = 'sale' | 'transit' | 'received' | { account: string };

export function costLedger(
  books: Books,
  data: RecordData,
  movements: Movement[],
  contra: Contra,
): LedgerLine[] {
  const ledger = new Ledger(books, data);
  postCosts(books, ledger, movements, contra);
  return ledger.close();
}

export function postCosts(
  books: Books,
  ledger: Ledger,
  movements: Movement[],
  contra: Contra,
): void {
  for (const { item, cost, lineKey } of movements) {
    const fields = books.references.find(['item'], item)?.fields ?? {};
    const asset = (fields.assetaccount as string | null) ?? specialAccount(books, 'InvtAsset');
    ledger.postBase('cost', contraAccount(books, fields.cogsaccount, contra), -cost, lineKey);
    ledger.postBase('cost', asset, cost, lineKey);
  }
}

function contraAccount(books: Books, cogs: unknown, contra: Contra): string {
  if (typeof contra === 'object') return contra.account;
  if (contra === 'transit') return specialAccount(books, 'InTransit');
  if (contra === 'received') return specialAccount(books, 'ReceivedNotBilled');
  return typeof cogs === 'string' ? cogs : specialAccount(books, 'COGS');
}
