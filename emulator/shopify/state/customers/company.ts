export type ContactRole = {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
};

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
  readonly roles: ContactRole[];
  readonly createdAt: string;
  updatedAt: string;
};

export type CompanyAddress = {
  readonly id: string;
  address1: string;
  address2: string | null;
  city: string | null;
  zip: string | null;
  phone: string | null;
  countryCode: string;
  zoneCode: string | null;
  recipient: string | null;
  firstName: string | null;
  lastName: string | null;
  companyName: string;
  readonly createdAt: string;
  updatedAt: string;
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
  roleAssignments: { readonly id: string; roleId: string; contactId: string; createdAt: string }[];
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

export type CompanyInput = {
  name?: string | null;
  externalId?: string | null;
  note?: string | null;
  customerSince?: string | null;
};
export type AddressInput = Partial<
  Record<
    | 'address1'
    | 'address2'
    | 'city'
    | 'zip'
    | 'phone'
    | 'recipient'
    | 'firstName'
    | 'lastName'
    | 'countryCode'
    | 'zoneCode',
    string | null
  >
>;
export type ExperienceInput = {
  paymentTermsTemplateId?: string | null;
  checkoutToDraft?: boolean | null;
  editableShippingAddress?: boolean | null;
  deposit?: { percentage: number } | null;
};
export type LocationInput = {
  name?: string | null;
  externalId?: string | null;
  note?: string | null;
  phone?: string | null;
  locale?: string | null;
  billingAddress?: AddressInput | null;
  shippingAddress?: AddressInput | null;
  billingSameAsShipping?: boolean | null;
  taxExempt?: boolean | null;
  taxExemptions?: string[] | null;
  taxRegistrationId?: string | null;
  buyerExperienceConfiguration?: ExperienceInput | null;
};
export type ContactInput = {
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  title?: string | null;
  locale?: string | null;
};
