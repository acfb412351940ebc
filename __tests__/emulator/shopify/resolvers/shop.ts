import type { JsonObject } from '../../../../emulator/shopify/contract.ts';
import { demoStore } from '../localShopify.ts';
import { shopWorld } from '../state/shopWorld.ts';
import type { StoreOptions } from '../../../../emulator/shopify/api/store.ts';
import type { Switches } from '../../../../emulator/shopify/switches.ts';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Data = any;

export interface TestShop {
  /** Data of an operation that must not fail. */
  ask(query: string, variables?: Record<string, unknown>): Data;
  /** Its errors. */
  errors(query: string, variables?: Record<string, unknown>): Data[];
  act(action: string, input: JsonObject): Data;
  load(kind: string, body: JsonObject): string;
  /** The webhook an object would send now. */
  bodyOf(topic: string, id: string): JsonObject;
  advance(ms: number): void;
  variants: string[];
  items: string[];
  locations: string[];
}

/** A shop of three shirts (10.90, 11.91, 12.92) at two places, asked by GraphQL on the real schema. */
export function testShop(
  store: Partial<StoreOptions> = {},
  switches: Partial<Switches> = {},
): TestShop {
  const { shopify, world, variants, locations, clock } = shopWorld(store);
  shopify.control.setSwitches(switches);
  const { domain } = demoStore;
  const run = (query: string, variables: Record<string, unknown> = {}): Data =>
    shopify.control.query(domain, query, variables);
  const ask: TestShop['ask'] = (query, variables) => {
    const answer = run(query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  return {
    ask,
    errors: (query, variables) => run(query, variables).errors ?? [],
    act: (action, input) => shopify.control.act(domain, action, input),
    load: (kind, body) => shopify.control.load(domain, kind, body),
    bodyOf: (topic, id) =>
      world.shop.bodyOf(
        world,
        topic,
        world.shop.orders.get(id)!,
        {},
        { apiVersion: '2026-10', metafieldNamespaces: [] },
      ),
    advance: (ms) => clock.moveTo(clock.now() + ms),
    variants,
    locations,
    items: variants.map(
      (id) =>
        ask('query($id: ID!) { productVariant(id: $id) { inventoryItem { id } } }', { id })
          .productVariant.inventoryItem.id,
    ),
  };
}

/** Two shirts S (10.90 each), 10 % off, 8.25 % tax on top, 5.00 shipping, paid by card: 21.80 − 2.18 + 1.62 + 5.00 = 26.24. */
export function placeOrder(shop: TestShop, more: JsonObject = {}): string {
  return shop.act('placeOrder', {
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    lines: [{ variantId: shop.variants[0]!, quantity: 2 }],
    discounts: [{ title: 'TEN', percentage: '10' }],
    taxes: [{ title: 'State Tax', rate: '0.0825' }],
    shipping: [{ title: 'Standard', price: '5.00' }],
    shippingAddress: {
      firstName: 'Ada',
      lastName: 'Lovelace',
      address1: '1 Main St',
      city: 'Albany',
      provinceCode: 'NY',
      countryCode: 'US',
      zip: '12207',
    },
    ...more,
  }).id;
}

/** Fulfillment orders of an order, with their lines. */
export function fulfillmentOrders(shop: TestShop, id: string): Data[] {
  return shop.ask(
    `query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 20) { nodes {
      id status supportedActions { action } assignedLocation { location { id } }
      lineItems(first: 20) { nodes { id totalQuantity remainingQuantity lineItem { id } } } } } } }`,
    { id },
  ).order.fulfillmentOrders.nodes;
}

/** available, committed and on_hand of an item at a place. */
export function quantities(shop: TestShop, item: string, location: string): Record<string, number> {
  const { inventoryItem } = shop.ask(
    `query($item: ID!, $location: ID!) { inventoryItem(id: $item) { inventoryLevel(locationId: $location) {
      quantities(names: ["available", "committed", "on_hand"]) { name quantity } } } }`,
    { item, location },
  );
  return Object.fromEntries(
    inventoryItem.inventoryLevel.quantities.map((one: Data) => [one.name, one.quantity]),
  );
}

export const FULFILL = `mutation($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) {
  fulfillment { id name status trackingInfo { company number url } fulfillmentLineItems(first: 5) { nodes { id quantity } } }
  userErrors { field message } } }`;
