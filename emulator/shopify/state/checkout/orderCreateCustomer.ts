import type { World } from '../../contract.ts';
import type { AddressInput } from '../places/address.ts';
import {
  addAddress,
  createCustomer,
  setEmail,
  setPhone,
  sortedTags,
  touchCustomer,
} from '../customers/customer.ts';

type Upsert = {
  id?: string | null;
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  note?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
  addresses?: AddressInput[] | null;
};

export type CustomerChoice = {
  customerId?: string | null;
  customer?: {
    toAssociate?: { id?: string | null; email?: string | null } | null;
    toUpsert?: Upsert | null;
  } | null;
  email?: string | null;
  phone?: string | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
};

/** The customer of a created order: the one named, found by e-mail or phone, or a new one; null for a guest. */
export function customerFor(world: World, input: CustomerChoice): string | null {
  const { customers, customersByEmail, customersByPhone } = world.shop;
  const { toAssociate, toUpsert } = input.customer ?? {};
  const named = input.customerId ?? toAssociate?.id;
  if (named) return customers.has(named) ? named : null;
  if (toAssociate?.email) return customersByEmail.get(toAssociate.email.toLowerCase()) ?? null;
  const values: Upsert = toUpsert ?? { email: input.email ?? null, phone: null };
  const known =
    (values.id && customers.has(values.id) && values.id) ||
    (values.email && customersByEmail.get(values.email.toLowerCase())) ||
    (values.phone && customersByPhone.get(values.phone));
  if (known) {
    if (toUpsert) update(world, known, toUpsert);
    return known;
  }
  if (!values.email && !values.phone && !toUpsert) return null;
  const address = input.shippingAddress ?? input.billingAddress;
  return createCustomer(world, {
    email: values.email ?? null,
    phone: values.phone ?? null,
    firstName: values.firstName ?? address?.firstName ?? null,
    lastName: values.lastName ?? address?.lastName ?? null,
    note: values.note ?? null,
    tags: values.tags ?? [],
    taxExempt: values.taxExempt ?? false,
    addresses: values.addresses ?? (address ? [address] : []),
  }).id;
}

function update(world: World, id: string, values: Upsert): void {
  const customer = world.shop.customers.get(id)!;
  world.changing(id, customer);
  if (values.email) setEmail(world, customer, values.email);
  if (values.phone) setPhone(world, customer, values.phone);
  customer.firstName = values.firstName ?? customer.firstName;
  customer.lastName = values.lastName ?? customer.lastName;
  customer.note = values.note ?? customer.note;
  customer.taxExempt = values.taxExempt ?? customer.taxExempt;
  if (values.tags) customer.tags = sortedTags(values.tags);
  for (const address of values.addresses ?? []) addAddress(world, customer, address);
  touchCustomer(world, customer);
}
