import { notModelled } from '../unknownSearch.ts';
import type { Ctx, ResolverMap, SearchFields } from '../../contract.ts';
import { hasOnlyDefaultVariant, itemOf, variantTitle } from '../../state/catalog/catalog.ts';
import type { Product, Variant } from '../../state/catalog/catalog.ts';
import type { ProductSetOperation } from './productSet.ts';
import { toPadded } from '../../state/money/money.ts';
import { count, exactCount, list, page } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { byGid, legacyId, metafieldFields } from '../shared.ts';

function variantsOf(ctx: Ctx, product: Product): Variant[] {
  return product.variantIds
    .map((id) => ctx.shop.variants.get(id))
    .filter((one) => one !== undefined);
}

/** Sum of `available` over the active levels of a variant; what the storefront may sell. */
export function inventoryQuantity(ctx: Ctx, variant: Variant): number {
  return itemOf(ctx, variant)
    .levels.filter(({ isActive }) => isActive)
    .reduce((total, level) => total + level.available, 0);
}

function totalInventory(ctx: Ctx, product: Product): number {
  return variantsOf(ctx, product)
    .filter((variant) => itemOf(ctx, variant).tracked)
    .reduce((total, variant) => total + inventoryQuantity(ctx, variant), 0);
}

export function productFields(ctx: Ctx): SearchFields<Product> {
  return {
    fields: {
      ...notModelled(
        'products',
        'bundles',
        'category_id',
        'collection_id',
        'combined_listing_role',
        'delivery_profile_id',
        'error_feedback',
        'has_only_composites',
        'has_variant_with_components',
        'is_price_reduced',
        'out_of_stock_somewhere',
        'product_configuration_owner',
        'product_publication_status',
        'publishable_status',
        'published_status',
        'tag_not',
      ),
      variant_id: { kind: 'id', of: ({ variantIds }) => variantIds },
      variant_title: { kind: 'word', of: (product) => variantsOf(ctx, product).map(variantTitle) },
      price: {
        kind: 'number',
        of: (product) =>
          variantsOf(ctx, product).map(({ price }) => Number(toPadded(price, ctx.store.currency))),
      },
      publication_ids: { kind: 'id', of: ({ publicationIds }) => publicationIds },
      has_only_default_variant: { kind: 'boolean', of: hasOnlyDefaultVariant },
      tracks_inventory: {
        kind: 'boolean',
        of: (product) => variantsOf(ctx, product).some((variant) => itemOf(ctx, variant).tracked),
      },
      id: { kind: 'id', of: ({ id }) => id },
      title: { kind: 'word', of: ({ title }) => title },
      handle: { kind: 'text', of: ({ handle }) => handle },
      status: { kind: 'text', of: ({ status }) => status },
      vendor: { kind: 'text', of: ({ vendor }) => vendor },
      product_type: { kind: 'text', of: ({ productType }) => productType },
      tag: { kind: 'text', of: ({ tags }) => tags },
      sku: { kind: 'text', of: (product) => variantsOf(ctx, product).map(({ sku }) => sku) },
      barcode: {
        kind: 'text',
        of: (product) => variantsOf(ctx, product).map(({ barcode }) => barcode),
      },
      created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
      updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
      published_at: { kind: 'date', of: ({ publishedAt }) => publishedAt },
      gift_card: { kind: 'boolean', of: ({ isGiftCard }) => isGiftCard },
      inventory_total: { kind: 'number', of: (product) => totalInventory(ctx, product) },
    },
    bare: ({ title, vendor, handle, tags }) => [title, vendor, handle, ...tags],
  };
}

