import type { World } from '../../contract.ts';
import { gramsOf } from '../checkout/cart.ts';
import { itemOf, variantTitle } from '../catalog/catalog.ts';
import { share } from '../money/money.ts';
import type { Convert } from '../money/money.ts';
import { addLine } from '../orders/newOrder.ts';
import { convertLike } from '../checkout/orderCreate.ts';
import type { LineItem, Order } from '../orders/order.ts';
import { ratesOf, taxableOf, taxLinesFor } from '../money/taxes.ts';

function presentmentPrice(order: Order, shopMinor: number): number {
  const convert = convertLike(order);
  const probe = convert(1_000_000);
  return probe.shop === 1_000_000 ? shopMinor : share(shopMinor, 1_000_000, probe.shop);
}

/** A line for a variant at its present price, taxed as the order's other lines are. */
export function addVariantLine(
  world: World,
  order: Order,
  variantId: string,
  quantity: number,
  id = world.newGid('LineItem'),
): LineItem | null {
  const variant = world.shop.variants.get(variantId);
  const product = variant && world.shop.products.get(variant.productId);
  if (!variant || !product) return null;
  const item = itemOf(world, variant);
  const convert = convertLike(order);
  return addTaxed(world, order, convert, {
    id,
    title: product.title,
    quantity,
    unitPrice: convert(presentmentPrice(order, variant.price)),
    variantId: variant.id,
    productId: product.id,
    variantTitle: variant.optionValues[0] === 'Default Title' ? null : variantTitle(variant),
    sku: variant.sku,
    vendor: product.vendor,
    taxable: variant.taxable,
    requiresShipping: item.requiresShipping,
    isGiftCard: product.isGiftCard,
    grams: gramsOf(item.weight),
  });
}

/** Adds a line with the tax rates of the order. */
export function addTaxed(
  world: World,
  order: Order,
  convert: Convert,
  values: Parameters<typeof addLine>[2],
): LineItem {
  const rates = ratesOf(order);
  const line = addLine(world, order, values);
  if (line.taxable && !line.isGiftCard)
    line.taxLines = taxLinesFor(rates, taxableOf(line), order.taxesIncluded, convert);
  return line;
}
