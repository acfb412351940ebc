import type { UserError, World } from '../../contract.ts';
import type { Variant } from './catalog.ts';
import { fraction, multiply, toMinor } from '../money/money.ts';

/** Where products can be seen: the online store, the till, the buyers of a catalog. */
export type Publication = {
  readonly id: string;
  readonly name: string;
  readonly autoPublish: boolean;
};

/** Which products and prices some company locations see. */
export type Catalog = {
  readonly id: string;
  title: string;
  status: string;
  companyLocationIds: string[];
  priceListId: string | null;
  publicationId: string | null;
};

/** Prices by a percentage of the shop's, and fixed ones beside (B2B price levels, §4.6). */
export type PriceList = {
  readonly id: string;
  name: string;
  readonly currency: string;
  catalogId: string | null;
  adjustment: { type: 'PERCENTAGE_DECREASE' | 'PERCENTAGE_INCREASE'; value: number };
  compareAtMode: 'ADJUSTED' | 'NULLIFY';
  /** Variant → minor units of the list's currency. */
  readonly fixed: Map<string, { price: number; compareAt: number | null }>;
};

export type Price = {
  readonly id: string;
  variant: Variant;
  price: number;
  compareAt: number | null;
  originType: 'FIXED' | 'RELATIVE';
};

/** What a variant costs in a list: its fixed price, else the shop's price adjusted. */
export function priceIn(list: PriceList, variant: Variant): Price {
  const fixed = list.fixed.get(variant.id);
  if (fixed) return { id: variant.id, variant, ...fixed, originType: 'FIXED' };
  const { type, value } = list.adjustment;
  const rate = fraction(value);
  const hundred = rate.down * 100n;
  const part = {
    up: type === 'PERCENTAGE_DECREASE' ? hundred - rate.up : hundred + rate.up,
    down: hundred,
  };
  const compareAt = variant.compareAtPrice;
  return {
    id: variant.id,
    variant,
    price: multiply(variant.price, part),
    compareAt:
      compareAt === null || list.compareAtMode === 'NULLIFY' ? null : multiply(compareAt, part),
    originType: 'RELATIVE',
  };
}

type MoneyInput = { amount: string | number; currencyCode: string };
export type PriceInput = {
  variantId: string;
  price: MoneyInput;
  compareAtPrice?: MoneyInput | null;
};

/** Fixed prices, all or none; the currency must be the list's own. */
export function addFixedPrices(
  world: World,
  list: PriceList,
  inputs: readonly PriceInput[],
  argument: string,
): { prices: Price[] | null; userErrors: UserError[] } {
  const userErrors = inputs.flatMap((input, index): UserError[] => {
    const at = [argument, String(index)];
    if (!world.shop.variants.has(input.variantId))
      return [
        {
          field: [...at, 'variantId'],
          message: "A fixed price for the specified product variant doesn't exist.",
          code: 'VARIANT_NOT_FOUND',
        },
      ];
    const currencies = [input.price, input.compareAtPrice].flatMap(
      (money) => money?.currencyCode ?? [],
    );
    if (currencies.some((currency) => currency !== list.currency))
      return [
        {
          field: [...at, 'price', 'currencyCode'],
          message: "The specified currency doesn't match the price list's currency.",
          code: 'PRICE_LIST_CURRENCY_MISMATCH',
        },
      ];
    return [];
  });
  if (userErrors.length > 0) return { prices: null, userErrors };
  const prices = inputs.map(({ variantId, price, compareAtPrice }) => {
    list.fixed.set(variantId, {
      price: toMinor(price.amount, list.currency),
      compareAt: compareAtPrice ? toMinor(compareAtPrice.amount, list.currency) : null,
    });
    return priceIn(list, world.shop.variants.get(variantId)!);
  });
  return { prices, userErrors: [] };
}

/** Takes fixed prices away; a variant that has none is an error, and nothing is taken. */
export function removeFixedPrices(
  list: PriceList,
  variantIds: readonly string[],
  argument: string,
): UserError[] {
  const index = variantIds.findIndex((id) => !list.fixed.has(id));
  if (index >= 0)
    return [
      {
        field: [argument, String(index)],
        message: 'Only fixed prices can be deleted.',
        code: 'PRICE_NOT_FIXED',
      },
    ];
  for (const id of variantIds) list.fixed.delete(id);
  return [];
}
