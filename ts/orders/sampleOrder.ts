import type { RuleFlow } from '../fieldRules/fieldRule';
import type { ShopifyAddress, ShopifyLine, ShopifyOrder, ShopifyTransaction } from './order';

/** An order with everything that an order can have, once: field rules are tried on it before a store is saved. */

const amount = { amount: '10.00' };
const bag = { shopMoney: amount, presentmentMoney: amount };

const address: ShopifyAddress = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: 'Engines',
  address1: '1 Main St',
  address2: 'Floor 2',
  city: 'Austin',
  provinceCode: 'TX',
  province: 'Texas',
  zip: '78701',
  countryCodeV2: 'US',
  phone: '+15125550100',
};

const taxLines: ShopifyLine['taxLines'] = [
  { title: 'State Tax', rate: 0.0625, source: null, channelLiable: false, priceSet: bag },
];

const discountAllocations: ShopifyLine['discountAllocations'] = [
  {
    allocatedAmountSet: bag,
    discountApplication: { __typename: 'DiscountCodeApplication', code: 'SUMMER' },
  },
];

const line: ShopifyLine = {
  id: 'gid://shopify/LineItem/1',
  name: 'Mug - Blue',
  sku: 'MUG-BLUE',
  quantity: 1,
  currentQuantity: 1,
  unfulfilledQuantity: 1,
  nonFulfillableQuantity: 0,
  requiresShipping: true,
  isGiftCard: false,
  customAttributes: [{ key: 'Engraving', value: 'Ada' }],
  originalUnitPriceSet: bag,
  originalTotalSet: bag,
  variant: { id: 'gid://shopify/ProductVariant/1', barcode: '4006381333931' },
  lineItemGroup: {
    id: 'gid://shopify/LineItemGroup/1',
    title: 'Set',
    quantity: 1,
    variantId: 'gid://shopify/ProductVariant/2',
    variantSku: 'SET',
  },
  taxLines,
  discountAllocations,
};

const payment: ShopifyTransaction = {
  id: 'gid://shopify/OrderTransaction/1',
  kind: 'SALE',
  status: 'SUCCESS',
  gateway: 'shopify_payments',
  manualPaymentGateway: false,
  test: false,
  processedAt: '2026-01-15T10:00:00Z',
  amountSet: bag,
  amountRoundingSet: bag,
  parentTransaction: { id: 'gid://shopify/OrderTransaction/0' },
};

const order = {
  id: 'gid://shopify/Order/1',
  legacyResourceId: '1',
  name: '#1001',
  updatedAt: '2026-01-15T10:00:00Z',
  processedAt: '2026-01-15T10:00:00Z',
  cancelledAt: '2026-01-15T10:00:00Z',
  test: false,
  confirmed: true,
  edited: false,
  returnStatus: 'NO_RETURN',
  sourceName: 'web',
  tags: ['wholesale'],
  note: 'Please ring twice',
  poNumber: 'PO-1',
  email: 'ada@example.com',
  phone: '+15125550100',
  taxesIncluded: false,
  taxExempt: false,
  dutiesIncluded: false,
  currencyCode: 'USD',
  presentmentCurrencyCode: 'USD',
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  customAttributes: [{ key: 'Gift note', value: 'For you' }],
  currentTotalPriceSet: bag,
  totalDiscountsSet: bag,
  totalReceivedSet: bag,
  currentTotalDutiesSet: bag,
  currentTotalAdditionalFeesSet: bag,
  totalRefundedSet: bag,
  totalTipReceivedSet: bag,
  risk: { recommendation: 'ACCEPT' },
  billingAddress: address,
  shippingAddress: address,
  paymentTerms: { paymentTermsName: 'Net 30' },
  shippingLines: {
    nodes: [
      {
        id: 'gid://shopify/ShippingLine/1',
        title: 'Express',
        code: 'express',
        isRemoved: false,
        originalPriceSet: bag,
        taxLines,
        discountAllocations,
      },
    ],
  },
  transactions: [payment],
} satisfies Partial<ShopifyOrder>;

const customer = {
  id: 'gid://shopify/Customer/1',
  firstName: 'Ada',
  lastName: 'Lovelace',
  taxExempt: false,
  defaultEmailAddress: { emailAddress: 'ada@example.com' },
  defaultPhoneNumber: { phoneNumber: '+15125550100' },
};

/** What else is known of a customer, with an order or without one. */
const profile = {
  tags: ['wholesale'],
  note: 'Calls first',
  locale: 'en',
  defaultEmailAddress: { emailAddress: 'ada@example.com', marketingState: 'SUBSCRIBED' },
  defaultPhoneNumber: { phoneNumber: '+15125550100', marketingState: 'NOT_SUBSCRIBED' },
};

/** What the rules of each flow may ask for. */
export const SAMPLES: Record<RuleFlow, object> = {
  order: { order: { ...order, customer } },
  cashSale: { order: { ...order, customer } },
  line: { order: { ...order, customer }, line, kind: 'goods' },
  deposit: { order: { ...order, customer }, payment },
  customer: { customer: { ...customer, ...profile }, address },
};
