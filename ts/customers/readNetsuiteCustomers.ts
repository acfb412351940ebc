import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import type { NetsuiteAddress } from '../address/mapAddress';
import type { Settings } from '../setup/settings';
import type { CustomerValues } from './customerValues';
import { shownColumns, shownFields, shownOf } from './shownFields';
import { normalisedEmail } from './spelling';

/** Columns of an address, as NetSuite's tables of addresses name them. */
export const ADDRESS_COLUMNS: (keyof NetsuiteAddress)[] = [
  'country',
  'attention',
  'addressee',
  'addr1',
  'addr2',
  'addr3',
  'city',
  'state',
  'zip',
  'addrphone',
];

/** A customer that is there. */
export interface NetsuiteCustomer {
  active: boolean;
  values: CustomerValues;
}

/** Customers by internal id, with their default shipping address and the fields that the store shows. 10 units for all. */
export function readNetsuiteCustomers(
  ids: string[],
  settings: Pick<Settings['customers'], 'metafields' | 'tags' | 'push'>,
): Map<string, NetsuiteCustomer> {
  if (ids.length === 0) return new Map();
  const fields = shownFields(settings);
  const address = ADDRESS_COLUMNS.map((name) => `a.${name} AS ${name}`).join(', ');
  const rows = readAll(
    `SELECT c.id AS id, c.isinactive AS inactive, c.isperson AS isperson, c.firstname AS firstname, c.middlename AS middlename, c.lastname AS lastname, c.email AS email, c.phone AS phone${shownColumns(fields)}, a.nkey AS address, ${address} FROM customer c LEFT JOIN customeraddressbookentityaddress a ON a.nkey = c.defaultshippingaddress WHERE c.id IN (${placeholders(ids.length)})`,
    ids.map(Number),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'id'),
      { active: textOf(row, 'inactive') !== 'T', values: valuesOf(row, fields) },
    ]),
  );
}

function valuesOf(row: Row, fields: string[]): CustomerValues {
  const first = [textOf(row, 'firstname'), textOf(row, 'middlename')].filter(Boolean).join(' ');
  const last = textOf(row, 'lastname');
  const isPerson = textOf(row, 'isperson') === 'T';
  return {
    name: isPerson && (first || last) ? { first: first || '-', last: last || '-' } : null,
    email: normalisedEmail(textOf(row, 'email')),
    phone: textOf(row, 'phone'),
    address: textOf(row, 'address') === '' ? null : addressOf(row),
    fields: null,
    shown: shownOf(row, fields),
  };
}

export function addressOf(row: Row): NetsuiteAddress {
  return Object.fromEntries(
    ADDRESS_COLUMNS.map((name) => [name, textOf(row, name)]),
  ) as NetsuiteAddress;
}
