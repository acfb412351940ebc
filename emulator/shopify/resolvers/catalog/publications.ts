import type { Ctx, ResolverMap } from '../../contract.ts';
import { NotModelled } from '../../contract.ts';
import { touchProduct } from '../../state/catalog/catalog.ts';
import type { Product } from '../../state/catalog/catalog.ts';
import type { Publication } from '../../state/catalog/priceList.ts';
import { exactCount, list, page } from '../listing.ts';
import { productFields } from './products.ts';
import { byGid } from '../shared.ts';

/** Puts a product where buyers see it, or takes it away. */
function publish(ctx: Ctx, id: string, inputs: { publicationId?: string | null }[], on: boolean) {
  const product = ctx.shop.products.get(id);
  const ids = inputs.map(({ publicationId }) => publicationId ?? '');
  const unknown = ids.findIndex((one) => !ctx.shop.publications.has(one));
  if (!product)
    return {
      publishable: null,
      shop: ctx.shop,
      userErrors: [{ field: ['id'], message: 'Resource does not exist' }],
    };
  if (unknown >= 0)
    return {
      publishable: null,
      shop: ctx.shop,
      userErrors: [
        {
          field: ['input', String(unknown), 'publicationId'],
          message: 'Publication does not exist or is not publishable',
        },
      ],
    };
  ctx.changing(product.id, product);
  const kept = product.publicationIds.filter((one) => !ids.includes(one));
  product.publicationIds = on ? [...kept, ...ids] : kept;
  product.publishedAt =
    product.publicationIds.length > 0 ? (product.publishedAt ?? ctx.now()) : null;
  touchProduct(ctx, product);
  return { publishable: product, shop: ctx.shop, userErrors: [] };
}

export const publicationResolvers: ResolverMap = {
  Query: {
    publication: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'Publication', ctx.shop.publications),
    publications: (_parent, args, ctx) => {
      if (args.catalogType) throw new NotModelled('publications by catalogType');
      return page([...ctx.shop.publications.values()], args);
    },
  },
  Publication: {
    supportsFuturePublishing: ({ name }: Publication) => name === 'Online Store',
    catalog: () => null,
    products: ({ id }: Publication, args, ctx) =>
      list(
        ctx,
        [...ctx.shop.products.values()].filter(({ publicationIds }) => publicationIds.includes(id)),
        args,
        productFields(ctx),
        { TITLE: ({ title }) => title.toLowerCase(), UPDATED_AT: ({ updatedAt }) => updatedAt },
      ),
  },
  Product: {
    publishedOnPublication: (
      { publicationIds }: Product,
      { publicationId }: { publicationId: string },
    ) => publicationIds.includes(publicationId),
    availablePublicationsCount: ({ publicationIds }: Product) => exactCount(publicationIds.length),
    resourcePublicationsCount: ({ publicationIds }: Product) => exactCount(publicationIds.length),
    resourcePublicationsV2: (product: Product, args, ctx) => {
      if (args.catalogType) throw new NotModelled('Product.resourcePublicationsV2(catalogType:)');
      return page(
        product.publicationIds.map((id) => ({
          id,
          __typename: 'ResourcePublicationV2',
          isPublished: true,
          publishDate: product.publishedAt,
          publication: ctx.shop.publications.get(id),
          publishable: product,
        })),
        args,
      );
    },
  },
  Mutation: {
    publishablePublish: (_parent, args, ctx) => publish(ctx, args.id, args.input, true),
    publishableUnpublish: (_parent, args, ctx) => publish(ctx, args.id, args.input, false),
  },
};
