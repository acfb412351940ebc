import { isFeatureOn } from '../netsuite/runtime';
import { mapped, type Mapping } from '../setup/mapped';
import { call, deniedProblem } from '../shopify/client';
import type {
  CompanyAddressFragment,
  LinkedCompaniesQuery,
  LinkedCompaniesQueryVariables,
  LinkedLocationFragment,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { companyName, type CompanyValues } from './companyValues';
import { phoneField } from './fieldLengths';
import { later } from './later';
import document from './linkedCompanies.graphql';
import { companyAddress } from './mapCompany';
import { mapsTerms } from './termsTable';

/** A company or location as Shopify shows it. */
export interface ShopifyCompany {
  id: string;
  kind: 'Company' | 'CompanyLocation';
  /** The latest of it and its locations: a location that changes leaves its company's own as it is. */
  updatedAt: string;
  /** Where its terms, tax settings and addresses stand: itself, or the locations of a company. */
  locations: LinkedLocationFragment[];
  values: CompanyValues;
}

export type CompaniesNow =
  | {
      kind: 'read';
      companies: Map<string, ShopifyCompany>;
      /** Name → id of Shopify's fixed templates of payment terms. */
      templates: Map<string, string>;
      points: number;
    }
  | { kind: 'failed'; outcome: Outcome };

/** Companies and locations (gids) by gid; none while Shopify keeps something of them from the app. One call. */
export function readShopifyCompanies(
  ids: string[],
  run: RunContext & { mappings: Mapping[] },
): CompaniesNow {
  const answer = call<LinkedCompaniesQuery, LinkedCompaniesQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...new Set(ids)] },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const denied = deniedProblem(run.store, answer.errors);
  if (denied) return { kind: 'failed', outcome: held(denied) };
  const companies = new Map<string, ShopifyCompany>();
  for (const node of answer.data.nodes) {
    if (node?.__typename === 'CompanyLocation') {
      const { id, updatedAt, name, phone } = node;
      const own = { name: companyName(name) || null, phone: phoneField(phone) };
      companies.set(id, {
        id,
        updatedAt,
        kind: 'CompanyLocation',
        locations: [node],
        values: { ...own, ...standingAt([node], run.mappings), shown: null },
      });
    }
    if (node?.__typename === 'Company') {
      const { id, name } = node;
      // Where locations are customers of their own, their company has nothing of theirs.
      const isOne = run.store.settings.customers.companies === 'company';
      const locations = isOne ? node.locations.nodes : [];
      const own = { name: companyName(name) || null, phone: onlyPhone(locations) };
      companies.set(id, {
        id,
        updatedAt: [node, ...locations].map((one) => one.updatedAt).reduce(later),
        kind: 'Company',
        locations,
        values: { ...own, ...standingAt(locations, run.mappings), shown: null },
      });
    }
  }
  const templates = new Map(answer.data.paymentTermsTemplates.map(({ name, id }) => [name, id]));
  return { kind: 'read', companies, templates, points: answer.points };
}

function onlyPhone(locations: LinkedLocationFragment[]): string | null {
  const [only] = locations;
  return only && locations.length === 1 ? phoneField(only.phone) : null;
}

/** What all locations have in common; addresses only of a single one. */
function standingAt(
  locations: LinkedLocationFragment[],
  mappings: Mapping[],
): Pick<CompanyValues, 'terms' | 'exempt' | 'registration' | 'shipping' | 'billing'> {
  const [only] = locations.length === 1 ? locations : [];
  const address = (given: CompanyAddressFragment | null | undefined) =>
    given ? companyAddress(given, mappings) : null;
  const isSuiteTax = isFeatureOn('TAX_OVERHAUL');
  return {
    terms: common(locations.map((location) => termsOf(location, mappings))),
    exempt: isSuiteTax ? null : common(locations.map(({ taxSettings }) => taxSettings.taxExempt)),
    registration: isSuiteTax
      ? null
      : common(locations.map(({ taxSettings }) => taxSettings.taxRegistrationId ?? '')),
    shipping: address(only?.shippingAddress),
    billing: address(only?.billingAddress),
  };
}

function termsOf(location: LinkedLocationFragment, mappings: Mapping[]): string | null {
  const name = location.buyerExperienceConfiguration?.paymentTermsTemplate?.name;
  if (name === undefined) return mapsTerms(mappings) ? '' : null;
  return mapped(mappings, 'terms', name)?.netsuite ?? null;
}

function common<Value>(values: (Value | null)[]): Value | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}
