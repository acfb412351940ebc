import type { UserError, World } from '../../contract.ts';
import { addVariant, handleOf, itemOf, NEW_VARIANT, setSku } from './catalog.ts';
import type { Product, Variant, VariantValues } from './catalog.ts';
import { sortedTags } from '../customers/customer.ts';
import { levelAt, newLevel, changeQuantity, quantityOf } from '../inventory/inventory.ts';
import { toMinor } from '../money/money.ts';
import { announce } from '../events.ts';

export type ProductInput = {
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  vendor?: string | null;
  productType?: string | null;
  status?: string | null;
  tags?: string[] | null;
  giftCard?: boolean | null;
  templateSuffix?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
};

export type ItemInput = {
  sku?: string | null;
  tracked?: boolean | null;
  requiresShipping?: boolean | null;
  cost?: string | number | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  measurement?: { weight?: { value: number; unit: string } | null } | null;
};

export type VariantInput = {
  id?: string | null;
  optionValues?:
    | {
        name?: string | null;
        optionName?: string | null;
        id?: string | null;
        optionId?: string | null;
      }[]
    | null;
  price?: string | number | null;
  compareAtPrice?: string | number | null;
  sku?: string | null;
  barcode?: string | null;
  taxable?: boolean | null;
  inventoryPolicy?: 'DENY' | 'CONTINUE' | null;
  inventoryItem?: ItemInput | null;
  requiresComponents?: boolean | null;
};

/** A product without variants yet; it is kept and not told: the caller does that once it is whole. */
export function newProduct(world: World, input: ProductInput, id?: string): Product {
  const now = world.now();
  const title = input.title ?? '';
  const product: Product = {
    id: id ?? world.newGid('Product'),
    title,
    handle: input.handle || handleOf(world, title),
    descriptionHtml: '',
    vendor: world.store.name,
    productType: '',
    status: 'ACTIVE',
    tags: [],
    isGiftCard: input.giftCard ?? false,
    options: [],
    variantIds: [],
    publicationIds: [],
    publishedAt: null,
    templateSuffix: null,
    seo: { title: null, description: null },
    createdAt: now,
    updatedAt: now,
  };
  world.changing(product.id, null);
  writeProduct(product, input);
  world.shop.products.set(product.id, product);
  world.shop.productsByHandle.set(product.handle, product.id);
  return product;
}

/** Writes the fields that are given. */
export function writeProduct(product: Product, input: ProductInput): void {
  product.title = input.title ?? product.title;
  product.descriptionHtml = input.descriptionHtml ?? product.descriptionHtml;
  product.vendor = input.vendor ?? product.vendor;
  product.productType = input.productType ?? product.productType;
  product.status = input.status ?? product.status;
  product.templateSuffix = input.templateSuffix ?? product.templateSuffix;
  if (input.tags) product.tags = sortedTags(input.tags);
  if (input.seo)
    product.seo = { title: input.seo.title ?? null, description: input.seo.description ?? null };
}

/** Title "Title", value "Default Title": what a product without options has. */
export function giveDefaultOption(world: World, product: Product): void {
  setOptions(world, product, [{ name: 'Title', values: ['Default Title'] }]);
}

export function setOptions(
  world: World,
  product: Product,
  options: { name: string; values: string[] }[],
): void {
  product.options = options.map((option, index) => {
    const before = product.options.find(({ name }) => name === option.name);
    return {
      id: before?.id ?? world.newGid('ProductOption'),
      name: option.name,
      position: index + 1,
      values: option.values.map(
        (name) =>
          before?.values.find((value) => value.name === name) ?? {
            id: world.newGid('ProductOptionValue'),
            name,
          },
      ),
    };
  });
}

/** Position of each given value by the product's options; unknown values are added to their option. */
export function optionValuesOf(
  world: World,
  product: Product,
  input: VariantInput,
): string[] | UserError {
  const values: string[] = [];
  for (const given of input.optionValues ?? []) {
    const option = product.options.find(
      ({ id, name }) => id === given.optionId || name === given.optionName,
    );
    if (!option)
      return {
        field: ['optionValues'],
        message: 'Option does not exist',
        code: 'OPTION_DOES_NOT_EXIST',
      };
    const known = option.values.find(({ id, name }) => id === given.id || name === given.name);
    if (!known && given.name)
      option.values.push({ id: world.newGid('ProductOptionValue'), name: given.name });
    values[option.position - 1] = known?.name ?? given.name ?? '';
  }
  return values;
}

