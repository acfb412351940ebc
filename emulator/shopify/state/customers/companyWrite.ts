import type { JsonObject, UserError, World } from '../../contract.ts';
import type {
  AddressInput,
  Company,
  CompanyAddress,
  CompanyContact,
  CompanyInput,
  CompanyLocation,
  ContactInput,
  ExperienceInput,
  LocationInput,
} from './company.ts';
import { createCustomer } from './customer.ts';
import { announce } from '../events.ts';
import { tail } from '../world.ts';

const MAX_EXTERNAL_ID = 64;

/** `externalId` is unique among companies, and among company locations (§4.5, recorded). */
export function externalIdErrors(
  externalId: string | null | undefined,
  others: Iterable<{ id: string; externalId: string | null }>,
  self: string | null,
  field: string[],
): UserError[] {
  if (externalId == null) return [];
  if (externalId.length > MAX_EXTERNAL_ID)
    return [
      { field, message: 'External id is too long (maximum is 64 characters)', code: 'TOO_LONG' },
    ];
  for (const other of others)
    if (other.externalId === externalId && other.id !== self)
      return [{ field, message: 'External id has already been taken.', code: 'TAKEN' }];
  return [];
}

export function newCompany(world: World, input: CompanyInput): Company {
  const now = world.now();
  const company: Company = {
    id: world.newGid('Company'),
    name: input.name ?? '',
    externalId: input.externalId ?? null,
    note: input.note ?? null,
    customerSince: input.customerSince ?? now,
    mainContactId: null,
    locationIds: [],
    contactIds: [],
    roles: ['Location admin', 'Ordering only'].map((name) => ({
      id: world.newGid('CompanyContactRole'),
      name,
      note: 'System-defined role',
    })),
    createdAt: now,
    updatedAt: now,
  };
  world.changing(company.id, null);
  world.shop.companies.set(company.id, company);
  announceCompany(world, 'companies/create', company);
  return company;
}

export function announceCompany(world: World, topic: string, company: Company): void {
  const body: JsonObject = {
    name: company.name,
    note: company.note,
    external_id: company.externalId,
    main_contact_admin_graphql_api_id: company.mainContactId,
    created_at: company.createdAt,
    updated_at: company.updatedAt,
    customer_since: company.customerSince,
    admin_graphql_api_id: company.id,
  };
  announce(world, topic, company, { body });
}

export function addressFrom(world: World, company: Company, input: AddressInput): CompanyAddress {
  const now = world.now();
  return {
    id: world.newGid('CompanyAddress'),
    address1: input.address1 ?? '',
    address2: input.address2 ?? null,
    city: input.city ?? null,
    zip: input.zip ?? null,
    phone: input.phone ?? null,
    countryCode: input.countryCode ?? world.store.countryCode,
    zoneCode: input.zoneCode ?? null,
    recipient: input.recipient ?? null,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    companyName: company.name,
    createdAt: now,
    updatedAt: now,
  };
}

export function newCompanyLocation(
  world: World,
  company: Company,
  input: LocationInput,
): CompanyLocation {
  const now = world.now();
  const shipping = input.shippingAddress
    ? addressFrom(world, company, input.shippingAddress)
    : null;
  const billing = input.billingSameAsShipping ? input.shippingAddress : input.billingAddress;
  const location: CompanyLocation = {
    id: world.newGid('CompanyLocation'),
    companyId: company.id,
    name: input.name ?? input.shippingAddress?.address1 ?? company.name,
    externalId: input.externalId ?? null,
    note: input.note ?? null,
    phone: input.phone ?? null,
    locale: input.locale ?? 'en',
    shippingAddress: shipping,
    billingAddress: billing ? addressFrom(world, company, billing) : null,
    taxExempt: input.taxExempt ?? false,
    taxExemptions: input.taxExemptions ?? [],
    taxRegistrationId: input.taxRegistrationId ?? null,
    paymentTermsTemplateId: null,
    checkoutToDraft: false,
    editableShippingAddress: false,
    depositPercentage: null,
    roleAssignments: [],
    createdAt: now,
    updatedAt: now,
  };
  writeExperience(location, input.buyerExperienceConfiguration);
  world.changing(location.id, null);
  world.shop.companyLocations.set(location.id, location);
  company.locationIds.push(location.id);
  announceLocation(world, 'company_locations/create', location);
  return location;
}

