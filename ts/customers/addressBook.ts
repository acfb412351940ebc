import type { NetsuiteAddress } from '../address/mapAddress';

/** One entry of a NetSuite customer's address book. */
export interface BookEntry {
  billing: boolean;
  shipping: boolean;
  address: NetsuiteAddress;
}

/** Default billing and shipping address, one entry when they are the same. */
export function addressesOf(
  bill: NetsuiteAddress | null,
  ship: NetsuiteAddress | null,
): BookEntry[] {
  if (bill && ship && addressKey(bill) === addressKey(ship))
    return [{ billing: true, shipping: true, address: bill }];
  return [
    ...(bill ? [{ billing: true, shipping: ship === null, address: bill }] : []),
    ...(ship ? [{ billing: bill === null, shipping: true, address: ship }] : []),
  ];
}

/** What makes two entries one: their content without case, spaces and the phone. */
export function addressKey(address: NetsuiteAddress): string {
  const { country, attention, addressee, addr1, addr2, addr3, city, state, zip } = address;
  return [country, attention, addressee, addr1, addr2, addr3, city, state, zip]
    .map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase())
    .join('\n');
}
