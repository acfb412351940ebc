import type { CurrencySide, MinorUnits } from '../money/money';
import { total } from '../money/money';
import { share, spread } from '../money/spread';
import { tail } from '../sync/externalIds';
import type {
  Charge,
  Discount,
  Price,
  PricedOrder,
  ShippingCharge,
  ShopifyDiscount,
  ShopifyLine,
  ShopifyOrder,
  ShopifyShipping,
  ShopifyTax,
  Tax,
} from './order';

/**
 * The prices of an order that is as it was placed: line prices, discount allocations and tax lines (shopify-platform §4.3).
 * Orders that changed since keep old values there and are priced from their ledger instead (`priceLedger.ts`).
 */
export function priceOrder(
  order: ShopifyOrder,
  lines: ShopifyLine[],
  side: CurrencySide,
): PricedOrder {
  return {
    currency: side.currency,
    charges: lines.map((line) => chargeOf(line, order.taxesIncluded, side)),
    shipping: order.shippingLines.nodes
      .filter((line) => !line.isRemoved)
      .map((line) => shippingOf(line, order.taxesIncluded, side)),
    total: side.amount(order.currentTotalPriceSet),
    givenBack: 0,
    notPaidBack: 0,
    statedDiscounts: order.totalDiscountsSet && side.amount(order.totalDiscountsSet),
  };
}

function chargeOf(line: ShopifyLine, taxesIncluded: boolean, side: CurrencySide): Charge {
  return {
    kind: line.isGiftCard ? 'gift_card' : 'goods',
    id: tail(line.id),
    title: line.name,
    quantity: line.quantity,
    line,
    ...priceOf(side.amount(line.originalTotalSet), line, taxesIncluded, side),
  };
}

function shippingOf(
  line: ShopifyShipping,
  taxesIncluded: boolean,
  side: CurrencySide,
): ShippingCharge {
  return {
    title: line.title,
    code: line.code ?? '',
    ...priceOf(side.amount(line.originalPriceSet), line, taxesIncluded, side),
  };
}

function priceOf(
  list: MinorUnits,
  line: { discountAllocations: ShopifyDiscount[]; taxLines: ShopifyTax[] },
  taxesIncluded: boolean,
  side: CurrencySide,
): Price {
  const price = {
    list,
    discounts: discountsOf(line.discountAllocations, side),
    taxes: line.taxLines.map((tax) => taxOf(tax, side.amount(tax.priceSet))),
  };
  return taxesIncluded ? withoutTax(price) : price;
}

export function taxOf(
  tax: Pick<ShopifyTax, 'title' | 'rate' | 'source' | 'channelLiable'>,
  amount: MinorUnits,
): Tax {
  const { title, rate, source, channelLiable } = tax;
  return { title, rate, source, amount, channelLiable: channelLiable === true };
}

export function discountsOf(allocations: ShopifyDiscount[], side: CurrencySide): Discount[] {
  return allocations
    .map((allocation) => ({
      label: labelOf(allocation.discountApplication),
      amount: side.amount(allocation.allocatedAmountSet),
    }))
    .filter(({ amount }) => amount !== 0);
}

function labelOf(application: ShopifyDiscount['discountApplication']): string {
  return application.__typename === 'DiscountCodeApplication'
    ? application.code
    : application.title;
}

/**
 * Takes the tax out of prices that include it. What is left after discounts is exact (gross − tax);
 * list price and discounts shrink in the same proportion, and the discounts take what rounding leaves.
 */
export function withoutTax(gross: Price): Price {
  const discounted = gross.list - total(gross.discounts.map(({ amount }) => amount));
  const net = discounted - total(gross.taxes.map(({ amount }) => amount));
  if (gross.discounts.length === 0) return { ...gross, list: net };
  if (discounted === 0) return gross;
  const list = net + share(net, gross.list - discounted, discounted);
  const parts = spread(
    list - net,
    gross.discounts.map(({ amount }) => amount),
  );
  return {
    ...gross,
    list,
    discounts: gross.discounts.map((discount, index) => ({
      ...discount,
      amount: parts[index] ?? 0,
    })),
  };
}
