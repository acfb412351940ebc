/** Accounting periods (netsuite-platform §4.10, review 27): they bind what posts; orders are free of them. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';

/** Types that post to the general ledger and so need an open period. */
const POSTING = new Set([
  'assemblybuild',
  'assemblyunbuild',
  'cashsale',
  'cashrefund',
  'invoice',
  'itemfulfillment',
  'itemreceipt',
  'creditmemo',
  'customerrefund',
  'customerdeposit',
  'customerpayment',
  'deposit',
  'depositapplication',
  'journalentry',
  'inventoryadjustment',
  'inventorytransfer',
  'inventorycount',
]);

/** Types on the receivables side, refused while A/R is locked. */
const RECEIVABLE = new Set([
  'cashsale',
  'cashrefund',
  'invoice',
  'creditmemo',
  'customerrefund',
  'customerdeposit',
  'customerpayment',
  'depositapplication',
]);

export function isPosting(type: string): boolean {
  return POSTING.has(type);
}

/** The base period (month) a day lies in, or null. */
export function periodOf(books: Books, day: string): RecordData | null {
  for (const period of books.store.all('accountingperiod')) {
    const { fields } = period;
    if (fields.isyear === true || fields.isquarter === true || fields.isadjust === true) continue;
    if ((fields.startdate as string) <= day && day <= (fields.enddate as string)) return period;
  }
  return null;
}

/** Sets the posting period from the date where the caller named none, and refuses closed ones. */
export function checkPeriod(books: Books, data: RecordData): void {
  if (!isPosting(data.type)) return;
  const day = data.fields.trandate as string;
  const own = (data.fields.postingperiod as string | null | undefined) ?? null;
  const period = own === null ? periodOf(books, day) : books.store.find('accountingperiod', own);
  if (period === null) {
    throw new SuiteScriptError(
      'VALID_PRD_REQD',
      `No valid, open, posting period for date – ${day}. Please set up accounting periods.`,
    );
  }
  const locked =
    period.fields.closed === true ||
    period.fields.alllocked === true ||
    (RECEIVABLE.has(data.type) && period.fields.arlocked === true);
  if (locked) {
    throw new SuiteScriptError(
      'CLOSED_TRAN_PRD',
      'You cannot create or change transactions in a closed period.',
    );
  }
  data.fields.postingperiod = period.id;
}
