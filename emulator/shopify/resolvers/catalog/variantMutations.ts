import type { Ctx, UserError } from '../../contract.ts';
import { productMissing, removeVariant, touchProduct } from '../../state/catalog/catalog.ts';
import type { Product, Variant } from '../../state/catalog/catalog.ts';
import {
  makeVariant,
  optionValuesOf,
  stock,
  writeVariant,
} from '../../state/catalog/productWrite.ts';
import type { VariantInput } from '../../state/catalog/productWrite.ts';
import { writeMetafields } from '../metafields.ts';
import type { MetafieldInput } from '../metafields.ts';

type NewVariantInput = VariantInput & {
  inventoryQuantities?: { availableQuantity: number; locationId: string }[] | null;
  metafields?: MetafieldInput[] | null;
};

function isError(value: string[] | UserError): value is UserError {
  return !Array.isArray(value);
}

/** `productVariantsBulkCreate`: all variants or none. */
export function bulkCreate(
  ctx: Ctx,
  args: { productId: string; variants: NewVariantInput[]; strategy: string },
) {
  const product = ctx.shop.products.get(args.productId);
  if (!product)
    return {
      product: null,
      productVariants: null,
      userErrors: [{ ...productMissing(['productId']), code: 'PRODUCT_DOES_NOT_EXIST' }],
    };
  const planned: string[][] = [];
  const userErrors: UserError[] = [];
  args.variants.forEach((input, index) => {
    const values = optionValuesOf(ctx, product, input);
    const at = ['variants', String(index)];
    if (isError(values)) userErrors.push({ ...values, field: [...at, ...(values.field ?? [])] });
    else if (taken(ctx, product, values, args.strategy) || planned.some((one) => same(one, values)))
      userErrors.push({
        field: at,
        message: `The variant '${values.join(' / ')}' already exists. Please change at least one option value.`,
        code: 'VARIANT_ALREADY_EXISTS',
      });
    else planned.push(values);
  });
  if (userErrors.length > 0) return { product: null, productVariants: [], userErrors };
  ctx.changing(product.id, product);
  const standalone = product.variantIds[0];
  if (
    args.strategy === 'REMOVE_STANDALONE_VARIANT' &&
    product.variantIds.length === 1 &&
    standalone
  )
    removeVariant(ctx, product, standalone);
  const made = args.variants.map((input, index) => {
    const variant = makeVariant(ctx, product, input, planned[index]!);
    for (const { locationId, availableQuantity } of input.inventoryQuantities ?? [])
      stock(ctx, variant, locationId, 'available', availableQuantity);
    writeMetafields(ctx, variant.id, input.metafields);
    return variant;
  });
  touchProduct(ctx, product);
  return { product, productVariants: made, userErrors: [] };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join('\n') === b.join('\n');
}

function taken(ctx: Ctx, product: Product, values: readonly string[], strategy: string): boolean {
  if (strategy === 'REMOVE_STANDALONE_VARIANT' && product.variantIds.length === 1) return false;
  return product.variantIds.some((id) => same(ctx.shop.variants.get(id)!.optionValues, values));
}

/** `productVariantsBulkUpdate`: all or none, unless partial updates are allowed. */
export function bulkUpdate(
  ctx: Ctx,
  args: { productId: string; variants: NewVariantInput[]; allowPartialUpdates: boolean },
) {
  const product = ctx.shop.products.get(args.productId);
  if (!product)
    return {
      product: null,
      productVariants: null,
      userErrors: [{ ...productMissing(['productId']), code: 'PRODUCT_DOES_NOT_EXIST' }],
    };
  const userErrors: UserError[] = [];
  const good: { variant: Variant; input: NewVariantInput }[] = [];
  args.variants.forEach((input, index) => {
    const at = ['variants', String(index)];
    const variant = input.id ? ctx.shop.variants.get(input.id) : undefined;
    if (!input.id)
      userErrors.push({
        field: [...at, 'id'],
        message: 'Product variant is missing ID attribute',
        code: 'PRODUCT_VARIANT_ID_MISSING',
      });
    else if (!variant || variant.productId !== product.id)
      userErrors.push({
        field: [...at, 'id'],
        message: 'Product variant does not exist',
        code: 'PRODUCT_VARIANT_DOES_NOT_EXIST',
      });
    else if (input.inventoryQuantities)
      userErrors.push({
        field: [...at, 'inventoryQuantities'],
        message:
          'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.',
        code: 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
      });
    else if (Number(input.price) < 0)
      userErrors.push({
        field: [...at, 'price'],
        message: 'Price must be greater than or equal to 0',
        code: 'GREATER_THAN_OR_EQUAL_TO',
      });
    else good.push({ variant, input });
  });
  if (userErrors.length > 0 && !args.allowPartialUpdates)
    return { product, productVariants: null, userErrors };
  ctx.changing(product.id, product);
  for (const { variant, input } of good) {
    writeVariant(ctx, variant, input);
    if (input.optionValues) {
      const values = optionValuesOf(ctx, product, input);
      if (!isError(values))
        variant.optionValues = variant.optionValues.map((old, index) => values[index] ?? old);
    }
    writeMetafields(ctx, variant.id, input.metafields);
  }
  if (good.length > 0) touchProduct(ctx, product);
  return { product, productVariants: good.map(({ variant }) => variant), userErrors };
}
