import type { FieldValue, RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { addressBook } from './addresses.ts';
import type { AddressBook } from './addresses.ts';

const text = (value: FieldValue | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** Name of a person or company without its number. */
export function entityName({ fields }: RecordData): string | null {
  const person = [fields.firstname, fields.middlename, fields.lastname]
    .map(text)
    .filter(Boolean)
    .join(' ');
  const isPerson = fields.isperson === true || fields.isperson === 'T';
  return (isPerson ? person : text(fields.companyname) || person) || null;
}

/** What a select of entities shows: number and name, once if they are the same. */
export function entityTitle(record: RecordData): string {
  const id = text(record.fields.entityid);
  const name = entityName(record);
  return name && name !== id ? `${id} ${name}` : id;
}

const ENTITY_TYPE: Record<string, string> = {
  customer: 'CustJob',
  lead: 'CustJob',
  prospect: 'CustJob',
  vendor: 'Vendor',
  employee: 'Employee',
  contact: 'Contact',
};
export const isEntity = (type: string) => type in ENTITY_TYPE;

function shared(record: RecordData): Row {
  return {
    ...record.fields,
    isperson: record.fields.isperson === true || record.fields.isperson === 'T',
    id: record.id,
    externalid: record.externalId,
    altname: entityName(record),
    entitytitle: entityTitle(record),
    datecreated: record.created,
    lastmodifieddate: record.lastModified,
  };
}

export function entityRow(record: RecordData): Row {
  const column = ENTITY_TYPE[record.type] === 'CustJob' ? 'customer' : record.type;
  return { ...shared(record), type: ENTITY_TYPE[record.type] ?? null, [column]: record.id };
}

const STAGES: Record<string, string> = { customer: 'Customer', lead: 'Lead', prospect: 'Prospect' };

export function customerRows(record: RecordData): {
  row: Row;
  book: AddressBook;
  subsidiaries: Row[];
} {
  const { fields } = record;
  const book = addressBook(record);
  const row = {
    ...shared(record),
    fullname: fields.entityid ?? null,
    balancesearch: fields.balance ?? null,
    overduebalancesearch: fields.overduebalance ?? null,
    unbilledorderssearch: fields.unbilledorders ?? null,
    depositbalancesearch: fields.depositbalance ?? null,
    defaultshippingaddress: book.shipping,
    defaultbillingaddress: book.billing,
    searchstage: STAGES[record.type] ?? null,
    stage: (STAGES[record.type] ?? '').toUpperCase(),
  };
  const subsidiaries = (record.sublists.submachine ?? []).map((line) => ({
    entity: record.id,
    subsidiary: line.values.subsidiary ?? null,
    isprimarysub: line.values.isprimarysub ?? false,
    name: entityTitle(record),
  }));
  return { row, book, subsidiaries };
}
