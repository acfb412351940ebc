import type { Ctx, UserError } from '../../contract.ts';
import { NotModelled } from '../../contract.ts';
import { removeVariant, touchProduct } from '../../state/catalog/catalog.ts';
import type { Product } from '../../state/catalog/catalog.ts';
import { announce } from '../../state/events.ts';
import {
  giveDefaultOption,
  makeVariant,
  newProduct,
  optionValuesOf,
  setOptions,
  stock,
  writeProduct,
  writeVariant,
} from '../../state/catalog/productWrite.ts';
import type { ProductInput, VariantInput } from '../../state/catalog/productWrite.ts';
import { writeMetafields } from '../metafields.ts';
import type { MetafieldInput } from '../metafields.ts';

type SetInput = ProductInput & {
  id?: string | null;
  productOptions?: { name?: string | null; values?: { name?: string | null }[] | null }[] | null;
  variants?:
    | (VariantInput & {
        inventoryQuantities?: { locationId: string; name: string; quantity: number }[] | null;
        metafields?: MetafieldInput[] | null;
      })[]
    | null;
  metafields?: MetafieldInput[] | null;
  collections?: string[] | null;
  files?: unknown[] | null;
};
type SetArgs = {
  input: SetInput;
  identifier?: { id?: string | null; handle?: string | null; customId?: unknown } | null;
  synchronous: boolean;
};

/** What `productSet` did; with `synchronous: false` what it will do, under an operation to poll. */
export type ProductSetOperation = {
  readonly id: string;
  status: 'CREATED' | 'ACTIVE' | 'COMPLETE';
  productId: string | null;
  userErrors: UserError[];
};

const MAX_VARIANTS = 2048;
const MAX_OPTIONS = 3;

/**
 * `productSet`: lists that are given are complete (variants that are missing are deleted), lists
 * that are left out stay (shopify-platform §4.6).
 */
export function productSet(ctx: Ctx, args: SetArgs) {
  if (args.input.files?.length || args.input.collections?.length || args.identifier?.customId)
    throw new NotModelled('productSet with files, collections or customId');
  if (args.synchronous) {
    const { product, userErrors } = setProduct(ctx, args);
    return { product, productSetOperation: null, userErrors };
  }
  const operation: ProductSetOperation = {
    id: ctx.newGid('ProductSetOperation'),
    status: 'CREATED',
    productId: null,
    userErrors: [],
  };
  ctx.shop.productSetOperations.set(operation.id, operation);
  ctx.later(ctx.switches.jobDelayMs, () => {
    const { product, userErrors } = setProduct(ctx, args);
    operation.status = 'COMPLETE';
    operation.productId = product?.id ?? null;
    operation.userErrors = userErrors;
  });
  return { product: null, productSetOperation: operation, userErrors: [] };
}

function setProduct(
  ctx: Ctx,
  { input, identifier }: SetArgs,
): { product: Product | null; userErrors: UserError[] } {
  const id = identifier?.id ?? input.id ?? ctx.shop.productsByHandle.get(identifier?.handle ?? '');
  const known = id ? ctx.shop.products.get(id) : undefined;
  const userErrors = problems(ctx, input, identifier, known);
  if (userErrors.length > 0) return { product: null, userErrors };
  const product =
    known ?? newProduct(ctx, { ...input, handle: input.handle ?? identifier?.handle ?? null });
  if (known) {
    ctx.changing(known.id, known);
    writeProduct(known, input);
  }
  setVariants(ctx, product, input);
  writeMetafields(ctx, product.id, input.metafields);
  if (known) touchProduct(ctx, product);
  else announce(ctx, 'products/create', product);
  return { product, userErrors: [] };
}

function problems(
  ctx: Ctx,
  input: SetInput,
  identifier: SetArgs['identifier'],
  known: Product | undefined,
): UserError[] {
  const bad = (field: string[], message: string, code: string): UserError[] => [
    { field, message, code },
  ];
  if (identifier?.id && !known)
    return bad(['input'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST');
  if (!known && !input.title?.trim())
    return bad(['input', 'title'], "Title can't be blank", 'INVALID_PRODUCT');
  if (
    input.variants &&
    !input.productOptions &&
    (!known || input.variants.some(({ optionValues }) => !optionValues?.length))
  )
    return bad(
      ['input', 'variants'],
      'Must specify product options when updating variants',
      'PRODUCT_OPTIONS_INPUT_MISSING',
    );
  if (input.productOptions && !input.variants)
    return bad(
      ['input', 'productOptions'],
      'Must specify variants when updating options',
      'VARIANTS_INPUT_MISSING',
    );
  if ((input.variants?.length ?? 0) > MAX_VARIANTS)
    return bad(
      ['input', 'variants'],
      'Number of product variants exceeds shop limit',
      'VARIANTS_OVER_LIMIT',
    );
  if ((input.productOptions?.length ?? 0) > MAX_OPTIONS)
    return bad(['input', 'productOptions'], 'Options over limit', 'OPTIONS_OVER_LIMIT');
  const strange = (input.variants ?? []).findIndex(
    (one) => one.id && !known?.variantIds.includes(one.id),
  );
  if (strange >= 0)
    return bad(
      ['input', 'variants', String(strange), 'id'],
      'Product variant does not exist',
      'PRODUCT_VARIANT_DOES_NOT_EXIST',
    );
  const handle = input.handle && ctx.shop.productsByHandle.get(input.handle);
  if (handle && handle !== known?.id)
    return bad(
      ['input', 'handle'],
      'Handle already in use. Please provide a new handle.',
      'HANDLE_NOT_UNIQUE',
    );
  return [];
}

function setVariants(ctx: Ctx, product: Product, input: SetInput): void {
  if (input.productOptions)
    setOptions(
      ctx,
      product,
      input.productOptions.map(({ name, values }) => ({
        name: name ?? 'Title',
        values: (values ?? []).map((one) => one.name ?? ''),
      })),
    );
  else if (product.options.length === 0) giveDefaultOption(ctx, product);
  if (!input.variants) {
    if (product.variantIds.length === 0) makeVariant(ctx, product, {}, ['Default Title']);
    return;
  }
  const kept = new Set<string>();
  const order: string[] = [];
  for (const given of input.variants) {
    const values = optionValuesOf(ctx, product, given);
    const optionValues = Array.isArray(values) ? values : [];
    const present = product.variantIds
      .map((id) => ctx.shop.variants.get(id)!)
      .find((one) =>
        given.id ? one.id === given.id : one.optionValues.join('\n') === optionValues.join('\n'),
      );
    const variant = present ?? makeVariant(ctx, product, given, optionValues);
    if (present) {
      writeVariant(ctx, present, given);
      present.optionValues = optionValues;
    }
    kept.add(variant.id);
    order.push(variant.id);
    for (const { locationId, name, quantity } of given.inventoryQuantities ?? [])
      stock(ctx, variant, locationId, name === 'on_hand' ? 'on_hand' : 'available', quantity);
    writeMetafields(ctx, variant.id, given.metafields);
  }
  for (const id of product.variantIds.filter((one) => !kept.has(one)))
    removeVariant(ctx, product, id);
  product.variantIds = order;
  order.forEach((id, index) => {
    ctx.shop.variants.get(id)!.position = index + 1;
  });
}
