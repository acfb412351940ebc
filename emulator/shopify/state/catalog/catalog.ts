import type { UserError, World } from '../../contract.ts';
import type { InventoryItem } from '../inventory/inventory.ts';
import { announce } from '../events.ts';

export type ProductOption = {
  readonly id: string;
  name: string;
  position: number;
  values: { readonly id: string; name: string }[];
};

export type Product = {
  readonly id: string;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  status: string;
  tags: string[];
  isGiftCard: boolean;
  options: ProductOption[];
  variantIds: string[];
  publicationIds: string[];
  publishedAt: string | null;
  templateSuffix: string | null;
  seo: { title: string | null; description: string | null };
  readonly createdAt: string;
  updatedAt: string;
};

export type Variant = {
  readonly id: string;
  readonly productId: string;
  readonly inventoryItemId: string;
  /** One value per option of the product, in their order. */
  optionValues: string[];
  position: number;
  /** Minor units of the shop currency. */
  price: number;
  compareAtPrice: number | null;
  sku: string | null;
  barcode: string | null;
  taxable: boolean;
  inventoryPolicy: 'DENY' | 'CONTINUE';
  requiresComponents: boolean;
  readonly createdAt: string;
  updatedAt: string;
};

export function variantTitle(variant: Variant): string {
  return variant.optionValues.join(' / ') || 'Default Title';
}

/** "Default Title" only: a product that was never given options. */
export function hasOnlyDefaultVariant(product: Product): boolean {
  return (
    product.options.length === 1 &&
    product.options[0]!.name === 'Title' &&
    product.options[0]!.values.length === 1 &&
    product.options[0]!.values[0]!.name === 'Default Title'
  );
}

export function itemOf(world: World, variant: Variant): InventoryItem {
  const item = world.shop.inventoryItems.get(variant.inventoryItemId);
  if (!item) throw new Error(`variant ${variant.id} has no inventory item`);
  return item;
}

/** SKUs are neither unique nor required; the index only answers how often one is used. */
export function setSku(world: World, variant: Variant, sku: string | null): void {
  const { skus } = world.shop;
  if (variant.sku) {
    const others = skus.get(variant.sku);
    others?.delete(variant.id);
    if (others?.size === 0) skus.delete(variant.sku);
  }
  const text = sku === '' ? null : sku;
  variant.sku = text;
  itemOf(world, variant).sku = text;
  if (!text) return;
  const same = skus.get(text);
  if (same) same.add(variant.id);
  else skus.set(text, new Set([variant.id]));
}

export function handleOf(world: World, title: string): string {
  const base = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  let handle = base || 'product';
  for (let count = 1; world.shop.productsByHandle.has(handle); count += 1)
    handle = `${base}-${count}`;
  return handle;
}

export type VariantValues = {
  optionValues: string[];
  price: number;
  compareAtPrice: number | null;
  sku: string | null;
  barcode: string | null;
  taxable: boolean;
  inventoryPolicy: 'DENY' | 'CONTINUE';
  tracked: boolean;
  requiresShipping: boolean;
  cost: number | null;
  weight: { value: number; unit: string };
};

export const NEW_VARIANT: VariantValues = {
  optionValues: ['Default Title'],
  price: 0,
  compareAtPrice: null,
  sku: null,
  barcode: null,
  taxable: true,
  inventoryPolicy: 'DENY',
  tracked: false,
  requiresShipping: true,
  cost: null,
  weight: { value: 0, unit: 'KILOGRAMS' },
};

/** A variant with its inventory item, at the end of the product's list. */
export function addVariant(
  world: World,
  product: Product,
  values: VariantValues,
  ids: { variant?: string; item?: string } = {},
): Variant {
  const now = world.now();
  const id = ids.variant ?? world.newGid('ProductVariant');
  const item: InventoryItem = {
    id: ids.item ?? world.newGid('InventoryItem'),
    variantId: id,
    sku: null,
    tracked: values.tracked,
    requiresShipping: values.requiresShipping,
    cost: values.cost,
    countryCodeOfOrigin: null,
    provinceCodeOfOrigin: null,
    harmonizedSystemCode: null,
    weight: values.weight,
    levels: [],
    createdAt: now,
    updatedAt: now,
  };
  const variant: Variant = {
    id,
    productId: product.id,
    inventoryItemId: item.id,
    optionValues: values.optionValues,
    position: product.variantIds.length + 1,
    price: values.price,
    compareAtPrice: values.compareAtPrice,
    sku: null,
    barcode: values.barcode,
    taxable: values.taxable,
    inventoryPolicy: values.inventoryPolicy,
    requiresComponents: false,
    createdAt: now,
    updatedAt: now,
  };
  world.changing(item.id, null);
  world.changing(variant.id, null);
  world.shop.inventoryItems.set(item.id, item);
  world.shop.variants.set(variant.id, variant);
  product.variantIds.push(variant.id);
  setSku(world, variant, values.sku);
  return variant;
}

export function removeVariant(world: World, product: Product, variantId: string): void {
  const variant = world.shop.variants.get(variantId);
  if (!variant) return;
  const item = itemOf(world, variant);
  setSku(world, variant, null);
  for (const level of item.levels) {
    world.changing(level.id, level);
    world.shop.levels.delete(level.id);
  }
  world.changing(item.id, item);
  world.changing(variant.id, variant);
  world.shop.inventoryItems.delete(item.id);
  world.shop.variants.delete(variantId);
  product.variantIds = product.variantIds.filter((id) => id !== variantId);
  product.variantIds.forEach((id, index) => {
    world.shop.variants.get(id)!.position = index + 1;
  });
  announce(world, 'inventory_items/delete', item);
}

export function touchProduct(world: World, product: Product): void {
  product.updatedAt = world.now();
  announce(world, 'products/update', product);
}

export function deleteProduct(world: World, product: Product): void {
  world.changing(product.id, product);
  for (const id of product.variantIds.slice()) removeVariant(world, product, id);
  world.shop.products.delete(product.id);
  world.shop.productsByHandle.delete(product.handle);
  announce(world, 'products/delete', product);
}

/** An `UserError` for a product that is not there. */
export function productMissing(field: string[]): UserError {
  return { field, message: 'Product does not exist' };
}
