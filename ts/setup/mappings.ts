import { readAll, textOf } from '../netsuite/suiteql';
import type { Mapping } from './mapped';

const FIELD = 'custrecord_xdk_mapping_';

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
