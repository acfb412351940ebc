import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Found } from '../sync/createOnce';

/** For `createOnce`: all transactions share one space of external ids. 10 units. */
export function transactionsByExternalId(externalId: string): Found[] {
  return readAll(
    'SELECT t.id AS id, t.recordtype AS type FROM transaction t WHERE t.externalid = ?',
    [externalId],
  ).map((row) => ({ id: textOf(row, 'id'), type: textOf(row, 'type') }));
}

/** Total in the transaction's currency, as NetSuite has it now, by internal id. 10 units for all. */
export function totalsOf(ids: string[]): Map<string, string> {
  if (ids.length === 0) return new Map();
  return new Map(
    readAll(
      `SELECT t.id AS id, t.foreigntotal AS total FROM transaction t WHERE t.id IN (${placeholders(ids.length)})`,
      ids.map(Number),
    ).map((row) => [textOf(row, 'id'), textOf(row, 'total')]),
  );
}
