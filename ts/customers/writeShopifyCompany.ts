import { shopifyPlace } from '../address/shopifyPlace';
import type { NetsuiteAddress } from '../address/mapAddress';
import type { Mapping } from '../setup/mapped';
import { call } from '../shopify/client';
import type {
  CompanyAddressInput,
  CompanyLocationAssignAddressMutation,
  CompanyLocationAssignAddressMutationVariables,
  CompanyLocationTaxSettingsMutation,
  CompanyLocationTaxSettingsMutationVariables,
  CompanyLocationUpdateMutation,
  CompanyLocationUpdateMutationVariables,
  CompanyUpdateMutation,
  CompanyUpdateMutationVariables,
  LinkedLocationFragment,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import assignAddress from './companyLocationAssignAddress.graphql';
import updateTax from './companyLocationTaxSettings.graphql';
import updateLocation from './companyLocationUpdate.graphql';
import updateCompany from './companyUpdate.graphql';
import type { CompanyGroup, CompanyValues } from './companyValues';
import { contentKey } from './readBooks';
import { refusedByShopify } from './problems';
import type { ShopifyCompany } from './readShopifyCompanies';
import { shopifyTerms } from './termsTable';
import { writeShown } from './writeShown';

type Run = RunContext & { mappings: Mapping[]; templates: Map<string, string> };

/**
 * Writes these groups of a NetSuite customer to its company or location: terms and tax settings to all locations of a
 * company, phone and addresses to its only one. A call for each. `null`: written.
 */
export function writeShopifyCompany(
  company: ShopifyCompany,
  netsuite: { id: string; values: CompanyValues },
  groups: CompanyGroup[],
  run: Run,
): Outcome | null {
  const { id, values } = netsuite;
  if (groups.includes('name') && company.kind === 'Company') {
    const refused = writeName(company.id, id, values.name ?? '', run);
    if (refused) return refused;
  }
  for (const location of company.locations) {
    const refused =
      writeLocation(company, location, netsuite, groups, run) ??
      writeTax(location.id, netsuite, groups, run) ??
      writeAddresses(location.id, netsuite, groups, run);
    if (refused) return refused;
  }
  if (!groups.includes('shown')) return null;
  const { metafields } = run.store.settings.customers;
  const shown = values.shown ?? {};
  return writeShown({ id: company.id, tags: [] }, { id, shown }, { metafields, tags: {} }, run);
}

interface Payload {
  userErrors: { message: string }[];
}

/** `null`: written. */
function ended(payload: Payload | null | undefined, id: string, groups: string[]): Outcome | null {
  const errors = payload?.userErrors ?? [];
  return errors.length === 0 ? null : held(refusedByShopify(id, groups, errors));
}

function writeName(company: string, id: string, name: string, run: Run): Outcome | null {
  const answer = call<CompanyUpdateMutation, CompanyUpdateMutationVariables>(
    run.store,
    run.caller,
    updateCompany,
    { id: company, input: { name } },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  return ended(answer.data.companyUpdate, id, ['name']);
}

function writeLocation(
  company: ShopifyCompany,
  location: LinkedLocationFragment,
  { id, values }: { id: string; values: CompanyValues },
  groups: CompanyGroup[],
  run: Run,
): Outcome | null {
  const template =
    groups.includes('terms') && values.terms !== null
      ? templateOf(values.terms, run.mappings, run.templates)
      : undefined;
  const input: CompanyLocationUpdateMutationVariables['input'] = {
    ...(groups.includes('name') && company.kind === 'CompanyLocation' && { name: values.name }),
    ...(groups.includes('phone') && { phone: values.phone || null }),
    ...(template !== undefined && {
      buyerExperienceConfiguration: { paymentTermsTemplateId: template },
    }),
  };
  if (Object.keys(input).length === 0) return null;
  const answer = call<CompanyLocationUpdateMutation, CompanyLocationUpdateMutationVariables>(
    run.store,
    run.caller,
    updateLocation,
    { id: location.id, input },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  return ended(answer.data.companyLocationUpdate, id, Object.keys(input));
}

/** null takes terms away; undefined: Shopify has no such template, and its own stay. */
function templateOf(
  terms: string,
  mappings: Mapping[],
  templates: Map<string, string>,
): string | null | undefined {
  return terms === '' ? null : templates.get(shopifyTerms(mappings, terms) ?? '');
}

function writeTax(
  location: string,
  { id, values }: { id: string; values: CompanyValues },
  groups: CompanyGroup[],
  run: Run,
): Outcome | null {
  const { exempt, registration } = values;
  const settings = {
    ...(groups.includes('exempt') && { taxExempt: exempt }),
    ...(groups.includes('registration') && { taxRegistrationId: registration }),
  };
  if (Object.keys(settings).length === 0) return null;
  const answer = call<
    CompanyLocationTaxSettingsMutation,
    CompanyLocationTaxSettingsMutationVariables
  >(run.store, run.caller, updateTax, { id: location, ...settings });
  if (answer.kind !== 'data') return withoutData(answer);
  return ended(answer.data.companyLocationTaxSettingsUpdate, id, ['tax settings']);
}

/** One call for both addresses where they are the same. */
function writeAddresses(
  location: string,
  { id, values }: { id: string; values: CompanyValues },
  groups: CompanyGroup[],
  run: Run,
): Outcome | null {
  const shipping = groups.includes('shipping') ? values.shipping : null;
  const billing = groups.includes('billing') ? values.billing : null;
  const isOne = shipping && billing && contentKey(shipping) === contentKey(billing);
  const calls: [NetsuiteAddress | null, ('SHIPPING' | 'BILLING')[]][] = isOne
    ? [[shipping, ['SHIPPING', 'BILLING']]]
    : [
        [shipping, ['SHIPPING']],
        [billing, ['BILLING']],
      ];
  for (const [given, types] of calls) {
    if (!given) continue;
    const answer = call<
      CompanyLocationAssignAddressMutation,
      CompanyLocationAssignAddressMutationVariables
    >(run.store, run.caller, assignAddress, {
      id: location,
      address: addressInput(given, run.mappings),
      types,
    });
    if (answer.kind !== 'data') return withoutData(answer);
    const refused = ended(answer.data.companyLocationAssignAddress, id, ['address']);
    if (refused) return refused;
  }
  return null;
}

/** `companyAddress` the other way; the company's own name stands in Shopify already. */
function addressInput(address: NetsuiteAddress, mappings: Mapping[]): CompanyAddressInput {
  const { country, state } = shopifyPlace(address, mappings);
  return {
    recipient: address.attention,
    address1: address.addr1,
    address2: [address.addr2, address.addr3].filter(Boolean).join(' '),
    city: address.city,
    ...(/^[A-Z0-9][A-Z0-9-]{0,5}$/.test(state) && { zoneCode: state }),
    zip: address.zip,
    countryCode: country,
    phone: address.addrphone || null,
  };
}