export function variantFields(ctx: Ctx): SearchFields<Variant> {
  const product = ({ productId }: Variant): Product | undefined => ctx.shop.products.get(productId);
  return {
    fields: {
      ...notModelled(
        'productVariants',
        'collection',
        'delivery_profile_id',
        'exclude_composite',
        'exclude_variants_with_components',
        'managed',
        'managed_by',
        'product_publication_status',
        'publishable_status',
        'published_status',
        'tag_not',
      ),
      product_ids: { kind: 'id', of: ({ productId }) => productId },
      product_type: { kind: 'text', of: (variant) => product(variant)?.productType ?? null },
      tag: { kind: 'text', of: (variant) => product(variant)?.tags ?? [] },
      taxable: { kind: 'boolean', of: ({ taxable }) => taxable },
      gift_card: { kind: 'boolean', of: (variant) => product(variant)?.isGiftCard ?? false },
      requires_components: { kind: 'boolean', of: ({ requiresComponents }) => requiresComponents },
      location_id: {
        kind: 'id',
        of: (variant) => itemOf(ctx, variant).levels.map(({ locationId }) => locationId),
      },
      id: { kind: 'id', of: ({ id }) => id },
      sku: { kind: 'text', of: ({ sku }) => sku },
      barcode: { kind: 'text', of: ({ barcode }) => barcode },
      product_id: { kind: 'id', of: ({ productId }) => productId },
      title: { kind: 'word', of: variantTitle },
      updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
      product_status: { kind: 'text', of: (variant) => product(variant)?.status ?? null },
      vendor: { kind: 'text', of: (variant) => product(variant)?.vendor ?? null },
      inventory_quantity: { kind: 'number', of: (variant) => inventoryQuantity(ctx, variant) },
    },
    bare: (variant) => [
      variant.sku,
      variant.barcode,
      variantTitle(variant),
      product(variant)?.title ?? null,
    ],
  };
}

