import type { Domain, ResolverMap } from '../contract.ts';
import { actions } from '../state/actions.ts';
import { createShop } from '../state/shop.ts';
import { bodyOf } from '../rest/bodyOf.ts';
import { loadRest } from '../rest/load.ts';
import { addressResolvers } from './addresses.ts';
import { agreementResolvers } from './agreements.ts';
import { companyMutations } from './companyMutations.ts';
import { companyResolvers } from './companies.ts';
import { paymentTermsResolvers } from './paymentTerms.ts';
import { customerMutations } from './customerMutations.ts';
import { customerResolvers } from './customers.ts';
import { fulfillmentMutations } from './fulfillmentMutations.ts';
import { fulfillmentOrderResolvers } from './fulfillmentOrders.ts';
import { fulfillmentRequestResolvers } from './fulfillmentRequests.ts';
import { fulfillmentResolvers } from './fulfillments.ts';
import { inventoryMutations } from './inventoryMutations.ts';
import { inventoryResolvers } from './inventory.ts';
import { lineItemResolvers } from './lineItems.ts';
import { metafieldResolvers } from './metafields.ts';
import { loadNode } from './nodes.ts';
import { orderEditResolvers } from './orderEdits.ts';
import { refundResolvers } from './refunds.ts';
import { returnResolvers } from './returns.ts';
import { orderMutations } from './orderMutations.ts';
import { orderResolvers } from './orders.ts';
import { payoutResolvers } from './payouts.ts';
import { priceListResolvers } from './priceLists.ts';
import { publicationResolvers } from './publications.ts';
import { productMutations } from './productMutations.ts';
import { productResolvers } from './products.ts';
import { shopResolvers } from './shop.ts';
import { transactionResolvers } from './transactions.ts';

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
