import type { RecordPlan } from '../netsuite/records';
import { customerLines, NO_MAIL } from './customerRecord';
import type { CompanyPlan } from './mapCompany';

/** A company. Terms and tax are set only where Shopify says something; else NetSuite's own preferences hold. */
export function companyRecord(plan: CompanyPlan, account: { suiteTax: boolean }): RecordPlan {
  return {
    type: 'customer',
    externalId: plan.externalId,
    fields: {
      isperson: 'F',
      companyname: plan.companyName,
      ...(plan.parent && { parent: plan.parent }),
      ...(plan.subsidiary && { subsidiary: plan.subsidiary }),
      ...(plan.currency && { currency: plan.currency }),
      ...(plan.phone && { phone: plan.phone }),
      ...(plan.terms && { terms: plan.terms }),
      ...(plan.taxExempt && !account.suiteTax && { taxable: false }),
      ...(plan.taxRegistration && !account.suiteTax && { vatregnumber: plan.taxRegistration }),
      ...NO_MAIL,
    },
    lines: customerLines(plan.addresses),
  };
}
