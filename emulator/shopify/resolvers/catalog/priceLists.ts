import type { Ctx, ResolverMap, SearchFields, UserError } from '../../contract.ts';
import { NotModelled } from '../../contract.ts';
import { addFixedPrices, priceIn, removeFixedPrices } from '../../state/catalog/priceList.ts';
import type { Catalog, Price, PriceInput, PriceList } from '../../state/catalog/priceList.ts';
import { exactCount, list, page } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { byGid } from '../shared.ts';

type PriceOf = Price & { list: PriceList };

const PRICE_FIELDS: SearchFields<PriceOf> = {
  fields: {
    variant_id: { kind: 'id', of: ({ variant }) => variant.id },
    product_id: { kind: 'id', of: ({ variant }) => variant.productId },
  },
  bare: () => [],
};
const CATALOG_FIELDS: SearchFields<Catalog> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    title: { kind: 'word', of: ({ title }) => title },
    status: { kind: 'text', of: ({ status }) => status },
    company_location_id: { kind: 'id', of: ({ companyLocationIds }) => companyLocationIds },
  },
  bare: ({ title }) => [title],
};

const NO_LIST: UserError[] = [
  {
    field: ['priceListId'],
    message: "The price list doesn't exist.",
    code: 'PRICE_LIST_NOT_FOUND',
  },
];

function priced(priceList: PriceList, price: Price): PriceOf {
  return { ...price, list: priceList };
}

function createList(
  ctx: Ctx,
  input: {
    name: string;
    currency: string;
    catalogId?: string | null;
    parent: {
      adjustment: PriceList['adjustment'];
      settings?: { compareAtMode: PriceList['compareAtMode'] } | null;
    };
  },
) {
  const bad = (field: string[], message: string, code: string) => ({
    priceList: null,
    userErrors: [{ field: ['input', ...field], message, code }],
  });
  const catalog = input.catalogId ? ctx.shop.catalogs.get(input.catalogId) : undefined;
  const { adjustment, settings } = input.parent;
  if (!input.name.trim()) return bad(['name'], "Name can't be blank", 'BLANK');
  if ([...ctx.shop.priceLists.values()].some(({ name }) => name === input.name))
    return bad(['name'], 'Name has already been taken', 'TAKEN');
  if (input.catalogId && !catalog)
    return bad(['catalogId'], 'The specified catalog does not exist.', 'CATALOG_DOES_NOT_EXIST');
  if (catalog?.priceListId)
    return bad(['catalogId'], 'Catalog has a price list already assigned.', 'CATALOG_TAKEN');
  if (adjustment.type === 'PERCENTAGE_DECREASE' && adjustment.value > 100)
    return bad(
      ['parent', 'adjustment', 'value'],
      'The adjustment value must not be greater than 100% for `type` `PERCENTAGE_DECREASE`.',
      'INVALID_ADJUSTMENT_MIN_VALUE',
    );
  const priceList: PriceList = {
    id: ctx.newGid('PriceList'),
    name: input.name,
    currency: input.currency,
    catalogId: catalog?.id ?? null,
    adjustment: { ...adjustment },
    compareAtMode: settings?.compareAtMode ?? 'ADJUSTED',
    fixed: new Map(),
  };
  ctx.shop.priceLists.set(priceList.id, priceList);
  if (catalog) catalog.priceListId = priceList.id;
  return { priceList, userErrors: [] };
}