export const productResolvers: ResolverMap = {
  Query: {
    product: (_parent, { id }: { id: string }, ctx) => byGid(ctx, id, 'Product', ctx.shop.products),
    productByHandle: (_parent, { handle }: { handle: string }, ctx) =>
      ctx.shop.products.get(ctx.shop.productsByHandle.get(handle) ?? '') ?? null,
    productByIdentifier: (
      _parent,
      { identifier }: { identifier: { id?: string; handle?: string } },
      ctx,
    ) =>
      identifier.id
        ? byGid(ctx, identifier.id, 'Product', ctx.shop.products)
        : (ctx.shop.products.get(ctx.shop.productsByHandle.get(identifier.handle ?? '') ?? '') ??
          null),
    products: (_parent, args, ctx) =>
      list(ctx, ctx.shop.products.values(), args, productFields(ctx), {
        TITLE: ({ title }) => title.toLowerCase(),
        CREATED_AT: ({ createdAt }) => createdAt,
        UPDATED_AT: ({ updatedAt }) => updatedAt,
        PUBLISHED_AT: ({ publishedAt }) => publishedAt,
        VENDOR: ({ vendor }) => vendor.toLowerCase(),
        PRODUCT_TYPE: ({ productType }) => productType.toLowerCase(),
        INVENTORY_TOTAL: (product) => totalInventory(ctx, product),
      }),
    productOperation: (_parent, { id }: { id: string }, ctx) =>
      ctx.shop.productSetOperations.get(id) ?? null,
    productsCount: (_parent, args, ctx) =>
      count(ctx, ctx.shop.products.values(), args, productFields(ctx)),
    productVariant: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'ProductVariant', ctx.shop.variants),
    productVariants: (_parent, args, ctx) =>
      list(ctx, ctx.shop.variants.values(), args, variantFields(ctx), {
        SKU: ({ sku }) => sku,
        TITLE: variantTitle,
        POSITION: ({ position }) => position,
        INVENTORY_QUANTITY: (variant) => inventoryQuantity(ctx, variant),
      }),
    productVariantsCount: (_parent, args, ctx) =>
      count(ctx, ctx.shop.variants.values(), args, variantFields(ctx)),
  },
  Product: {
    ...legacyId,
    ...metafieldFields,
    bodyHtml: ({ descriptionHtml }: Product) => descriptionHtml,
    description: ({ descriptionHtml }: Product, { truncateAt }: { truncateAt?: number | null }) => {
      const text = descriptionHtml.replace(/<[^>]*>/g, '').trim();
      return truncateAt == null ? text : text.slice(0, truncateAt);
    },
    hasOnlyDefaultVariant,
    hasOutOfStockVariants: (product: Product, _args, ctx) =>
      variantsOf(ctx, product).some(
        (variant) => itemOf(ctx, variant).tracked && inventoryQuantity(ctx, variant) <= 0,
      ),
    hasVariantsThatRequiresComponents: (product: Product, _args, ctx) =>
      variantsOf(ctx, product).some(({ requiresComponents }) => requiresComponents),
    options: ({ options }: Product, { first }: { first?: number | null }) =>
      first == null ? options : options.slice(0, first),
    priceRangeV2: (product: Product, _args, ctx) => {
      const prices = variantsOf(ctx, product).map(({ price }) => price);
      const { currency } = ctx.store;
      return {
        minVariantPrice: moneyV2(prices.length > 0 ? Math.min(...prices) : 0, currency),
        maxVariantPrice: moneyV2(prices.length > 0 ? Math.max(...prices) : 0, currency),
      };
    },
    totalInventory: (product: Product, _args, ctx) => totalInventory(ctx, product),
    totalVariants: ({ variantIds }: Product) => variantIds.length,
    tracksInventory: (product: Product, _args, ctx) =>
      variantsOf(ctx, product).some((variant) => itemOf(ctx, variant).tracked),
    variantsCount: ({ variantIds }: Product) => exactCount(variantIds.length),
    variants: (product: Product, args, ctx) => page(variantsOf(ctx, product), args),
    category: () => null,
    featuredMedia: () => null,
    media: (_product: Product, args) => page([], args),
    mediaCount: () => exactCount(0),
    collections: (_product: Product, args) => page([], args),
    requiresSellingPlan: () => false,
    onlineStoreUrl: ({ publishedAt, handle }: Product, _args, ctx) =>
      publishedAt ? `https://${ctx.store.domain}/products/${handle}` : null,
    onlineStorePreviewUrl: ({ handle }: Product, _args, ctx) =>
      `https://${ctx.store.domain}/products/${handle}`,
  },
  ProductSetOperation: {
    product: ({ productId }: ProductSetOperation, _args, ctx) =>
      productId ? (ctx.shop.products.get(productId) ?? null) : null,
  },
  ProductOption: {
    values: ({ values }: Product['options'][number]) => values.map(({ name }) => name),
    optionValues: ({ values }: Product['options'][number]) => values,
    linkedMetafield: () => null,
  },
  ProductOptionValue: {
    hasVariants: () => true,
    linkedMetafieldValue: () => null,
    swatch: () => null,
  },
  ProductVariant: {
    ...legacyId,
    ...metafieldFields,
    title: variantTitle,
    displayName: (variant: Variant, _args, ctx) =>
      `${ctx.shop.products.get(variant.productId)?.title} - ${variantTitle(variant)}`,
    price: ({ price }: Variant, _args, ctx) => toPadded(price, ctx.store.currency),
    compareAtPrice: ({ compareAtPrice }: Variant, _args, ctx) =>
      compareAtPrice === null ? null : toPadded(compareAtPrice, ctx.store.currency),
    product: ({ productId }: Variant, _args, ctx) => ctx.shop.products.get(productId),
    inventoryItem: (variant: Variant, _args, ctx) => itemOf(ctx, variant),
    inventoryQuantity: (variant: Variant, _args, ctx) => inventoryQuantity(ctx, variant),
    sellableOnlineQuantity: (variant: Variant, _args, ctx) => inventoryQuantity(ctx, variant),
    availableForSale: (variant: Variant, _args, ctx) =>
      !itemOf(ctx, variant).tracked ||
      variant.inventoryPolicy === 'CONTINUE' ||
      inventoryQuantity(ctx, variant) > 0,
    selectedOptions: (variant: Variant, _args, ctx) =>
      (ctx.shop.products.get(variant.productId)?.options ?? []).map((option, index) => {
        const value = variant.optionValues[index] ?? '';
        return {
          name: option.name,
          value,
          optionValue: option.values.find(({ name }) => name === value),
        };
      }),
    media: (_variant: Variant, args) => page([], args),
    image: () => null,
    unitPriceMeasurement: () => null,
    showUnitPrice: () => false,
    unitPrice: () => null,
    taxCode: () => null,
  },
};
