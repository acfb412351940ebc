// Made by `npm run types` from the .graphql files. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type DeliveryMethodType =
  'LOCAL' | 'NONE' | 'PICKUP_POINT' | 'PICK_UP' | 'RETAIL' | 'SHIPPING';

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

export type FulfillmentOrderLineItemInput = {
  id: string;
  quantity: number;
};

export type FulfillmentOrderLineItemsInput = {
  fulfillmentOrderId: string;
  fulfillmentOrderLineItems?: Array<FulfillmentOrderLineItemInput> | null;
};

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

export type FulfillmentCreateMutationVariables = Exact<{
  fulfillment: FulfillmentInput;
}>;

export type FulfillmentCreateMutation = {
  fulfillmentCreate: {
    fulfillment: { id: string; name: string } | null;
    userErrors: Array<{ field: Array<string> | null; message: string }>;
  } | null;
};

export type FulfillmentOrdersQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type FulfillmentOrdersQuery = {
  nodes: Array<
    | {
        id: string;
        name: string;
        cancelledAt: string | null;
        fulfillments: Array<{
          id: string;
          status: FulfillmentStatus;
          location: { id: string } | null;
          trackingInfo: Array<{ number: string | null }>;
          fulfillmentLineItems: {
            nodes: Array<{ quantity: number | null; lineItem: { id: string } }>;
          };
        }>;
        fulfillmentOrders: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{
            id: string;
            status: FulfillmentOrderStatus;
            requestStatus: FulfillmentOrderRequestStatus;
            supportedActions: Array<{ action: FulfillmentOrderAction }>;
            assignedLocation: { location: { id: string } | null };
            deliveryMethod: { methodType: DeliveryMethodType } | null;
            lineItems: {
              pageInfo: { hasNextPage: boolean };
              nodes: Array<{ id: string; remainingQuantity: number; lineItem: { id: string } }>;
            };
          }>;
        };
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type InventoryItemsBySkuQueryVariables = Exact<{
  query: string;
}>;

export type InventoryItemsBySkuQuery = {
  inventoryItems: { nodes: Array<{ id: string; sku: string | null }> };
};

export type OnHandQueryVariables = Exact<{
  ids: Array<string>;
  location: string;
}>;

export type OnHandQuery = {
  nodes: Array<
    | {
        id: string;
        tracked: boolean;
        inventoryLevel: {
          isActive: boolean;
          quantities: Array<{ name: string; quantity: number }>;
        } | null;
      }
    | Record<PropertyKey, never>
    | null
  >;
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
        closedAt: string | null;
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
          defaultEmailAddress: { emailAddress: string } | null;
          defaultPhoneNumber: { phoneNumber: string } | null;
        } | null;
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
        retailLocation: { id: string } | null;
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
            originalUnitPriceSet: {
              shopMoney: { amount: string };
              presentmentMoney: { amount: string };
            };
            originalTotalSet: {
              shopMoney: { amount: string };
              presentmentMoney: { amount: string };
            };
            variant: { id: string; barcode: string | null } | null;
            lineItemGroup: { id: string; title: string } | null;
            taxLines: Array<{
              title: string;
              rate: number | null;
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
      }
    | Record<PropertyKey, never>
    | null
  >;
};

export type MoneyFragment = { shopMoney: { amount: string }; presentmentMoney: { amount: string } };

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

export type TaxesFragment = {
  title: string;
  rate: number | null;
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
  originalUnitPriceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  originalTotalSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  variant: { id: string; barcode: string | null } | null;
  lineItemGroup: { id: string; title: string } | null;
  taxLines: Array<{
    title: string;
    rate: number | null;
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

export type ShippingFragment = {
  id: string | null;
  title: string;
  code: string | null;
  isRemoved: boolean;
  originalPriceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
  taxLines: Array<{
    title: string;
    rate: number | null;
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

export type OrderOfPartsQueryVariables = Exact<{
  ids: Array<string>;
}>;

export type OrderOfPartsQuery = {
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
    | { __typename: 'Company' }
    | { __typename: 'CompanyAddress' }
    | { __typename: 'CompanyContact' }
    | { __typename: 'CompanyContactRole' }
    | { __typename: 'CompanyContactRoleAssignment' }
    | { __typename: 'CompanyLocation' }
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
    | { __typename: 'Fulfillment'; order: { id: string } }
    | { __typename: 'FulfillmentConstraintRule' }
    | { __typename: 'FulfillmentEvent' }
    | { __typename: 'FulfillmentHold' }
    | { __typename: 'FulfillmentLineItem' }
    | { __typename: 'FulfillmentOrder'; orderId: string }
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
    | { __typename: 'Refund'; order: { id: string } }
    | { __typename: 'RefundShippingLine' }
    | { __typename: 'Return'; order: { id: string } }
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

export type OrdersUpdatedQueryVariables = Exact<{
  query: string;
  after?: string | null;
}>;

export type OrdersUpdatedQuery = {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; updatedAt: string }>;
  };
};
