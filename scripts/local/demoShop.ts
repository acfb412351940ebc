import type { LocalShopify } from '../../emulator/shopify/index.ts';
import { CATALOG, UNKNOWN_ITEM, type CatalogItem } from './catalog.ts';

/** gids of what the demo put into the shop. */
export interface DemoShop {
  locations: { east: string; west: string };
  /** SKU → variant. */
  variants: Map<string, string>;
  /** SKU → inventory item. */
  inventoryItems: Map<string, string>;
}

/** Locations and products, stocked at both locations with nothing: the figures come from NetSuite. */
export function fillDemoShop(
  shopify: LocalShopify,
  store: string,
  catalog: readonly CatalogItem[] = CATALOG,
): DemoShop {
  const ask = askIn(shopify, store);
  const [first] = ask<{ locations: { nodes: { id: string }[] } }>(
    '{ locations(first: 5) { nodes { id } } }',
  ).locations.nodes;
  const east = first?.id ?? '';
  const west = shopify.control.act(store, 'addLocation', { name: 'Warehouse West' }) as
    string | { id: string };

  const shop: DemoShop = {
    locations: { east, west: typeof west === 'string' ? west : west.id },
    variants: new Map(),
    inventoryItems: new Map(),
  };
  for (const item of [...catalog, UNKNOWN_ITEM]) addProduct(ask, shop, item);
  return shop;
}

type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Data;

function askIn(shopify: LocalShopify, store: string): Ask {
  return (query, variables = {}) => {
    const answer = shopify.control.query(store, query, variables);
    if (!answer.data) throw new Error(`The shop refused: ${JSON.stringify(answer.errors)}`);
    return answer.data as never;
  };
}

/** One product with one variant, stocked with nothing at these locations, or at all of the shop. */
export function addProduct(
  ask: Ask,
  shop: DemoShop,
  item: Omit<CatalogItem, 'stock'>,
  locations: string[] = Object.values(shop.locations),
): void {
  const { productSet } = ask<{
    productSet: {
      product: { variants: { nodes: { id: string; inventoryItem: { id: string } }[] } } | null;
      userErrors: { message: string }[];
    };
  }>(
    `mutation ($input: ProductSetInput!) {
      productSet(synchronous: true, input: $input) {
        product { variants(first: 1) { nodes { id inventoryItem { id } } } }
        userErrors { field message }
      }
    }`,
    {
      input: {
        title: item.title,
        productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
        variants: [
          {
            optionValues: [{ optionName: 'Title', name: 'Default Title' }],
            price: item.price,
            inventoryItem: { sku: item.sku, tracked: true },
            inventoryPolicy: 'CONTINUE',
            inventoryQuantities: locations.map((locationId) => ({
              locationId,
              name: 'available',
              quantity: 0,
            })),
          },
        ],
      },
    },
  );
  const variant = productSet.product?.variants.nodes[0];
  if (!variant) throw new Error(`${item.sku}: ${JSON.stringify(productSet.userErrors)}`);
  shop.variants.set(item.sku, variant.id);
  shop.inventoryItems.set(item.sku, variant.inventoryItem.id);
}
