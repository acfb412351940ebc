import { mapAddress, unfitParts, type NetsuiteAddress } from '../address/mapAddress';
import { sha256 } from '../netsuite/hash';
import { readAll, textOf } from '../netsuite/suiteql';
import type { Mapping } from '../setup/mapped';
import type { CustomerStateFragment } from '../shopify/operations';
import { tail } from '../sync/externalIds';
import { addressKey } from './addressBook';
import type { Entry } from './mapBook';
import { ADDRESS_COLUMNS, addressOf } from './readNetsuiteCustomers';

/** Further addresses of a Shopify customer; what NetSuite can't hold is left out. */
export function shopifyBook(customer: CustomerStateFragment, mappings: Mapping[]): Entry[] {
  return (customer.addressesV2?.nodes ?? [])
    .filter((address) => unfitParts(address, mappings).length === 0)
    .map((address) => ({
      ...entryOf(mapAddress(address, mappings)),
      id: tail(address.id),
      isDefault: address.id === customer.defaultAddress?.id,
    }));
}

/** The address book of a NetSuite customer. 10 units. */
export function netsuiteBook(customer: string): Entry[] {
  const address = ADDRESS_COLUMNS.map((name) => `a.${name} AS ${name}`).join(', ');
  return readAll(
    `SELECT b.internalid AS id, b.defaultshipping AS isdefault, ${address} FROM customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress WHERE b.entity = ?`,
    [Number(customer)],
  ).map((row) => ({
    ...entryOf(addressOf(row)),
    id: textOf(row, 'id'),
    isDefault: textOf(row, 'isdefault') === 'T',
  }));
}

function entryOf(address: NetsuiteAddress): Pick<Entry, 'key' | 'address'> {
  return { key: contentKey(address), address };
}

/** Two addresses with the same are one. */
export function contentKey(address: NetsuiteAddress): string {
  return sha256(addressKey(address)).slice(0, 16);
}
