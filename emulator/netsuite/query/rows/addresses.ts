import type { RecordData, SubrecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { billingAddressKey, shippingAddressKey } from './transaction.ts';

/** One row of any address table; they share their columns. */
export function addressRow(
  key: number,
  owner: string,
  address: SubrecordData,
  modified: string,
): Row {
  const { fields } = address;
  return {
    ...fields,
    nkey: key,
    recordowner: owner,
    addrtext: fields.addrtext ?? addressText(address),
    dropdownstate: fields.state ?? null,
    lastmodifieddate: modified,
  };
}

function addressText({ fields }: SubrecordData): string | null {
  const text = (id: string) => {
    const value = fields[id];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const place = [text('city'), text('state'), text('zip')].filter(Boolean).join(' ');
  const lines = [
    text('attention'),
    text('addressee'),
    text('addr1'),
    text('addr2'),
    text('addr3'),
    place || null,
    text('country'),
  ];
  return lines.filter(Boolean).join('\n') || null;
}

export function transactionAddresses(record: RecordData): { table: string; row: Row }[] {
  const { shippingaddress, billingaddress } = record.subrecords;
  const rows: { table: string; row: Row }[] = [];
  if (shippingaddress) {
    const row = addressRow(
      shippingAddressKey(record.id),
      record.id,
      shippingaddress,
      record.lastModified,
    );
    rows.push({ table: 'transactionshippingaddress', row });
  }
  if (billingaddress) {
    const row = addressRow(
      billingAddressKey(record.id),
      record.id,
      billingaddress,
      record.lastModified,
    );
    rows.push({ table: 'transactionbillingaddress', row });
  }
  return rows;
}

/** Keys of a customer's addresses follow from the customer and the line's own id. */
const MOST_ADDRESSES = 10_000;

export interface AddressBook {
  lines: Row[];
  addresses: Row[];
  shipping: number | null;
  billing: number | null;
}

export function addressBook(record: RecordData): AddressBook {
  const book: AddressBook = { lines: [], addresses: [], shipping: null, billing: null };
  for (const [at, line] of (record.sublists.addressbook ?? []).entries()) {
    const own = Number(line.values.internalid ?? line.values.id ?? at + 1);
    const key = Number(record.id) * MOST_ADDRESSES + (at + 1);
    const { defaultshipping, defaultbilling } = line.values;
    if (defaultshipping === true) book.shipping = key;
    if (defaultbilling === true) book.billing = key;
    book.lines.push({
      entity: record.id,
      internalid: own,
      label: line.values.label ?? null,
      defaultshipping: defaultshipping ?? false,
      defaultbilling: defaultbilling ?? false,
      addressbookaddress: key,
    });
    const address = line.subrecords?.addressbookaddress;
    if (address) book.addresses.push(addressRow(key, record.id, address, record.lastModified));
  }
  return book;
}
