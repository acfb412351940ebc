import type { LocationAddress } from './location.ts';

/** A business customer. */
export type Company = {
  readonly id: string;
  name: string;
  externalId: string | null;
  note: string | null;
  customerSince: string;
  mainContactId: string | null;
  locationIds: string[];
  contactIds: string[];
  readonly roles: { readonly id: string; name: string; note: string | null }[];
  readonly createdAt: string;
  updatedAt: string;
};

export type CompanyAddress = Omit<LocationAddress, 'provinceCode'> & {
  readonly id: string;
  recipient: string | null;
  firstName: string | null;
  lastName: string | null;
  companyName: string;
  zoneCode: string | null;
};

export type CompanyLocation = {
  readonly id: string;
  readonly companyId: string;
  name: string;
  externalId: string | null;
  note: string | null;
  phone: string | null;
  locale: string | null;
  billingAddress: CompanyAddress | null;
  shippingAddress: CompanyAddress | null;
  taxExempt: boolean;
  taxExemptions: string[];
  taxRegistrationId: string | null;
  paymentTermsTemplateId: string | null;
  checkoutToDraft: boolean;
  editableShippingAddress: boolean;
  depositPercentage: number | null;
  roleAssignments: { readonly id: string; roleId: string; contactId: string }[];
  readonly createdAt: string;
  updatedAt: string;
};

export type CompanyContact = {
  readonly id: string;
  readonly companyId: string;
  readonly customerId: string;
  title: string | null;
  locale: string | null;
  readonly createdAt: string;
  updatedAt: string;
};
