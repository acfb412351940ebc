import { dateField } from '../netsuite/dates';
import type { Fields } from '../netsuite/records';
import type { Filled } from './applyRules';

/** As NetSuite takes them. Empty values are left out of a new record, so that NetSuite's own defaults stand. */
export function filledFields(filled: Filled, isNew: boolean): Fields {
  return Object.fromEntries(
    Object.entries(filled)
      .filter(([, value]) => !isNew || value !== '')
      .map(([field, value]) => [field, typeof value === 'object' ? dateField(value.day) : value]),
  );
}
