import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import type { NetsuiteAddress } from '../address/mapAddress';
import { normalisedEmail } from './spelling';
import type { CustomerValues } from './customerValues';

const ADDRESS: (keyof NetsuiteAddress)[] = [
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

/** Active customers by internal id, with their default shipping address. 10 units for all. */
export function readNetsuiteCustomers(ids: string[]): Map<string, CustomerValues> {
  if (ids.length === 0) return new Map();
  const address = ADDRESS.map((name) => `a.${name} AS ${name}`).join(', ');
  const rows = readAll(
    `SELECT c.id AS id, c.isperson AS isperson, c.firstname AS firstname, c.lastname AS lastname, c.email AS email, c.phone AS phone, a.nkey AS address, ${address} FROM customer c LEFT JOIN customeraddressbookentityaddress a ON a.nkey = c.defaultshippingaddress WHERE c.isinactive = 'F' AND c.id IN (${placeholders(ids.length)})`,
    ids.map(Number),
  );
  return new Map(rows.map((row) => [textOf(row, 'id'), valuesOf(row)]));
}

function valuesOf(row: Row): CustomerValues {
  const [first, last] = [textOf(row, 'firstname'), textOf(row, 'lastname')];
  const isPerson = textOf(row, 'isperson') === 'T';
  return {
    name: isPerson && (first || last) ? { first: first || '-', last: last || '-' } : null,
    email: normalisedEmail(textOf(row, 'email')),
    phone: textOf(row, 'phone'),
    address: textOf(row, 'address') === '' ? null : addressOf(row),
  };
}

function addressOf(row: Row): NetsuiteAddress {
  return Object.fromEntries(ADDRESS.map((name) => [name, textOf(row, name)])) as NetsuiteAddress;
}
