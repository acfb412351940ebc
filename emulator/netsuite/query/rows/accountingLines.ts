import type { RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { signedAmount } from './transactionLines.ts';
import type { TransactionLines } from './transactionLines.ts';

/** Rows of `transactionaccountingline`: one per posting, primary book. */
export function accountingLines(record: RecordData, { idOfPosting }: TransactionLines): Row[] {
  return (record.ledger ?? []).map((posting, at) => {
    const amount = signedAmount(posting, false);
    return {
      transaction: record.id,
      transactionline: idOfPosting[at]!,
      accountingbook: 1,
      account: posting.account,
      posting: posting.posting,
      debit: posting.debit,
      credit: posting.credit,
      amount,
      netamount: amount,
      exchangerate: record.fields.exchangerate ?? 1,
      lastmodifieddate: record.lastModified,
    };
  });
}
