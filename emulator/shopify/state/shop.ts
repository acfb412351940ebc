import type { BodyWanted, JsonObject, World } from '../contract.ts';
import type { Product, Variant } from './catalog/catalog.ts';
import type { Company, CompanyContact, CompanyLocation } from './customers/company.ts';
import type { Customer } from './customers/customer.ts';
import type { FulfillmentOrder } from './fulfillment/fulfillmentOrder.ts';
import type { Fulfillment } from './fulfillment/fulfillment.ts';
import type {
  InventoryAdjustmentGroup,
  InventoryItem,
  InventoryLevel,
} from './inventory/inventory.ts';
import type { OrderEdit } from './edits/orderEdit.ts';
import type { CancelJob, Job } from './jobs.ts';
import type { CartTax } from './money/taxes.ts';
import { newLocation } from './places/location.ts';
import type { FulfillmentService, Location } from './places/location.ts';
import type { Metafield } from './metafields.ts';
import type { Order } from './orders/order.ts';
import type { PaymentTerms } from './payments/paymentTerms.ts';
import type { Transaction } from './payments/payments.ts';
import type { BalanceTransaction, Dispute, Payout } from './payments/payouts.ts';
import type { ProductSetOperation } from '../resolvers/catalog/productSet.ts';
import type { Catalog, PriceList, Publication } from './catalog/priceList.ts';
import type { Refund } from './refunds/refund.ts';
import type { Return, ReverseFulfillmentOrder } from './returns/return.ts';
import type { BareWorld } from './world.ts';

export type BodyOf = (
  world: World,
  topic: string,
  subject: { readonly id: string },
  extra: object,
  wanted: BodyWanted,
) => JsonObject;

/** Everything a shop holds, by gid. Objects point at each other by gid, so that each can be copied alone. */
export type ShopState = {
  /** Writes the body of a webhook (rest/bodyOf.ts). */
  readonly bodyOf: BodyOf;
  readonly id: string;
  readonly createdAt: string;
  readonly email: string;
  readonly orderPrefix: string;
  readonly orderSuffix: string;
  readonly nextOrderNumber: () => number;
  readonly locations: Map<string, Location>;
  readonly fulfillmentServices: Map<string, FulfillmentService>;
  readonly products: Map<string, Product>;
  readonly productsByHandle: Map<string, string>;
  readonly variants: Map<string, Variant>;
  readonly inventoryItems: Map<string, InventoryItem>;
  readonly levels: Map<string, InventoryLevel>;
  readonly adjustmentGroups: Map<string, InventoryAdjustmentGroup>;
  /** SKU → variants that carry it. */
  readonly skus: Map<string, Set<string>>;
  readonly customers: Map<string, Customer>;
  readonly customersByEmail: Map<string, string>;
  readonly customersByPhone: Map<string, string>;
  readonly companies: Map<string, Company>;
  readonly companyLocations: Map<string, CompanyLocation>;
  readonly companyContacts: Map<string, CompanyContact>;
  readonly orders: Map<string, Order>;
  readonly lineOrders: Map<string, string>;
  readonly transactions: Map<string, Transaction>;
  readonly fulfillmentOrders: Map<string, FulfillmentOrder>;
  readonly fulfillments: Map<string, Fulfillment>;
  readonly fulfillmentLines: Map<string, string>;
  readonly refunds: Map<string, Refund>;
  readonly returns: Map<string, Return>;
  readonly reverseFulfillmentOrders: Map<string, ReverseFulfillmentOrder>;
  readonly paymentTerms: Map<string, PaymentTerms>;
  readonly disputes: Map<string, Dispute>;
  readonly balanceTransactions: Map<string, BalanceTransaction>;
  readonly payouts: Map<string, Payout>;
  /** Line item → location whose stock it took before it was routed. */
  readonly commitments: Map<string, string>;
  readonly publications: Map<string, Publication>;
  readonly catalogs: Map<string, Catalog>;
  readonly priceLists: Map<string, PriceList>;
  readonly jobs: Map<string, Job>;
  readonly orderEdits: Map<string, OrderEdit>;
  readonly cancelJobs: Map<string, CancelJob>;
  /** Tax rates by destination, `US-CA` or `DE`; what an address change re-taxes with. */
  readonly taxRates: Map<string, CartTax[]>;
  readonly productSetOperations: Map<string, ProductSetOperation>;
  readonly metafields: Map<string, Metafield[]>;
};

export function createShop(world: BareWorld, bodyOf: BodyOf): ShopState {
  let number = 1000;
  const location = newLocation(world, { name: 'Shop location' });
  return {
    bodyOf,
    id: world.newGid('Shop'),
    createdAt: world.now(),
    email: `owner@${world.store.domain}`,
    orderPrefix: '#',
    orderSuffix: '',
    nextOrderNumber: () => {
      number += 1;
      return number;
    },
    locations: new Map([[location.id, location]]),
    fulfillmentServices: new Map(),
    products: new Map(),
    productsByHandle: new Map(),
    variants: new Map(),
    inventoryItems: new Map(),
    levels: new Map(),
    adjustmentGroups: new Map(),
    skus: new Map(),
    customers: new Map(),
    customersByEmail: new Map(),
    customersByPhone: new Map(),
    companies: new Map(),
    companyLocations: new Map(),
    companyContacts: new Map(),
    orders: new Map(),
    lineOrders: new Map(),
    transactions: new Map(),
    fulfillmentOrders: new Map(),
    fulfillments: new Map(),
    fulfillmentLines: new Map(),
    refunds: new Map(),
    returns: new Map(),
    reverseFulfillmentOrders: new Map(),
    paymentTerms: new Map(),
    disputes: new Map(),
    balanceTransactions: new Map(),
    payouts: new Map(),
    commitments: new Map(),
    publications: new Map(
      ['Online Store', 'Point of Sale'].map((name) => {
        const id = world.newGid('Publication');
        return [id, { id, name, autoPublish: false }];
      }),
    ),
    catalogs: new Map(),
    priceLists: new Map(),
    jobs: new Map(),
    orderEdits: new Map(),
    cancelJobs: new Map(),
    taxRates: new Map(),
    productSetOperations: new Map(),
    metafields: new Map(),
  };
}