export function writeExperience(
  location: CompanyLocation,
  input: ExperienceInput | null | undefined,
): void {
  if (!input) return;
  if (input.paymentTermsTemplateId !== undefined)
    location.paymentTermsTemplateId = input.paymentTermsTemplateId;
  location.checkoutToDraft = input.checkoutToDraft ?? location.checkoutToDraft;
  location.editableShippingAddress =
    input.editableShippingAddress ?? location.editableShippingAddress;
  if (input.deposit !== undefined) location.depositPercentage = input.deposit?.percentage ?? null;
}

export function announceLocation(world: World, topic: string, location: CompanyLocation): void {
  const company = world.shop.companies.get(location.companyId)!;
  const body: JsonObject = {
    name: location.name,
    external_id: location.externalId,
    phone: location.phone,
    locale: location.locale,
    created_at: location.createdAt,
    updated_at: location.updatedAt,
    note: location.note,
    buyer_experience_configuration: null,
    admin_graphql_api_id: location.id,
    tax_exemptions: location.taxExemptions,
    tax_registration: location.taxRegistrationId ? { tax_id: location.taxRegistrationId } : null,
    company: {
      name: company.name,
      external_id: company.externalId,
      admin_graphql_api_id: company.id,
    },
    billing_address: location.billingAddress ? addressBody(location.billingAddress) : null,
    shipping_address: location.shippingAddress ? addressBody(location.shippingAddress) : null,
    tax_settings: {
      tax_exempt: location.taxExempt,
      tax_exemptions: location.taxExemptions,
      tax_registration_id: location.taxRegistrationId,
    },
  };
  announce(world, topic, location, { body });
}

function addressBody(address: CompanyAddress): JsonObject {
  return {
    address1: address.address1,
    city: address.city,
    province: address.zoneCode,
    country: address.countryCode,
    zip: address.zip,
    recipient: address.recipient,
    first_name: address.firstName,
    last_name: address.lastName,
    address2: address.address2,
    phone: address.phone,
    zone_code: address.zoneCode,
    country_code: address.countryCode,
    admin_graphql_api_id: address.id,
  };
}

/** A customer becomes a contact of the company; an unknown one is made. The first is the main contact. */
export function newContact(
  world: World,
  company: Company,
  input: ContactInput,
  customerId?: string,
): CompanyContact {
  const now = world.now();
  const email = input.email?.toLowerCase();
  const known = customerId ?? (email && world.shop.customersByEmail.get(email));
  const contact: CompanyContact = {
    id: world.newGid('CompanyContact'),
    companyId: company.id,
    customerId:
      known ??
      createCustomer(world, {
        email: email ?? null,
        phone: input.phone ?? null,
        firstName: input.firstName ?? null,
        lastName: input.lastName ?? null,
      }).id,
    title: input.title ?? null,
    locale: input.locale ?? 'en',
    createdAt: now,
    updatedAt: now,
  };
  world.shop.companyContacts.set(contact.id, contact);
  company.contactIds.push(contact.id);
  company.mainContactId ??= contact.id;
  announceContact(world, 'company_contacts/create', contact);
  return contact;
}

export function announceContact(world: World, topic: string, contact: CompanyContact): void {
  const company = world.shop.companies.get(contact.companyId)!;
  announce(world, topic, contact, {
    body: {
      customer_admin_graphql_api_id: contact.customerId,
      company: { name: company.name, admin_graphql_api_id: company.id },
      title: contact.title,
      locale: contact.locale,
      created_at: contact.createdAt,
      updated_at: contact.updatedAt,
      admin_graphql_api_id: contact.id,
      id: BigInt(tail(contact.id)),
    },
  });
}
