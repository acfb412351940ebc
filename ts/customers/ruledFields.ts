import { applyRules, type Filled } from '../fieldRules/applyRules';
import { compileRules } from '../fieldRules/fieldRule';
import { stepsIn } from '../fieldRules/stepsIn';
import { mapped, type Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import type { AddressFragment } from '../shopify/operations';
import type { CustomerWithFields } from './customerFields';

/** What field rules for customers may ask for. Both are null for what a guest does not have. */
interface CustomerRoots {
  customer: CustomerWithFields | null;
  /** The default address, or of the order that makes the customer the billing address, else the shipping address. */
  address: AddressFragment | null;
}

export type RuledFields =
  | { kind: 'filled'; filled: Filled }
  /** A rule without a value, whose customer must wait. */
  | { kind: 'unfilled'; field: string; reason: string };

/** The fields that the store's rules fill on a customer. */
export function ruledFields(
  roots: CustomerRoots,
  { rules }: Pick<Settings, 'rules'>,
  mappings: Mapping[],
): RuledFields {
  if (rules.customer.length === 0) return { kind: 'filled', filled: {} };
  const { filled, unfilled } = applyRules(compileRules('customer', rules.customer), {
    at: (steps) => stepsIn(roots, steps, () => ''),
    lookup: (kind, value) => mapped(mappings, kind, value)?.netsuite,
    // Customers hold no moments, only what a rule writes as a day.
    dayOf: (moment) => moment.slice(0, 10),
  });
  return unfilled ? { kind: 'unfilled', ...unfilled } : { kind: 'filled', filled };
}
