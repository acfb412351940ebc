import type { Mapping } from '../setup/mapped';
import type { FulfillmentOrder, ShipmentLine, Units } from './shipment';
import { standingOf, usability } from './standing';

/** Units of one order line that are taken from one line of a fulfillment order. */
export interface Taken {
  from: FulfillmentOrder;
  /** gid of the fulfillment order's line. */
  line: string;
  lineItem: string;
  quantity: number;
  /** Where NetSuite shipped them from, as a Shopify location gid; undefined when that location is not mapped. */
  shippedFrom: string | undefined;
  inPackage: string;
}

export interface TakenUnits {
  parts: Taken[];
  /** Line item → units that no usable fulfillment order has left. */
  missing: Units;
}

/** NetSuite location id → Shopify location gid. */
export function shopifyLocations(mappings: Mapping[]): Map<string, string> {
  const rows = mappings.filter(({ kind }) => kind === 'location');
  return new Map(rows.map(({ netsuite, shopify }) => [netsuite, shopify]));
}

/**
 * Takes the units of a shipment from the order's fulfillment orders: by Shopify's line id and never by SKU, those at the
 * shipment's own location first, open ones before those that must be opened or released. `already` are units that an
 * earlier attempt has fulfilled.
 */
export function takeUnits(
  lines: ShipmentLine[],
  fulfillmentOrders: FulfillmentOrder[],
  already: Units,
  locations: Map<string, string>,
): TakenUnits {
  const parts: Taken[] = [];
  const missing: Units = {};
  const covered = { ...already };
  for (const line of lines) {
    const shippedFrom = locations.get(line.location);
    const done = Math.min(covered[line.lineItem] ?? 0, line.quantity);
    covered[line.lineItem] = (covered[line.lineItem] ?? 0) - done;
    let left = line.quantity - done;
    for (const from of inOrder(fulfillmentOrders, shippedFrom)) {
      for (const { id, lineItem, remaining } of from.lines) {
        if (lineItem !== line.lineItem || left === 0) continue;
        const quantity = Math.min(left, remaining - takenOf(parts, id));
        if (quantity <= 0) continue;
        parts.push({ from, line: id, lineItem, quantity, shippedFrom, inPackage: line.inPackage });
        left -= quantity;
      }
    }
    if (left > 0) missing[line.lineItem] = (missing[line.lineItem] ?? 0) + left;
  }
  return { parts, missing };
}

function inOrder(all: FulfillmentOrder[], shippedFrom: string | undefined): FulfillmentOrder[] {
  const rank = (one: FulfillmentOrder) =>
    usability(standingOf(one)) + (one.location === shippedFrom ? 0 : 10);
  return all
    .filter((one) => usability(standingOf(one)) < Infinity)
    .sort((a, b) => rank(a) - rank(b));
}

function takenOf(parts: Taken[], line: string): number {
  return parts.filter((part) => part.line === line).reduce((sum, part) => sum + part.quantity, 0);
}
