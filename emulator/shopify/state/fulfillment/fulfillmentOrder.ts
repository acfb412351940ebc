import type { World } from '../../contract.ts';
import { changeQuantity, levelForOrder } from '../inventory/inventory.ts';
import { orderOf, unfulfilledQuantity } from '../orders/order.ts';
import type { LineItem, Order } from '../orders/order.ts';

export type FulfillmentOrderStatus =
  'OPEN' | 'IN_PROGRESS' | 'ON_HOLD' | 'SCHEDULED' | 'CLOSED' | 'CANCELLED' | 'INCOMPLETE';

export type FulfillmentOrderLine = {
  readonly id: string;
  readonly lineItemId: string;
  total: number;
  remaining: number;
};

export type FulfillmentHold = {
  readonly id: string;
  readonly reason: string;
  readonly reasonNotes: string | null;
  readonly handle: string | null;
  readonly externalId: string | null;
  /** App that put it; null for Shopify itself. */
  readonly appId: string | null;
};

export type DeliveryMethodType =
  'SHIPPING' | 'PICK_UP' | 'LOCAL' | 'RETAIL' | 'NONE' | 'PICKUP_POINT';

export type FulfillmentOrder = {
  readonly id: string;
  readonly orderId: string;
  status: FulfillmentOrderStatus;
  requestStatus: string;
  locationId: string;
  readonly deliveryMethodId: string;
  readonly deliveryMethod: DeliveryMethodType;
  readonly lines: FulfillmentOrderLine[];
  holds: FulfillmentHold[];
  fulfillAt: string | null;
  fulfillBy: string | null;
  readonly fulfillmentIds: string[];
  /** Someone reported progress: it cannot be moved. */
  progressReported: boolean;
  preparedForPickup: boolean;
  /** Requests to a 3PL. */
  merchantRequests: {
    readonly id: string;
    kind: string;
    message: string | null;
    sentAt: string;
    responseData: null;
  }[];
  readonly createdAt: string;
  updatedAt: string;
};

export const CLOSED_STATUSES: readonly FulfillmentOrderStatus[] = [
  'CLOSED',
  'CANCELLED',
  'INCOMPLETE',
];

export function isOpen(one: FulfillmentOrder): boolean {
  return !CLOSED_STATUSES.includes(one.status);
}

export function remainingUnits(one: FulfillmentOrder): number {
  return one.lines.reduce((total, line) => total + line.remaining, 0);
}

export function fulfillmentOrdersOf(world: World, order: Order): FulfillmentOrder[] {
  return order.fulfillmentOrderIds.map((id) => world.shop.fulfillmentOrders.get(id)!);
}

export function newFulfillmentOrder(
  world: World,
  order: Order,
  locationId: string,
  lines: { lineItemId: string; quantity: number }[],
  like: Partial<
    Pick<
      FulfillmentOrder,
      'status' | 'fulfillAt' | 'fulfillBy' | 'deliveryMethod' | 'deliveryMethodId'
    >
  > = {},
): FulfillmentOrder {
  const now = world.now();
  const one: FulfillmentOrder = {
    id: world.newGid('FulfillmentOrder'),
    orderId: order.id,
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    locationId,
    deliveryMethodId: like.deliveryMethodId ?? world.newGid('DeliveryMethod'),
    deliveryMethod: 'SHIPPING',
    holds: [],
    fulfillAt: order.createdAt,
    fulfillBy: null,
    fulfillmentIds: [],
    progressReported: false,
    preparedForPickup: false,
    merchantRequests: [],
    createdAt: now,
    updatedAt: now,
    ...like,
    lines: lines.map(({ lineItemId, quantity }) => ({
      id: world.newGid('FulfillmentOrderLineItem'),
      lineItemId,
      total: quantity,
      remaining: quantity,
    })),
  };
  world.changing(one.id, null);
  world.shop.fulfillmentOrders.set(one.id, one);
  order.fulfillmentOrderIds = order.fulfillmentOrderIds.concat(one.id);
  return one;
}

/** Call before a change: keeps the older copy for lagging reads and stamps the time. */
export function touchFulfillmentOrder(world: World, one: FulfillmentOrder): void {
  world.changing(one.id, one);
  one.updatedAt = world.now();
}

/** Moves units of a line from available to committed at a location. */
export function commitStock(world: World, line: LineItem, locationId: string, units: number): void {
  const item = stockItem(world, line);
  if (!item || units === 0) return;
  const level = levelForOrder(world, item, locationId);
  changeQuantity(world, level, 'available', -units);
  changeQuantity(world, level, 'committed', units);
}

/** The opposite: units nobody waits for any more are available again. */
export function releaseStock(
  world: World,
  line: LineItem,
  locationId: string,
  units: number,
): void {
  commitStock(world, line, locationId, -units);
}

