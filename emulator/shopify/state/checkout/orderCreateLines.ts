import type { UserError, World } from '../../contract.ts';
import { gramsOf } from './cart.ts';
import { itemOf, variantTitle } from '../catalog/catalog.ts';
import type { Variant } from '../catalog/catalog.ts';
import { fraction, multiply, toMinor } from '../money/money.ts';
import type { Convert } from '../money/money.ts';
import { addLine } from '../orders/newOrder.ts';
import type { Order, TaxLine } from '../orders/order.ts';
import { bagOf } from '../money/moneyInput.ts';
import type { InventoryBehaviour, LineInput, TaxLineInput } from './orderCreateInput.ts';

export function checkLines(
  world: World,
  lines: readonly LineInput[],
  behaviour: InventoryBehaviour,
): UserError[] {
  const errors: UserError[] = [];
  if (lines.length === 0)
    errors.push({
      field: ['order', 'lineItems'],
      message: 'Line items must have at least one line item',
      code: 'INVALID',
    });
  const wanted = new Map<string, number>();
  lines.forEach((line, index) => {
    const at = ['order', 'lineItems', String(index)];
    const variant = line.variantId ? world.shop.variants.get(line.variantId) : undefined;
    if (line.variantId && !variant)
      errors.push({ field: [...at, 'variantId'], message: 'Variant is invalid', code: 'INVALID' });
    else if (!variant && !line.title)
      errors.push({ field: [...at, 'title'], message: "Title can't be blank", code: 'INVALID' });
    if (line.quantity <= 0)
      errors.push({
        field: [...at, 'quantity'],
        message: 'Quantity must be greater than 0',
        code: 'INVALID',
      });
    if (line.fulfillmentService && !knownService(world, line.fulfillmentService))
      errors.push({
        field: [...at, 'fulfillmentService'],
        message: 'Fulfillment service is invalid',
        code: 'FULFILLMENT_SERVICE_INVALID',
      });
    if (variant) wanted.set(variant.id, (wanted.get(variant.id) ?? 0) + line.quantity);
  });
  if (behaviour === 'DECREMENT_OBEYING_POLICY' && !enough(world, wanted))
    errors.push({
      field: ['order', 'lineItems'],
      message: 'Unable to reserve inventory',
      code: 'INVENTORY_CLAIM_FAILED',
    });
  return errors;
}

function knownService(world: World, handle: string): boolean {
  if (handle === 'manual') return true;
  return [...world.shop.fulfillmentServices.values()].some((service) => service.handle === handle);
}

/** Over all active locations; variants that may be oversold or are not tracked always have enough. */
function enough(world: World, wanted: ReadonlyMap<string, number>): boolean {
  for (const [id, units] of wanted) {
    const variant = world.shop.variants.get(id)!;
    const item = itemOf(world, variant);
    if (!item.tracked || variant.inventoryPolicy === 'CONTINUE') continue;
    const available = item.levels
      .filter(({ isActive }) => isActive)
      .reduce((total, level) => total + level.available, 0);
    if (available < units) return false;
  }
  return true;
}

export function addCreatedLine(world: World, order: Order, input: LineInput): void {
  const variant = input.variantId ? world.shop.variants.get(input.variantId) : undefined;
  const product = world.shop.products.get(variant?.productId ?? input.productId ?? '');
  const item = variant && itemOf(world, variant);
  const weight = input.weight ?? item?.weight;
  addLine(world, order, {
    title: input.title ?? product?.title ?? '',
    quantity: input.quantity,
    unitPrice: input.priceSet ? bagOf(input.priceSet, order.currencies) : priceOf(order, variant),
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    variantTitle: input.variantTitle ?? titleOf(variant),
    sku: input.sku ?? variant?.sku ?? null,
    vendor: input.vendor ?? product?.vendor ?? null,
    // The schema's default is false, so that leaving it out cannot be told from saying no.
    requiresShipping: input.requiresShipping || item?.requiresShipping || false,
    taxable: input.giftCard ? false : (input.taxable ?? variant?.taxable ?? true),
    isGiftCard: input.giftCard || product?.isGiftCard || false,
    fulfillmentService: input.fulfillmentService ?? 'manual',
    properties: input.properties ?? [],
    grams: weight ? gramsOf(weight) : 0,
  });
}

function priceOf(order: Order, variant: Variant | undefined) {
  const price = variant?.price ?? 0;
  if (order.currencies.shop === order.currencies.presentment)
    return { shop: price, presentment: price };
  // Without a given presentment price the number is the same on both sides.
  return {
    shop: price,
    presentment: toMinor((price / 100).toFixed(2), order.currencies.presentment),
  };
}

function titleOf(variant: Variant | undefined): string | null {
  if (!variant || variant.optionValues[0] === 'Default Title') return null;
  return variantTitle(variant);
}

/** Tax lines as given; an amount that is not given comes from the rate. */
export function taxLinesOf(
  order: Order,
  inputs: readonly TaxLineInput[] | null | undefined,
  amount: number,
  convert: Convert,
): TaxLine[] {
  return (inputs ?? []).map((input) => ({
    title: input.title,
    rate: String(input.rate),
    price: input.priceSet
      ? bagOf(input.priceSet, order.currencies)
      : convert(multiply(amount, rateOn(input.rate, order.taxesIncluded))),
    channelLiable: input.channelLiable ?? false,
    source: null,
  }));
}

function rateOn(rate: string | number, included: boolean) {
  const { up, down } = fraction(rate);
  return included ? { up, down: down + up } : { up, down };
}
