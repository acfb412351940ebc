import type { JsonObject, World } from '../contract.ts';
import { defaultAddress } from '../state/customers/customer.ts';
import type { Customer } from '../state/customers/customer.ts';
import { fullName } from '../state/places/address.ts';
import type { Address } from '../state/places/address.ts';
import { lower, number } from './shape.ts';

/** A customer as `customers/*` carry it; without tags, consent and sums since 2025-01 (§2.4). */
export function customerBody(world: World, topic: string, customer: Customer): JsonObject {
  if (topic === 'customers/delete')
    return {
      id: number(customer.id),
      tax_exemptions: customer.taxExemptions,
      admin_graphql_api_id: customer.id,
    };
  const main = defaultAddress(customer);
  return {
    id: number(customer.id),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: lower(customer.state),
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: customer.multipassIdentifier,
    tax_exempt: customer.taxExempt,
    email: customer.email,
    phone: customer.phone,
    currency: world.store.currency,
    addresses: customer.addresses.map((one) => customerAddress(customer, one)),
    tax_exemptions: customer.taxExemptions,
    admin_graphql_api_id: customer.id,
    ...(main ? { default_address: customerAddress(customer, main) } : {}),
  };
}

export function customerAddress(customer: Customer, one: Address): JsonObject {
  return {
    id: number(one.id),
    customer_id: number(customer.id),
    first_name: one.firstName,
    last_name: one.lastName,
    company: one.company,
    address1: one.address1,
    address2: one.address2,
    city: one.city,
    province: one.province,
    country: one.country,
    zip: one.zip,
    phone: one.phone,
    name: fullName(one) ?? '',
    province_code: one.provinceCode,
    country_code: one.countryCode,
    country_name: one.country,
    default: one.id === customer.defaultAddressId,
  };
}
