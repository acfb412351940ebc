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

const STAGES: Record<string, string> = {
  CUSTOMER: 'Customer',
  LEAD: 'Lead',
  PROSPECT: 'Prospect',
};

export function customerRows(record: RecordData): { row: Row; book: AddressBook } {
  const { fields } = record;
  const book = addressBook(record);
  const stage = text(fields.stage) || 'CUSTOMER';
  const row = {
    ...shared(record),
    fullname: fields.entityid ?? null,
    balancesearch: fields.balance ?? null,
    overduebalancesearch: fields.overduebalance ?? null,
    unbilledorderssearch: fields.unbilledorders ?? null,
    depositbalancesearch: fields.depositbalance ?? null,
    defaultshippingaddress: book.shipping,
    defaultbillingaddress: book.billing,
    searchstage: STAGES[stage] ?? null,
    stage,
  };
  return { row, book };
}
