import { mapAddress, type NetsuiteAddress } from '../address/mapAddress';
import { sha256 } from '../netsuite/hash';
import type { CustomerStateFragment } from '../shopify/operations';
import { normalisedEmail } from './spelling';
import type { Agreed, Hashes } from './customerGroups';
import { nameField, phoneField } from './fieldLengths';

/** A customer in NetSuite's terms, whichever side it was read from. */
export interface CustomerValues {
  /** null for companies, and where neither name is given. */
  name: { first: string; last: string } | null;
  /** Normalised. */
  email: string;
  phone: string;
  /** The default (shipping) address. */
  address: NetsuiteAddress | null;
}

export function valuesOfShopify(
  customer: Pick<
    CustomerStateFragment,
    'firstName' | 'lastName' | 'defaultEmailAddress' | 'defaultPhoneNumber'
  > &
    Partial<Pick<CustomerStateFragment, 'defaultAddress'>>,
): CustomerValues {
  const { firstName, lastName, defaultAddress } = customer;
  return {
    name: firstName || lastName ? { first: nameField(firstName), last: nameField(lastName) } : null,
    email: normalisedEmail(customer.defaultEmailAddress?.emailAddress),
    phone: phoneField(customer.defaultPhoneNumber?.phoneNumber),
    address: defaultAddress ? mapAddress(defaultAddress) : null,
  };
}

export function hashesOf(values: CustomerValues): Hashes {
  const hash = (value: unknown) => (value ? sha256(JSON.stringify(value)) : '');
  return {
    name: hash(values.name),
    email: hash(values.email),
    phone: hash(values.phone),
    address: hash(values.address),
  };
}

/** null: nothing is agreed about the pair yet. */
export function parseAgreed(text: string): Agreed | null {
  return text === '' ? null : (JSON.parse(text) as Agreed);
}
