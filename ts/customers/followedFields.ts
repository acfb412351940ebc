import { filledFields } from '../fieldRules/filledFields';
import type { Fields } from '../netsuite/records';
import type { Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import type { CustomerStateFragment } from '../shopify/operations';
import { customerFields } from './customerFields';
import { ruledFields, type RuledFields } from './ruledFields';

export type FollowedFields =
  { kind: 'filled'; fields: Fields } | Extract<RuledFields, { kind: 'unfilled' }>;

/** Everything of a Shopify customer that NetSuite's fields follow: by the store's list, and by its rules. */
export function followedFields(
  customer: CustomerStateFragment,
  settings: Settings,
  mappings: Mapping[],
): FollowedFields {
  const roots = { customer, address: customer.defaultAddress };
  const ruled = ruledFields(roots, settings, mappings);
  if (ruled.kind === 'unfilled') return ruled;
  const listed = customerFields(customer, settings.customers, mappings);
  return { kind: 'filled', fields: { ...listed, ...filledFields(ruled.filled, false) } };
}

/** At first sight what is empty in Shopify leaves NetSuite's own values alone. */
export function withoutEmpty(fields: Fields | null): Fields | null {
  return fields && Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
