// Made by `npm run types` from the .graphql files. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AttributeInput = {
  key: string;
  value: string;
};

export type BuyerExperienceConfigurationInput = {
  checkoutToDraft?: boolean | null;
  deposit?: DepositInput | null;
  editableShippingAddress?: boolean | null;
  paymentTermsTemplateId?: string | null;
};

export type CompanyAddressInput = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  countryCode?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  recipient?: string | null;
  zip?: string | null;
  zoneCode?: string | null;
};

export type CompanyAddressType = 'BILLING' | 'SHIPPING';

export type CompanyContactInput = {
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  locale?: string | null;
  phone?: string | null;
  title?: string | null;
};

export type CompanyInput = {
  customerSince?: string | null;
  externalId?: string | null;
  name?: string | null;
  note?: string | null;
};

export type CompanyLocationUpdateInput = {
  buyerExperienceConfiguration?: BuyerExperienceConfigurationInput | null;
  externalId?: string | null;
  locale?: string | null;
  name?: string | null;
  note?: string | null;
  phone?: string | null;
};

export type CustomerEmailAddressMarketingState =
  'INVALID' | 'NOT_SUBSCRIBED' | 'PENDING' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export type CustomerEmailMarketingConsentInput = {
  consentUpdatedAt?: string | null;
  marketingOptInLevel?: CustomerMarketingOptInLevel | null;
  marketingState: CustomerEmailMarketingState;
  sourceLocationId?: string | null;
};

export type CustomerEmailMarketingState =
  'INVALID' | 'NOT_SUBSCRIBED' | 'PENDING' | 'REDACTED' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export type CustomerInput = {
  /**
   * @deprecated Use the dedicated address mutations (`customerAddressCreate`, `customerAddressUpdate`, `customerAddressDelete`) instead.
   *
   */
  addresses?: Array<MailingAddressInput> | null;
  email?: string | null;
  emailMarketingConsent?: CustomerEmailMarketingConsentInput | null;
  firstName?: string | null;
  id?: string | null;
  lastName?: string | null;
  locale?: string | null;
  metafields?: Array<MetafieldInput> | null;
  multipassIdentifier?: string | null;
  note?: string | null;
  phone?: string | null;
  smsMarketingConsent?: CustomerSmsMarketingConsentInput | null;
  tags?: Array<string> | null;
  taxExempt?: boolean | null;
  taxExemptions?: Array<TaxExemption> | null;
  whatsAppMarketingConsent?: CustomerMarketingConsentInput | null;
};

export type CustomerMarketingConsentInput = {
  optInLevel?: CustomerMarketingOptInLevel | null;
  sourceLocationId?: string | null;
  state: CustomerMarketingConsentState;
  updatedAt?: string | null;
};

export type CustomerMarketingConsentState =
  'NEVER_SUBSCRIBED' | 'PENDING' | 'REDACTED' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export type CustomerMarketingOptInLevel = 'CONFIRMED_OPT_IN' | 'SINGLE_OPT_IN' | 'UNKNOWN';

export type CustomerSmsMarketingConsentInput = {
  consentUpdatedAt?: string | null;
  marketingOptInLevel?: CustomerMarketingOptInLevel | null;
  marketingState: CustomerSmsMarketingState;
  sourceLocationId?: string | null;
};

export type CustomerSmsMarketingState =
  'NOT_SUBSCRIBED' | 'PENDING' | 'REDACTED' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export type DeliveryMethodType =
  'LOCAL' | 'NONE' | 'PICKUP_POINT' | 'PICK_UP' | 'RETAIL' | 'SHIPPING';

export type DepositInput = {
  percentage: number;
};

export type FulfillmentEventInput = {
  address1?: string | null;
  city?: string | null;
  country?: string | null;
  estimatedDeliveryAt?: string | null;
  fulfillmentId: string;
  happenedAt?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  message?: string | null;
  province?: string | null;
  status: FulfillmentEventStatus;
  zip?: string | null;
};

export type FulfillmentEventStatus =
  | 'ATTEMPTED_DELIVERY'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'LABEL_PURCHASED'
  | 'OUT_FOR_DELIVERY'
  | 'READY_FOR_PICKUP';

export type FulfillmentHoldReason =
  | 'AWAITING_PAYMENT'
  | 'AWAITING_RETURN_ITEMS'
  | 'HIGH_RISK_OF_FRAUD'
  | 'INCORRECT_ADDRESS'
  | 'INVENTORY_OUT_OF_STOCK'
  | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL'
  | 'OTHER'
  | 'UNKNOWN_DELIVERY_DATE';

export type FulfillmentInput = {
  lineItemsByFulfillmentOrder: Array<FulfillmentOrderLineItemsInput>;
  notifyCustomer?: boolean | null;
  originAddress?: FulfillmentOriginAddressInput | null;
  trackingInfo?: FulfillmentTrackingInput | null;
};

export type FulfillmentOrderAction =
  | 'CANCEL_FULFILLMENT_ORDER'
  | 'CREATE_FULFILLMENT'
  | 'EXTERNAL'
  | 'HOLD'
  | 'MARK_AS_OPEN'
  | 'MERGE'
  | 'MOVE'
  | 'RELEASE_HOLD'
  | 'REPORT_PROGRESS'
  | 'REQUEST_CANCELLATION'
  | 'REQUEST_FULFILLMENT'
  | 'SPLIT';

export type FulfillmentOrderHoldInput = {
  externalId?: string | null;
  fulfillmentOrderLineItems?: Array<FulfillmentOrderLineItemInput> | null;
  handle?: string | null;
  notifyMerchant?: boolean | null;
  reason: FulfillmentHoldReason;
  reasonNotes?: string | null;
};

export type FulfillmentOrderHoldUserErrorCode =
  | 'DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS'
  | 'DUPLICATE_FULFILLMENT_HOLD_HANDLE'
  | 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED'
  | 'FULFILLMENT_ORDER_NOT_FOUND'
  | 'FULFILLMENT_ORDER_NOT_SPLITTABLE'
  | 'GREATER_THAN_ZERO'
  | 'INVALID_LINE_ITEM_QUANTITY'
  | 'TAKEN';

export type FulfillmentOrderLineItemInput = {
  id: string;
  quantity: number;
};

export type FulfillmentOrderLineItemsInput = {
  fulfillmentOrderId: string;
  fulfillmentOrderLineItems?: Array<FulfillmentOrderLineItemInput> | null;
};

export type FulfillmentOrderLineItemsPreparedForPickupInput = {
  lineItemsByFulfillmentOrder: Array<PreparedFulfillmentOrderLineItemsInput>;
};

export type FulfillmentOrderLineItemsPreparedForPickupUserErrorCode =
  | 'FULFILLMENT_ORDER_INVALID'
  | 'NO_LINE_ITEMS_TO_PREPARE_FOR_FULFILLMENT_ORDER'
  | 'UNABLE_TO_PREPARE_QUANTITY';

export type FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode =
  'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS';

export type FulfillmentOrderReleaseHoldUserErrorCode =
  'FULFILLMENT_ORDER_NOT_FOUND' | 'INVALID_ACCESS';

export type FulfillmentOrderReportProgressUserErrorCode =
  | 'FULFILLMENT_ORDER_CONTAINS_PICKED_ITEMS'
  | 'FULFILLMENT_ORDER_INVALID_DELIVERY_METHOD'
  | 'FULFILLMENT_ORDER_INVALID_FULFILLMENT_SERVICE_OWNERSHIP'
  | 'FULFILLMENT_ORDER_NOT_FOUND'
  | 'FULFILLMENT_ORDER_STATUS_INVALID'
  | 'FULFILLMENT_ORDER_UNSUPPORTED_ACTION'
  | 'MARKETPLACE_APP_NOT_ELIGIBLE';

export type FulfillmentOrderRequestStatus =
  | 'ACCEPTED'
  | 'CANCELLATION_ACCEPTED'
  | 'CANCELLATION_REJECTED'
  | 'CANCELLATION_REQUESTED'
  | 'CLOSED'
  | 'REJECTED'
  | 'SUBMITTED'
  | 'UNSUBMITTED';

export type FulfillmentOrderStatus =
  'CANCELLED' | 'CLOSED' | 'INCOMPLETE' | 'IN_PROGRESS' | 'ON_HOLD' | 'OPEN' | 'SCHEDULED';

export type FulfillmentOriginAddressInput = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  countryCode: string;
  provinceCode?: string | null;
  zip?: string | null;
};

export type FulfillmentStatus = 'CANCELLED' | 'ERROR' | 'FAILURE' | 'OPEN' | 'PENDING' | 'SUCCESS';

export type FulfillmentTrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: Array<string> | null;
  url?: string | null;
  urls?: Array<string> | null;
};

export type HasMetafieldsMetafieldIdentifierInput = {
  key: string;
  namespace?: string | null;
};

export type InventoryQuantityInput = {
  changeFromQuantity?: number | null;
  inventoryItemId: string;
  locationId: string;
  quantity: number;
};

export type InventorySetQuantitiesInput = {
  name: string;
  quantities: Array<InventoryQuantityInput>;
  reason: string;
  referenceDocumentUri?: string | null;
};

