import type { Mapping } from '../setup/mapped';

/** Does the store say which of NetSuite's terms are which of Shopify's? Orders without terms have a row of their own. */
export function mapsTerms(mappings: Mapping[]): boolean {
  return rows(mappings).length > 0;
}

/** Shopify's name of NetSuite's terms (internal id); undefined for those that the table does not know. */
export function shopifyTerms(mappings: Mapping[], terms: string): string | undefined {
  return rows(mappings).find(({ netsuite }) => netsuite === terms)?.shopify;
}

function rows(mappings: Mapping[]): Mapping[] {
  return mappings.filter(({ kind, shopify }) => kind === 'terms' && shopify !== '');
}
