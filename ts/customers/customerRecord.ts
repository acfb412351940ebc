import type { RecordPlan } from '../netsuite/records';
import type { CustomerPlan } from './mapCustomer';

/** A person, with mail preferences off: nothing that is saved may write to the shopper (review 31). */
export function customerRecord(plan: CustomerPlan): RecordPlan {
  return {
    type: 'customer',
    externalId: plan.externalId,
    fields: {
      isperson: 'T',
      firstname: plan.firstName,
      lastname: plan.lastName,
      email: plan.email,
      ...(plan.phone && { phone: plan.phone }),
      ...(plan.subsidiary && { subsidiary: plan.subsidiary }),
      ...(plan.currency && { currency: plan.currency }),
      emailtransactions: false,
      printtransactions: false,
      faxtransactions: false,
    },
    lines: {
      addressbook: plan.addresses.map(({ billing, shipping, address }) => ({
        fields: { defaultbilling: billing, defaultshipping: shipping },
        subrecords: { addressbookaddress: address },
      })),
    },
  };
}
