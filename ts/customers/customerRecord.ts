import { filledFields } from '../fieldRules/filledFields';
import type { Fields, LinePlan, RecordPlan } from '../netsuite/records';
import type { BookEntry } from './addressBook';
import type { CustomerPlan } from './mapCustomer';

/** Nothing that is saved may write to the shopper (review 31). */
export const NO_MAIL: Fields = {
  emailtransactions: false,
  printtransactions: false,
  faxtransactions: false,
};

/** A person. */
export function customerRecord(plan: CustomerPlan, account: { suiteTax: boolean }): RecordPlan {
  return {
    type: 'customer',
    externalId: plan.externalId,
    fields: {
      isperson: 'T',
      firstname: plan.name.firstname,
      ...(plan.name.middlename && { middlename: plan.name.middlename }),
      lastname: plan.name.lastname,
      ...(plan.fullName && { comments: `Name in Shopify: ${plan.fullName}` }),
      ...(plan.email && { email: plan.email }),
      ...(plan.phone && { phone: plan.phone }),
      ...(plan.subsidiary && { subsidiary: plan.subsidiary }),
      ...(plan.currency && { currency: plan.currency }),
      ...(plan.taxExempt && !account.suiteTax && { taxable: false }),
      ...NO_MAIL,
      ...plan.fields,
      ...filledFields(plan.ruled, true),
    },
    lines: customerLines(plan.addresses),
  };
}

export function customerLines(addresses: BookEntry[]): Record<string, LinePlan[]> {
  return {
    addressbook: addresses.map(({ billing, shipping, address }) => ({
      fields: { defaultbilling: billing, defaultshipping: shipping },
      subrecords: { addressbookaddress: address },
    })),
  };
}
