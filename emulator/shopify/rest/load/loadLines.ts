import type { JsonObject, World } from '../../contract.ts';
import { NOTHING } from '../../state/money/money.ts';
import type { Currencies } from '../../state/money/money.ts';
import { addLine, addShippingLine } from '../../state/orders/newOrder.ts';
import type {
  DiscountAllocation,
  DiscountApplication,
  LineGroup,
  Order,
  TaxLine,
} from '../../state/orders/order.ts';
import { bag, gidOf, list, text, upper } from './read.ts';

const KINDS: Record<string, DiscountApplication['kind']> = {
  discount_code: 'code',
  manual: 'manual',
  automatic: 'automatic',
  script: 'script',
};

export function loadDiscounts(body: JsonObject): DiscountApplication[] {
  return list(body['discount_applications']).map((one, index) => ({
    index,
    kind: KINDS[text(one['type']) ?? ''] ?? 'manual',
    title: text(one['code']) ?? text(one['title']) ?? '',
    description: text(one['description']),
    valueType: text(one['value_type']) === 'percentage' ? 'percentage' : 'fixed_amount',
    value: text(one['value']) ?? '0',
    method: upper(one['allocation_method']) === 'EACH' ? 'EACH' : 'ACROSS',
    selection: selectionOf(one),
    target: upper(one['target_type']) === 'SHIPPING_LINE' ? 'SHIPPING_LINE' : 'LINE_ITEM',
    fromEdit: false,
  }));
}

function selectionOf(one: JsonObject): DiscountApplication['selection'] {
  const selection = upper(one['target_selection']);
  return selection === 'ENTITLED' || selection === 'EXPLICIT' ? selection : 'ALL';
}

export function loadTaxLines(body: JsonObject, currencies: Currencies): TaxLine[] {
  return list(body['tax_lines']).map((one) => ({
    title: text(one['title']) ?? '',
    rate: text(one['rate']) ?? '0',
    price: bag(one, 'price', currencies) ?? NOTHING,
    channelLiable: typeof one['channel_liable'] === 'boolean' ? one['channel_liable'] : null,
    source: null,
  }));
}

function loadAllocations(order: Order, body: JsonObject): DiscountAllocation[] {
  return list(body['discount_allocations']).flatMap((one) => {
    const index = Number(text(one['discount_application_index']) ?? 0);
    const application = order.discountApplications[index];
    const amount = bag(one, 'amount', order.currencies);
    return application && amount ? [{ amount, application }] : [];
  });
}

/** Lines with the ids they carry; a variant or product that is not in the catalog stays a mere id. */
export function loadLines(world: World, order: Order, body: JsonObject): void {
  for (const one of list(body['line_items'])) {
    const id = gidOf(one, 'LineItem');
    const variantId = text(one['variant_id']);
    const productId = text(one['product_id']);
    addLine(world, order, {
      ...(id ? { id } : {}),
      title: text(one['title']) ?? text(one['name']) ?? '',
      variantTitle: text(one['variant_title']) || null,
      quantity: Number(text(one['quantity']) ?? 1),
      unitPrice: bag(one, 'price', order.currencies) ?? NOTHING,
      variantId: variantId === null ? null : `gid://shopify/ProductVariant/${variantId}`,
      productId: productId === null ? null : `gid://shopify/Product/${productId}`,
      sku: text(one['sku']) || null,
      vendor: text(one['vendor']),
      requiresShipping: one['requires_shipping'] !== false,
      taxable: one['taxable'] !== false,
      isGiftCard: one['gift_card'] === true,
      grams: Number(text(one['grams']) ?? 0),
      fulfillmentService: 'manual',
      groupId: text(one['sales_line_item_group_id']),
      group: groupOf(body, text(one['sales_line_item_group_id'])),
      properties: list(one['properties']).map((property) => ({
        name: text(property['name']) ?? '',
        value: text(property['value']) ?? '',
      })),
      allocations: loadAllocations(order, one),
      taxLines: loadTaxLines(one, order.currencies),
      duties: list(one['duties']).map((duty) => ({
        id: gidOf(duty, 'Duty') ?? world.newGid('Duty'),
        price: bag(duty, 'price', order.currencies) ?? NOTHING,
        taxLines: loadTaxLines(duty, order.currencies),
        harmonizedSystemCode: text(duty['harmonized_system_code']),
        countryCodeOfOrigin: text(duty['country_code_of_origin']),
        refunded: NOTHING,
        refundedTax: NOTHING,
      })),
    });
  }
}

/** The bundle with this id among `line_item_groups`. */
function groupOf(body: JsonObject, id: string | null): LineGroup | null {
  const one = list(body['line_item_groups']).find((group) => text(group['id']) === id);
  if (!one) return null;
  const [variant, product] = [text(one['variant_id']), text(one['product_id'])];
  return {
    title: text(one['title']) ?? '',
    quantity: Number(text(one['quantity']) ?? 1),
    variantId: variant === null ? null : `gid://shopify/ProductVariant/${variant}`,
    productId: product === null ? null : `gid://shopify/Product/${product}`,
    sku: text(one['variant_sku']),
  };
}

export function loadShippingLines(world: World, order: Order, body: JsonObject): void {
  for (const one of list(body['shipping_lines'])) {
    const id = gidOf(one, 'ShippingLine');
    addShippingLine(world, order, {
      ...(id ? { id } : {}),
      title: text(one['title']) ?? '',
      code: text(one['code']),
      source: text(one['source']),
      carrierIdentifier: text(one['carrier_identifier']),
      phone: text(one['phone']),
      price: bag(one, 'price', order.currencies) ?? NOTHING,
      isRemoved: one['is_removed'] === true,
      allocations: loadAllocations(order, one),
      taxLines: loadTaxLines(one, order.currencies),
    });
  }
}