export const priceListResolvers: ResolverMap = {
  Query: {
    priceList: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'PriceList', ctx.shop.priceLists),
    priceLists: (_parent, args, ctx) =>
      list(
        ctx,
        ctx.shop.priceLists.values(),
        args,
        { fields: {}, bare: ({ name }) => [name] },
        { NAME: ({ name }) => name },
      ),
    catalog: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'CompanyLocationCatalog', ctx.shop.catalogs),
    catalogs: (_parent, args, ctx) => {
      if (args.type && args.type !== 'COMPANY_LOCATION')
        throw new NotModelled(`catalogs of type ${args.type}`);
      return list(ctx, ctx.shop.catalogs.values(), args, CATALOG_FIELDS, {
        TITLE: ({ title }) => title,
      });
    },
  },
  PriceList: {
    catalog: ({ catalogId }: PriceList, _args, ctx) =>
      catalogId ? (ctx.shop.catalogs.get(catalogId) ?? null) : null,
    fixedPricesCount: ({ fixed }: PriceList) => fixed.size,
    parent: ({ adjustment, compareAtMode }: PriceList) => ({
      adjustment,
      settings: { compareAtMode },
    }),
    prices: (priceList: PriceList, args, ctx) =>
      list(
        ctx,
        [...ctx.shop.variants.values()]
          .map((variant) => priced(priceList, priceIn(priceList, variant)))
          .filter(({ originType }) => !args.originType || originType === args.originType),
        args,
        PRICE_FIELDS,
        {},
      ),
  },
  PriceListPrice: {
    price: ({ price, list: { currency } }: PriceOf) => moneyV2(price, currency),
    compareAtPrice: ({ compareAt, list: { currency } }: PriceOf) =>
      compareAt === null ? null : moneyV2(compareAt, currency),
  },
  CompanyLocationCatalog: {
    priceList: ({ priceListId }: Catalog, _args, ctx) =>
      priceListId ? (ctx.shop.priceLists.get(priceListId) ?? null) : null,
    publication: ({ publicationId }: Catalog, _args, ctx) =>
      publicationId ? (ctx.shop.publications.get(publicationId) ?? null) : null,
    operations: () => [],
    companyLocations: ({ companyLocationIds }: Catalog, args, ctx) =>
      page(
        companyLocationIds.flatMap((id) => ctx.shop.companyLocations.get(id) ?? []),
        args,
      ),
    companyLocationsCount: ({ companyLocationIds }: Catalog) =>
      exactCount(companyLocationIds.length),
  },
  CompanyLocation: {
    inCatalog: ({ id }: { id: string }, { catalogId }: { catalogId: string }, ctx) =>
      ctx.shop.catalogs.get(catalogId)?.companyLocationIds.includes(id) ?? false,
    catalogs: ({ id }: { id: string }, args, ctx) =>
      page(
        [...ctx.shop.catalogs.values()].filter(({ companyLocationIds }) =>
          companyLocationIds.includes(id),
        ),
        args,
      ),
  },
  Mutation: {
    priceListCreate: (_parent, { input }, ctx) => createList(ctx, input),
    catalogCreate: (_parent, { input }, ctx) => {
      const ids: string[] = input.context.companyLocationIds ?? [];
      if (input.context.marketIds?.length || ids.length === 0)
        throw new NotModelled('catalogs of markets');
      const strange = ids.findIndex((id) => !ctx.shop.companyLocations.has(id));
      if (strange >= 0)
        return {
          catalog: null,
          userErrors: [
            {
              field: ['input', 'context', 'companyLocationIds', String(strange)],
              message: 'The company location could not be found.',
              code: 'COMPANY_LOCATION_NOT_FOUND',
            },
          ],
        };
      const catalog: Catalog = {
        id: ctx.newGid('CompanyLocationCatalog'),
        title: input.title,
        status: input.status,
        companyLocationIds: ids,
        priceListId: input.priceListId ?? null,
        publicationId: input.publicationId ?? null,
      };
      ctx.shop.catalogs.set(catalog.id, catalog);
      const priceList = ctx.shop.priceLists.get(catalog.priceListId ?? '');
      if (priceList) priceList.catalogId = catalog.id;
      return { catalog, userErrors: [] };
    },
    priceListFixedPricesAdd: (
      _parent,
      args: { priceListId: string; prices: PriceInput[] },
      ctx,
    ) => {
      const priceList = ctx.shop.priceLists.get(args.priceListId);
      if (!priceList) return { prices: null, userErrors: NO_LIST };
      const { prices, userErrors } = addFixedPrices(ctx, priceList, args.prices, 'prices');
      return { prices: prices?.map((price) => priced(priceList, price)) ?? null, userErrors };
    },
    priceListFixedPricesUpdate: (
      _parent,
      args: { priceListId: string; pricesToAdd: PriceInput[]; variantIdsToDelete: string[] },
      ctx,
    ) => {
      const priceList = ctx.shop.priceLists.get(args.priceListId);
      const nothing = { deletedFixedPriceVariantIds: null, priceList: null, pricesAdded: null };
      if (!priceList) return { ...nothing, userErrors: NO_LIST };
      const before = new Map(priceList.fixed);
      const removed = removeFixedPrices(priceList, args.variantIdsToDelete, 'variantIdsToDelete');
      if (removed.length > 0) return { ...nothing, userErrors: removed };
      const { prices, userErrors } = addFixedPrices(
        ctx,
        priceList,
        args.pricesToAdd,
        'pricesToAdd',
      );
      if (!prices) {
        for (const [id, price] of before) priceList.fixed.set(id, price);
        return { ...nothing, userErrors };
      }
      const pricesAdded = prices.map((price) => priced(priceList, price));
      return {
        deletedFixedPriceVariantIds: args.variantIdsToDelete,
        priceList,
        pricesAdded,
        userErrors: [],
      };
    },
    priceListFixedPricesDelete: (
      _parent,
      args: { priceListId: string; variantIds: string[] },
      ctx,
    ) => {
      const priceList = ctx.shop.priceLists.get(args.priceListId);
      if (!priceList) return { deletedFixedPriceVariantIds: null, userErrors: NO_LIST };
      const userErrors = removeFixedPrices(priceList, args.variantIds, 'variantIds');
      return {
        deletedFixedPriceVariantIds: userErrors.length > 0 ? null : args.variantIds,
        userErrors,
      };
    },
  },
};
