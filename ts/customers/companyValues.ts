import type { NetsuiteAddress } from '../address/mapAddress';
import { sha256 } from '../netsuite/hash';
import type { GroupHashes } from './compareGroups';

/** The parts of a company or location that are compared and written on their own. */
export const COMPANY_GROUPS = [
  'name',
  'phone',
  'terms',
  'exempt',
  'registration',
  'shipping',
  'billing',
  'shown',
] as const;
export type CompanyGroup = (typeof COMPANY_GROUPS)[number];

/**
 * A company or location in NetSuite's terms, whichever side it was read from. `null`: this side can't say, because it has no
 * such part, its locations differ, or the value is not mapped; it is neither compared nor written from there.
 */
export interface CompanyValues {
  name: string | null;
  phone: string | null;
  /** Internal id, '' for none. */
  terms: string | null;
  exempt: boolean | null;
  /** Tax registration number, '' for none. */
  registration: string | null;
  shipping: NetsuiteAddress | null;
  billing: NetsuiteAddress | null;
  /** NetSuite fields that Shopify shows; null on Shopify's side. */
  shown: Record<string, string> | null;
}

export type CompanyHashes = GroupHashes<CompanyGroup>;

/** What both sides were when they last agreed, each in its own form. */
export interface AgreedCompany {
  shopify: CompanyHashes;
  netsuite: CompanyHashes;
  /** Shopify's `updatedAt` when the pair was last looked at. */
  updatedAt?: string;
}

export function companyHashes(values: CompanyValues): CompanyHashes {
  return Object.fromEntries(
    COMPANY_GROUPS.map((group) => [
      group,
      values[group] === null ? '' : sha256(JSON.stringify(values[group])),
    ]),
  ) as CompanyHashes;
}

/** null: nothing is agreed on yet, or only what an older version compared. */
export function parseAgreedCompany(text: string): AgreedCompany | null {
  if (text === '') return null;
  const agreed = JSON.parse(text) as AgreedCompany;
  return COMPANY_GROUPS.every((group) => group in agreed.shopify) ? agreed : null;
}

/** NetSuite's company names (netsuite-platform §4.11, likely). */
const MOST_NAME = 83;

export function companyName(name: string): string {
  return name.trim().slice(0, MOST_NAME);
}
