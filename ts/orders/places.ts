import { partsOf } from '../fulfillments/origin';
import { mapped } from '../setup/mapped';
import { tail } from '../sync/externalIds';
import type { ShopifyOrder } from './order';
import { OnHold, type Known, type SalesLine } from './orderPlan';
import { missingMapping } from './problems';

/** Line item (legacy id) → Shopify location (gid) → units, from the fulfillment orders that stand. */
export type Places = Map<string, Map<string, number>>;

/** As much of an order as tells where it was routed. */
interface Routed {
  fulfillmentOrders: {
    nodes: (Pick<FulfillmentOrder, 'status' | 'assignedLocation'> & {
      lineItems: {
        nodes: Pick<FulfillmentOrder['lineItems']['nodes'][number], 'lineItem' | 'totalQuantity'>[];
      };
    })[];
  };
}
type FulfillmentOrder = ShopifyOrder['fulfillmentOrders']['nodes'][number];

export const NOWHERE: Pick<SalesLine, 'location' | 'assigned'> = { location: '', assigned: '' };

/** Where Shopify will ship the lines from; empty until it has routed the order (shopify-platform §4.2). */
export function placesOf(order: Routed): Places {
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
 * The place of a line: where Shopify routed it, where there is enough of it, or the order's ('').
 * A cash sale takes its goods from where they left, whatever the rule.
 */
export function placeOf(
  line: string,
  item: string,
  units: number,
  places: Places,
  known: Known,
): Pick<SalesLine, 'location' | 'assigned'> {
  const own = placesOfLine(line, places);
  return { location: locationOf(own, item, units, known), assigned: assignedTo(line, places) };
}

/** What `custcol_xdk_assigned` holds of a line (its Crossdock key); '' before Shopify routed it. */
export function assignedTo(line: string, places: Places): string {
  const own = placesOfLine(line, places);
  if (!own || own.size === 0) return '';
  return JSON.stringify(
    Object.fromEntries([...own].map(([location, quantity]) => [tail(location), quantity])),
  );
}

/** A kit lies where the first part of its bundle lies. */
function placesOfLine(line: string, places: Places): Map<string, number> | undefined {
  const [first] = partsOf(line);
  const own = first && places.get(first.lineItem);
  if (!own || first.per === 1) return own;
  return new Map([...own].map(([location, units]) => [location, Math.ceil(units / first.per)]));
}

function locationOf(
  own: Map<string, number> | undefined,
  item: string,
  units: number,
  known: Known,
): string {
  const { lineLocation } = known.store.settings.orders;
  if (lineLocation === 'stock') return locationWithStock(own, item, units, known);
  return lineLocation === 'assigned' ? routedTo(own, known) : '';
}

/** One mapped location that takes all of the line; a line spread over several keeps the order's. */
function routedTo(own: Map<string, number> | undefined, known: Known): string {
  const [first = ''] = own?.keys() ?? [];
  return own?.size === 1 ? (mapped(known.mappings, 'location', first)?.netsuite ?? '') : '';
}

/** The routed location if all of the line is available there, else the store's, else the first mapped one that has it. */
function locationWithStock(
  own: Map<string, number> | undefined,
  item: string,
  units: number,
  known: Known,
): string {
  const mappings = known.mappings.filter(({ kind }) => kind === 'location');
  const candidates = [
    routedTo(own, known),
    known.store.location,
    ...mappings.map(({ netsuite }) => netsuite),
  ];
  return (
    candidates.find(
      (location) => location !== '' && (known.available?.at(item, [location]) ?? 0) >= units,
    ) ?? ''
  );
}

/** Where the goods of a cash sale left from. Throws OnHold when that location is not mapped. */
export function leftFrom(line: string, places: Places, known: Known): string {
  const [first] = placesOfLine(line, places)?.keys() ?? [];
  if (first === undefined) return '';
  const mapping = mapped(known.mappings, 'location', first);
  if (!mapping) throw new OnHold(missingMapping('location', first, 'location'));
  return mapping.netsuite;
}
