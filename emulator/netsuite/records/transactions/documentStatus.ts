/** Status of bills, credits and deposits by what is left of them. */
import type { RecordData } from '../../contract.ts';

export function setDocumentStatus(data: RecordData): void {
  const { fields } = data;
  const isDone = fields.amountremaining === 0;
  if (data.type === 'invoice') {
    fields.status = isDone ? 'Paid In Full' : 'Open';
    fields.statusRef = isDone ? 'paidInFull' : 'open';
  } else if (data.type === 'creditmemo') {
    fields.status = isDone ? 'Fully Applied' : 'Open';
    fields.statusRef = isDone ? 'fullyApplied' : 'open';
  } else if (data.type === 'customerdeposit') {
    setDepositStatus(data);
  }
}

/** Not Deposited, Deposited (by a bank deposit), Fully Applied. */
export function setDepositStatus(data: RecordData): void {
  const { fields } = data;
  const letter =
    fields.amountremaining === 0
      ? 'C'
      : (fields.depositedby ?? null) !== null || fields.undepfunds === 'F'
        ? 'B'
        : 'A';
  fields.status = { A: 'Not Deposited', B: 'Deposited', C: 'Fully Applied' }[letter];
  fields.statusRef = { A: 'notDeposited', B: 'deposited', C: 'fullyApplied' }[letter];
}
