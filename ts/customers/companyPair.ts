import { sha256 } from '../netsuite/hash';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import { call } from '../shopify/client';
import type {
  LinkedCompaniesQuery,
  LinkedCompaniesQueryVariables,
  TermsOfLocationFragment,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import type { Hashes } from './customerGroups';
import { phoneField } from './fieldLengths';
import document from './linkedCompanies.graphql';
import { shownColumns, shownFields, shownOf } from './shownFields';

/** A company or location as Shopify shows it. */
export interface ShopifyCompany {
  id: string;
  kind: 'Company' | 'CompanyLocation';
  name: string;
  /** '' for companies, which have none. */
  phone: string;
  updatedAt: string;
  /** Where its payment terms stand: itself, or the locations of a company. */
  locations: TermsOfLocationFragment[];
}

export interface NetsuiteCompany {
  active: boolean;
  name: string;
  phone: string;
  /** Internal id, '' for none. */
  terms: string;
  shown: Record<string, string>;
}

export type CompaniesNow =
  | {
      kind: 'read';
      companies: Map<string, ShopifyCompany>;
      /** Name → id of Shopify's fixed templates. */
      templates: Map<string, string>;
      points: number;
    }
  | { kind: 'failed'; outcome: Outcome };

/** Companies and locations (gids) by gid. One call. */
export function readShopifyCompanies(ids: string[], run: RunContext): CompaniesNow {
  const answer = call<LinkedCompaniesQuery, LinkedCompaniesQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...new Set(ids)] },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const companies = new Map<string, ShopifyCompany>();
  for (const node of answer.data.nodes) {
    if (node?.__typename === 'Company')
      companies.set(node.id, {
        ...node,
        kind: 'Company',
        phone: '',
        locations: node.locations.nodes,
      });
    if (node?.__typename === 'CompanyLocation')
      companies.set(node.id, {
        ...node,
        kind: 'CompanyLocation',
        phone: node.phone ?? '',
        locations: [node],
      });
  }
  return {
    kind: 'read',
    companies,
    templates: new Map(answer.data.paymentTermsTemplates.map(({ name, id }) => [name, id])),
    points: answer.points,
  };
}

/** Companies by internal id. 10 units for all. */
export function readNetsuiteCompanies(
  ids: string[],
  settings: Settings['customers'],
): Map<string, NetsuiteCompany> {
  if (ids.length === 0) return new Map();
  const fields = shownFields(settings);
  const rows = readAll(
    `SELECT c.id AS id, c.isinactive AS inactive, c.companyname AS name, c.phone AS phone, c.terms AS terms${shownColumns(fields)} FROM customer c WHERE c.id IN (${placeholders(ids.length)})`,
    ids.map(Number),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'id'),
      {
        active: textOf(row, 'inactive') !== 'T',
        name: textOf(row, 'name'),
        phone: textOf(row, 'phone'),
        terms: textOf(row, 'terms'),
        shown: shownOf(row, fields),
      },
    ]),
  );
}

/** NetSuite's company names (netsuite-platform §4.11, likely). */
const MOST_NAME = 83;

/** What is compared of a company; terms are part of what goes to Shopify only. */
export function hashesOfShopify({ name, phone }: ShopifyCompany): Hashes {
  return { ...EMPTY, name: hash(name.trim().slice(0, MOST_NAME)), phone: hash(phoneField(phone)) };
}

export function hashesOfNetsuite({ name, phone, terms, shown }: NetsuiteCompany): Hashes {
  return {
    ...EMPTY,
    name: hash(name),
    phone: hash(phone),
    shown: sha256(JSON.stringify({ ...shown, terms })),
  };
}

const EMPTY: Hashes = { name: '', email: '', phone: '', address: '', fields: '', shown: '' };

function hash(text: string): string {
  return text === '' ? '' : sha256(text);
}

/**
 * Shopify's template for NetSuite's terms, by the table of kind `terms` read backwards; null for none. `undefined`: the
 * store maps no terms, or not these: then Shopify's stay.
 */
export function templateOf(
  terms: string,
  mappings: Mapping[],
  templates: Map<string, string>,
): string | null | undefined {
  const table = mappings.filter(({ kind, shopify }) => kind === 'terms' && shopify !== '');
  if (table.length === 0) return undefined;
  if (terms === '') return null;
  const name = table.find(({ netsuite }) => netsuite === terms)?.shopify;
  return name === undefined ? undefined : templates.get(name);
}
