import type { Ctx, ResolverMap } from '../../contract.ts';
import { allocated, currentWorth } from '../../state/orders/lineMoney.ts';
import { minus, shareOf, sum, times } from '../../state/money/money.ts';
import type { Bag } from '../../state/money/money.ts';
import {
  currentQuantity,
  orderOf,
  refundableQuantity,
  unfulfilledQuantity,
} from '../../state/orders/order.ts';
import type { LineItem } from '../../state/orders/order.ts';
import { allocationView } from './discounts.ts';
import { money, moneyBag, taxLineView } from '../money.ts';

type Amount = (line: LineItem) => Bag;

function both(name: string, of: Amount): ResolverMap[string] {
  return {
    [`${name}Set`]: (line: LineItem, _args, ctx) => moneyBag(of(line), currencies(ctx, line)),
    [name]: (line: LineItem, _args, ctx) => money(of(line), currencies(ctx, line)),
  };
}

function currencies(ctx: Ctx, line: LineItem) {
  return orderOf(ctx, line.orderId).currencies;
}

/** Discounts that belong to the line alone; codes only when asked for, order-level ones never (§4.3). */
function lineDiscount(line: LineItem, withCodes: boolean): Bag {
  return sum(
    line.allocations
      .filter(
        ({ application }) =>
          !(
            application.selection === 'ALL' &&
            application.method === 'ACROSS' &&
            application.kind !== 'code'
          ) &&
          (application.kind !== 'code' || withCodes),
      )
      .map(({ amount }) => amount),
  );
}

function gross(line: LineItem): Bag {
  return times(line.unitPrice, line.quantity);
}

function discounted(line: LineItem, withCodes: boolean): Bag {
  return minus(gross(line), lineDiscount(line, withCodes));
}

/** Exact net of tax of the units that are left, after every discount. */
function netOfCurrent(ctx: Ctx, line: LineItem): Bag {
  const worth = currentWorth(line);
  const net = minus(worth.gross, worth.discount);
  return orderOf(ctx, line.orderId).taxesIncluded ? minus(net, worth.tax) : net;
}

export const lineItemResolvers: ResolverMap = {
  LineItem: {
    name: ({ title, variantTitle }: LineItem) =>
      variantTitle ? `${title} - ${variantTitle}` : title,
    currentQuantity,
    refundableQuantity,
    unfulfilledQuantity,
    fulfillableQuantity: unfulfilledQuantity,
    nonFulfillableQuantity: (line: LineItem) =>
      line.isTip ? line.quantity : line.removed + line.cancelled,
    fulfillmentStatus: (line: LineItem) =>
      line.fulfilled === 0
        ? 'unfulfilled'
        : unfulfilledQuantity(line) > 0
          ? 'partial'
          : 'fulfilled',
    customAttributes: ({ properties }: LineItem) =>
      properties.map(({ name, value }) => ({ key: name, value })),
    discountAllocations: (line: LineItem, _args, ctx) =>
      line.allocations.map((one) => allocationView(one, currencies(ctx, line))),
    taxLines: (line: LineItem, { first }: { first?: number | null }, ctx) =>
      (first == null ? line.taxLines : line.taxLines.slice(0, first)).map((one) =>
        taxLineView(one, currencies(ctx, line)),
      ),
    duties: (line: LineItem, _args, ctx) =>
      line.duties.map((duty) => ({
        id: duty.id,
        harmonizedSystemCode: duty.harmonizedSystemCode,
        countryCodeOfOrigin: duty.countryCodeOfOrigin,
        price: moneyBag(duty.price, currencies(ctx, line)),
        taxLines: duty.taxLines.map((one) => taxLineView(one, currencies(ctx, line))),
      })),
    ...both('originalUnitPrice', ({ unitPrice }) => unitPrice),
    ...both('originalTotal', gross),
    ...both('totalDiscount', (line) => lineDiscount(line, true)),
    discountedTotal: (line: LineItem, _args, ctx) =>
      money(discounted(line, false), currencies(ctx, line)),
    discountedTotalSet: (line: LineItem, args: { withCodeDiscounts?: boolean | null }, ctx) =>
      moneyBag(discounted(line, args.withCodeDiscounts ?? false), currencies(ctx, line)),
    ...both('discountedUnitPrice', (line) => shareOf(discounted(line, false), 1, line.quantity)),
    discountedUnitPriceAfterAllDiscountsSet: (line: LineItem, _args, ctx) =>
      moneyBag(
        shareOf(minus(gross(line), allocated(line)), 1, line.quantity),
        currencies(ctx, line),
      ),
    priceAfterAllDiscountsBeforeTaxesSet: (line: LineItem, _args, ctx) =>
      moneyBag(netOfCurrent(ctx, line), currencies(ctx, line)),
    ...both('unfulfilledOriginalTotal', (line) => times(line.unitPrice, unfulfilledQuantity(line))),
    ...both('unfulfilledDiscountedTotal', (line) =>
      shareOf(discounted(line, false), unfulfilledQuantity(line), line.quantity),
    ),
    variant: ({ variantId }: LineItem, _args, ctx) =>
      variantId ? ctx.seen(variantId, ctx.shop.variants.get(variantId) ?? null, 'read') : null,
    product: ({ productId }: LineItem, _args, ctx) =>
      productId ? ctx.seen(productId, ctx.shop.products.get(productId) ?? null, 'read') : null,
    lineItemGroup: ({ groupId, group, title, quantity }: LineItem) =>
      groupId
        ? {
            id: `gid://shopify/LineItemGroup/${groupId}`,
            title: group?.title ?? title,
            quantity: group?.quantity ?? quantity,
            variantId: group?.variantId ?? null,
            variantSku: group?.sku ?? null,
            productId: group?.productId ?? null,
            customAttributes: [],
          }
        : null,
    weight: ({ grams }: LineItem) => ({ unit: 'GRAMS', value: grams }),
    merchantEditable: (line: LineItem) => unfulfilledQuantity(line) > 0,
    restockable: ({ variantId }: LineItem) => variantId !== null,
    canRestock: ({ variantId }: LineItem) => variantId !== null,
    contract: () => null,
    sellingPlan: () => null,
    staffMember: () => null,
    image: () => null,
    fulfillmentService: (line: LineItem, _args, ctx) =>
      [...ctx.shop.fulfillmentServices.values()].find(
        ({ handle }) => handle === line.fulfillmentService,
      ) ?? null,
  },
};