export function valuesOf(world: World, input: VariantInput, optionValues: string[]): VariantValues {
  const item = input.inventoryItem;
  const money = (amount: string | number | null | undefined): number | null =>
    amount == null ? null : toMinor(amount, world.store.currency);
  return {
    optionValues: optionValues.length > 0 ? optionValues : NEW_VARIANT.optionValues,
    price: money(input.price) ?? 0,
    compareAtPrice: money(input.compareAtPrice),
    sku: item?.sku ?? input.sku ?? null,
    barcode: input.barcode ?? null,
    taxable: input.taxable ?? true,
    inventoryPolicy: input.inventoryPolicy ?? 'DENY',
    tracked: item?.tracked ?? false,
    requiresShipping: item?.requiresShipping ?? true,
    cost: money(item?.cost),
    weight: item?.measurement?.weight ?? NEW_VARIANT.weight,
  };
}

export function writeVariant(world: World, variant: Variant, input: VariantInput): void {
  const { currency } = world.store;
  world.changing(variant.id, variant);
  if (input.price != null) variant.price = toMinor(input.price, currency);
  if (input.compareAtPrice !== undefined)
    variant.compareAtPrice =
      input.compareAtPrice == null ? null : toMinor(input.compareAtPrice, currency);
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  variant.taxable = input.taxable ?? variant.taxable;
  variant.inventoryPolicy = input.inventoryPolicy ?? variant.inventoryPolicy;
  variant.requiresComponents = input.requiresComponents ?? variant.requiresComponents;
  variant.updatedAt = world.now();
  if (input.sku !== undefined) setSku(world, variant, input.sku);
  if (input.inventoryItem) writeItem(world, variant, input.inventoryItem);
}

export function writeItem(world: World, variant: Variant, input: ItemInput): void {
  const item = itemOf(world, variant);
  world.changing(item.id, item);
  if (input.sku !== undefined) setSku(world, variant, input.sku);
  item.tracked = input.tracked ?? item.tracked;
  item.requiresShipping = input.requiresShipping ?? item.requiresShipping;
  if (input.cost !== undefined)
    item.cost = input.cost == null ? null : toMinor(input.cost, world.store.currency);
  if (input.countryCodeOfOrigin !== undefined) item.countryCodeOfOrigin = input.countryCodeOfOrigin;
  if (input.provinceCodeOfOrigin !== undefined)
    item.provinceCodeOfOrigin = input.provinceCodeOfOrigin;
  if (input.harmonizedSystemCode !== undefined)
    item.harmonizedSystemCode = input.harmonizedSystemCode?.replace(/[^0-9A-Za-z]/g, '') ?? null;
  if (input.measurement?.weight) item.weight = input.measurement.weight;
  item.updatedAt = world.now();
  announce(world, 'inventory_items/update', item);
}

/** Makes a variant and stocks it at the shop's first location, as Shopify does for one that is made without quantities. */
export function makeVariant(
  world: World,
  product: Product,
  input: VariantInput,
  optionValues: string[],
): Variant {
  const variant = addVariant(world, product, valuesOf(world, input, optionValues));
  const item = itemOf(world, variant);
  if (input.inventoryItem) writeItem(world, variant, input.inventoryItem);
  const first = [...world.shop.locations.values()].find(
    (location) => location.isActive && !location.fulfillmentServiceId,
  );
  if (first) newLevel(world, item, first.id, true);
  announce(world, 'inventory_items/create', item);
  return variant;
}

/** Sets a starting quantity at a location, activating the item there. */
export function stock(
  world: World,
  variant: Variant,
  locationId: string,
  name: 'available' | 'on_hand',
  quantity: number,
): void {
  const item = itemOf(world, variant);
  const level = levelAt(item, locationId) ?? newLevel(world, item, locationId, true);
  changeQuantity(world, level, 'available', quantity - quantityOf(level, name));
}
