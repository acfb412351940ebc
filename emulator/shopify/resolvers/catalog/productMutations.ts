import type { Ctx, ResolverMap, UserError } from '../../contract.ts';
import { NotModelled } from '../../contract.ts';
import {
  addVariant,
  deleteProduct,
  NEW_VARIANT,
  productMissing,
  removeVariant,
  touchProduct,
} from '../../state/catalog/catalog.ts';
import type { Product } from '../../state/catalog/catalog.ts';
import { announce } from '../../state/events.ts';
import { newLevel } from '../../state/inventory/inventory.ts';
import {
  giveDefaultOption,
  newProduct,
  setOptions,
  writeItem,
  writeProduct,
} from '../../state/catalog/productWrite.ts';
import type { ItemInput, ProductInput } from '../../state/catalog/productWrite.ts';
import { bulkCreate, bulkUpdate } from './variantMutations.ts';
import { plainErrors } from '../shared.ts';
import { writeMetafields } from '../metafields.ts';
import type { MetafieldInput } from '../metafields.ts';
import { productSet } from './productSet.ts';

type OptionInput = { name: string; values?: { name: string }[] | null };
function firstLocation(ctx: Ctx): string | null {
  return (
    [...ctx.shop.locations.values()].find((one) => one.isActive && !one.fulfillmentServiceId)?.id ??
    null
  );
}

/** A product comes with one variant: of its options' first values, or "Default Title". */
function createProduct(
  ctx: Ctx,
  input: ProductInput & {
    productOptions?: OptionInput[] | null;
    metafields?: MetafieldInput[] | null;
  },
): { product: Product | null; userErrors: UserError[] } {
  if (!input.title?.trim())
    return { product: null, userErrors: [{ field: ['title'], message: "Title can't be blank" }] };
  if (input.handle && ctx.shop.productsByHandle.has(input.handle))
    return {
      product: null,
      userErrors: [
        {
          field: ['handle'],
          message: `Handle '${input.handle}' already in use. Please provide a new handle.`,
        },
      ],
    };
  const product = newProduct(ctx, input);
  const options = (input.productOptions ?? []).filter((option) => (option.values ?? []).length > 0);
  if (options.length > 0)
    setOptions(
      ctx,
      product,
      options.map(({ name, values }) => ({ name, values: (values ?? []).map((one) => one.name) })),
    );
  else giveDefaultOption(ctx, product);
  const variant = addVariant(ctx, product, {
    ...NEW_VARIANT,
    optionValues: product.options.map(({ values }) => values[0]!.name),
  });
  const location = firstLocation(ctx);
  if (location)
    newLevel(ctx, ctx.shop.inventoryItems.get(variant.inventoryItemId)!, location, true);
  writeMetafields(ctx, product.id, input.metafields);
  announce(ctx, 'products/create', product);
  return { product, userErrors: [] };
}

export const productMutations: ResolverMap = {
  Mutation: {
    productCreate: (_parent, args, ctx) => {
      if (args.media?.length) throw new NotModelled('productCreate.media');
      const { product, userErrors } = createProduct(ctx, args.product ?? args.input ?? {});
      return { product, shop: ctx.shop, userErrors: plainErrors(userErrors) };
    },
    productUpdate: (_parent, args, ctx) => {
      const input = args.product ?? args.input ?? {};
      const id: string =
        input.id ??
        args.identifier?.id ??
        ctx.shop.productsByHandle.get(args.identifier?.handle ?? '') ??
        '';
      const product = ctx.shop.products.get(id);
      if (!product) return { product: null, userErrors: [productMissing(['id'])] };
      if (input.title === '')
        return {
          product: null,
          userErrors: [{ field: ['title'], message: "Title can't be blank" }],
        };
      ctx.changing(product.id, product);
      writeProduct(product, input);
      writeMetafields(ctx, product.id, input.metafields);
      touchProduct(ctx, product);
      return { product, userErrors: [] };
    },
    productDelete: (_parent, { input }, ctx) => {
      const product = ctx.shop.products.get(input.id);
      if (!product)
        return {
          deletedProductId: null,
          shop: ctx.shop,
          productDeleteOperation: null,
          userErrors: [productMissing(['id'])],
        };
      deleteProduct(ctx, product);
      return {
        deletedProductId: product.id,
        shop: ctx.shop,
        productDeleteOperation: null,
        userErrors: [],
      };
    },
    productVariantsBulkCreate: (_parent, args, ctx) => bulkCreate(ctx, args),
    productVariantsBulkUpdate: (_parent, args, ctx) => bulkUpdate(ctx, args),
    productVariantsBulkDelete: (
      _parent,
      args: { productId: string; variantsIds: string[] },
      ctx,
    ) => {
      const product = ctx.shop.products.get(args.productId);
      if (!product)
        return {
          product: null,
          userErrors: [{ ...productMissing(['productId']), code: 'PRODUCT_DOES_NOT_EXIST' }],
        };
      const strange = args.variantsIds.findIndex((id) => !product.variantIds.includes(id));
      if (strange >= 0)
        return {
          product,
          userErrors: [
            {
              field: ['variantsIds', String(strange)],
              message: 'At least one variant does not belong to the product',
              code: 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
            },
          ],
        };
      if (args.variantsIds.length >= product.variantIds.length)
        return {
          product,
          userErrors: [
            {
              field: ['variantsIds'],
              message: 'A product must have at least one variant',
              code: 'CANNOT_DELETE_LAST_VARIANT',
            },
          ],
        };
      ctx.changing(product.id, product);
      for (const id of args.variantsIds) removeVariant(ctx, product, id);
      touchProduct(ctx, product);
      return { product, userErrors: [] };
    },
    productSet: (_parent, args, ctx) => productSet(ctx, args),
    inventoryItemUpdate: (_parent, { id, input }: { id: string; input: ItemInput }, ctx) => {
      const item = ctx.shop.inventoryItems.get(id);
      const variant = item && ctx.shop.variants.get(item.variantId);
      if (!item || !variant)
        return {
          inventoryItem: null,
          userErrors: [{ field: ['id'], message: 'Inventory item does not exist' }],
        };
      const digits = input.harmonizedSystemCode?.replace(/[^0-9A-Za-z]/g, '');
      if (digits != null && !/^\d{6,13}$/.test(digits))
        return {
          inventoryItem: null,
          userErrors: [
            {
              field: ['input', 'harmonizedSystemCode'],
              message: 'Harmonized system code must be between 6 and 13 digits',
            },
          ],
        };
      writeItem(ctx, variant, input);
      return { inventoryItem: item, userErrors: [] };
    },
  },
};