/** Units left the building: committed and with it on_hand fall. */
export function shipStock(world: World, line: LineItem, locationId: string, units: number): void {
  const item = stockItem(world, line);
  if (!item || units === 0) return;
  changeQuantity(world, levelForOrder(world, item, locationId), 'committed', -units);
}

/** Units that were available are gone without a sale. */
export function takeStock(world: World, line: LineItem, locationId: string, units: number): void {
  returnStock(world, line, locationId, -units);
}

/** Units come back on the shelf. */
export function returnStock(world: World, line: LineItem, locationId: string, units: number): void {
  const item = stockItem(world, line);
  if (!item || units === 0) return;
  changeQuantity(world, levelForOrder(world, item, locationId), 'available', units);
}

function stockItem(world: World, line: LineItem) {
  const variant = line.variantId ? world.shop.variants.get(line.variantId) : undefined;
  const item = variant && world.shop.inventoryItems.get(variant.inventoryItemId);
  return item?.tracked ? item : null;
}

/** What may be done with a fulfillment order now (`supportedActions`). */
export function supportedActions(world: World, one: FulfillmentOrder): string[] {
  const service = world.shop.locations.get(one.locationId)?.fulfillmentServiceId;
  const split = one.lines.length > 1 || remainingUnits(one) > 1;
  if (service) return serviceActions(one);
  switch (one.status) {
    case 'OPEN':
      return [
        'CREATE_FULFILLMENT',
        'REPORT_PROGRESS',
        'MOVE',
        'HOLD',
        ...(split ? ['SPLIT'] : []),
        ...(mergeable(world, one).length > 0 ? ['MERGE'] : []),
      ];
    case 'IN_PROGRESS':
      return one.progressReported
        ? ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'HOLD', 'MARK_AS_OPEN']
        : ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD', ...(split ? ['SPLIT'] : [])];
    case 'ON_HOLD':
      return ['RELEASE_HOLD', 'HOLD', 'MOVE'];
    case 'SCHEDULED':
      return ['MARK_AS_OPEN'];
    default:
      return [];
  }
}

function serviceActions(one: FulfillmentOrder): string[] {
  if (one.status === 'ON_HOLD') return ['RELEASE_HOLD'];
  switch (one.requestStatus) {
    case 'SUBMITTED':
      return ['CANCEL_FULFILLMENT_ORDER'];
    case 'ACCEPTED':
      return one.status === 'IN_PROGRESS' ? ['REQUEST_CANCELLATION', 'CREATE_FULFILLMENT'] : [];
    case 'CANCELLATION_REQUESTED':
      return ['CANCEL_FULFILLMENT_ORDER'];
    default:
      return one.status === 'OPEN'
        ? ['REQUEST_FULFILLMENT', 'CREATE_FULFILLMENT', 'MOVE', 'HOLD']
        : [];
  }
}

/** Other open fulfillment orders of the same order, place and way of delivery. */
export function mergeable(world: World, one: FulfillmentOrder): FulfillmentOrder[] {
  return fulfillmentOrdersOf(world, orderOf(world, one.orderId)).filter(
    (other) =>
      other.id !== one.id &&
      other.status === 'OPEN' &&
      one.status === 'OPEN' &&
      other.locationId === one.locationId &&
      other.deliveryMethod === one.deliveryMethod,
  );
}

/** `displayFulfillmentStatus` of the order, rolled up from its lines and fulfillment orders. */
export function fulfillmentStatus(world: World, order: Order, apiVersion: string): string {
  const lines = order.lines.filter((line) => !line.isTip);
  const open = lines.reduce((total, line) => total + unfulfilledQuantity(line), 0);
  const fulfilled = lines.reduce((total, line) => total + line.fulfilled, 0);
  const needs = lines.reduce(
    (total, line) => total + line.quantity - line.removed - line.cancelled,
    0,
  );
  if (fulfilled > 0) return open > 0 ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
  if (needs === 0 && lines.every(({ quantity }) => quantity === 0))
    return apiVersion >= '2026-10' ? 'FULFILLMENT_NOT_REQUIRED' : 'UNFULFILLED';
  const left = fulfillmentOrdersOf(world, order).filter(isOpen);
  if (left.length > 0 && left.every(({ status }) => status === 'ON_HOLD')) return 'ON_HOLD';
  if (left.length > 0 && left.every(({ status }) => status === 'SCHEDULED')) return 'SCHEDULED';
  if (left.some(({ requestStatus }) => requestStatus === 'REJECTED')) return 'REQUEST_DECLINED';
  if (left.length > 0 && left.every(({ status }) => status === 'IN_PROGRESS')) return 'IN_PROGRESS';
  return 'UNFULFILLED';
}
