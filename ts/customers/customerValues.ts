import { mapAddress, type NetsuiteAddress } from '../address/mapAddress';
import { sha256 } from '../netsuite/hash';
import type { Mapping } from '../setup/mapped';
import type { Fields } from '../netsuite/records';
import type { CustomerStateFragment } from '../shopify/operations';
import type { Agreed, Hashes } from './customerGroups';
import { phoneField, shownName } from './fieldLengths';
import { normalisedEmail } from './spelling';

/** A customer in NetSuite's terms, whichever side it was read from. */
export interface CustomerValues {
  /** null for companies, and where neither name is given. */
  name: { first: string; last: string } | null;
  /** Normalised. */
  email: string;
  phone: string;
  /** The default (shipping) address. */
  address: NetsuiteAddress | null;
  /** NetSuite fields that follow Shopify; null on NetSuite's side. */
  fields: Fields | null;
  /** NetSuite fields that Shopify shows, as people see them; null on Shopify's side. */
  shown: Record<string, string> | null;
}

export function valuesOfShopify(
  customer: Pick<CustomerStateFragment, 'firstName' | 'lastName'> &
    Partial<Pick<CustomerStateFragment, 'defaultAddress'>> & {
      defaultEmailAddress: { emailAddress: string } | null;
      defaultPhoneNumber: { phoneNumber: string } | null;
    },
  fields: Fields | null,
  mappings: Mapping[],
): CustomerValues {
  const { firstName, lastName, defaultAddress } = customer;
  return {
    name: firstName || lastName ? shownName(firstName, lastName) : null,
    email: normalisedEmail(customer.defaultEmailAddress?.emailAddress),
    phone: phoneField(customer.defaultPhoneNumber?.phoneNumber),
    address: defaultAddress ? mapAddress(defaultAddress, mappings) : null,
    fields,
    shown: null,
  };
}

export function hashesOf(values: CustomerValues): Hashes {
  const hash = (value: unknown) => (value ? sha256(JSON.stringify(value)) : '');
  const any = (value: object | null) => (value && Object.keys(value).length > 0 ? value : null);
  return {
    name: hash(values.name),
    email: hash(values.email),
    phone: hash(values.phone),
    address: hash(values.address),
    fields: hash(any(values.fields)),
    shown: hash(any(values.shown)),
  };
}

/** null: nothing is agreed about the pair yet. Pairs of older versions know fewer groups. */
export function parseAgreed(text: string): Agreed | null {
  return text === '' ? null : (JSON.parse(text) as Agreed);
}
