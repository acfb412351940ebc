import type { World } from '../../contract.ts';
import { newAddress } from '../places/address.ts';
import type { Address, AddressInput } from '../places/address.ts';
import { announce } from '../events.ts';

export type Consent = {
  state: string;
  optInLevel: string | null;
  updatedAt: string | null;
};

export type Customer = {
  readonly id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  locale: string;
  state: 'DISABLED' | 'INVITED' | 'ENABLED' | 'DECLINED';
  taxExempt: boolean;
  taxExemptions: string[];
  verifiedEmail: boolean;
  multipassIdentifier: string | null;
  emailConsent: Consent;
  smsConsent: Consent | null;
  addresses: Address[];
  defaultAddressId: string | null;
  orderIds: string[];
  readonly createdAt: string;
  updatedAt: string;
};

export type CustomerValues = Partial<
  Pick<
    Customer,
    | 'firstName'
    | 'lastName'
    | 'email'
    | 'phone'
    | 'note'
    | 'tags'
    | 'locale'
    | 'taxExempt'
    | 'taxExemptions'
    | 'multipassIdentifier'
  >
> & { addresses?: AddressInput[] };

const NOT_SUBSCRIBED: Consent = {
  state: 'NOT_SUBSCRIBED',
  optInLevel: 'SINGLE_OPT_IN',
  updatedAt: null,
};

export function createCustomer(world: World, values: CustomerValues, id?: string): Customer {
  const now = world.now();
  const customer: Customer = {
    id: id ?? world.newGid('Customer'),
    firstName: values.firstName || null,
    lastName: values.lastName || null,
    email: null,
    phone: null,
    note: values.note || null,
    tags: sortedTags(values.tags ?? []),
    locale: values.locale ?? 'en',
    state: 'DISABLED',
    taxExempt: values.taxExempt ?? false,
    taxExemptions: values.taxExemptions ?? [],
    verifiedEmail: true,
    multipassIdentifier: values.multipassIdentifier ?? null,
    emailConsent: { ...NOT_SUBSCRIBED },
    smsConsent: null,
    addresses: [],
    defaultAddressId: null,
    orderIds: [],
    createdAt: now,
    updatedAt: now,
  };
  world.changing(customer.id, null);
  world.shop.customers.set(customer.id, customer);
  setEmail(world, customer, values.email ?? null);
  setPhone(world, customer, values.phone ?? null);
  for (const address of values.addresses ?? []) addAddress(world, customer, address);
  announce(world, 'customers/create', customer);
  return customer;
}

export function addAddress(world: World, customer: Customer, input: AddressInput): Address {
  const address = newAddress(world.newGid('MailingAddress'), input);
  customer.addresses.push(address);
  customer.defaultAddressId ??= address.id;
  return address;
}

export function defaultAddress(customer: Customer): Address | null {
  return customer.addresses.find(({ id }) => id === customer.defaultAddressId) ?? null;
}

export function setEmail(world: World, customer: Customer, email: string | null): void {
  const index = world.shop.customersByEmail;
  if (customer.email && index.get(customer.email) === customer.id) index.delete(customer.email);
  customer.email = email ? email.trim().toLowerCase() : null;
  if (customer.email) index.set(customer.email, customer.id);
}

export function setPhone(world: World, customer: Customer, phone: string | null): void {
  const index = world.shop.customersByPhone;
  if (customer.phone && index.get(customer.phone) === customer.id) index.delete(customer.phone);
  customer.phone = phone ? phone.replace(/[\s().-]/g, '') : null;
  if (customer.phone) index.set(customer.phone, customer.id);
}

export function touchCustomer(world: World, customer: Customer): void {
  customer.updatedAt = world.now();
  announce(world, 'customers/update', customer);
}

/** Tags are kept once each, without regard to case, sorted. */
export function sortedTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.flatMap((text) => text.split(',')).map((text) => text.trim())) {
    if (tag && !kept.has(tag.toLowerCase())) kept.set(tag.toLowerCase(), tag);
  }
  return [...kept.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}
