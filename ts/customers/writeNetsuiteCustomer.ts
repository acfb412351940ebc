import { loadRecord, type Fields, type LoadedRecord } from '../netsuite/records';
import type { NetsuiteAddress } from '../address/mapAddress';
import { customerExternalId } from './customerKey';
import type { Group } from './customerGroups';
import type { CustomerValues } from './customerValues';
import { nameFields } from './fieldLengths';
import { isDefault, makeDefault } from './makeDefault';

export type WrittenInNetsuite =
  | 'written'
  /** Another customer already stands for the new e-mail. */
  | 'email taken'
  /** Somebody changed these groups since they were read. */
  | 'moved';

/** Where a default shipping address goes. Most are changed in their place, so that the address book does not pile up. */
export type AddressPlace =
  | { kind: 'in place' }
  /** It has a line already (internal id), which becomes the default. */
  | { kind: 'line'; id: string }
  /** The default one of before stays, as a further one. */
  | { kind: 'new line' };

/**
 * Writes these groups of a Shopify customer to its NetSuite customer. 15 units.
 * `isAsRead` is asked while the record is in hand: what is saved after it makes NetSuite refuse the save.
 */
export function writeNetsuiteCustomer(
  id: string,
  values: CustomerValues,
  groups: Group[],
  isAsRead: () => boolean,
  place: AddressPlace,
): WrittenInNetsuite {
  const record = loadRecord('customer', id);
  if (!isAsRead()) return 'moved';
  const fields = fieldsOf(values, groups, record.text('middlename'));
  for (const [field, value] of Object.entries(fields)) record.set(field, value);
  if (groups.includes('address') && values.address) writeAddress(record, values.address, place);
  const key = groups.includes('email') ? keyFor(record, values.email) : null;
  if (key !== null) return record.saveNew(key).kind === 'created' ? 'written' : 'email taken';
  record.save();
  return 'written';
}

/**
 * The external id of a customer that Crossdock made follows an e-mail that was changed in NetSuite: it would else answer
 * for whoever uses the old address next. 5 units, 15 when it changes; an id that is taken stays with its holder.
 */
export function followEmail(id: string, email: string): void {
  const record = loadRecord('customer', id);
  const key = keyFor(record, email);
  if (key !== null && key !== record.text('externalid')) record.saveNew(key);
}

/**
 * The external id for this e-mail, without one for the customer itself, so that the old address is nobody's; null for a
 * customer that was there before Crossdock.
 */
function keyFor(record: LoadedRecord, email: string): string | null {
  const [, subsidiary] = /^xdk:cust:([^:]*):/.exec(record.text('externalid')) ?? [];
  return subsidiary === undefined
    ? null
    : customerExternalId(subsidiary, email || `customer:${record.id}`);
}

/** A company keeps its name: Shopify's names are those of the person. */
function fieldsOf(
  { name, email, phone, fields }: CustomerValues,
  groups: Group[],
  middleName: string,
): Fields {
  return {
    ...(groups.includes('name') && name && namesOf(name, middleName)),
    ...(groups.includes('fields') && fields),
    ...(groups.includes('email') && { email }),
    ...(groups.includes('phone') && { phone }),
  };
}

/** Shopify's first name may end with what NetSuite keeps as the middle name; then that one stays. */
function namesOf({ first, last }: { first: string; last: string }, middleName: string): Fields {
  const ending = ` ${middleName}`;
  const isKept = middleName !== '' && first.endsWith(ending);
  const names = nameFields(isKept ? first.slice(0, -ending.length) : first, last);
  return { ...names, ...(isKept && { middlename: middleName }) };
}

function writeAddress(record: LoadedRecord, address: NetsuiteAddress, place: AddressPlace): void {
  const lines = Array.from({ length: record.lineCount('addressbook') }, (_, line) => line);
  const known = lines.find(
    (line) =>
      place.kind === 'line' && record.lineText('addressbook', 'internalid', line) === place.id,
  );
  if (known !== undefined) return makeDefault(record, 'defaultshipping', known);
  const standing = lines.find((line) => isDefault(record, 'defaultshipping', line));
  if (standing === undefined || place.kind === 'new line') {
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
