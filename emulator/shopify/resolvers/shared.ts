import { page } from './listing.ts';
import type { PageArgs } from '../api/connection.ts';
import { invalidId } from '../contract.ts';
import type { Ctx, ResolverMap } from '../contract.ts';
import { findMetafield, fullNamespace, metafieldsOf } from '../state/metafields.ts';
import { tail, typeOf } from '../state/world.ts';

type Identified = { id: string };

export const legacyId: ResolverMap[string] = {
  legacyResourceId: ({ id }: Identified) => tail(id),
};

/** `metafield` and `metafields` of everything that has them. */
export const metafieldFields: ResolverMap[string] = {
  metafield: ({ id }: Identified, args: { namespace?: string | null; key: string }, ctx) => {
    const dotted = args.namespace == null && args.key.includes('.') ? args.key.split('.') : null;
    const namespace = fullNamespace(dotted ? dotted[0] : args.namespace, ctx.appId);
    return findMetafield(ctx, id, namespace, dotted ? dotted.slice(1).join('.') : args.key);
  },
  metafields: (
    { id }: Identified,
    args: PageArgs & { namespace?: string | null; keys?: string[] | null },
    ctx,
  ) => {
    const namespace = args.namespace == null ? null : fullNamespace(args.namespace, ctx.appId);
    const fields = metafieldsOf(ctx, id).filter(
      (field) =>
        (namespace === null || field.namespace === namespace) &&
        (!args.keys ||
          args.keys.some((key) => key === field.key || key === `${field.namespace}.${field.key}`)),
    );
    return page(fields, args);
  },
};

/** An object asked for by id: null when it is not there, an error when the id is of another type. */
export function byGid<T extends object>(
  ctx: Ctx,
  id: string,
  type: string,
  table: ReadonlyMap<string, T>,
): T | null {
  if (typeOf(id) !== type) throw invalidId(id);
  return ctx.seen(id, table.get(id) ?? null, 'read');
}

/** userErrors of a type whose fields have no code. */
export function plainErrors(errors: { field: string[] | null; message: string }[]) {
  return errors.map(({ field, message }) => ({ field, message }));
}
