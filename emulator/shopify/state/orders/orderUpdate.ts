import type { UserError, World } from '../../contract.ts';
import { newAddress } from '../places/address.ts';
import type { AddressInput } from '../places/address.ts';
import { sortedTags } from '../customers/customer.ts';
import { book, snapshot } from './ledger.ts';
import { convertLike } from '../checkout/orderCreate.ts';
import { touchOrder } from './order.ts';
import type { Order } from './order.ts';
import { applyTaxes } from '../money/taxes.ts';
import type { CartTax } from '../money/taxes.ts';

export type OrderUpdateInput = {
  id: string;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  shippingAddress?: AddressInput | null;
};

/** `orderUpdate`: tags and attributes are overwritten. Changes nothing when it answers an error. */
export function updateOrder(
  world: World,
  order: Order,
  input: OrderUpdateInput,
  apiVersion: string,
): UserError[] {
  if (input.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email))
    return [{ field: ['email'], message: 'Email is invalid' }];
  if (input.phone && !/^\+?[\d\s().-]{7,20}$/.test(input.phone))
    return [{ field: ['phone'], message: 'Phone is invalid' }];
  world.changing(order.id, order);
  if (input.email !== undefined) order.email = input.email?.toLowerCase() ?? null;
  if (input.phone !== undefined) order.phone = input.phone;
  if (input.note !== undefined) order.note = input.note;
  if (input.poNumber !== undefined) order.poNumber = input.poNumber;
  if (input.tags) order.tags = sortedTags(input.tags);
  if (input.customAttributes) order.customAttributes = input.customAttributes;
  if (input.shippingAddress) {
    order.shippingAddress = newAddress(world.newGid('MailingAddress'), input.shippingAddress);
    if (apiVersion >= '2026-10') retax(world, order);
  }
  touchOrder(world, order);
  return [];
}

function ratesFor(world: World, order: Order): CartTax[] | undefined {
  const { countryCode, provinceCode } = order.shippingAddress ?? {};
  return (
    world.shop.taxRates.get(`${countryCode}-${provinceCode}`) ??
    world.shop.taxRates.get(String(countryCode))
  );
}

/**
 * Since 2026-10 a new address re-taxes an order of which nothing is fulfilled (shopify-platform
 * §0), here by the shop's table of rates; without a row for the place the taxes stay.
 */
function retax(world: World, order: Order): void {
  const rates = ratesFor(world, order);
  if (!rates || order.lines.some(({ fulfilled }) => fulfilled > 0)) return;
  const before = snapshot(order);
  applyTaxes(order, rates, convertLike(order));
  book(world, order, before, { kind: 'OrderEditAgreement', reason: 'ORDER_EDIT', sourceId: null });
}

/** Archives, or takes out of the archive; saying it twice is no error. */
export function setClosed(world: World, order: Order, closed: boolean): void {
  if ((order.closedAt !== null) === closed) return;
  world.changing(order.id, order);
  order.closedAt = closed ? world.now() : null;
  touchOrder(world, order);
}
