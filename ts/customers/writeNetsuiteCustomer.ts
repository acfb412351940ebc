import { loadRecord, type Fields, type LoadedRecord } from '../netsuite/records';
import type { NetsuiteAddress } from '../address/mapAddress';
import type { CustomerValues, Group } from './customerValues';

/**
 * Writes these groups of a Shopify customer to its NetSuite customer. 15 units.
 * The default shipping address is changed where it stands, so that the address book does not pile up.
 */
export function writeNetsuiteCustomer(id: string, values: CustomerValues, groups: Group[]): void {
  const record = loadRecord('customer', id);
  for (const [field, value] of Object.entries(fieldsOf(values, groups))) record.set(field, value);
  if (groups.includes('address') && values.address) writeAddress(record, values.address);
  record.save();
}

/** A company keeps its name: Shopify's names are those of the person. */
function fieldsOf({ name, email, phone }: CustomerValues, groups: Group[]): Fields {
  return {
    ...(groups.includes('name') && name && { firstname: name.first, lastname: name.last }),
    ...(groups.includes('email') && { email }),
    ...(groups.includes('phone') && { phone }),
  };
}

function writeAddress(record: LoadedRecord, address: NetsuiteAddress): void {
  const lines = Array.from({ length: record.lineCount('addressbook') }, (_, line) => line);
  const standing = lines.find((line) =>
    ['T', 'true'].includes(record.lineText('addressbook', 'defaultshipping', line)),
  );
  if (standing === undefined) {
    record.addLine('addressbook', {
      fields: { defaultshipping: true },
      subrecords: { addressbookaddress: address },
    });
  } else record.setLineSubrecord('addressbook', 'addressbookaddress', standing, address);
}

/** Milliseconds since 1970 of the last save. 5 units. */
export function lastSaved(id: string): number {
  return Date.parse(loadRecord('customer', id).text('lastmodifieddate'));
}