export type InventorySetQuantitiesUserErrorCode =
  | 'CHANGE_FROM_QUANTITY_STALE'
  | 'COMPARE_QUANTITY_REQUIRED'
  | 'COMPARE_QUANTITY_STALE'
  | 'IDEMPOTENCY_CONCURRENT_REQUEST'
  | 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH'
  | 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED'
  | 'INVALID_INVENTORY_ITEM'
  | 'INVALID_LOCATION'
  | 'INVALID_NAME'
  | 'INVALID_QUANTITY_NEGATIVE'
  | 'INVALID_QUANTITY_TOO_HIGH'
  | 'INVALID_QUANTITY_TOO_LOW'
  | 'INVALID_REASON'
  | 'INVALID_REFERENCE_DOCUMENT'
  | 'NON_MUTABLE_INVENTORY_ITEM'
  | 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR';

export type LocalizationExtensionInput = {
  key: LocalizationExtensionKey;
  value: string;
};

export type LocalizationExtensionKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT';

export type LocalizedFieldInput = {
  key: LocalizedFieldKey;
  value: string;
};

export type LocalizedFieldKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT';

export type MailingAddressInput = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  company?: string | null;
  /** @deprecated Use `countryCode` instead. */
  country?: string | null;
  countryCode?: string | null;
  firstName?: string | null;
  /** @deprecated Not needed for 90% of mutations, and provided separately where it is needed. */
  id?: string | null;
  lastName?: string | null;
  phone?: string | null;
  /** @deprecated Use `provinceCode` instead. */
  province?: string | null;
  provinceCode?: string | null;
  zip?: string | null;
};

export type MetafieldIdentifierInput = {
  key: string;
  namespace: string;
  ownerId: string;
};

export type MetafieldInput = {
  id?: string | null;
  key?: string | null;
  namespace?: string | null;
  type?: string | null;
  value?: string | null;
};

export type MetafieldsSetInput = {
  compareDigest?: string | null;
  key: string;
  namespace?: string | null;
  ownerId: string;
  type?: string | null;
  value: string;
};

export type OrderActionType = 'ORDER' | 'ORDER_EDIT' | 'REFUND' | 'RETURN' | 'UNKNOWN';

export type OrderCancelUserErrorCode =
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NO_REFUND_PERMISSION'
  | 'NO_REFUND_TO_STORE_CREDIT_PERMISSION'
  | 'STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED'
  | 'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST'
  | 'STORE_CREDIT_REFUND_MISSING_CUSTOMER';

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderDisplayFulfillmentStatus =
  | 'FULFILLED'
  | 'FULFILLMENT_NOT_REQUIRED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'PARTIALLY_FULFILLED'
  | 'PENDING_FULFILLMENT'
  | 'REQUEST_DECLINED'
  | 'RESTOCKED'
  | 'SCHEDULED'
  | 'UNFULFILLED';

export type OrderInput = {
  customAttributes?: Array<AttributeInput> | null;
  email?: string | null;
  id: string;
  /** @deprecated This field will be removed in a future version. Use `localizedFields` instead. */
  localizationExtensions?: Array<LocalizationExtensionInput> | null;
  localizedFields?: Array<LocalizedFieldInput> | null;
  metafields?: Array<MetafieldInput> | null;
  note?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  shippingAddress?: MailingAddressInput | null;
  tags?: Array<string> | null;
};

export type OrderReturnStatus =
  | 'INSPECTION_COMPLETE'
  | 'IN_PROGRESS'
  | 'NO_RETURN'
  | 'RETURNED'
  | 'RETURN_FAILED'
  | 'RETURN_REQUESTED';

export type OrderRiskRecommendationResult = 'ACCEPT' | 'CANCEL' | 'INVESTIGATE' | 'NONE';

export type OrderTransactionKind =
  | 'AUTHORIZATION'
  | 'CAPTURE'
  | 'CHANGE'
  | 'EMV_AUTHORIZATION'
  | 'REFUND'
  | 'SALE'
  | 'SUGGESTED_REFUND'
  | 'VOID';

export type OrderTransactionStatus =
  'AWAITING_RESPONSE' | 'ERROR' | 'FAILURE' | 'PENDING' | 'SUCCESS' | 'UNKNOWN';

export type PreparedFulfillmentOrderLineItemsInput = {
  fulfillmentOrderId: string;
};

export type TaxExemption =
  | 'CA_BC_COMMERCIAL_FISHERY_EXEMPTION'
  | 'CA_BC_CONTRACTOR_EXEMPTION'
  | 'CA_BC_PRODUCTION_AND_MACHINERY_EXEMPTION'
  | 'CA_BC_RESELLER_EXEMPTION'
  | 'CA_BC_SUB_CONTRACTOR_EXEMPTION'
  | 'CA_DIPLOMAT_EXEMPTION'
  | 'CA_MB_COMMERCIAL_FISHERY_EXEMPTION'
  | 'CA_MB_FARMER_EXEMPTION'
  | 'CA_MB_RESELLER_EXEMPTION'
  | 'CA_NL_VPT_RESELLER_EXEMPTION'
  | 'CA_NS_COMMERCIAL_FISHERY_EXEMPTION'
  | 'CA_NS_FARMER_EXEMPTION'
  | 'CA_ON_PURCHASE_EXEMPTION'
  | 'CA_PE_COMMERCIAL_FISHERY_EXEMPTION'
  | 'CA_SK_COMMERCIAL_FISHERY_EXEMPTION'
  | 'CA_SK_CONTRACTOR_EXEMPTION'
  | 'CA_SK_FARMER_EXEMPTION'
  | 'CA_SK_PRODUCTION_AND_MACHINERY_EXEMPTION'
  | 'CA_SK_RESELLER_EXEMPTION'
  | 'CA_SK_SUB_CONTRACTOR_EXEMPTION'
  | 'CA_SK_VPT_RESELLER_EXEMPTION'
  | 'CA_STATUS_CARD_EXEMPTION'
  | 'EU_REVERSE_CHARGE_EXEMPTION_RULE'
  | 'US_AK_RESELLER_EXEMPTION'
  | 'US_AL_RESELLER_EXEMPTION'
  | 'US_AR_RESELLER_EXEMPTION'
  | 'US_AZ_RESELLER_EXEMPTION'
  | 'US_CA_RESELLER_EXEMPTION'
  | 'US_CO_RESELLER_EXEMPTION'
  | 'US_CT_RESELLER_EXEMPTION'
  | 'US_DC_RESELLER_EXEMPTION'
  | 'US_DE_RESELLER_EXEMPTION'
  | 'US_FL_RESELLER_EXEMPTION'
  | 'US_GA_RESELLER_EXEMPTION'
  | 'US_HI_RESELLER_EXEMPTION'
  | 'US_IA_RESELLER_EXEMPTION'
  | 'US_ID_RESELLER_EXEMPTION'
  | 'US_IL_RESELLER_EXEMPTION'
  | 'US_IN_RESELLER_EXEMPTION'
  | 'US_KS_RESELLER_EXEMPTION'
  | 'US_KY_RESELLER_EXEMPTION'
  | 'US_LA_RESELLER_EXEMPTION'
  | 'US_MA_RESELLER_EXEMPTION'
  | 'US_MD_RESELLER_EXEMPTION'
  | 'US_ME_RESELLER_EXEMPTION'
  | 'US_MI_RESELLER_EXEMPTION'
  | 'US_MN_RESELLER_EXEMPTION'
  | 'US_MO_RESELLER_EXEMPTION'
  | 'US_MS_RESELLER_EXEMPTION'
  | 'US_MT_RESELLER_EXEMPTION'
  | 'US_NC_RESELLER_EXEMPTION'
  | 'US_ND_RESELLER_EXEMPTION'
  | 'US_NE_RESELLER_EXEMPTION'
  | 'US_NH_RESELLER_EXEMPTION'
  | 'US_NJ_RESELLER_EXEMPTION'
  | 'US_NM_RESELLER_EXEMPTION'
  | 'US_NV_RESELLER_EXEMPTION'
  | 'US_NY_RESELLER_EXEMPTION'
  | 'US_OH_RESELLER_EXEMPTION'
  | 'US_OK_RESELLER_EXEMPTION'
  | 'US_OR_RESELLER_EXEMPTION'
  | 'US_PA_RESELLER_EXEMPTION'
  | 'US_RI_RESELLER_EXEMPTION'
  | 'US_SC_RESELLER_EXEMPTION'
  | 'US_SD_RESELLER_EXEMPTION'
  | 'US_TN_RESELLER_EXEMPTION'
  | 'US_TX_RESELLER_EXEMPTION'
  | 'US_UT_RESELLER_EXEMPTION'
  | 'US_VA_RESELLER_EXEMPTION'
  | 'US_VT_RESELLER_EXEMPTION'
  | 'US_WA_RESELLER_EXEMPTION'
  | 'US_WI_RESELLER_EXEMPTION'
  | 'US_WV_RESELLER_EXEMPTION'
  | 'US_WY_RESELLER_EXEMPTION';

export type WebhookSubscriptionFormat = 'JSON' | 'XML';

export type WebhookSubscriptionInput = {
  /** @deprecated Use `uri` instead. */
  callbackUrl?: string | null;
  filter?: string | null;
  format?: WebhookSubscriptionFormat | null;
  includeFields?: Array<string> | null;
  metafieldNamespaces?: Array<string> | null;
  metafields?: Array<HasMetafieldsMetafieldIdentifierInput> | null;
  name?: string | null;
  uri?: string | null;
};

export type CompaniesOfLocationsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type CompaniesOfLocationsQuery = {
  nodes: Array<{ id: string; company: { id: string } } | Record<PropertyKey, never> | null>;
};

