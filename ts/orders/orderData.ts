import { written } from '../money/money';
import { netOf } from './tieOut';
import type { Price, PricedOrder, ShopifyOrder } from './order';

/**
 * Shopify's tax lines, discounts, shipping lines and custom attributes as data on the sales order (`custbody_xdk_order_data`), JSON.
 * Amounts are decimals in the order's currency mode; `line` is a line item's legacy id or `shipping`.
 */
export function orderData(order: ShopifyOrder, priced: PricedOrder): string {
  const parts: [string, Price][] = [
    ...priced.charges.map((charge): [string, Price] => [charge.id, charge]),
    ...priced.shipping.map((charge): [string, Price] => ['shipping', charge]),
  ];
  return JSON.stringify({
    source: order.sourceName ?? '',
    tags: order.tags,
    attributes: Object.fromEntries(
      order.customAttributes.map(({ key, value }) => [key, value ?? '']),
    ),
    taxesIncluded: order.taxesIncluded,
    taxExempt: order.taxExempt,
    taxes: parts.flatMap(([line, { taxes }]) =>
      taxes.map((tax) => ({
        line,
        title: tax.title,
        rate: tax.rate,
        amount: written(tax.amount, priced.currency),
        ...(tax.source && { source: tax.source }),
        ...(tax.channelLiable && { channelLiable: true }),
      })),
    ),
    // A sales order has one ship method and one amount for all of them.
    ...(priced.shipping.length > 0 && {
      shipping: priced.shipping.map((charge) => ({
        title: charge.title,
        code: charge.code,
        amount: written(netOf(charge), priced.currency),
      })),
    }),
    discounts: parts.flatMap(([line, { discounts }]) =>
      discounts.map(({ label, amount }) => ({
        line,
        label,
        amount: written(amount, priced.currency),
      })),
    ),
  });
}
