/** One row of a store's value tables. */
export interface Mapping {
  /** location, shipping, gateway, carrier, tax, discount, item, currency … */
  kind: string;
  shopify: string;
  netsuite: string;
  /** JSON, '' when none. */
  options: string;
}

/** NetSuite's value for a Shopify value, or undefined. Shopify spells these values exactly; so does the table. */
export function mapped(mappings: Mapping[], kind: string, shopify: string): Mapping | undefined {
  return mappings.find((row) => row.kind === kind && row.shopify === shopify);
}
