import type { Ctx, ResolverMap, SearchFields } from '../../contract.ts';
import { isOpen, mergeable, supportedActions } from '../../state/fulfillment/fulfillmentOrder.ts';
import type {
  FulfillmentHold,
  FulfillmentOrder,
  FulfillmentOrderLine,
} from '../../state/fulfillment/fulfillmentOrder.ts';
import { orderOf } from '../../state/orders/order.ts';
import type { LineItem } from '../../state/orders/order.ts';
import { itemOf } from '../../state/catalog/catalog.ts';
import { provinceName } from '../../state/places/regions.ts';
import { tail } from '../../state/world.ts';
import { list, page } from '../listing.ts';
import { moneyBag } from '../money.ts';
import { byGid } from '../shared.ts';

type LineOf = FulfillmentOrderLine & { line: LineItem; order: FulfillmentOrder };

export const FULFILLMENT_ORDER_FIELDS: SearchFields<FulfillmentOrder> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    status: { kind: 'text', of: ({ status }) => status },
    assigned_location_id: { kind: 'id', of: ({ locationId }) => locationId },
    updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
  },
  bare: () => [],
};

/** Own locations need the merchant-managed scope, a 3PL's the third-party one; without it they are not there. */
function visible(ctx: Ctx, one: FulfillmentOrder): boolean {
  const service = ctx.shop.locations.get(one.locationId)?.fulfillmentServiceId;
  return service
    ? ctx.scopes.has('read_third_party_fulfillment_orders') ||
        ctx.scopes.has('read_assigned_fulfillment_orders')
    : ctx.scopes.has('read_merchant_managed_fulfillment_orders');
}

function all(ctx: Ctx, includeClosed: boolean): FulfillmentOrder[] {
  const found: FulfillmentOrder[] = [];
  for (const one of ctx.shop.fulfillmentOrders.values())
    if ((includeClosed || isOpen(one)) && visible(ctx, one)) found.push(one);
  return found;
}

export function lineOf(ctx: Ctx, order: FulfillmentOrder, line: FulfillmentOrderLine): LineOf {
  const item = orderOf(ctx, order.orderId).lines.find(({ id }) => id === line.lineItemId)!;
  return { ...line, line: item, order };
}

export const fulfillmentOrderResolvers: ResolverMap = {
  Query: {
    fulfillmentOrder: (_parent, { id }: { id: string }, ctx) => {
      const one = byGid(ctx, id, 'FulfillmentOrder', ctx.shop.fulfillmentOrders);
      return one && visible(ctx, one) ? one : null;
    },
    fulfillmentOrders: (_parent, args, ctx) =>
      list(ctx, all(ctx, args.includeClosed ?? false), args, FULFILLMENT_ORDER_FIELDS, {
        UPDATED_AT: ({ updatedAt }) => updatedAt,
      }),
    assignedFulfillmentOrders: (_parent, args, ctx) =>
      list(
        ctx,
        all(ctx, false).filter(
          (one) =>
            ctx.shop.locations.get(one.locationId)?.fulfillmentServiceId &&
            (!args.locationIds || args.locationIds.includes(one.locationId)) &&
            (!args.assignmentStatus || assignment(one) === args.assignmentStatus),
        ),
        args,
        FULFILLMENT_ORDER_FIELDS,
        { UPDATED_AT: ({ updatedAt }) => updatedAt },
      ),
  },
  FulfillmentOrder: {
    order: ({ orderId }: FulfillmentOrder, _args, ctx) => orderOf(ctx, orderId),
    orderName: ({ orderId }: FulfillmentOrder, _args, ctx) => orderOf(ctx, orderId).name,
    orderProcessedAt: ({ orderId }: FulfillmentOrder, _args, ctx) =>
      orderOf(ctx, orderId).processedAt,
    channelId: () => null,
    internationalDuties: () => null,
    assignedLocation: (one: FulfillmentOrder, _args, ctx) => assignedLocation(ctx, one),
    destination: (one: FulfillmentOrder, _args, ctx) => destination(ctx, one),
    deliveryMethod: (one: FulfillmentOrder, _args, ctx) => deliveryMethod(ctx, one),
    lineItems: (one: FulfillmentOrder, args, ctx) =>
      page(
        one.lines.map((line) => lineOf(ctx, one, line)),
        args,
      ),
    fulfillments: ({ fulfillmentIds }: FulfillmentOrder, args, ctx) =>
      page(
        fulfillmentIds.map((id) => ctx.shop.fulfillments.get(id)!),
        args,
      ),
    fulfillmentHolds: ({ holds }: FulfillmentOrder) => holds,
    fulfillmentOrdersForMerge: (one: FulfillmentOrder, args, ctx) =>
      page(mergeable(ctx, one), args),
    merchantRequests: (one: FulfillmentOrder, args) =>
      page(
        one.merchantRequests.filter(({ kind }) => !args.kind || args.kind === kind),
        args,
      ),
    locationsForMove: (one: FulfillmentOrder, args, ctx) =>
      page(
        [...ctx.shop.locations.values()]
          .filter(({ id, isActive }) => isActive && id !== one.locationId)
          .filter(({ id }) => !args.locationIds || args.locationIds.includes(id))
          .map((location) => moveTarget(ctx, one, location.id)),
        args,
      ),
    supportedActions: (one: FulfillmentOrder, _args, ctx) =>
      supportedActions(ctx, one).map((action) => ({ action, externalUrl: null })),
  },
  FulfillmentHold: {
    displayReason: ({ reason }: FulfillmentHold) => HOLD_REASONS[reason] ?? 'Other',
    heldByApp: ({ appId }: FulfillmentHold) =>
      appId ? { id: `gid://shopify/App/${appId}`, title: appId } : null,
    heldByRequestingApp: ({ appId }: FulfillmentHold, _args, ctx) => appId === ctx.appId,
  },
  FulfillmentOrderLineItem: {
    lineItem: ({ line }: LineOf) => line,
    totalQuantity: ({ total }: LineOf) => total,
    remainingQuantity: ({ remaining }: LineOf) => remaining,
    sku: ({ line }: LineOf) => line.sku,
    vendor: ({ line }: LineOf) => line.vendor,
    productTitle: ({ line }: LineOf) => line.title,
    variantTitle: ({ line }: LineOf) => line.variantTitle,
    requiresShipping: ({ line }: LineOf) => line.requiresShipping,
    image: () => null,
    warnings: () => [],
    weight: ({ line }: LineOf) => ({ unit: 'GRAMS', value: line.grams }),
    originalUnitPriceSet: ({ line, order }: LineOf, _args, ctx) =>
      moneyBag(line.unitPrice, orderOf(ctx, order.orderId).currencies),
    variant: ({ line }: LineOf, _args, ctx) =>
      line.variantId ? (ctx.shop.variants.get(line.variantId) ?? null) : null,
    inventoryItemId: ({ line }: LineOf, _args, ctx) => {
      const variant = line.variantId ? ctx.shop.variants.get(line.variantId) : undefined;
      return variant ? itemOf(ctx, variant).id : null;
    },
  },
};

