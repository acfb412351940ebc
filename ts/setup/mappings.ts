import { readAll, textOf } from '../netsuite/suiteql';

const FIELD = 'custrecord_xdk_mapping_';

export interface Mapping {
  /** location, shipping, gateway, carrier, tax, discount, currency … */
  kind: string;
  shopify: string;
  netsuite: string;
  /** JSON, '' when none. */
  options: string;
}

/** All value tables of one store. 10 units; the limit of 5,000 rows is proven by `readAll`. */
export function readMappings(store: string): Mapping[] {
  return readAll(
    `SELECT m.${FIELD}kind AS kind, m.${FIELD}shopify AS shopify, m.${FIELD}netsuite AS netsuite, m.${FIELD}options AS options FROM customrecord_xdk_mapping m WHERE m.${FIELD}store = ? AND m.isinactive = 'F'`,
    [store],
  ).map((row) => ({
    kind: textOf(row, 'kind'),
    shopify: textOf(row, 'shopify'),
    netsuite: textOf(row, 'netsuite'),
    options: textOf(row, 'options'),
  }));
}

/** NetSuite's value for a Shopify value, or undefined. Shopify spells these values exactly; so does the table. */
export function mapped(mappings: Mapping[], kind: string, shopify: string): Mapping | undefined {
  return mappings.find((row) => row.kind === kind && row.shopify === shopify);
}
