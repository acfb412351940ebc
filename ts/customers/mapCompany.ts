import { mapAddress, type NetsuiteAddress } from '../address/mapAddress';
import { mapped, type Mapping } from '../setup/mapped';
import type { Store } from '../setup/stores';
import type { BusinessBuyerFragment, CompanyAddressFragment } from '../shopify/operations';
import { addressesOf, type BookEntry } from './addressBook';
import { companyName } from './companyValues';
import { phoneField } from './fieldLengths';
import type { FoundCustomer } from './findCustomers';
import { pickCustomer, type Picked, type PickRules } from './pickCustomer';
import { companyKey } from './spelling';

/** A company or one of its locations as a NetSuite customer. */
export interface CompanyPlan {
  externalId: string;
  companyName: string;
  /** Internal id of the company that a location belongs to; '' for companies. */
  parent: string;
  subsidiary: string;
  currency: string;
  phone: string;
  /** Internal id of NetSuite's terms; '' leaves the account's preference. */
  terms: string;
  taxExempt: boolean;
  taxRegistration: string;
  addresses: BookEntry[];
}

/** What a company or location may be known by in NetSuite. */
export interface CompanyBuyer {
  /** Internal id of the linked customer; '' for none. */
  linked: string;
  /** External id that a customer made for it has. */
  externalId: string;
  /** Shopify's external id: NetSuite's internal or external id (shopify-platform §4.5). */
  given: string;
  /** `companyKey` of its name. */
  name: string;
  /** Normalised e-mail of the person who ordered. */
  email: string;
  /** Internal id of the company that a location must be a child of; '' for companies. */
  parent: string;
}

/**
 * The customer of a company or location: by Shopify's external id, by the one Crossdock gave, by the buyer's e-mail if a
 * company has it, by name. Persons are never taken for a company.
 */
export function pickCompany(
  buyer: CompanyBuyer,
  found: FoundCustomer[],
  rules: PickRules & { byName: boolean },
  whose: string,
): Picked {
  const companies = found.filter(
    ({ company, parent }) => company !== '' && (buyer.parent === '' || parent === buyer.parent),
  );
  const keys: { by: string; fits: (customer: FoundCustomer) => boolean }[] = [
    {
      by: 'external id',
      fits: ({ id, externalId }) =>
        buyer.given !== '' && (id === buyer.given || externalId === buyer.given),
    },
    { by: 'external id', fits: ({ externalId }) => externalId === buyer.externalId },
    {
      by: 'e-mail address',
      fits: ({ email }) => buyer.parent === '' && email !== '' && email === buyer.email,
    },
    { by: 'company name', fits: ({ company }) => rules.byName && company === buyer.name },
  ];
  for (const { by, fits } of keys) {
    const picked = pickCustomer(companies.filter(fits), rules, { whose, by });
    if (picked.kind !== 'none') return picked;
  }
  return { kind: 'none' };
}

/** A new customer for a company, or with `parent` for its location. Terms and tax are those of the location. */
export function newCompany(
  { company, location }: BusinessBuyerFragment,
  buyer: CompanyBuyer,
  store: Pick<Store, 'subsidiary'>,
  account: { currency: string; mappings: Mapping[]; addresses: boolean },
): CompanyPlan {
  const terms = location.buyerExperienceConfiguration?.paymentTermsTemplate?.name ?? '';
  const { taxExempt, taxRegistrationId } = location.taxSettings;
  return {
    externalId: buyer.externalId,
    companyName: companyName(buyer.parent === '' ? company.name : location.name),
    parent: buyer.parent,
    subsidiary: store.subsidiary,
    currency: account.currency,
    phone: phoneField(location.phone),
    terms: mapped(account.mappings, 'terms', terms)?.netsuite ?? '',
    taxExempt,
    taxRegistration: taxRegistrationId ?? '',
    addresses: account.addresses ? companyAddresses(location, account.mappings) : [],
  };
}

export function companyAddresses(
  location: BusinessBuyerFragment['location'],
  mappings: Mapping[],
): BookEntry[] {
  const { billingAddress, shippingAddress } = location;
  return addressesOf(
    billingAddress && companyAddress(billingAddress, mappings),
    shippingAddress && companyAddress(shippingAddress, mappings),
  );
}

/** A location's address in NetSuite's terms: the company is the addressee, whoever receives there the attention. */
export function companyAddress(
  address: CompanyAddressFragment,
  mappings: Mapping[],
): NetsuiteAddress {
  const { recipient, companyName, zoneCode, countryCode, ...rest } = address;
  const named = rest.firstName || rest.lastName;
  return mapAddress(
    {
      ...rest,
      firstName: named ? rest.firstName : recipient,
      company: companyName,
      provinceCode: zoneCode,
      countryCodeV2: countryCode,
    },
    mappings,
  );
}

export function companyNameKey(name: string): string {
  return companyKey(companyName(name));
}
