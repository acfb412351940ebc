import type { Ctx } from '../contract.ts';
import { NotModelled } from '../contract.ts';
import type { ShopState } from '../state/shop.ts';
import { fulfillmentLine } from './fulfillment/fulfillments.ts';
import { lineOf } from './fulfillment/fulfillmentOrders.ts';

type Tables = {
  [K in keyof ShopState]: ShopState[K] extends Map<string, infer T extends object> ? T : never;
};

const TABLES: Record<string, keyof Tables> = {
  Location: 'locations',
  Product: 'products',
  ProductVariant: 'variants',
  InventoryItem: 'inventoryItems',
  InventoryLevel: 'levels',
  InventoryAdjustmentGroup: 'adjustmentGroups',
  Customer: 'customers',
  Company: 'companies',
  CompanyLocation: 'companyLocations',
  CompanyContact: 'companyContacts',
  Order: 'orders',
  OrderTransaction: 'transactions',
  FulfillmentOrder: 'fulfillmentOrders',
  Fulfillment: 'fulfillments',
  Refund: 'refunds',
  Return: 'returns',
  ReverseFulfillmentOrder: 'reverseFulfillmentOrders',
  PaymentTerms: 'paymentTerms',
  ShopifyPaymentsDispute: 'disputes',
  ShopifyPaymentsPayout: 'payouts',
  ShopifyPaymentsBalanceTransaction: 'balanceTransactions',
  PriceList: 'priceLists',
  CompanyLocationCatalog: 'catalogs',
  Publication: 'publications',
  FulfillmentService: 'fulfillmentServices',
  ProductSetOperation: 'productSetOperations',
  OrderCancelJobResult: 'cancelJobs',
  Job: 'jobs',
  CalculatedOrder: 'orderEdits',
};

/** `node(id)`: null for what is deleted, never was, or an order too old to be seen (reviews/shopify 38 (9)). */
export function loadNode(type: string, gid: string, ctx: Ctx): object | null {
  const { shop } = ctx;
  const name = TABLES[type];
  if (name) {
    const table = shop[name] as unknown as ReadonlyMap<string, object>;
    const found = ctx.seen(gid, table.get(gid) ?? null, 'read');
    return found && seenOrder(ctx, found) ? found : null;
  }
  switch (type) {
    case 'Shop':
      return gid === shop.id ? shop : null;
    case 'LineItem': {
      const order = shop.orders.get(shop.lineOrders.get(gid) ?? '');
      return order && ctx.canSeeOrder(order.createdAt)
        ? (order.lines.find(({ id }) => id === gid) ?? null)
        : null;
    }
    case 'FulfillmentLineItem': {
      const fulfillment = shop.fulfillments.get(shop.fulfillmentLines.get(gid) ?? '');
      return fulfillment ? fulfillmentLine(ctx, fulfillment, gid) : null;
    }
    case 'FulfillmentOrderLineItem': {
      for (const one of shop.fulfillmentOrders.values()) {
        const line = one.lines.find(({ id }) => id === gid);
        if (line) return lineOf(ctx, one, line);
      }
      return null;
    }
    case 'Metafield': {
      for (const fields of shop.metafields.values()) {
        const field = fields.find(({ id }) => id === gid);
        if (field) return field;
      }
      return null;
    }
    default:
      throw new NotModelled(`node of type ${type}`);
  }
}

function seenOrder(ctx: Ctx, found: object): boolean {
  const orderId =
    'orderId' in found
      ? String(found.orderId)
      : 'agreements' in found && 'id' in found
        ? String(found.id)
        : null;
  const order = orderId ? ctx.shop.orders.get(orderId) : undefined;
  return !order || ctx.canSeeOrder(order.createdAt);
}
