import type { Mapping } from '../setup/mapped';
import { call } from '../shopify/client';
import type {
  CompanyLocationUpdateMutation,
  CompanyLocationUpdateMutationVariables,
  CompanyUpdateMutation,
  CompanyUpdateMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import updateLocation from './companyLocationUpdate.graphql';
import { templateOf, type NetsuiteCompany, type ShopifyCompany } from './companyPair';
import updateCompany from './companyUpdate.graphql';
import type { Group } from './customerGroups';
import { refusedByShopify } from './problems';
import { writeShown } from './writeShown';

type LocationInput = CompanyLocationUpdateMutationVariables['input'];

/**
 * Writes these groups of a NetSuite customer to its company or location. Terms stand at locations: a company's go to its
 * locations, unless these are customers of their own. A call for each. `null`: written.
 */
export function writeShopifyCompany(
  company: ShopifyCompany,
  netsuite: NetsuiteCompany & { id: string },
  groups: Group[],
  { mappings, templates }: { mappings: Mapping[]; templates: Map<string, string> },
  run: RunContext,
): Outcome | null {
  const { customers } = run.store.settings;
  const isLocation = company.kind === 'CompanyLocation';
  const own: LocationInput = {
    ...(groups.includes('name') && { name: netsuite.name }),
    ...(groups.includes('phone') && isLocation && { phone: netsuite.phone }),
  };
  if (groups.includes('name') && !isLocation) {
    const refused = writeName(company.id, netsuite, run);
    if (refused) return refused;
  }
  const template = groups.includes('shown')
    ? templateOf(netsuite.terms, mappings, templates)
    : undefined;
  const takesTerms = isLocation || customers.companies === 'company';
  for (const location of company.locations) {
    const present = location.buyerExperienceConfiguration?.paymentTermsTemplate?.id ?? null;
    const moves = takesTerms && template !== undefined && template !== present;
    const input: LocationInput = {
      ...(isLocation && own),
      ...(moves && { buyerExperienceConfiguration: { paymentTermsTemplateId: template } }),
    };
    if (Object.keys(input).length === 0) continue;
    const refused = writeLocation(location.id, input, netsuite.id, run);
    if (refused) return refused;
  }
  if (!groups.includes('shown')) return null;
  const { metafields } = customers;
  return writeShown({ id: company.id, tags: [] }, netsuite, { metafields, tags: {} }, run);
}

function writeName(id: string, netsuite: { id: string; name: string }, run: RunContext) {
  const answer = call<CompanyUpdateMutation, CompanyUpdateMutationVariables>(
    run.store,
    run.caller,
    updateCompany,
    { id, input: { name: netsuite.name } },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.companyUpdate?.userErrors ?? [];
  return errors.length === 0 ? null : held(refusedByShopify(netsuite.id, ['name'], errors));
}

function writeLocation(
  id: string,
  input: LocationInput,
  netsuite: string,
  run: RunContext,
): Outcome | null {
  const answer = call<CompanyLocationUpdateMutation, CompanyLocationUpdateMutationVariables>(
    run.store,
    run.caller,
    updateLocation,
    { id, input },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.companyLocationUpdate?.userErrors ?? [];
  const groups = Object.keys(input);
  return errors.length === 0 ? null : held(refusedByShopify(netsuite, groups, errors));
}
