import type { ShopifyLine, ShopifyOrder, ShopifyShipping, ShopifyTax } from '../../ts/orders/order';
import { written } from '../../ts/money/money';

/** An amount that is the same on both sides, in cents of USD. */
export function bag(cents: number): ShopifyTax['priceSet'] {
  const amount = written(cents, 'USD');
  return { shopMoney: { amount }, presentmentMoney: { amount } };
}

export function tax(title: string, rate: number, cents: number, channelLiable = false): ShopifyTax {
  return { title, rate, source: null, channelLiable, priceSet: bag(cents) };
}

export function allocation(
  label: string,
  cents: number,
): ShopifyLine['discountAllocations'][number] {
  return {
    allocatedAmountSet: bag(cents),
    discountApplication: { __typename: 'DiscountCodeApplication', code: label },
  };
}

let lastId = 1000;

export function line(
  unitCents: number,
  quantity: number,
  given: Partial<ShopifyLine> = {},
): ShopifyLine {
  lastId += 1;
  return {
    id: `gid://shopify/LineItem/${lastId}`,
    name: 'A thing',
    sku: 'THING-1',
    quantity,
    currentQuantity: quantity,
    unfulfilledQuantity: quantity,
    nonFulfillableQuantity: 0,
    requiresShipping: true,
    isGiftCard: false,
    customAttributes: [],
    originalUnitPriceSet: bag(unitCents),
    originalTotalSet: bag(unitCents * quantity),
    variant: { id: `gid://shopify/ProductVariant/${lastId}`, barcode: null },
    lineItemGroup: null,
    taxLines: [],
    discountAllocations: [],
    ...given,
  };
}

export function shipping(cents: number, given: Partial<ShopifyShipping> = {}): ShopifyShipping {
  lastId += 1;
  return {
    id: `gid://shopify/ShippingLine/${lastId}`,
    title: 'Standard',
    code: 'standard',
    isRemoved: false,
    originalPriceSet: bag(cents),
    taxLines: [],
    discountAllocations: [],
    ...given,
  };
}

/** A confirmed, unpaid order of these parts; `total` in cents. */
export function shopifyOrder(
  lines: ShopifyLine[],
  shippingLines: ShopifyShipping[],
  total: number,
  given: Partial<ShopifyOrder> = {},
): ShopifyOrder {
  return {
    id: 'gid://shopify/Order/5001',
    legacyResourceId: '5001',
    name: '#1001',
    updatedAt: '2026-11-20T10:00:00Z',
    processedAt: '2026-11-20T09:59:00Z',
    cancelledAt: null,
    test: false,
    purchasingEntity: null,
    confirmed: true,
    edited: false,
    returnStatus: 'NO_RETURN',
    sourceName: 'web',
    tags: [],
    note: null,
    poNumber: null,
    email: 'ada@example.com',
    phone: null,
    taxesIncluded: false,
    taxExempt: false,
    dutiesIncluded: false,
    currencyCode: 'USD',
    presentmentCurrencyCode: 'USD',
    displayFinancialStatus: 'PENDING',
    displayFulfillmentStatus: 'UNFULFILLED',
    customAttributes: [],
    currentTotalPriceSet: bag(total),
    totalDiscountsSet: null,
    totalReceivedSet: bag(0),
    currentTotalDutiesSet: null,
    currentTotalAdditionalFeesSet: null,
    totalRefundedSet: bag(0),
    totalTipReceivedSet: bag(0),
    risk: { recommendation: 'NONE' },
    customer: null,
    billingAddress: null,
    shippingAddress: null,
    paymentTerms: null,
    lineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: lines },
    shippingLines: { nodes: shippingLines },
    fulfillmentOrders: { pageInfo: { hasNextPage: false }, nodes: [] },
    transactions: [],
    ...given,
  };
}
