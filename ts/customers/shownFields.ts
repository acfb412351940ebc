import { textOf, type Row } from '../netsuite/suiteql';
import type { Settings } from '../setup/settings';

type Showing = Pick<Settings['customers'], 'metafields' | 'tags' | 'push'>;

/** Selects of NetSuite's own, which are shown as people see them; fields of the account's own as they are stored. */
const SELECTS = [
  'terms',
  'pricelevel',
  'category',
  'salesrep',
  'partner',
  'territory',
  'entitystatus',
  'currency',
  'shippingitem',
];

/** Customer fields that the store shows in Shopify. Their ids are checked when the settings are read. */
export function shownFields({ metafields, tags, push }: Showing): string[] {
  return push ? [...new Set([...Object.values(metafields), ...Object.values(tags)])] : [];
}

/** `, BUILTIN.DF(c.terms) AS shown0 …` for a query of customers `c`. */
export function shownColumns(fields: string[]): string {
  const display = (field: string) =>
    SELECTS.includes(field) ? `BUILTIN.DF(c.${field})` : `c.${field}`;
  return fields.map((field, index) => `, ${display(field)} AS shown${index}`).join('');
}

/** Field → what people see. */
export function shownOf(row: Row, fields: string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field, index) => [field, textOf(row, `shown${index}`)]));
}
