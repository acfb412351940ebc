import type { JsonObject, World } from '../contract.ts';
import { itemOf, variantTitle } from '../state/catalog/catalog.ts';
import type { Product, Variant } from '../state/catalog/catalog.ts';
import { toPadded } from '../state/money/money.ts';
import { lower, number } from './shape.ts';

/** Variants are carried whole for the first 100 only, the rest by gid (§2.4). */
const WHOLE_VARIANTS = 100;

export function productBody(world: World, product: Product): JsonObject {
  const variants = product.variantIds.flatMap((id) => world.shop.variants.get(id) ?? []);
  return {
    admin_graphql_api_id: product.id,
    body_html: product.descriptionHtml,
    created_at: product.createdAt,
    handle: product.handle,
    id: number(product.id),
    product_type: product.productType,
    published_at: product.publishedAt,
    template_suffix: product.templateSuffix,
    title: product.title,
    updated_at: product.updatedAt,
    vendor: product.vendor,
    status: lower(product.status),
    published_scope: 'global',
    tags: product.tags.join(', '),
    variants: variants.slice(0, WHOLE_VARIANTS).map((variant) => variantBody(world, variant)),
    options: product.options.map((option) => ({
      name: option.name,
      id: number(option.id),
      product_id: number(product.id),
      position: option.position,
      values: option.values.map(({ name }) => name),
    })),
    images: [],
    image: null,
    media: [],
    variant_gids: variants.map(({ id, updatedAt }) => ({
      admin_graphql_api_id: id,
      updated_at: updatedAt,
    })),
    has_variants_that_requires_components: variants.some(
      ({ requiresComponents }) => requiresComponents,
    ),
    category: null,
  };
}

function variantBody(world: World, variant: Variant): JsonObject {
  const item = itemOf(world, variant);
  const { currency } = world.store;
  const quantity = item.levels
    .filter(({ isActive }) => isActive)
    .reduce((total, level) => total + level.available, 0);
  return {
    admin_graphql_api_id: variant.id,
    barcode: variant.barcode,
    compare_at_price:
      variant.compareAtPrice === null ? null : toPadded(variant.compareAtPrice, currency),
    created_at: variant.createdAt,
    id: number(variant.id),
    inventory_policy: lower(variant.inventoryPolicy),
    position: variant.position,
    price: toPadded(variant.price, currency),
    product_id: number(variant.productId),
    sku: variant.sku,
    taxable: variant.taxable,
    title: variantTitle(variant),
    updated_at: variant.updatedAt,
    option1: variant.optionValues[0] ?? null,
    option2: variant.optionValues[1] ?? null,
    option3: variant.optionValues[2] ?? null,
    image_id: null,
    inventory_item_id: number(item.id),
    inventory_quantity: quantity,
    old_inventory_quantity: quantity,
  };
}
