import type { JsonObject, World } from '../contract.ts';
import { allocated } from '../state/orders/lineMoney.ts';
import type { Currencies } from '../state/money/money.ts';
import { currentQuantity, unfulfilledQuantity } from '../state/orders/order.ts';
import type { DiscountAllocation, LineItem, Order, TaxLine } from '../state/orders/order.ts';
import { amount, moneySet, number, numberOrNull } from './shape.ts';

export function allocationBody(one: DiscountAllocation, currencies: Currencies): JsonObject {
  return {
    amount: amount(one.amount, currencies),
    amount_set: moneySet(one.amount, currencies),
    discount_application_index: one.application.index,
  };
}

export function taxLineBody(line: TaxLine, currencies: Currencies): JsonObject {
  return {
    channel_liable: line.channelLiable,
    price: amount(line.price, currencies),
    price_set: moneySet(line.price, currencies),
    rate: Number(line.rate),
    title: line.title,
  };
}

/** A line as orders, fulfillments and refunds carry it. */
export function lineBody(world: World, order: Order, line: LineItem): JsonObject {
  const { currencies } = order;
  return {
    id: number(line.id),
    admin_graphql_api_id: line.id,
    attributed_staffs: [],
    current_quantity: currentQuantity(line),
    fulfillable_quantity: unfulfilledQuantity(line),
    fulfillment_service: line.fulfillmentService,
    fulfillment_status:
      line.fulfilled === 0 ? null : unfulfilledQuantity(line) > 0 ? 'partial' : 'fulfilled',
    gift_card: line.isGiftCard,
    grams: line.grams,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    price: amount(line.unitPrice, currencies),
    price_set: moneySet(line.unitPrice, currencies),
    product_exists: line.productId !== null && world.shop.products.has(line.productId),
    product_id: numberOrNull(line.productId),
    properties: line.properties.map(({ name, value }) => ({ name, value })),
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id:
      line.groupId && /^\d+$/.test(line.groupId) ? BigInt(line.groupId) : null,
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    total_discount: amount(allocated(line), currencies),
    total_discount_set: moneySet(allocated(line), currencies),
    variant_id: numberOrNull(line.variantId),
    variant_inventory_management: line.variantId ? 'shopify' : null,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: line.taxLines.map((tax) => taxLineBody(tax, currencies)),
    duties: line.duties.map((duty) => ({
      id: number(duty.id),
      harmonized_system_code: duty.harmonizedSystemCode,
      country_code_of_origin: duty.countryCodeOfOrigin,
      shop_money: { amount: amount(duty.price, currencies), currency_code: currencies.shop },
      presentment_money: (moneySet(duty.price, currencies) as { presentment_money: JsonObject })
        .presentment_money,
      tax_lines: duty.taxLines.map((tax) => taxLineBody(tax, currencies)),
      admin_graphql_api_id: duty.id,
    })),
    discount_allocations: line.allocations.map((one) => allocationBody(one, currencies)),
  };
}