function assignment(one: FulfillmentOrder): string {
  if (one.requestStatus === 'SUBMITTED') return 'FULFILLMENT_REQUESTED';
  if (one.requestStatus === 'ACCEPTED') return 'FULFILLMENT_ACCEPTED';
  if (one.requestStatus === 'CANCELLATION_REQUESTED') return 'CANCELLATION_REQUESTED';
  return 'FULFILLMENT_UNSUBMITTED';
}

function moveTarget(ctx: Ctx, one: FulfillmentOrder, locationId: string) {
  const stocked = one.lines.filter((line) => {
    const item = lineOf(ctx, one, line).line;
    const variant = item.variantId ? ctx.shop.variants.get(item.variantId) : undefined;
    return (
      !variant ||
      itemOf(ctx, variant).levels.some((level) => level.locationId === locationId && level.isActive)
    );
  });
  return {
    id: locationId,
    location: ctx.shop.locations.get(locationId),
    movable: stocked.length > 0,
    message: stocked.length > 0 ? null : 'No items are stocked at this location.',
  };
}

/** A snapshot while work has begun; until then it follows the location (S). */
function assignedLocation(ctx: Ctx, one: FulfillmentOrder) {
  const location = ctx.shop.locations.get(one.locationId) ?? null;
  const address = location?.address;
  return {
    location,
    name: location?.name ?? '',
    address1: address?.address1 ?? null,
    address2: address?.address2 ?? null,
    city: address?.city ?? null,
    zip: address?.zip ?? null,
    phone: address?.phone ?? null,
    countryCode: address?.countryCode ?? ctx.store.countryCode,
    province:
      address?.countryCode && address.provinceCode
        ? provinceName(address.countryCode, address.provinceCode)
        : null,
  };
}

function destination(ctx: Ctx, one: FulfillmentOrder) {
  const order = orderOf(ctx, one.orderId);
  const address = order.shippingAddress;
  if (!address || one.deliveryMethod === 'RETAIL' || one.deliveryMethod === 'NONE') return null;
  return {
    id: `gid://shopify/FulfillmentOrderDestination/${tail(one.id)}`,
    firstName: address.firstName,
    lastName: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    zip: address.zip,
    countryCode: address.countryCode,
    phone: address.phone,
    email: order.email,
    location: null,
  };
}

function deliveryMethod(ctx: Ctx, one: FulfillmentOrder) {
  const shipping = orderOf(ctx, one.orderId).shippingLines.find(({ isRemoved }) => !isRemoved);
  return {
    id: one.deliveryMethodId,
    methodType: one.deliveryMethod,
    presentedName: shipping?.title ?? null,
    serviceCode: shipping?.code ?? null,
    sourceReference: null,
    additionalInformation: null,
    brandedPromise: null,
    minDeliveryDateTime: null,
    maxDeliveryDateTime: null,
  };
}

const HOLD_REASONS: Record<string, string> = {
  AWAITING_PAYMENT: 'Awaiting payment',
  AWAITING_RETURN_ITEMS: 'Awaiting return items',
  HIGH_RISK_OF_FRAUD: 'High risk of fraud',
  INCORRECT_ADDRESS: 'Incorrect address',
  INVENTORY_OUT_OF_STOCK: 'Inventory out of stock',
  UNKNOWN_DELIVERY_DATE: 'Unknown delivery date',
  OTHER: 'Other',
};
