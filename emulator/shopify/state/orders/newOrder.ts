import { createHash } from 'node:crypto';
import type { World } from '../../contract.ts';
import type { Currencies } from '../money/money.ts';
import { NOTHING } from '../money/money.ts';
import type { LineItem, Order, ShippingLine } from './order.ts';
import { tail } from '../world.ts';

export type OrderValues = Partial<Omit<Order, 'id' | 'currencies' | 'lines'>> & {
  id?: string;
  currencies: Currencies;
};

/** An order with nothing in it. It gets the next number; names may repeat, numbers too when given. */
export function newOrder(world: World, values: OrderValues): Order {
  const now = world.now();
  const id = values.id ?? world.newGid('Order');
  const number = values.number ?? world.shop.nextOrderNumber();
  return {
    name: `${world.shop.orderPrefix}${number}${world.shop.orderSuffix}`,
    number,
    confirmationNumber: confirmation(id),
    createdAt: now,
    processedAt: now,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
    cancellationNote: null,
    closedAt: null,
    test: false,
    edited: false,
    confirmed: true,
    email: null,
    phone: null,
    note: null,
    tags: [],
    customAttributes: [],
    poNumber: null,
    taxesIncluded: world.store.taxesIncluded,
    taxExempt: false,
    estimatedTaxes: false,
    dutiesIncluded: false,
    sourceName: 'web',
    sourceIdentifier: null,
    registeredSourceUrl: null,
    appId: null,
    customerLocale: 'en',
    checkoutToken: null,
    cartToken: null,
    clientIp: null,
    acceptsMarketing: false,
    retailLocationId: null,
    delivery: { method: 'SHIPPING', locationId: null },
    fulfillAt: null,
    customerId: null,
    purchasingCompany: null,
    billingAddress: null,
    shippingAddress: null,
    shippingLines: [],
    additionalFees: [],
    returnFees: [],
    discountApplications: [],
    orderTaxLines: [],
    transactionIds: [],
    fulfillmentOrderIds: [],
    fulfillmentIds: [],
    refundIds: [],
    returnIds: [],
    agreements: [],
    originalTotal: NOTHING,
    adjustments: NOTHING,
    riskLevel: 'NONE',
    paymentTermsId: null,
    stated: null,
    statedFinancialStatus: null,
    routed: false,
    inventoryBehaviour: 'BYPASS',
    cancelling: false,
    ...values,
    lines: [],
    id,
  };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** Nine letters and digits, always the same for the same order. */
function confirmation(id: string): string {
  const bytes = createHash('sha256').update(tail(id)).digest();
  return Array.from(bytes.subarray(0, 9), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

export type LineValues = Partial<Omit<LineItem, 'orderId'>> &
  Pick<LineItem, 'title' | 'quantity' | 'unitPrice'>;

export function addLine(world: World, order: Order, values: LineValues): LineItem {
  const line: LineItem = {
    variantId: null,
    productId: null,
    variantTitle: null,
    sku: null,
    vendor: null,
    properties: [],
    requiresShipping: true,
    taxable: true,
    isGiftCard: false,
    isTip: false,
    grams: 0,
    fulfillmentService: 'manual',
    groupId: null,
    group: null,
    removed: 0,
    refunded: 0,
    cancelled: 0,
    fulfilled: 0,
    allocations: [],
    taxLines: [],
    duties: [],
    ...values,
    id: values.id ?? world.newGid('LineItem'),
    orderId: order.id,
  };
  order.lines.push(line);
  world.shop.lineOrders.set(line.id, order.id);
  return line;
}

export function addShippingLine(
  world: World,
  order: Order,
  values: Partial<ShippingLine> & Pick<ShippingLine, 'title' | 'price'>,
): ShippingLine {
  const line: ShippingLine = {
    code: null,
    source: 'shopify',
    carrierIdentifier: null,
    phone: null,
    custom: false,
    allocations: [],
    taxLines: [],
    isRemoved: false,
    refunded: NOTHING,
    refundedTax: NOTHING,
    ...values,
    id: values.id ?? world.newGid('ShippingLine'),
  };
  order.shippingLines.push(line);
  return line;
}
