import { transactionTypeOf } from './catalog.ts';
import { itemTypeOf } from './rows/items.ts';
import { tableOfRecordType } from './schema.ts';
import { quoteText } from './sql/typed.ts';

/** The table that holds the records of a type, and the condition that keeps the other types out. */
export function collectionOf(type: string): { table: string; only: string | null } {
  const transaction = transactionTypeOf.get(type);
  if (transaction) return { table: 'transaction', only: `type = ${quoteText(transaction.code)}` };
  const item = itemTypeOf(type);
  if (item) return { table: 'item', only: `itemtype = ${quoteText(item)}` };
  return { table: tableOfRecordType(type), only: null };
}
