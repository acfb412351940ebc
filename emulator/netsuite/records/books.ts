/** What every rule works with: the account and everything stored in it. */
import type { Account, RecordData, Session } from '../contract.ts';
import type { Draft } from './draft.ts';
import type { Links } from './transactions/links.ts';
import type { References } from './references.ts';
import type { Schema } from './schema.ts';
import type { Backorders } from './stock/commitment.ts';
import type { Movement } from './stock/movements.ts';
import type { Details } from './stock/details.ts';
import type { Stock } from './stock/stock.ts';
import type { Store } from './store.ts';

export interface Books {
  account: Account;
  store: Store;
  schema: Schema;
  references: References;
  stock: Stock;
  /** Lots, serial numbers and bins of that stock. */
  details: Details;
  backorders: Backorders;
  /** Stock moves of each posted transaction, by `type|id`; kept so that edits and deletions take them back. */
  movements: Map<string, Movement[]>;
  /** Lower-case names that must be unique → id, per group of records. */
  names: Map<string, Map<string, string>>;
  /** Open and undeposited documents, and what was made from what. */
  links: Links;
  /** Saves a record that NetSuite makes by itself (a deposit application); no user events. */
  commit(draft: Draft, session: Session): string;
  /** Zone in which a script's Date names a calendar day. */
  dateZone: string;
}

/**
 * Stores a changed copy of a record that changes by itself (a line's committed quantity, a balance). Version and
 * last-modified date stay: nobody edited it.
 */
export function amend(
  books: Books,
  record: RecordData,
  changes: Partial<Pick<RecordData, 'fields' | 'sublists'>>,
): RecordData {
  const next = { ...record, ...changes };
  books.store.put(next);
  return next;
}

/** As amend, for changes that count as an edit of the record (a shipment moves its order's status). */
export function touch(
  books: Books,
  record: RecordData,
  changes: Partial<Pick<RecordData, 'fields' | 'sublists'>>,
  session: Session,
): RecordData {
  const next = {
    ...record,
    ...changes,
    version: record.version + 1,
    lastModified: books.account.now(),
    lastModifiedBy: session.user,
  };
  books.store.put(next);
  return next;
}

export function isOneWorld(books: Books): boolean {
  return books.account.features.has('SUBSIDIARIES');
}

export function usesSuiteTax(books: Books): boolean {
  return books.account.features.has('TAX_OVERHAUL');
}

export function usesLocations(books: Books): boolean {
  return books.account.features.has('MULTILOCINVT');
}
