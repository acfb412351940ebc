/** The one-letter status that SuiteQL and saved searches show for a transaction; null where NetSuite shows none. */
import type { RecordData } from '../../contract.ts';

const LETTER_OF_STATUS: Record<string, Record<string, string>> = {
  invoice: { Open: 'A', 'Paid In Full': 'B' },
  creditmemo: { Open: 'A', 'Fully Applied': 'B' },
  customerdeposit: { 'Not Deposited': 'A', Deposited: 'B', 'Fully Applied': 'C' },
  customerpayment: { 'Not Deposited': 'B', Deposited: 'C' },
  cashsale: { 'Not Deposited': 'B', Deposited: 'C' },
  inventorycount: { Open: 'A', Started: 'B', 'Completed/Pending Approval': 'C', Approved: 'D' },
};

export function statusLetter(record: RecordData): string | null {
  const { orderstatus, shipstatus, status } = record.fields;
  if (typeof orderstatus === 'string') return orderstatus;
  if (typeof shipstatus === 'string') return shipstatus;
  return typeof status === 'string' ? (LETTER_OF_STATUS[record.type]?.[status] ?? null) : null;
}
