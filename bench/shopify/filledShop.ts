import { virtualClock } from '../../emulator/shopify/clock.ts';
import { createShopify } from '../../emulator/shopify/index.ts';
import type { LocalShopify } from '../../emulator/shopify/index.ts';

const TOKEN = 'shpat_bench';
const VARIANTS_A_PRODUCT = 250;

export interface FilledShop {
  shopify: LocalShopify;
  locationId: string;
  inventoryItemIds: string[];
  /** One GraphQL request over HTTP; the bucket is full before it. */
  ask(query: string, variables?: object, version?: string): Promise<Asked>;
  placeOrders(count: number, lines: number): void;
}

export interface Asked {
  ms: number;
  data: unknown;
}

/** A shop on a virtual clock with that many variants, each at the shop's location. */
export async function filledShop(variants: number): Promise<FilledShop> {
  const shopify = createShopify({
    stores: [
      {
        domain: 'bench.myshopify.com',
        key: 'bench',
        clientId: 'c',
        clientSecret: 's',
        accessToken: TOKEN,
        plan: 'enterprise',
      },
    ],
    clock: virtualClock(Date.parse('2026-11-21T10:00:00Z')),
  });
  await shopify.start();
  const { control } = shopify;
  const inventoryItemIds: string[] = [];
  for (let product = 0; product * VARIANTS_A_PRODUCT < variants; product++)
    inventoryItemIds.push(...(await addProduct(product)));
  const { locations } = (await ask('{ locations(first: 1) { nodes { id } } }')).data as {
    locations: { nodes: { id: string }[] };
  };
  return {
    shopify,
    locationId: locations.nodes[0]?.id as string,
    inventoryItemIds,
    ask,
    placeOrders,
  };

  async function ask(query: string, variables: object = {}, version = '2026-10'): Promise<Asked> {
    control.store('bench').bucket.drainTo(Infinity);
    const from = performance.now();
    const response = await fetch(`${shopify.url}/admin/api/${version}/graphql.json`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': TOKEN },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return { ms: performance.now() - from, data };
  }

  async function addProduct(number: number): Promise<string[]> {
    const values = Array.from({ length: VARIANTS_A_PRODUCT }, (_, size) => `size ${size}`);
    const { data } = await ask(
      `mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) {
        product { variants(first: 250) { nodes { inventoryItem { id } } } } userErrors { message } } }`,
      {
        input: {
          title: `Product ${number}`,
          productOptions: [{ name: 'Size', values: values.map((name) => ({ name })) }],
          variants: values.map((name, size) => ({
            optionValues: [{ optionName: 'Size', name }],
            price: '9.90',
            inventoryItem: { tracked: true, sku: `P${number}-${size}` },
          })),
        },
      },
    );
    const { product } = (data as { productSet: { product: Product } }).productSet;
    return product.variants.nodes.map(({ inventoryItem }) => inventoryItem.id);
  }

  function placeOrders(count: number, lines: number): void {
    for (let order = 0; order < count; order++)
      control.act('bench', 'placeOrder', {
        email: `buyer${order % 5000}@example.com`,
        lines: Array.from({ length: lines }, (_, line) => ({
          sku: `P0-${(order + line) % VARIANTS_A_PRODUCT}`,
          quantity: 1,
        })),
        taxes: [{ title: 'VAT', rate: '0.1' }],
        shipping: [{ title: 'Standard', price: '3.00' }],
        shippingAddress: { city: 'Berlin', countryCode: 'DE' },
        payment: 'paid',
      });
  }
}

interface Product {
  variants: { nodes: { inventoryItem: { id: string } }[] };
}
