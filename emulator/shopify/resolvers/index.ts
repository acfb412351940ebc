import type { Domain, ResolverMap } from '../contract.ts';
import { actions } from '../state/actions.ts';
import { createShop } from '../state/shop.ts';
import { bodyOf } from '../rest/bodyOf.ts';
import { loadRest } from '../rest/load/load.ts';
import { addressResolvers } from './customers/addresses.ts';
import { agreementResolvers } from './orders/agreements.ts';
import { companyMutations } from './customers/companyMutations.ts';
import { companyResolvers } from './customers/companies.ts';
import { paymentTermsResolvers } from './payments/paymentTerms.ts';
import { customerMutations } from './customers/customerMutations.ts';
import { customerResolvers } from './customers/customers.ts';
import { fulfillmentMutations } from './fulfillment/fulfillmentMutations.ts';
import { fulfillmentOrderResolvers } from './fulfillment/fulfillmentOrders.ts';
import { fulfillmentRequestResolvers } from './fulfillment/fulfillmentRequests.ts';
import { fulfillmentResolvers } from './fulfillment/fulfillments.ts';
import { inventoryMutations } from './inventory/inventoryMutations.ts';
import { inventoryResolvers } from './inventory/inventory.ts';
import { lineItemResolvers } from './orders/lineItems.ts';
import { metafieldResolvers } from './metafields.ts';
import { loadNode } from './nodes.ts';
import { locationMutations } from './places/locationMutations.ts';
import { orderEditResolvers } from './orders/orderEdits.ts';
import { refundResolvers } from './returns/refunds.ts';
import { returnResolvers } from './returns/returns.ts';
import { orderMutations } from './orders/orderMutations.ts';
import { orderResolvers } from './orders/orders.ts';
import { payoutResolvers } from './payments/payouts.ts';
import { priceListResolvers } from './catalog/priceLists.ts';
import { publicationResolvers } from './catalog/publications.ts';
import { productMutations } from './catalog/productMutations.ts';
import { productResolvers } from './catalog/products.ts';
import { shopResolvers } from './shop.ts';
import { transactionResolvers } from './payments/transactions.ts';

/** Joins the maps of all slices; two resolvers for one field are a mistake. */
function joined(maps: readonly ResolverMap[]): ResolverMap {
  const all: ResolverMap = {};
  for (const map of maps) {
    for (const [type, fields] of Object.entries(map)) {
      const target = (all[type] ??= {});
      for (const [name, resolver] of Object.entries(fields)) {
        if (target[name]) throw new Error(`${type}.${name} is resolved twice`);
        target[name] = resolver;
      }
    }
  }
  return all;
}

/** All that the local Shopify knows of commerce. */
export const domain: Domain = {
  createShop: (world) => createShop(world, bodyOf),
  resolvers: joined([
    addressResolvers,
    agreementResolvers,
    companyMutations,
    companyResolvers,
    customerMutations,
    customerResolvers,
    fulfillmentMutations,
    fulfillmentOrderResolvers,
    fulfillmentRequestResolvers,
    fulfillmentResolvers,
    inventoryMutations,
    inventoryResolvers,
    lineItemResolvers,
    locationMutations,
    metafieldResolvers,
    orderEditResolvers,
    orderMutations,
    orderResolvers,
    paymentTermsResolvers,
    payoutResolvers,
    priceListResolvers,
    publicationResolvers,
    productMutations,
    refundResolvers,
    returnResolvers,
    productResolvers,
    shopResolvers,
    transactionResolvers,
  ]),
  loadNode,
  loadRest,
  actions,
};
