import type { FieldValue, RecordData } from '../../contract.ts';
import { transactionTypeOf } from '../catalog.ts';
import type { Row } from '../database.ts';
import { statusLetter } from '../../records/transactions/statusLetter.ts';

/** Transactions whose header amount is a credit to the customer or money going out: their total is negative in SuiteQL (the header's own posting has that sign). */
const NEGATIVE_TOTALS = new Set([
  'creditmemo',
  'cashrefund',
  'returnauthorization',
  'customerrefund',
  'vendorbill',
  'purchaseorder',
]);

const NON_POSTING = new Set([
  'salesorder',
  'returnauthorization',
  'purchaseorder',
  'transferorder',
]);

export function number(value: FieldValue | undefined): number | null {
  if (value === null || value === undefined || value === '' || Array.isArray(value)) return null;
  const parsed = Number(value);
  return Number.isNaN(parsed) ? null : parsed;
}

export function entityOf({ fields }: RecordData): FieldValue {
  return fields.entity ?? fields.customer ?? null;
}

/** The header's amount in the transaction's currency, with SuiteQL's sign. */
export function headerAmount(record: RecordData): number | null {
  const main = record.ledger?.find((line) => line.role === 'main');
  if (main)
    return (
      Number(main.foreignDebit ?? main.debit ?? 0) - Number(main.foreignCredit ?? main.credit ?? 0)
    );
  const { total, payment, applied } = record.fields;
  const amount = number(total) ?? number(payment) ?? number(applied);
  if (amount === null) return null;
  return NEGATIVE_TOTALS.has(record.type) && amount !== 0 ? -amount : amount;
}

/** Addresses of a transaction get keys of their own, derived from the transaction's id. */
export const shippingAddressKey = (id: string) => Number(id) * 2;
export const billingAddressKey = (id: string) => Number(id) * 2 + 1;

export function transactionRow(record: RecordData): Row {
  const { fields, id, type } = record;
  const known = transactionTypeOf.get(type);
  const total = headerAmount(record);
  const open = number(fields.amountremaining);
  const sign = total !== null && total < 0 ? -1 : 1;
  const posting = record.ledger
    ? record.ledger.some((line) => line.posting)
    : !NON_POSTING.has(type);
  return {
    ...fields,
    id,
    type: known?.code ?? 'Custom',
    recordtype: type,
    status: statusLetter(record),
    entity: entityOf(record),
    number: fields.tranid ?? null,
    trandisplayname: `${known?.label ?? type} #${String(fields.tranid ?? id)}`,
    externalid: record.externalId,
    createddate: record.created,
    createdby: record.createdBy,
    lastmodifieddate: record.lastModified,
    lastmodifiedby: record.lastModifiedBy,
    foreigntotal: total,
    foreignamountunpaid: open === null ? null : open * sign,
    foreignamountpaid: open === null || total === null ? null : total - open * sign,
    posting,
    voided: fields.voided ?? false,
    employee: fields.salesrep ?? null,
    shippingaddress: record.subrecords.shippingaddress ? shippingAddressKey(id) : null,
    billingaddress: record.subrecords.billingaddress ? billingAddressKey(id) : null,
  };
}
