import { dateField } from '../netsuite/dates';
import { codeOf } from '../netsuite/errors';
import type { Fields, RecordPlan } from '../netsuite/records';
import { createOnce, type CreatedOnce } from '../sync/createOnce';
import { transactionsByExternalId } from './findTransactions';
import { nextOpenPeriod } from './openPeriod';
import type { DepositPlan } from './orderPlan';

/** NetSuite's codes for a day in a period that is closed, or in none. */
export const CLOSED = ['CLOSED_TRAN_PRD', 'VALID_PRD_REQD'];

/**
 * Creates what posts to the ledger (a deposit, a cash sale). A closed period shows only when NetSuite refuses; then the
 * store's policy decides, and the memo says what it did (review 27). 30 units, 40 more in a closed period.
 */
export function createPosting(
  record: RecordPlan,
  { day, closedPeriod }: Pick<DepositPlan, 'day' | 'closedPeriod'>,
  subject: string,
  alsoRight: string[] = [],
): CreatedOnce {
  const create = (fields: Fields) =>
    createOnce(
      { ...record, fields: { ...record.fields, ...fields } },
      subject,
      transactionsByExternalId,
      alsoRight,
    );
  try {
    return create({});
  } catch (error) {
    const isClosed = CLOSED.includes(codeOf(error));
    const period = isClosed && closedPeriod !== 'hold' ? nextOpenPeriod(day) : null;
    if (!period) throw error;
    const memo = `${String(record.fields['memo'])}, paid on ${day} in a closed period`;
    return create(
      closedPeriod === 'next_day' && period.start > day
        ? { memo, trandate: dateField(period.start) }
        : { memo, postingperiod: period.id },
    );
  }
}
