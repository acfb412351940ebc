import type { FulfillmentInput, FulfillmentTrackingInput } from '../shopify/operations';
import type { Problem } from '../sync/outcome';
import { sameNumbers, type Sent } from './beforeCreate';
import { trackingIn } from './packages';
import { notShippable } from './problems';
import {
  sameUnits,
  unitsOf,
  type ExistingFulfillment,
  type OrderInShopify,
  type Shipment,
  type ShipmentLine,
} from './shipment';
import { standingOf } from './standing';
import { takeUnits, type Taken } from './takeUnits';

/** One `fulfillmentCreate`: all its fulfillment orders are of one order and one assigned location. */
export interface NewFulfillment {
  /** What an unknown outcome is compared by. */
  sent: Sent;
  /** Tracking number of the one package it is; '' for all of them. */
  inPackage: string;
  input: FulfillmentInput;
}

/** What a fulfillment order needs before units of it can be fulfilled. */
export type Step =
  | { kind: 'open'; fulfillmentOrder: string }
  | { kind: 'release'; fulfillmentOrder: string; holds: string[] }
  | {
      kind: 'move';
      fulfillmentOrder: string;
      to: string;
      lines: { id: string; quantity: number }[];
    };

export type FulfillmentPlan =
  /** `problem`: part of the shipment can't be sent; the rest goes out. */
  | { kind: 'create'; fulfillments: NewFulfillment[]; problem: Problem | null; note: string }
  /** The order must be read again after these. */
  | { kind: 'prepare'; steps: Step[] }
  /** Somebody made exactly this fulfillment in Shopify; the two belong together. */
  | { kind: 'adopt'; fulfillment: ExistingFulfillment }
  | { kind: 'skip'; reason: string }
  | { kind: 'retry'; reason: string }
  | { kind: 'hold'; problem: Problem };

export interface FulfillmentRules {
  notifyCustomer: boolean;
  tracking: FulfillmentTrackingInput | null;
  /** NetSuite location id → Shopify location gid. */
  locations: Map<string, string>;
  /** A fulfillment order at another location than the shipment's is moved first. */
  moveLocation: boolean;
  /** Steps were taken already; what they did not change stays as it is. */
  prepared: boolean;
}

/** Earlier attempts and other records, as far as they bear on this shipment. */
export interface Known {
  /** Fulfillments that earlier attempts for this shipment made. */
  found: ExistingFulfillment[];
  /** Fulfillments (gids) that belong to other records. */
  ofOthers: Set<string>;
}

/** Which fulfillments Shopify must get for a shipped item fulfillment (shopify-platform §4.2). */
export function mapFulfillment(
  shipment: Shipment,
  order: OrderInShopify,
  known: Known,
  rules: FulfillmentRules,
): FulfillmentPlan {
  if (!shipment.shipped) return { kind: 'skip', reason: 'not shipped yet' };
  if (shipment.lines.length === 0) return { kind: 'skip', reason: 'no line of the Shopify order' };
  if (order.fulfillmentOrders.length === 0) {
    return { kind: 'retry', reason: 'Shopify has not routed the order yet' };
  }
  const twin = madeInShopify(shipment, order, known, true);
  if (twin) return { kind: 'adopt', fulfillment: twin };

  const already = unitsOf(known.found.flatMap((one) => one.lines));
  const { parts, missing } = takeUnits(
    foundFirst(shipment.lines, known),
    order.fulfillmentOrders,
    already,
    rules.locations,
  );
  const isShort = Object.keys(missing).length > 0;
  if (isShort && parts.length === 0 && known.found.length === 0) {
    const made = madeInShopify(shipment, order, known, false);
    if (made) return { kind: 'adopt', fulfillment: made };
    if (onlyWithServices(order, missing)) {
      return { kind: 'skip', reason: 'its units are with a fulfillment service' };
    }
  }
  const problem = isShort ? notShippable(shipment, order, missing) : null;
  if (problem && parts.length === 0) return { kind: 'hold', problem };

  const steps = rules.prepared ? [] : stepsFor(parts, rules);
  if (steps.length > 0) return { kind: 'prepare', steps };
  return {
    kind: 'create',
    fulfillments: byPackage(parts).map((group) => newFulfillment(group, rules)),
    problem,
    note:
      shipment.otherLines > 0 ? `${shipment.otherLines} line(s) are not of the Shopify order` : '',
  };
}

