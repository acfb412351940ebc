import { createRecord } from '../netsuite/records';

/**
 * Lets one more subsidiary sell to a customer, where the feature Multi-Subsidiary Customer is on (review 15). Made once,
 * whoever comes first. 6 units (likely: a standard record that is no transaction costs more, 15).
 */
export function shareCustomer(customer: string, subsidiary: string): void {
  createRecord({
    type: 'customersubsidiaryrelationship',
    externalId: `xdk:share:${customer}:${subsidiary}`,
    fields: { entity: customer, subsidiary },
  });
}