export type CompaniesOfOrdersQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type CompaniesOfOrdersQuery = {
  nodes: Array<
    | {
        id: string;
        purchasingEntity:
          | {
              company: { id: string; name: string; externalId: string | null };
              contact: { id: string; title: string | null } | null;
              location: {
                id: string;
                name: string;
                externalId: string | null;
                phone: string | null;
                taxSettings: { taxExempt: boolean; taxRegistrationId: string | null };
                buyerExperienceConfiguration: {
                  paymentTermsTemplate: { name: string } | null;
                } | null;
                billingAddress: {
                  recipient: string | null;
                  firstName: string | null;
                  lastName: string | null;
                  companyName: string;
                  address1: string;
                  address2: string | null;
                  city: string | null;
                  zoneCode: string | null;
                  province: string | null;
                  zip: string | null;
                  countryCode: string;
                  phone: string | null;
                } | null;
                shippingAddress: {
                  recipient: string | null;
                  firstName: string | null;
                  lastName: string | null;
                  companyName: string;
                  address1: string;
                  address2: string | null;
                  city: string | null;
                  zoneCode: string | null;
                  province: string | null;
                  zip: string | null;
                  countryCode: string;
                  phone: string | null;
                } | null;
              };
            }
          | Record<PropertyKey, never>
          | null;
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type BusinessBuyerFragment = {
  company: { id: string; name: string; externalId: string | null };
  contact: { id: string; title: string | null } | null;
  location: {
    id: string;
    name: string;
    externalId: string | null;
    phone: string | null;
    taxSettings: { taxExempt: boolean; taxRegistrationId: string | null };
    buyerExperienceConfiguration: { paymentTermsTemplate: { name: string } | null } | null;
    billingAddress: {
      recipient: string | null;
      firstName: string | null;
      lastName: string | null;
      companyName: string;
      address1: string;
      address2: string | null;
      city: string | null;
      zoneCode: string | null;
      province: string | null;
      zip: string | null;
      countryCode: string;
      phone: string | null;
    } | null;
    shippingAddress: {
      recipient: string | null;
      firstName: string | null;
      lastName: string | null;
      companyName: string;
      address1: string;
      address2: string | null;
      city: string | null;
      zoneCode: string | null;
      province: string | null;
      zip: string | null;
      countryCode: string;
      phone: string | null;
    } | null;
  };
};

export type CompanyAddressFragment = {
  recipient: string | null;
  firstName: string | null;
  lastName: string | null;
  companyName: string;
  address1: string;
  address2: string | null;
  city: string | null;
  zoneCode: string | null;
  province: string | null;
  zip: string | null;
  countryCode: string;
  phone: string | null;
};

export type CompaniesUpdatedQueryVariables = Exact<{
  owners: boolean;
}>;

export type CompaniesUpdatedQuery = {
  companies: { nodes: Array<{ id: string; updatedAt: string }> };
  companyLocations: { nodes: Array<{ id: string; updatedAt: string; company?: { id: string } }> };
};

export type CompanyContactUpdateMutationVariables = Exact<{
  id: string;
  input: CompanyContactInput;
}>;

export type CompanyContactUpdateMutation = {
  companyContactUpdate: {
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CompanyLocationAssignAddressMutationVariables = Exact<{
  id: string;
  address: CompanyAddressInput;
  types: Array<CompanyAddressType>;
}>;

export type CompanyLocationAssignAddressMutation = {
  companyLocationAssignAddress: {
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CompanyLocationTaxSettingsMutationVariables = Exact<{
  id: string;
  taxExempt?: boolean | null;
  taxRegistrationId?: string | null;
}>;

export type CompanyLocationTaxSettingsMutation = {
  companyLocationTaxSettingsUpdate: {
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CompanyLocationUpdateMutationVariables = Exact<{
  id: string;
  input: CompanyLocationUpdateInput;
}>;

export type CompanyLocationUpdateMutation = {
  companyLocationUpdate: {
    companyLocation: { name: string; phone: string | null } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CompanyUpdateMutationVariables = Exact<{
  id: string;
  input: CompanyInput;
}>;

export type CompanyUpdateMutation = {
  companyUpdate: {
    company: { name: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CustomerAddressCreateMutationVariables = Exact<{
  customer: string;
  address: MailingAddressInput;
  isDefault: boolean;
}>;

export type CustomerAddressCreateMutation = {
  customerAddressCreate: {
    address: {
      id: string;
      firstName: string | null;
      lastName: string | null;
      company: string | null;
      address1: string | null;
      address2: string | null;
      city: string | null;
      provinceCode: string | null;
      province: string | null;
      zip: string | null;
      countryCodeV2: string | null;
      phone: string | null;
    } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type AddressFragment = {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  province: string | null;
  zip: string | null;
  countryCodeV2: string | null;
  phone: string | null;
};

export type CustomerAddressUpdateMutationVariables = Exact<{
  customer: string;
  id: string;
  address: MailingAddressInput;
  setAsDefault?: boolean | null;
}>;

export type CustomerAddressUpdateMutation = {
  customerAddressUpdate: {
    address: {
      id: string;
      firstName: string | null;
      lastName: string | null;
      company: string | null;
      address1: string | null;
      address2: string | null;
      city: string | null;
      provinceCode: string | null;
      province: string | null;
      zip: string | null;
      countryCodeV2: string | null;
      phone: string | null;
    } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CustomerUpdateMutationVariables = Exact<{
  input: CustomerInput;
}>;

export type CustomerUpdateMutation = {
  customerUpdate: {
    customer: {
      firstName: string | null;
      lastName: string | null;
      defaultEmailAddress: { emailAddress: string } | null;
      defaultPhoneNumber: { phoneNumber: string } | null;
    } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type CustomersCreatedQueryVariables = Exact<{
  query: string;
}>;

export type CustomersCreatedQuery = {
  customers: {
    pageInfo: { hasNextPage: boolean };
    nodes: Array<{ id: string; createdAt: string }>;
  };
};

export type CustomersUpdatedQueryVariables = Exact<{
  after?: string | null;
}>;

export type CustomersUpdatedQuery = {
  customers: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; updatedAt: string }>;
  };
};

export type DropCustomerMetafieldsMutationVariables = Exact<{
  metafields: Array<MetafieldIdentifierInput>;
}>;

export type DropCustomerMetafieldsMutation = {
  metafieldsDelete: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
};

export type LinkedCompaniesQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type LinkedCompaniesQuery = {
  paymentTermsTemplates: Array<{ id: string; name: string }>;
  nodes: Array<
    | { __typename: 'AbandonedCheckout' }
    | { __typename: 'AbandonedCheckoutLineItem' }
    | { __typename: 'Abandonment' }
    | { __typename: 'AddAllProductsOperation' }
    | { __typename: 'AdditionalFee' }
    | { __typename: 'AnalyticsAnnotation' }
    | { __typename: 'AnalyticsTarget' }
    | { __typename: 'App' }
    | { __typename: 'AppCatalog' }
    | { __typename: 'AppCredit' }
    | { __typename: 'AppInstallation' }
    | { __typename: 'AppPurchaseOneTime' }
    | { __typename: 'AppRevenueAttributionRecord' }
    | { __typename: 'AppSubscription' }
    | { __typename: 'AppUsageRecord' }
    | { __typename: 'Article' }
    | { __typename: 'BasicEvent' }
    | { __typename: 'Blog' }
    | { __typename: 'BulkOperation' }
    | { __typename: 'BusinessEntity' }
    | { __typename: 'CalculatedOrder' }
    | { __typename: 'CartTransform' }
    | { __typename: 'CashDrawer' }
    | { __typename: 'CashManagementCustomReasonCode' }
    | { __typename: 'CashManagementDefaultReasonCode' }
    | { __typename: 'CashManagementSystemReasonCode' }
    | { __typename: 'CashTrackingAdjustment' }
    | { __typename: 'CashTrackingSession' }
    | { __typename: 'CatalogCsvOperation' }
    | { __typename: 'Channel' }
    | { __typename: 'ChannelDefinition' }
    | { __typename: 'ChannelInformation' }
    | { __typename: 'CheckoutAndAccountsConfiguration' }
    | { __typename: 'CheckoutAndAccountsConfigurationOverride' }
    | { __typename: 'CheckoutProfile' }
    | { __typename: 'Collection' }
    | { __typename: 'CollectionConditionsSource' }
    | { __typename: 'CollectionSubCollectionsSource' }
    | { __typename: 'Comment' }
    | { __typename: 'CommentEvent' }
    | {
        __typename: 'Company';
        id: string;
        name: string;
        updatedAt: string;
        locations: {
          nodes: Array<{
            id: string;
            updatedAt: string;
            phone: string | null;
            taxSettings: { taxExempt: boolean; taxRegistrationId: string | null };
            buyerExperienceConfiguration: {
              paymentTermsTemplate: { id: string; name: string } | null;
            } | null;
            billingAddress: {
              recipient: string | null;
              firstName: string | null;
              lastName: string | null;
              companyName: string;
              address1: string;
              address2: string | null;
              city: string | null;
              zoneCode: string | null;
              province: string | null;
              zip: string | null;
              countryCode: string;
              phone: string | null;
            } | null;
            shippingAddress: {
              recipient: string | null;
              firstName: string | null;
              lastName: string | null;
              companyName: string;
              address1: string;
              address2: string | null;
              city: string | null;
              zoneCode: string | null;
              province: string | null;
              zip: string | null;
              countryCode: string;
              phone: string | null;
            } | null;
          }>;
        };
      }
    | { __typename: 'CompanyAddress' }
    | { __typename: 'CompanyContact' }
    | { __typename: 'CompanyContactRole' }
    | { __typename: 'CompanyContactRoleAssignment' }
    | {
        __typename: 'CompanyLocation';
        name: string;
        id: string;
        updatedAt: string;
        phone: string | null;
        taxSettings: { taxExempt: boolean; taxRegistrationId: string | null };
        buyerExperienceConfiguration: {
          paymentTermsTemplate: { id: string; name: string } | null;
        } | null;
        billingAddress: {
          recipient: string | null;
          firstName: string | null;
          lastName: string | null;
          companyName: string;
          address1: string;
          address2: string | null;
          city: string | null;
          zoneCode: string | null;
          province: string | null;
          zip: string | null;
          countryCode: string;
          phone: string | null;
        } | null;
        shippingAddress: {
          recipient: string | null;
          firstName: string | null;
          lastName: string | null;
          companyName: string;
          address1: string;
          address2: string | null;
          city: string | null;
          zoneCode: string | null;
          province: string | null;
          zip: string | null;
          countryCode: string;
          phone: string | null;
        } | null;
      }
    | { __typename: 'CompanyLocationCatalog' }
    | { __typename: 'CompanyLocationStaffMemberAssignment' }
    | { __typename: 'ConsentPolicy' }
    | { __typename: 'CurrencyExchangeAdjustment' }
    | { __typename: 'Customer' }
    | { __typename: 'CustomerAccountAppExtensionPage' }
    | { __typename: 'CustomerAccountNativePage' }
    | { __typename: 'CustomerPaymentMethod' }
    | { __typename: 'CustomerSegmentMembersQuery' }
    | { __typename: 'CustomerVisit' }
    | { __typename: 'DeliveryCarrierService' }
    | { __typename: 'DeliveryCondition' }
    | { __typename: 'DeliveryCountry' }
    | { __typename: 'DeliveryCustomization' }
    | { __typename: 'DeliveryLocationGroup' }
    | { __typename: 'DeliveryMethod' }
    | { __typename: 'DeliveryMethodDefinition' }
    | { __typename: 'DeliveryParticipant' }
    | { __typename: 'DeliveryProfile' }
    | { __typename: 'DeliveryProfileItem' }
    | { __typename: 'DeliveryPromiseParticipant' }
    | { __typename: 'DeliveryPromiseProvider' }
    | { __typename: 'DeliveryProvince' }
    | { __typename: 'DeliveryRateDefinition' }
    | { __typename: 'DeliveryZone' }
    | { __typename: 'DiscountAutomaticBxgy' }
    | { __typename: 'DiscountAutomaticNode' }
    | { __typename: 'DiscountCodeNode' }
    | { __typename: 'DiscountNode' }
    | { __typename: 'DiscountRedeemCodeBulkCreation' }
    | { __typename: 'Domain' }
    | { __typename: 'DraftOrder' }
    | { __typename: 'DraftOrderLineItem' }
    | { __typename: 'DraftOrderTag' }
    | { __typename: 'Duty' }
    | { __typename: 'ExchangeLineItem' }
    | { __typename: 'ExternalVideo' }
    | { __typename: 'Fulfillment' }
    | { __typename: 'FulfillmentConstraintRule' }
    | { __typename: 'FulfillmentEvent' }
    | { __typename: 'FulfillmentHold' }
    | { __typename: 'FulfillmentLineItem' }
    | { __typename: 'FulfillmentOrder' }
    | { __typename: 'FulfillmentOrderDestination' }
    | { __typename: 'FulfillmentOrderLineItem' }
    | { __typename: 'FulfillmentOrderMerchantRequest' }
    | { __typename: 'GenericFile' }
    | { __typename: 'GiftCard' }
    | { __typename: 'GiftCardCashOutTransaction' }
    | { __typename: 'GiftCardCreditTransaction' }
    | { __typename: 'GiftCardDebitTransaction' }
    | { __typename: 'IdentityProviderSubject' }
    | { __typename: 'InventoryAdjustmentGroup' }
    | { __typename: 'InventoryItem' }
    | { __typename: 'InventoryItemMeasurement' }
    | { __typename: 'InventoryLevel' }
    | { __typename: 'InventoryQuantity' }
    | { __typename: 'InventoryShipment' }
    | { __typename: 'InventoryShipmentLineItem' }
    | { __typename: 'InventoryTransfer' }
    | { __typename: 'InventoryTransferLineItem' }
    | { __typename: 'LineItem' }
    | { __typename: 'LineItemGroup' }
    | { __typename: 'Location' }
    | { __typename: 'MailingAddress' }
    | { __typename: 'Market' }
    | { __typename: 'MarketCatalog' }
    | { __typename: 'MarketRegionCountry' }
    | { __typename: 'MarketRegionSubdivision' }
    | { __typename: 'MarketWebPresence' }
    | { __typename: 'MarketingActivity' }
    | { __typename: 'MarketingEvent' }
    | { __typename: 'MediaImage' }
    | { __typename: 'Menu' }
    | { __typename: 'Metafield' }
    | { __typename: 'MetafieldDefinition' }
    | { __typename: 'Metaobject' }
    | { __typename: 'MetaobjectDefinition' }
    | { __typename: 'Model3d' }
    | { __typename: 'OnlineStoreTheme' }
    | { __typename: 'Order' }
    | { __typename: 'OrderAdjustment' }
    | { __typename: 'OrderAttributionDefinition' }
    | { __typename: 'OrderCancelJobResult' }
    | { __typename: 'OrderCreateMandatePaymentJobResult' }
    | { __typename: 'OrderDisputeSummary' }
    | { __typename: 'OrderEditSession' }
    | { __typename: 'OrderTransaction' }
    | { __typename: 'Page' }
    | { __typename: 'PaymentCustomization' }
    | { __typename: 'PaymentMandate' }
    | { __typename: 'PaymentSchedule' }
    | { __typename: 'PaymentTerms' }
    | { __typename: 'PaymentTermsTemplate' }
    | { __typename: 'PointOfSaleDevice' }
    | { __typename: 'PointOfSaleDevicePaymentSession' }
    | { __typename: 'PriceList' }
    | { __typename: 'Product' }
    | { __typename: 'ProductBundleOperation' }
    | { __typename: 'ProductDeleteOperation' }
    | { __typename: 'ProductDuplicateOperation' }
    | { __typename: 'ProductFeed' }
    | { __typename: 'ProductOption' }
    | { __typename: 'ProductOptionValue' }
    | { __typename: 'ProductSetOperation' }
    | { __typename: 'ProductTaxonomyNode' }
    | { __typename: 'ProductVariant' }
    | { __typename: 'ProductVariantComponent' }
    | { __typename: 'Publication' }
    | { __typename: 'PublicationResourceOperation' }
    | { __typename: 'QuantityPriceBreak' }
    | { __typename: 'Refund' }
    | { __typename: 'RefundShippingLine' }
    | { __typename: 'Return' }
    | { __typename: 'ReturnLineItem' }
    | { __typename: 'ReturnReasonDefinition' }
    | { __typename: 'ReturnableFulfillment' }
    | { __typename: 'ReverseDelivery' }
    | { __typename: 'ReverseDeliveryLineItem' }
    | { __typename: 'ReverseFulfillmentOrder' }
    | { __typename: 'ReverseFulfillmentOrderDisposition' }
    | { __typename: 'ReverseFulfillmentOrderLineItem' }
    | { __typename: 'SaleAdditionalFee' }
    | { __typename: 'SavedSearch' }
    | { __typename: 'ScriptTag' }
    | { __typename: 'Segment' }
    | { __typename: 'SellingPlan' }
    | { __typename: 'SellingPlanGroup' }
    | { __typename: 'ServerPixel' }
    | { __typename: 'ShippingLabel' }
    | { __typename: 'ShippingLabelPurchaseResult' }
    | { __typename: 'Shop' }
    | { __typename: 'ShopAddress' }
    | { __typename: 'ShopPolicy' }
    | { __typename: 'ShopifyPaymentsAccount' }
    | { __typename: 'ShopifyPaymentsBalanceTransaction' }
    | { __typename: 'ShopifyPaymentsBankAccount' }
    | { __typename: 'ShopifyPaymentsDispute' }
    | { __typename: 'ShopifyPaymentsDisputeEvidence' }
    | { __typename: 'ShopifyPaymentsDisputeFileUpload' }
    | { __typename: 'ShopifyPaymentsDisputeFulfillment' }
    | { __typename: 'ShopifyPaymentsPayout' }
    | { __typename: 'StaffMember' }
    | { __typename: 'StandardMetafieldDefinitionTemplate' }
    | { __typename: 'StoreCreditAccount' }
    | { __typename: 'StoreCreditAccountCreditTransaction' }
    | { __typename: 'StoreCreditAccountDebitRevertTransaction' }
    | { __typename: 'StoreCreditAccountDebitTransaction' }
    | { __typename: 'StorefrontAccessToken' }
    | { __typename: 'SubscriptionBillingAttempt' }
    | { __typename: 'SubscriptionContract' }
    | { __typename: 'SubscriptionDraft' }
    | { __typename: 'TaxonomyAttribute' }
    | { __typename: 'TaxonomyCategory' }
    | { __typename: 'TaxonomyChoiceListAttribute' }
    | { __typename: 'TaxonomyMeasurementAttribute' }
    | { __typename: 'TaxonomyValue' }
    | { __typename: 'TenderTransaction' }
    | { __typename: 'TransactionFee' }
    | { __typename: 'UnverifiedReturnLineItem' }
    | { __typename: 'UrlRedirect' }
    | { __typename: 'UrlRedirectImport' }
    | { __typename: 'Validation' }
    | { __typename: 'Video' }
    | { __typename: 'WebPixel' }
    | { __typename: 'WebhookSubscription' }
    | null
  >;
};

export type LinkedLocationFragment = {
  id: string;
  updatedAt: string;
  phone: string | null;
  taxSettings: { taxExempt: boolean; taxRegistrationId: string | null };
  buyerExperienceConfiguration: {
    paymentTermsTemplate: { id: string; name: string } | null;
  } | null;
  billingAddress: {
    recipient: string | null;
    firstName: string | null;
    lastName: string | null;
    companyName: string;
    address1: string;
    address2: string | null;
    city: string | null;
    zoneCode: string | null;
    province: string | null;
    zip: string | null;
    countryCode: string;
    phone: string | null;
  } | null;
  shippingAddress: {
    recipient: string | null;
    firstName: string | null;
    lastName: string | null;
    companyName: string;
    address1: string;
    address2: string | null;
    city: string | null;
    zoneCode: string | null;
    province: string | null;
    zip: string | null;
    countryCode: string;
    phone: string | null;
  } | null;
};

export type LinkedContactsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type LinkedContactsQuery = {
  nodes: Array<
    | {
        id: string;
        title: string | null;
        updatedAt: string;
        company: { id: string };
        customer: {
          id: string;
          updatedAt: string;
          firstName: string | null;
          lastName: string | null;
          defaultEmailAddress: { emailAddress: string } | null;
          defaultPhoneNumber: { phoneNumber: string } | null;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type ContactStateFragment = {
  id: string;
  title: string | null;
  updatedAt: string;
  company: { id: string };
  customer: {
    id: string;
    updatedAt: string;
    firstName: string | null;
    lastName: string | null;
    defaultEmailAddress: { emailAddress: string } | null;
    defaultPhoneNumber: { phoneNumber: string } | null;
  };
};

export type LinkedCustomersQueryVariables = Exact<{
  ids: Array<string>;
  book: boolean;
}>;

export type LinkedCustomersQuery = {
  nodes: Array<
    | {
        id: string;
        createdAt: string;
        updatedAt: string;
        firstName: string | null;
        lastName: string | null;
        tags: Array<string>;
        note: string | null;
        locale: string;
        taxExempt: boolean;
        defaultEmailAddress: {
          emailAddress: string;
          marketingState: CustomerEmailAddressMarketingState;
        } | null;
        defaultPhoneNumber: {
          phoneNumber: string;
          marketingState: CustomerSmsMarketingState;
        } | null;
        defaultAddress: {
          id: string;
          firstName: string | null;
          lastName: string | null;
          company: string | null;
          address1: string | null;
          address2: string | null;
          city: string | null;
          provinceCode: string | null;
          province: string | null;
          zip: string | null;
          countryCodeV2: string | null;
          phone: string | null;
        } | null;
        addressesV2?: {
          nodes: Array<{
            id: string;
            firstName: string | null;
            lastName: string | null;
            company: string | null;
            address1: string | null;
            address2: string | null;
            city: string | null;
            provinceCode: string | null;
            province: string | null;
            zip: string | null;
            countryCodeV2: string | null;
            phone: string | null;
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type CustomerStateFragment = {
  id: string;
  createdAt: string;
  updatedAt: string;
  firstName: string | null;
  lastName: string | null;
  tags: Array<string>;
  note: string | null;
  locale: string;
  taxExempt: boolean;
  defaultEmailAddress: {
    emailAddress: string;
    marketingState: CustomerEmailAddressMarketingState;
  } | null;
  defaultPhoneNumber: { phoneNumber: string; marketingState: CustomerSmsMarketingState } | null;
  defaultAddress: {
    id: string;
    firstName: string | null;
    lastName: string | null;
    company: string | null;
    address1: string | null;
    address2: string | null;
    city: string | null;
    provinceCode: string | null;
    province: string | null;
    zip: string | null;
    countryCodeV2: string | null;
    phone: string | null;
  } | null;
  addressesV2?: {
    nodes: Array<{
      id: string;
      firstName: string | null;
      lastName: string | null;
      company: string | null;
      address1: string | null;
      address2: string | null;
      city: string | null;
      provinceCode: string | null;
      province: string | null;
      zip: string | null;
      countryCodeV2: string | null;
      phone: string | null;
    }>;
  };
};

export type OrdersOfBuyerQueryVariables = Exact<{
  id: string;
}>;

export type OrdersOfBuyerQuery = {
  node:
    | { orders: { nodes: Array<{ id: string }> } }
    | { orders: { nodes: Array<{ id: string }> } }
    | { orders: { nodes: Array<{ id: string }> } }
    | Record<PropertyKey, never>
    | null;
};

export type ShowOnCustomerMutationVariables = Exact<{
  id: string;
  metafields: Array<MetafieldsSetInput>;
  add: Array<string>;
  remove: Array<string>;
  sets: boolean;
  adds: boolean;
  removes: boolean;
}>;

export type ShowOnCustomerMutation = {
  metafieldsSet?: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
  tagsRemove?: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
  tagsAdd?: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
};

export type FulfillmentCancelMutationVariables = Exact<{
  id: string;
}>;

export type FulfillmentCancelMutation = {
  fulfillmentCancel: {
    fulfillment: { id: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type FulfillmentCreateMutationVariables = Exact<{
  fulfillment: FulfillmentInput;
}>;

export type FulfillmentCreateMutation = {
  fulfillmentCreate: {
    fulfillment: { id: string; name: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type FulfillmentEventCreateMutationVariables = Exact<{
  event: FulfillmentEventInput;
}>;

export type FulfillmentEventCreateMutation = {
  fulfillmentEventCreate: {
    fulfillmentEvent: { id: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type FulfillmentEventsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type FulfillmentEventsQuery = {
  nodes: Array<
    | { id: string; events: { nodes: Array<{ status: FulfillmentEventStatus }> } }
    | Record<PropertyKey, never>
    | null
  >;
};

export type FulfillmentOrdersQueryVariables = Exact<{
  ids: Array<string>;
  after?: string | null;
}>;

export type FulfillmentOrdersQuery = {
  nodes: Array<
    | {
        id: string;
        name: string;
        cancelledAt: string | null;
        fulfillments: Array<{
          id: string;
          name: string;
          status: FulfillmentStatus;
          createdAt: string;
          location: { id: string } | null;
          trackingInfo: Array<{ company: string | null; number: string | null }>;
          fulfillmentLineItems: {
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
            nodes: Array<{
              quantity: number | null;
              lineItem: { id: string; name: string; sku: string | null };
            }>;
          };
        }>;
        fulfillmentOrders: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            id: string;
            status: FulfillmentOrderStatus;
            requestStatus: FulfillmentOrderRequestStatus;
            supportedActions: Array<{ action: FulfillmentOrderAction }>;
            assignedLocation: { location: { id: string; isFulfillmentService: boolean } | null };
            deliveryMethod: { methodType: DeliveryMethodType } | null;
            fulfillmentHolds: Array<{
              id: string;
              reason: FulfillmentHoldReason;
              heldByRequestingApp: boolean;
              heldByApp: { title: string } | null;
            }>;
            lineItems: {
              pageInfo: { hasNextPage: boolean; endCursor: string | null };
              nodes: Array<{
                id: string;
                remainingQuantity: number;
                lineItem: { id: string; name: string; sku: string | null };
              }>;
            };
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type ShippedAlreadyFragment = {
  id: string;
  name: string;
  status: FulfillmentStatus;
  createdAt: string;
  location: { id: string } | null;
  trackingInfo: Array<{ company: string | null; number: string | null }>;
  fulfillmentLineItems: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      quantity: number | null;
      lineItem: { id: string; name: string; sku: string | null };
    }>;
  };
};

export type FulfillmentStatesQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type FulfillmentStatesQuery = {
  nodes: Array<
    { id: string; name: string; status: FulfillmentStatus } | Record<PropertyKey, never> | null
  >;
};

export type FulfillmentsOfOrdersQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type FulfillmentsOfOrdersQuery = {
  nodes: Array<
    | {
        id: string;
        name: string;
        fulfillments: Array<{
          id: string;
          name: string;
          status: FulfillmentStatus;
          createdAt: string;
          location: { id: string } | null;
          trackingInfo: Array<{ company: string | null; number: string | null }>;
          fulfillmentLineItems: {
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
            nodes: Array<{
              quantity: number | null;
              lineItem: { id: string; name: string; sku: string | null };
            }>;
          };
        }>;
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type MoreFulfillmentLinesQueryVariables = Exact<{
  id: string;
  after?: string | null;
}>;

export type MoreFulfillmentLinesQuery = {
  fulfillment: {
    fulfillmentLineItems: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        quantity: number | null;
        lineItem: { id: string; name: string; sku: string | null };
      }>;
    };
  } | null;
};

export type MoreFulfillmentOrderLinesQueryVariables = Exact<{
  id: string;
  after?: string | null;
}>;

export type MoreFulfillmentOrderLinesQuery = {
  fulfillmentOrder: {
    lineItems: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        id: string;
        remainingQuantity: number;
        lineItem: { id: string; name: string; sku: string | null };
      }>;
    };
  } | null;
};

export type MoveFulfillmentOrderMutationVariables = Exact<{
  id: string;
  to: string;
  lines?: Array<FulfillmentOrderLineItemInput> | null;
}>;

export type MoveFulfillmentOrderMutation = {
  fulfillmentOrderMove: {
    movedFulfillmentOrder: { id: string } | null;
    userErrors: Array<{
      code: FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode | null;
      field: Array<string> | null;
      message: string;
    }>;
  } | null;
};

export type OpenFulfillmentOrderMutationVariables = Exact<{
  id: string;
}>;

export type OpenFulfillmentOrderMutation = {
  fulfillmentOrderOpen: {
    fulfillmentOrder: { id: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type PreparedForPickupMutationVariables = Exact<{
  input: FulfillmentOrderLineItemsPreparedForPickupInput;
}>;

export type PreparedForPickupMutation = {
  fulfillmentOrderLineItemsPreparedForPickup: {
    userErrors: Array<{
      code: FulfillmentOrderLineItemsPreparedForPickupUserErrorCode | null;
      field: Array<string> | null;
      message: string;
    }>;
  } | null;
};

export type ReleaseFulfillmentOrderMutationVariables = Exact<{
  id: string;
  holds?: Array<string> | null;
}>;

export type ReleaseFulfillmentOrderMutation = {
  fulfillmentOrderReleaseHold: {
    fulfillmentOrder: { id: string } | null;
    userErrors: Array<{
      code: FulfillmentOrderReleaseHoldUserErrorCode | null;
      field: Array<string> | null;
      message: string;
    }>;
  } | null;
};

export type ReportProgressMutationVariables = Exact<{
  id: string;
}>;

export type ReportProgressMutation = {
  fulfillmentOrderReportProgress: {
    fulfillmentOrder: { id: string } | null;
    userErrors: Array<{
      code: FulfillmentOrderReportProgressUserErrorCode | null;
      field: Array<string> | null;
      message: string;
    }>;
  } | null;
};

export type TrackingUpdateMutationVariables = Exact<{
  id: string;
  tracking: FulfillmentTrackingInput;
  notify: boolean;
}>;

export type TrackingUpdateMutation = {
  fulfillmentTrackingInfoUpdate: {
    fulfillment: { id: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type ActivateItemMutationVariables = Exact<{
  item: string;
  location: string;
  key: string;
}>;

export type ActivateItemMutation = {
  inventoryActivate: {
    inventoryLevel: { id: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type InventoryHistoryQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type InventoryHistoryQuery = {
  nodes: Array<
    { id: string; inventoryHistoryUrl: string | null } | Record<PropertyKey, never> | null
  >;
};

export type InventoryItemsBySkuQueryVariables = Exact<{
  query: string;
}>;

export type InventoryItemsBySkuQuery = {
  inventoryItems: {
    pageInfo: { hasNextPage: boolean };
    nodes: Array<{ id: string; sku: string | null }>;
  };
};

export type InventoryItemsOfOrdersQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type InventoryItemsOfOrdersQuery = {
  nodes: Array<
    | {
        id: string;
        name: string;
        updatedAt: string;
        displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
        lineItems: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{ variant: { inventoryItem: { id: string } } | null }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type LocationsQueryVariables = Exact<{ [key: string]: never }>;

export type LocationsQuery = {
  locations: {
    nodes: Array<{ id: string; name: string; isActive: boolean; isFulfillmentService: boolean }>;
  };
};

export type OnHandQueryVariables = Exact<{
  ids: Array<string>;
  l1: string;
  l2: string;
  l3: string;
  l4: string;
  l5: string;
  with2: boolean;
  with3: boolean;
  with4: boolean;
  with5: boolean;
}>;

export type OnHandQuery = {
  nodes: Array<
    | {
        id: string;
        sku: string | null;
        duplicateSkuCount: number;
        tracked: boolean;
        l1: { quantities: Array<{ name: string; quantity: number }> } | null;
        l2?: { quantities: Array<{ name: string; quantity: number }> } | null;
        l3?: { quantities: Array<{ name: string; quantity: number }> } | null;
        l4?: { quantities: Array<{ name: string; quantity: number }> } | null;
        l5?: { quantities: Array<{ name: string; quantity: number }> } | null;
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type QuantitiesFragment = { quantities: Array<{ name: string; quantity: number }> };

export type OrdersChangedQueryVariables = Exact<{
  query: string;
  after?: string | null;
}>;

export type OrdersChangedQuery = {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      updatedAt: string;
      displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
      cancelledAt: string | null;
      test: boolean;
      confirmed: boolean;
      processedAt: string;
      tags: Array<string>;
      sourceName: string | null;
      displayFinancialStatus: OrderDisplayFinancialStatus | null;
    }>;
  };
};

export type OrderVersionFragment = {
  id: string;
  updatedAt: string;
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
  cancelledAt: string | null;
  test: boolean;
  confirmed: boolean;
  processedAt: string;
  tags: Array<string>;
  sourceName: string | null;
  displayFinancialStatus: OrderDisplayFinancialStatus | null;
};

export type RoutingOfOrdersQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type RoutingOfOrdersQuery = {
  nodes: Array<
    | {
        id: string;
        fulfillmentOrders: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{
            status: FulfillmentOrderStatus;
            assignedLocation: { location: { id: string } | null };
            lineItems: {
              pageInfo: { hasNextPage: boolean };
              nodes: Array<{ totalQuantity: number; lineItem: { id: string } }>;
            };
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type RoutingFragment = {
  fulfillmentOrders: {
    pageInfo: { hasNextPage: boolean };
    nodes: Array<{
      status: FulfillmentOrderStatus;
      assignedLocation: { location: { id: string } | null };
      lineItems: {
        pageInfo: { hasNextPage: boolean };
        nodes: Array<{ totalQuantity: number; lineItem: { id: string } }>;
      };
    }>;
  };
};

export type SetQuantitiesMutationVariables = Exact<{
  input: InventorySetQuantitiesInput;
  key: string;
}>;

export type SetQuantitiesMutation = {
  inventorySetQuantities: {
    inventoryAdjustmentGroup: { id: string } | null;
    userErrors: Array<{
      code: InventorySetQuantitiesUserErrorCode | null;
      field: Array<string> | null;
      message: string;
    }>;
  } | null;
};

export type SkusOfItemsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type SkusOfItemsQuery = {
  nodes: Array<
    | { id: string; sku: string | null; duplicateSkuCount: number }
    | Record<PropertyKey, never>
    | null
  >;
};

export type VariantsOfItemsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type VariantsOfItemsQuery = {
  nodes: Array<
    | { id: string; variants: { nodes: Array<{ id: string; displayName: string }> } | null }
    | Record<PropertyKey, never>
    | null
  >;
};

export type FirstShipmentsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type FirstShipmentsQuery = {
  nodes: Array<
    | { id: string; fulfillments: Array<{ createdAt: string; status: FulfillmentStatus }> }
    | Record<PropertyKey, never>
    | null
  >;
};

export type FulfillmentOrdersUpdatedQueryVariables = Exact<{
  query: string;
  first: number;
  after?: string | null;
  reverse: boolean;
}>;

export type FulfillmentOrdersUpdatedQuery = {
  fulfillmentOrders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      orderId: string;
      status: FulfillmentOrderStatus;
      updatedAt: string;
    }>;
  };
};

export type ImportedOrdersQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type ImportedOrdersQuery = {
  shop: { ianaTimezone: string };
  nodes: Array<
    | {
        id: string;
        legacyResourceId: string;
        name: string;
        updatedAt: string;
        processedAt: string;
        cancelledAt: string | null;
        test: boolean;
        confirmed: boolean;
        edited: boolean;
        returnStatus: OrderReturnStatus;
        sourceName: string | null;
        tags: Array<string>;
        note: string | null;
        poNumber: string | null;
        email: string | null;
        phone: string | null;
        taxesIncluded: boolean;
        taxExempt: boolean;
        dutiesIncluded: boolean;
        currencyCode: string;
        presentmentCurrencyCode: string;
        displayFinancialStatus: OrderDisplayFinancialStatus | null;
        displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
        customAttributes: Array<{ key: string; value: string | null }>;
        currentTotalPriceSet: {
          shopMoney: { amount: string };
          presentmentMoney: { amount: string };
        };
        totalDiscountsSet: {
          shopMoney: { amount: string };
          presentmentMoney: { amount: string };
        } | null;
        totalReceivedSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        currentTotalDutiesSet: {
          shopMoney: { amount: string };
          presentmentMoney: { amount: string };
        } | null;
        currentTotalAdditionalFeesSet: {
          shopMoney: { amount: string };
          presentmentMoney: { amount: string };
        } | null;
        totalRefundedSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTipReceivedSet: {
          shopMoney: { amount: string };
          presentmentMoney: { amount: string };
        };
        risk: { recommendation: OrderRiskRecommendationResult };
        customer: {
          id: string;
          firstName: string | null;
          lastName: string | null;
          taxExempt: boolean;
          tags: Array<string>;
          note: string | null;
          locale: string;
          defaultEmailAddress: {
            emailAddress: string;
            marketingState: CustomerEmailAddressMarketingState;
          } | null;
          defaultPhoneNumber: {
            phoneNumber: string;
            marketingState: CustomerSmsMarketingState;
          } | null;
        } | null;
        purchasingEntity: { __typename: 'Customer' } | { __typename: 'PurchasingCompany' } | null;
        billingAddress: {
          firstName: string | null;
          lastName: string | null;
          company: string | null;
          address1: string | null;
          address2: string | null;
          city: string | null;
          provinceCode: string | null;
          province: string | null;
          zip: string | null;
          countryCodeV2: string | null;
          phone: string | null;
        } | null;
        shippingAddress: {
          firstName: string | null;
          lastName: string | null;
          company: string | null;
          address1: string | null;
          address2: string | null;
          city: string | null;
          provinceCode: string | null;
          province: string | null;
          zip: string | null;
          countryCodeV2: string | null;
          phone: string | null;
        } | null;
        paymentTerms: { paymentTermsName: string } | null;
        lineItems: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            id: string;
            name: string;
            sku: string | null;
            quantity: number;
            currentQuantity: number;
            unfulfilledQuantity: number;
            nonFulfillableQuantity: number;
            requiresShipping: boolean;
            isGiftCard: boolean;
            customAttributes: Array<{ key: string; value: string | null }>;
            originalUnitPriceSet: {
              shopMoney: { amount: string };
              presentmentMoney: { amount: string };
            };
            originalTotalSet: {
              shopMoney: { amount: string };
              presentmentMoney: { amount: string };
            };
            variant: { id: string; barcode: string | null } | null;
            lineItemGroup: {
              id: string;
              title: string;
              quantity: number;
              variantId: string | null;
              variantSku: string | null;
            } | null;
            taxLines: Array<{
              title: string;
              rate: number | null;
              source: string | null;
              channelLiable: boolean | null;
              priceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
            }>;
            discountAllocations: Array<{
              allocatedAmountSet: {
                shopMoney: { amount: string };
                presentmentMoney: { amount: string };
              };
              discountApplication:
                | { __typename: 'AutomaticDiscountApplication'; title: string }
                | { __typename: 'DiscountCodeApplication'; code: string }
                | { __typename: 'ManualDiscountApplication'; title: string }
                | { __typename: 'ScriptDiscountApplication'; title: string };
            }>;
          }>;
        };
        shippingLines: {
          nodes: Array<{
            id: string | null;
            title: string;
            code: string | null;
            isRemoved: boolean;
            originalPriceSet: {
              shopMoney: { amount: string };
              presentmentMoney: { amount: string };
            };
            taxLines: Array<{
              title: string;
              rate: number | null;
              source: string | null;
              channelLiable: boolean | null;
              priceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
            }>;
            discountAllocations: Array<{
              allocatedAmountSet: {
                shopMoney: { amount: string };
                presentmentMoney: { amount: string };
              };
              discountApplication:
                | { __typename: 'AutomaticDiscountApplication'; title: string }
                | { __typename: 'DiscountCodeApplication'; code: string }
                | { __typename: 'ManualDiscountApplication'; title: string }
                | { __typename: 'ScriptDiscountApplication'; title: string };
            }>;
          }>;
        };
        transactions: Array<{
          id: string;
          kind: OrderTransactionKind;
          status: OrderTransactionStatus;
          gateway: string | null;
          manualPaymentGateway: boolean;
          test: boolean;
          processedAt: string | null;
          amountSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
          amountRoundingSet: {
            shopMoney: { amount: string };
            presentmentMoney: { amount: string };
          } | null;
          parentTransaction: { id: string } | null;
        }>;
        fulfillmentOrders: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{
            status: FulfillmentOrderStatus;
            assignedLocation: { location: { id: string } | null };
            lineItems: {
              pageInfo: { hasNextPage: boolean };
              nodes: Array<{ totalQuantity: number; lineItem: { id: string } }>;
            };
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type ShippingFragment = {
  id: string | null;
  title: string;
  code: string | null;
  isRemoved: boolean;
  originalPriceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxLines: Array<{
    title: string;
    rate: number | null;
    source: string | null;
    channelLiable: boolean | null;
    priceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  }>;
  discountAllocations: Array<{
    allocatedAmountSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    discountApplication:
      | { __typename: 'AutomaticDiscountApplication'; title: string }
      | { __typename: 'DiscountCodeApplication'; code: string }
      | { __typename: 'ManualDiscountApplication'; title: string }
      | { __typename: 'ScriptDiscountApplication'; title: string };
  }>;
};

export type MoneyFragment = { shopMoney: { amount: string }; presentmentMoney: { amount: string } };

export type LineFragment = {
  id: string;
  name: string;
  sku: string | null;
  quantity: number;
  currentQuantity: number;
  unfulfilledQuantity: number;
  nonFulfillableQuantity: number;
  requiresShipping: boolean;
  isGiftCard: boolean;
  customAttributes: Array<{ key: string; value: string | null }>;
  originalUnitPriceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  originalTotalSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  variant: { id: string; barcode: string | null } | null;
  lineItemGroup: {
    id: string;
    title: string;
    quantity: number;
    variantId: string | null;
    variantSku: string | null;
  } | null;
  taxLines: Array<{
    title: string;
    rate: number | null;
    source: string | null;
    channelLiable: boolean | null;
    priceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  }>;
  discountAllocations: Array<{
    allocatedAmountSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    discountApplication:
      | { __typename: 'AutomaticDiscountApplication'; title: string }
      | { __typename: 'DiscountCodeApplication'; code: string }
      | { __typename: 'ManualDiscountApplication'; title: string }
      | { __typename: 'ScriptDiscountApplication'; title: string };
  }>;
};

export type TaxesFragment = {
  title: string;
  rate: number | null;
  source: string | null;
  channelLiable: boolean | null;
  priceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
};

export type DiscountsFragment = {
  allocatedAmountSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  discountApplication:
    | { __typename: 'AutomaticDiscountApplication'; title: string }
    | { __typename: 'DiscountCodeApplication'; code: string }
    | { __typename: 'ManualDiscountApplication'; title: string }
    | { __typename: 'ScriptDiscountApplication'; title: string };
};

export type TransactionFragment = {
  id: string;
  kind: OrderTransactionKind;
  status: OrderTransactionStatus;
  gateway: string | null;
  manualPaymentGateway: boolean;
  test: boolean;
  processedAt: string | null;
  amountSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  amountRoundingSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } } | null;
  parentTransaction: { id: string } | null;
};

export type MoreLinesQueryVariables = Exact<{
  id: string;
  after?: string | null;
}>;

export type MoreLinesQuery = {
  order: {
    lineItems: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        id: string;
        name: string;
        sku: string | null;
        quantity: number;
        currentQuantity: number;
        unfulfilledQuantity: number;
        nonFulfillableQuantity: number;
        requiresShipping: boolean;
        isGiftCard: boolean;
        customAttributes: Array<{ key: string; value: string | null }>;
        originalUnitPriceSet: {
          shopMoney: { amount: string };
          presentmentMoney: { amount: string };
        };
        originalTotalSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        variant: { id: string; barcode: string | null } | null;
        lineItemGroup: {
          id: string;
          title: string;
          quantity: number;
          variantId: string | null;
          variantSku: string | null;
        } | null;
        taxLines: Array<{
          title: string;
          rate: number | null;
          source: string | null;
          channelLiable: boolean | null;
          priceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        }>;
        discountAllocations: Array<{
          allocatedAmountSet: {
            shopMoney: { amount: string };
            presentmentMoney: { amount: string };
          };
          discountApplication:
            | { __typename: 'AutomaticDiscountApplication'; title: string }
            | { __typename: 'DiscountCodeApplication'; code: string }
            | { __typename: 'ManualDiscountApplication'; title: string }
            | { __typename: 'ScriptDiscountApplication'; title: string };
        }>;
      }>;
    };
  } | null;
};

export type MorePlacesQueryVariables = Exact<{
  id: string;
  after?: string | null;
}>;

export type MorePlacesQuery = {
  order: {
    fulfillmentOrders: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        status: FulfillmentOrderStatus;
        assignedLocation: { location: { id: string } | null };
        lineItems: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{ totalQuantity: number; lineItem: { id: string } }>;
        };
      }>;
    };
  } | null;
};

export type MoreTransactionsQueryVariables = Exact<{
  id: string;
}>;

export type MoreTransactionsQuery = {
  order: {
    transactions: Array<{
      id: string;
      kind: OrderTransactionKind;
      status: OrderTransactionStatus;
      gateway: string | null;
      manualPaymentGateway: boolean;
      test: boolean;
      processedAt: string | null;
      amountSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
      amountRoundingSet: {
        shopMoney: { amount: string };
        presentmentMoney: { amount: string };
      } | null;
      parentTransaction: { id: string } | null;
    }>;
  } | null;
};

export type OrderCancelMutationVariables = Exact<{
  id: string;
  restock: boolean;
  refund: boolean;
  notify: boolean;
}>;

export type OrderCancelMutation = {
  orderCancel: {
    job: { id: string } | null;
    orderCancelUserErrors: Array<{ message: string; code: OrderCancelUserErrorCode | null }>;
  } | null;
};

export type OrderLedgersQueryVariables = Exact<{
  ids: Array<string>;
  agreements: number;
  after?: string | null;
  sales: number;
  salesAfter?: string | null;
}>;

export type OrderLedgersQuery = {
  nodes: Array<
    | {
        id: string;
        agreements: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<
            | {
                reason: OrderActionType;
                happenedAt: string;
                sales: {
                  pageInfo: { hasNextPage: boolean; endCursor: string | null };
                  nodes: Array<
                    | {
                        __typename: 'AdditionalFeeSale';
                        quantity: number | null;
                        additionalFee: { id: string; name: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'AdjustmentSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'DutySale';
                        quantity: number | null;
                        duty: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'FeeSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'GiftCardSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ProductSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ShippingLineSale';
                        quantity: number | null;
                        shippingLine: {
                          id: string | null;
                          title: string;
                          code: string | null;
                        } | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'TipSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'UnknownSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                  >;
                };
              }
            | {
                reason: OrderActionType;
                happenedAt: string;
                sales: {
                  pageInfo: { hasNextPage: boolean; endCursor: string | null };
                  nodes: Array<
                    | {
                        __typename: 'AdditionalFeeSale';
                        quantity: number | null;
                        additionalFee: { id: string; name: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'AdjustmentSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'DutySale';
                        quantity: number | null;
                        duty: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'FeeSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'GiftCardSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ProductSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ShippingLineSale';
                        quantity: number | null;
                        shippingLine: {
                          id: string | null;
                          title: string;
                          code: string | null;
                        } | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'TipSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'UnknownSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                  >;
                };
              }
            | {
                reason: OrderActionType;
                happenedAt: string;
                sales: {
                  pageInfo: { hasNextPage: boolean; endCursor: string | null };
                  nodes: Array<
                    | {
                        __typename: 'AdditionalFeeSale';
                        quantity: number | null;
                        additionalFee: { id: string; name: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'AdjustmentSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'DutySale';
                        quantity: number | null;
                        duty: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'FeeSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'GiftCardSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ProductSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ShippingLineSale';
                        quantity: number | null;
                        shippingLine: {
                          id: string | null;
                          title: string;
                          code: string | null;
                        } | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'TipSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'UnknownSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                  >;
                };
              }
            | {
                reason: OrderActionType;
                happenedAt: string;
                sales: {
                  pageInfo: { hasNextPage: boolean; endCursor: string | null };
                  nodes: Array<
                    | {
                        __typename: 'AdditionalFeeSale';
                        quantity: number | null;
                        additionalFee: { id: string; name: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'AdjustmentSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'DutySale';
                        quantity: number | null;
                        duty: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'FeeSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'GiftCardSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ProductSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'ShippingLineSale';
                        quantity: number | null;
                        shippingLine: {
                          id: string | null;
                          title: string;
                          code: string | null;
                        } | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'TipSale';
                        quantity: number | null;
                        lineItem: { id: string };
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                    | {
                        __typename: 'UnknownSale';
                        quantity: number | null;
                        totalAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        totalTaxAmount: {
                          shopMoney: { amount: string };
                          presentmentMoney: { amount: string };
                        };
                        taxes: Array<{
                          amount: {
                            shopMoney: { amount: string };
                            presentmentMoney: { amount: string };
                          };
                          taxLine: {
                            title: string;
                            rate: number | null;
                            source: string | null;
                            channelLiable: boolean | null;
                          };
                        }>;
                      }
                  >;
                };
              }
          >;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

type LedgerSale_AdditionalFeeSale_Fragment = {
  __typename: 'AdditionalFeeSale';
  quantity: number | null;
  additionalFee: { id: string; name: string };
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_AdjustmentSale_Fragment = {
  __typename: 'AdjustmentSale';
  quantity: number | null;
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_DutySale_Fragment = {
  __typename: 'DutySale';
  quantity: number | null;
  duty: { id: string };
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_FeeSale_Fragment = {
  __typename: 'FeeSale';
  quantity: number | null;
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_GiftCardSale_Fragment = {
  __typename: 'GiftCardSale';
  quantity: number | null;
  lineItem: { id: string };
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_ProductSale_Fragment = {
  __typename: 'ProductSale';
  quantity: number | null;
  lineItem: { id: string };
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_ShippingLineSale_Fragment = {
  __typename: 'ShippingLineSale';
  quantity: number | null;
  shippingLine: { id: string | null; title: string; code: string | null } | null;
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_TipSale_Fragment = {
  __typename: 'TipSale';
  quantity: number | null;
  lineItem: { id: string };
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

type LedgerSale_UnknownSale_Fragment = {
  __typename: 'UnknownSale';
  quantity: number | null;
  totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxes: Array<{
    amount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
    taxLine: {
      title: string;
      rate: number | null;
      source: string | null;
      channelLiable: boolean | null;
    };
  }>;
};

export type LedgerSaleFragment =
  | LedgerSale_AdditionalFeeSale_Fragment
  | LedgerSale_AdjustmentSale_Fragment
  | LedgerSale_DutySale_Fragment
  | LedgerSale_FeeSale_Fragment
  | LedgerSale_GiftCardSale_Fragment
  | LedgerSale_ProductSale_Fragment
  | LedgerSale_ShippingLineSale_Fragment
  | LedgerSale_TipSale_Fragment
  | LedgerSale_UnknownSale_Fragment;

export type OrderOfPartsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type OrderOfPartsQuery = {
  nodes: Array<
    | { __typename: 'Fulfillment'; order: { id: string } }
    | { __typename: 'FulfillmentOrder'; orderId: string }
    | { __typename: 'Refund'; order: { id: string } }
    | { __typename: 'Return'; order: { id: string } }
    | Record<PropertyKey, never>
    | null
  >;
};

export type OrdersCreatedQueryVariables = Exact<{
  query: string;
  after?: string | null;
}>;

export type OrdersCreatedQuery = {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; createdAt: string }>;
  };
};

export type OrdersToCancelQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type OrdersToCancelQuery = {
  nodes: Array<
    | {
        id: string;
        name: string;
        cancelledAt: string | null;
        displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
        currentSubtotalLineItemsQuantity: number;
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type OrdersUpdatedQueryVariables = Exact<{
  query: string;
  after?: string | null;
}>;

export type OrdersUpdatedQuery = {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      updatedAt: string;
      displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
      cancelledAt: string | null;
      test: boolean;
      confirmed: boolean;
      processedAt: string;
      tags: Array<string>;
      sourceName: string | null;
      displayFinancialStatus: OrderDisplayFinancialStatus | null;
    }>;
  };
};

export type BeginEditMutationVariables = Exact<{
  id: string;
}>;

export type BeginEditMutation = {
  orderEditBegin: {
    calculatedOrder: { id: string } | null;
    userErrors: Array<{ message: string }>;
  } | null;
};

export type CommitEditMutationVariables = Exact<{
  id: string;
  notify: boolean;
  note: string;
}>;

export type CommitEditMutation = {
  orderEditCommit: { userErrors: Array<{ message: string }> } | null;
};

export type EditQuantityMutationVariables = Exact<{
  id: string;
  line: string;
  quantity: number;
  restock: boolean;
}>;

export type EditQuantityMutation = {
  orderEditSetQuantity: { userErrors: Array<{ message: string }> } | null;
};

export type HoldFulfillmentOrderMutationVariables = Exact<{
  id: string;
  hold: FulfillmentOrderHoldInput;
}>;

export type HoldFulfillmentOrderMutation = {
  fulfillmentOrderHold: {
    fulfillmentHold: { id: string } | null;
    userErrors: Array<{ code: FulfillmentOrderHoldUserErrorCode | null; message: string }>;
  } | null;
};

export type LinesToCloseQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type LinesToCloseQuery = {
  nodes: Array<
    | { id: string; currentQuantity: number; unfulfilledQuantity: number }
    | Record<PropertyKey, never>
    | null
  >;
};

export type OrderMetafieldsMutationVariables = Exact<{
  metafields: Array<MetafieldsSetInput>;
}>;

export type OrderMetafieldsMutation = {
  metafieldsSet: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
};

export type OrderMetafieldsDeleteMutationVariables = Exact<{
  metafields: Array<MetafieldIdentifierInput>;
}>;

export type OrderMetafieldsDeleteMutation = {
  metafieldsDelete: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
};

export type OrderNoteMutationVariables = Exact<{
  input: OrderInput;
}>;

export type OrderNoteMutation = {
  orderUpdate: { userErrors: Array<{ field: Array<string> | null; message: string }> } | null;
};

export type OrderTagsMutationVariables = Exact<{
  id: string;
  add: Array<string>;
  isAdding: boolean;
  remove: Array<string>;
  isRemoving: boolean;
}>;

export type OrderTagsMutation = {
  tagsAdd?: { userErrors: Array<{ message: string }> } | null;
  tagsRemove?: { userErrors: Array<{ message: string }> } | null;
};

export type OrdersToHoldQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type OrdersToHoldQuery = {
  nodes: Array<
    | {
        id: string;
        fulfillmentOrders: {
          nodes: Array<{
            id: string;
            status: FulfillmentOrderStatus;
            fulfillmentHolds: Array<{
              id: string;
              handle: string | null;
              heldByRequestingApp: boolean;
            }>;
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type SubscribeMutationVariables = Exact<{
  topic: string;
  subscription: WebhookSubscriptionInput;
}>;

export type SubscribeMutation = {
  webhookSubscriptionCreate: {
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type UnsubscribeMutationVariables = Exact<{
  id: string;
}>;

export type UnsubscribeMutation = {
  webhookSubscriptionDelete: {
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type WebhookSubscriptionsQueryVariables = Exact<{
  after?: string | null;
}>;

export type WebhookSubscriptionsQuery = {
  webhookSubscriptions: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; topic: string; uri: string; includeFields: Array<string> }>;
  };
};