/** Units of packages that an earlier attempt has sent are counted off before those of the others. */
function foundFirst(lines: ShipmentLine[], { found }: Known): ShipmentLine[] {
  const sent = found.flatMap(({ trackingNumbers }) => trackingNumbers);
  const isSent = ({ inPackage }: ShipmentLine) => sent.includes(inPackage);
  return [...lines.filter(isSent), ...lines.filter((line) => !isSent(line))];
}

/** An unlinked fulfillment with exactly these units; with `proven` only if it has the same tracking numbers too. */
function madeInShopify(
  shipment: Shipment,
  order: OrderInShopify,
  known: Known,
  proven: boolean,
): ExistingFulfillment | undefined {
  if (known.found.length > 0) return undefined;
  if (proven && shipment.trackingNumbers.length === 0) return undefined;
  return order.fulfillments.find(
    (one) =>
      !one.cancelled &&
      !known.ofOthers.has(one.id) &&
      sameUnits(unitsOf(one.lines), unitsOf(shipment.lines)) &&
      (!proven || sameNumbers(shipment.trackingNumbers, one)),
  );
}

function onlyWithServices(order: OrderInShopify, missing: Record<string, number>): boolean {
  return Object.entries(missing).every(
    ([lineItem, quantity]) =>
      order.fulfillmentOrders
        .filter((one) => standingOf(one) === 'service')
        .flatMap((one) => one.lines)
        .filter((line) => line.lineItem === lineItem)
        .reduce((sum, line) => sum + line.remaining, 0) >= quantity,
  );
}

function stepsFor(parts: Taken[], rules: FulfillmentRules): Step[] {
  const ready = byFulfillmentOrder(parts).flatMap((group) => readyingStep(group) ?? []);
  if (!rules.moveLocation) return ready;
  const places = grouped(parts, ({ from, shippedFrom }) => `${from.id} ${shippedFrom ?? ''}`);
  return [...ready, ...places.flatMap(([, group]) => moveStep(group) ?? [])];
}

/** What must happen before anything of this fulfillment order can be fulfilled or moved. */
function readyingStep([first]: Taken[]): Step | null {
  if (!first) return null;
  const { from } = first;
  const standing = standingOf(from);
  if (standing === 'scheduled') return { kind: 'open', fulfillmentOrder: from.id };
  if (standing !== 'held_by_us') return null;
  return { kind: 'release', fulfillmentOrder: from.id, holds: from.holds.map(({ id }) => id) };
}

/** The units of one fulfillment order that left one other place. */
function moveStep(group: Taken[]): Step | null {
  const [first] = group;
  if (!first?.shippedFrom || first.from.location === first.shippedFrom) return null;
  const { from, shippedFrom } = first;
  if (standingOf(from) !== 'open' || !from.actions.includes('MOVE')) return null;
  return { kind: 'move', fulfillmentOrder: from.id, to: shippedFrom, lines: mergedLines(group) };
}

function newFulfillment(parts: Taken[], rules: FulfillmentRules): NewFulfillment {
  const inPackage = parts[0]?.inPackage ?? '';
  const tracking = trackingIn(rules.tracking, inPackage);
  return {
    inPackage,
    sent: {
      location: parts[0]?.from.location ?? '',
      units: unitsOf(parts),
      trackingNumbers: tracking?.numbers ?? [],
    },
    input: {
      lineItemsByFulfillmentOrder: byFulfillmentOrder(parts).map((group) => ({
        fulfillmentOrderId: group[0]?.from.id ?? '',
        fulfillmentOrderLineItems: mergedLines(group),
      })),
      notifyCustomer: rules.notifyCustomer,
      ...(tracking && { trackingInfo: tracking }),
    },
  };
}

function mergedLines(parts: Taken[]): { id: string; quantity: number }[] {
  const lines = new Map<string, number>();
  for (const part of parts) lines.set(part.line, (lines.get(part.line) ?? 0) + part.quantity);
  return [...lines].map(([id, quantity]) => ({ id, quantity }));
}

function byFulfillmentOrder(parts: Taken[]): Taken[][] {
  return grouped(parts, (part) => part.from.id).map(([, group]) => group);
}

/** One fulfillment per place, and per package where their contents are known. */
function byPackage(parts: Taken[]): Taken[][] {
  const groups = grouped(parts, ({ from, inPackage }) => `${from.location} ${inPackage}`);
  return groups.map(([, group]) => group);
}

function grouped(parts: Taken[], keyOf: (part: Taken) => string): [string, Taken[]][] {
  const groups = new Map<string, Taken[]>();
  for (const part of parts) groups.set(keyOf(part), [...(groups.get(keyOf(part)) ?? []), part]);
  return [...groups];
}
