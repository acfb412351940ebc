import type { Ctx, ResolverMap, UserError } from '../contract.ts';
import { invalidId } from '../contract.ts';
import { sortedTags, touchCustomer } from '../state/customers/customer.ts';
import { announce } from '../state/events.ts';
import { digest, findMetafield, fullNamespace, writeMetafield } from '../state/metafields.ts';
import type { Metafield } from '../state/metafields.ts';
import { touchOrder } from '../state/orders/order.ts';
import { touchProduct } from '../state/catalog/catalog.ts';
import { typeOf } from '../state/world.ts';
import { legacyId } from './shared.ts';
import { loadNode } from './nodes.ts';

export type MetafieldInput = {
  namespace?: string | null;
  key?: string | null;
  type?: string | null;
  value?: string | null;
};

type SetInput = Required<Pick<MetafieldInput, 'namespace' | 'type'>> & {
  key: string;
  value: string;
  ownerId: string;
  compareDigest?: string | null;
};

const MAX_METAFIELDS = 25;
const TYPES =
  /^(list\.)?(boolean|color|date|date_time|dimension|id|json|link|money|multi_line_text_field|number_decimal|number_integer|rating|rich_text_field|single_line_text_field|url|volume|weight|[a-z_]*reference)$/;

/** Metafields inside another input. */
export function writeMetafields(
  ctx: Ctx,
  ownerId: string,
  inputs: readonly MetafieldInput[] | null | undefined,
): void {
  for (const { namespace, key, type, value } of inputs ?? [])
    writeMetafield(ctx, ownerId, {
      namespace: fullNamespace(namespace, ctx.appId),
      key: key ?? '',
      type: type ?? 'single_line_text_field',
      value: value ?? '',
    });
}

/** Moves the owner's time where the switch says so, and tells of it. */
function touchOwner(ctx: Ctx, ownerId: string): void {
  const { orders, products, customers } = ctx.shop;
  const order = orders.get(ownerId);
  if (order) {
    ctx.changing(order.id, order);
    touchOrder(ctx, order, ctx.switches.updatedAtOnMetafield);
  }
  const product = products.get(ownerId);
  if (product) {
    ctx.changing(product.id, product);
    touchProduct(ctx, product);
  }
  const customer = customers.get(ownerId);
  if (customer) {
    ctx.changing(customer.id, customer);
    touchCustomer(ctx, customer);
  }
}

/** `metafieldsSet`: at most 25, all or none, compare-and-set by digest (shopify-platform §4.3). */
function metafieldsSet(ctx: Ctx, inputs: readonly SetInput[]) {
  if (inputs.length > MAX_METAFIELDS)
    return {
      metafields: null,
      userErrors: [
        {
          field: ['metafields'],
          message: 'Exceeded the maximum metafields input limit of 25.',
          code: 'LESS_THAN_OR_EQUAL_TO',
          elementIndex: null,
        },
      ],
    };
  const userErrors = inputs.flatMap((input, index) => problem(ctx, input, index));
  if (userErrors.length > 0) return { metafields: null, userErrors };
  const metafields = inputs.map((input) => {
    const namespace = fullNamespace(input.namespace, ctx.appId);
    const present = findMetafield(ctx, input.ownerId, namespace, input.key);
    return writeMetafield(ctx, input.ownerId, {
      namespace,
      key: input.key,
      type: input.type ?? present?.type ?? 'single_line_text_field',
      value: input.value,
    });
  });
  for (const ownerId of new Set(inputs.map((input) => input.ownerId))) touchOwner(ctx, ownerId);
  return { metafields, userErrors: [] };
}

function problem(ctx: Ctx, input: SetInput, index: number): UserError[] {
  const bad = (name: string, message: string, code: string): UserError[] => [
    { field: ['metafields', String(index), name], message, code, elementIndex: null },
  ];
  if (!loadNode(typeOf(input.ownerId), input.ownerId, ctx))
    return bad('ownerId', 'Owner does not exist.', 'INVALID');
  const namespace = fullNamespace(input.namespace, ctx.appId);
  const present = findMetafield(ctx, input.ownerId, namespace, input.key);
  const type = input.type ?? present?.type;
  if (!type) return bad('type', "Type can't be blank", 'BLANK');
  if (!TYPES.test(type))
    return bad('type', 'Type must be one of the supported types.', 'INCLUSION');
  if (input.value === '') return bad('value', "Value can't be blank.", 'BLANK');
  if (input.key.length > 64)
    return bad('key', 'Key is too long (maximum is 64 characters)', 'TOO_LONG');
  const wrong = wrongValue(type, input.value);
  if (wrong) return bad('value', wrong, 'INVALID_VALUE');
  if (input.compareDigest === undefined) return [];
  const now = present ? digest(present) : null;
  if (input.compareDigest === now) return [];
  return bad(
    'compareDigest',
    'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
    'STALE_OBJECT',
  );
}

