import type { JsonObject, World } from '../../contract.ts';
import { addVariant, NEW_VARIANT, touchProduct } from '../../state/catalog/catalog.ts';
import type { Product } from '../../state/catalog/catalog.ts';
import { announce } from '../../state/events.ts';
import { primaryLocation } from '../../state/places/location.ts';
import { toMinor } from '../../state/money/money.ts';
import {
  newProduct,
  setOptions,
  stock,
  writeProduct,
  writeVariant,
} from '../../state/catalog/productWrite.ts';
import type { ProductInput } from '../../state/catalog/productWrite.ts';
import { gidOf, list, tags, text, upper } from './read.ts';

export function loadProduct(world: World, body: JsonObject): string {
  const id = gidOf(body, 'Product') ?? world.newGid('Product');
  const input: ProductInput = {
    title: text(body['title']),
    handle: text(body['handle']),
    descriptionHtml: text(body['body_html']),
    vendor: text(body['vendor']),
    productType: text(body['product_type']),
    status: upper(body['status']),
    tags: tags(body['tags']),
  };
  const known = world.shop.products.get(id);
  const product = known ?? newProduct(world, input, id);
  world.changing(id, product);
  writeProduct(product, input);
  product.publishedAt = text(body['published_at']);
  const variants = list(body['variants']);
  loadOptions(world, product, body, variants);
  for (const variant of variants) loadVariant(world, product, variant);
  if (known) touchProduct(world, product);
  else announce(world, 'products/create', product);
  return id;
}

/** Options as given; published samples leave them out, then they follow from the variants. */
function loadOptions(
  world: World,
  product: Product,
  body: JsonObject,
  variants: JsonObject[],
): void {
  const given = list(body['options']);
  const valuesAt = (index: number): string[] => [
    ...new Set(variants.flatMap((variant) => text(variant[`option${index + 1}`]) ?? [])),
  ];
  if (given.length > 0) {
    setOptions(
      world,
      product,
      given.map((option, index) => ({
        name: text(option['name']) ?? 'Title',
        values: valuesAt(index),
      })),
    );
    return;
  }
  const found = [0, 1, 2].map(valuesAt).filter((values) => values.length > 0);
  setOptions(
    world,
    product,
    found.length > 0
      ? found.map((values, index) => ({
          name: index === 0 ? 'Title' : `Option ${index + 1}`,
          values,
        }))
      : [{ name: 'Title', values: ['Default Title'] }],
  );
}

function loadVariant(world: World, product: Product, body: JsonObject): void {
  const { currency } = world.store;
  const id = gidOf(body, 'ProductVariant');
  const optionValues = [1, 2, 3].flatMap((index) => text(body[`option${index}`]) ?? []);
  const compareAt = text(body['compare_at_price']);
  const known = id ? world.shop.variants.get(id) : undefined;
  const itemId = text(body['inventory_item_id']);
  const variant =
    known ??
    addVariant(
      world,
      product,
      {
        ...NEW_VARIANT,
        optionValues: optionValues.length > 0 ? optionValues : NEW_VARIANT.optionValues,
        price: toMinor(text(body['price']) ?? '0', currency),
        compareAtPrice: compareAt === null ? null : toMinor(compareAt, currency),
        sku: text(body['sku']),
        barcode: text(body['barcode']),
        taxable: body['taxable'] !== false,
        inventoryPolicy: upper(body['inventory_policy']) === 'CONTINUE' ? 'CONTINUE' : 'DENY',
        tracked: body['inventory_quantity'] !== undefined,
      },
      {
        ...(id ? { variant: id } : {}),
        ...(itemId ? { item: `gid://shopify/InventoryItem/${itemId}` } : {}),
      },
    );
  if (known)
    writeVariant(world, known, {
      price: text(body['price']),
      compareAtPrice: compareAt,
      sku: text(body['sku']),
      barcode: text(body['barcode']),
    });
  const quantity = Number(text(body['inventory_quantity']) ?? Number.NaN);
  if (Number.isInteger(quantity))
    stock(world, variant, primaryLocation(world).id, 'available', quantity);
}
