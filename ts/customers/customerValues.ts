import { mapAddress, type NetsuiteAddress } from '../address/mapAddress';
import { sha256 } from '../netsuite/hash';
import type { CustomerStateFragment } from '../shopify/operations';
import { normalisedEmail } from './customerKey';
import { nameField, phoneField } from './fieldLengths';

/** The parts of a customer that are compared and written on their own. */
export const GROUPS = ['name', 'email', 'phone', 'address'] as const;
export type Group = (typeof GROUPS)[number];

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

/** A hash per group; '' for a group that is empty. */
export type Hashes = Record<Group, string>;

/** What both sides were when they last agreed, each in its own form: what NetSuite or Shopify respell is no change. */
export interface Agreed {
  shopify: Hashes;
  netsuite: Hashes;
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