function wrongValue(type: string, value: string): string | null {
  if (type === 'number_integer' && !/^-?\d+$/.test(value)) return 'Value must be an integer.';
  if (type === 'number_decimal' && !/^-?\d+(\.\d+)?$/.test(value))
    return 'Value must be a decimal.';
  if (type === 'boolean' && !/^(true|false)$/.test(value)) return 'Value must be true or false.';
  if (type === 'json' || type.startsWith('list.')) {
    try {
      JSON.parse(value);
    } catch {
      return 'Value is invalid JSON.';
    }
  }
  return null;
}

type Tagged = { id: string; tags: string[] };

function taggedOf(ctx: Ctx, id: string): Tagged | null {
  const { orders, products, customers } = ctx.shop;
  return orders.get(id) ?? products.get(id) ?? customers.get(id) ?? null;
}

function changeTags(ctx: Ctx, id: string, change: (tags: string[]) => string[]) {
  if (!/^gid:\/\/shopify\/(Order|Product|Customer|DraftOrder|Article)\//.test(id))
    throw invalidId(id);
  const object = taggedOf(ctx, id);
  if (!object)
    return { node: null, userErrors: [{ field: ['id'], message: `${typeOf(id)} does not exist` }] };
  const before = object.tags;
  const after = sortedTags(change(before));
  if (after.join('\n') !== before.join('\n')) {
    ctx.changing(id, object);
    object.tags = after;
    const order = ctx.shop.orders.get(id);
    if (order) touchOrder(ctx, order);
    const product = ctx.shop.products.get(id);
    if (product) touchProduct(ctx, product);
    const customer = ctx.shop.customers.get(id);
    if (customer) announceTags(ctx, customer.id, before, after);
  }
  return { node: object, userErrors: [] };
}

function announceTags(ctx: Ctx, id: string, before: string[], after: string[]): void {
  const customer = ctx.shop.customers.get(id)!;
  touchCustomer(ctx, customer);
  const body = (tags: string[]) => ({
    customerId: id,
    tags,
    occurredAt: ctx.now().replace('Z', '.000Z'),
  });
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  if (added.length > 0) announce(ctx, 'customer.tags_added', customer, { body: body(added) });
  if (removed.length > 0) announce(ctx, 'customer.tags_removed', customer, { body: body(removed) });
}

export const metafieldResolvers: ResolverMap = {
  Metafield: {
    ...legacyId,
    compareDigest: (field: Metafield) => digest(field),
    jsonValue: ({ type, value }: Metafield) =>
      /^(json|list\.|boolean|number_integer|dimension|money|rating|volume|weight|link|rich_text_field)/.test(
        type,
      )
        ? JSON.parse(value)
        : value,
    definition: () => null,
    description: () => null,
    owner: ({ ownerId }: Metafield, _args, ctx) => loadNode(typeOf(ownerId), ownerId, ctx),
    ownerType: ({ ownerId }: Metafield) =>
      typeOf(ownerId)
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .toUpperCase()
        .replace('PRODUCT_VARIANT', 'PRODUCTVARIANT'),
    reference: () => null,
    references: () => null,
    sizeInBytes: ({ value }: Metafield) => Buffer.byteLength(value),
  },
  Mutation: {
    metafieldsSet: (_parent, { metafields }: { metafields: SetInput[] }, ctx) =>
      metafieldsSet(ctx, metafields),
    metafieldsDelete: (
      _parent,
      { metafields }: { metafields: { ownerId: string; namespace: string; key: string }[] },
      ctx,
    ) => ({
      deletedMetafields: metafields.map(({ ownerId, namespace, key }) => {
        const full = fullNamespace(namespace, ctx.appId);
        const present = findMetafield(ctx, ownerId, full, key);
        if (!present) return null;
        const all = ctx.shop.metafields.get(ownerId)!;
        ctx.shop.metafields.set(
          ownerId,
          all.filter((one) => one !== present),
        );
        touchOwner(ctx, ownerId);
        return { ownerId, namespace: full, key };
      }),
      userErrors: [],
    }),
    tagsAdd: (_parent, { id, tags }: { id: string; tags: string[] }, ctx) =>
      changeTags(ctx, id, (before) => [...before, ...tags]),
    tagsRemove: (_parent, { id, tags }: { id: string; tags: string[] }, ctx) => {
      const gone = new Set(sortedTags(tags).map((tag) => tag.toLowerCase()));
      return changeTags(ctx, id, (before) => before.filter((tag) => !gone.has(tag.toLowerCase())));
    },
  },
};
