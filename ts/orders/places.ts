import { mapped } from '../setup/mapped';
import { tail } from '../sync/externalIds';
import type { ShopifyOrder } from './order';
import type { Known, SalesLine } from './orderPlan';

/** Line item (legacy id) → Shopify location (gid) → units, from the fulfillment orders that stand. */
export type Places = Map<string, Map<string, number>>;

export const NOWHERE: Pick<SalesLine, 'location' | 'assigned'> = { location: '', assigned: '' };

/** Where Shopify will ship the lines from; empty until it has routed the order (shopify-platform §4.2). */
export function placesOf(order: ShopifyOrder): Places {
  const places: Places = new Map();
  for (const { status, assignedLocation, lineItems } of order.fulfillmentOrders.nodes) {
    const location = assignedLocation.location?.id;
    if (status === 'CANCELLED' || location === undefined) continue;
    for (const { lineItem, totalQuantity } of lineItems.nodes) {
      const own = places.get(tail(lineItem.id)) ?? new Map<string, number>();
      own.set(location, (own.get(location) ?? 0) + totalQuantity);
      places.set(tail(lineItem.id), own);
    }
  }
  return places;
}

/**
 * The place of a line. Its NetSuite location follows Shopify's routing only where the store says so and one mapped
 * location takes all of the line; a line spread over several keeps the order's.
 */
export function placeOf(
  line: string,
  places: Places,
  known: Known,
): Pick<SalesLine, 'location' | 'assigned'> {
  const own = places.get(line);
  if (!own || own.size === 0) return NOWHERE;
  const [first = ''] = own.keys();
  const follows = known.store.settings.orders.lineLocation === 'assigned' && own.size === 1;
  return {
    location: follows ? (mapped(known.mappings, 'location', first)?.netsuite ?? '') : '',
    assigned: JSON.stringify(
      Object.fromEntries([...own].map(([location, units]) => [tail(location), units])),
    ),
  };
}
