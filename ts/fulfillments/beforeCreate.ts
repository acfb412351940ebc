import type { UnitsShipped } from '../inventory/unitsShipped';
import type { FulfillmentTrackingInput } from '../shopify/operations';
import {
  sameUnits,
  unitsOf,
  type ExistingFulfillment,
  type OrderInShopify,
  type Units,
} from './shipment';
import type { Agreed } from './shipmentLinks';

/** Tracking numbers of a fulfillment that the queries ask for. */
const NUMBERS_READ = 20;

/**
 * What a worker writes down before it creates fulfillments: Shopify has no key for it, so after an unknown outcome
 * only a comparison tells. Kept as JSON on the work row, in the field `before`.
 */
export interface Before {
  /** gid of the order: an item fulfillment that was deleted can't tell any more. */
  order: string;
  /** Fulfillments (gids) that existed before the first create for this shipment. */
  existing: string[];
  /** Every create that was sent, or is about to be. */
  sent: Sent[];
  /** Fulfillments (gids) that Shopify confirmed and that are not linked yet. */
  made: string[];
  /** All that was to be made for the hint with this mark was made, and linking it is all that is left. */
  toLink?: { mark: string; pairs: MadePair[] };
}

/** A fulfillment as its link will have it. */
export interface MadePair {
  fulfillment: string;
  agreed: Agreed;
  /** What it took off Shopify's stock. */
  shipped: UnitsShipped;
}

export interface Sent {
  location: string;
  units: Units;
  trackingNumbers: string[];
}

/** `text` is the row's field, '' for a first attempt. */
export function parseBefore(text: string, id: string, order: OrderInShopify): Before {
  if (text !== '') return JSON.parse(text) as Before;
  return { order: id, existing: order.fulfillments.map((one) => one.id), sent: [], made: [] };
}

/** What is only to be linked, as a row of work holds it. */
export function toLinkIn(before: string): Before['toLink'] {
  return before === '' ? undefined : (JSON.parse(before) as Before).toLink;
}

/**
 * The fulfillments that earlier attempts for this shipment turn out to have made. `ofOthers` are fulfillments linked to
 * another record: two shipments of one order may hold the same units, and one must not be taken for the other.
 */
export function found(
  before: Before,
  order: OrderInShopify,
  ofOthers: Set<string>,
): ExistingFulfillment[] {
  const standing = order.fulfillments.filter((one) => !one.cancelled && !ofOthers.has(one.id));
  const confirmed = standing.filter((one) => before.made.includes(one.id));
  const candidates = standing.filter(
    (one) => !before.existing.includes(one.id) && !before.made.includes(one.id),
  );
  const open = [...before.sent];
  for (const one of confirmed) {
    const at = open.findIndex((sent) => same(sent, one));
    if (at >= 0) open.splice(at, 1);
  }
  const matched: ExistingFulfillment[] = [];
  for (const sent of open) {
    const match = candidates.find((one) => !matched.includes(one) && same(sent, one));
    if (match) matched.push(match);
  }
  return [...confirmed, ...matched];
}

export function same(sent: Sent, one: ExistingFulfillment): boolean {
  return (
    sent.location === one.location &&
    sameUnits(sent.units, unitsOf(one.lines)) &&
    sameNumbers(sent.trackingNumbers, one)
  );
}

/** Of a fulfillment with more packages than are read, those that are. */
export function sameNumbers(
  numbers: string[],
  { trackingNumbers: shown }: Pick<ExistingFulfillment, 'trackingNumbers'>,
): boolean {
  if (shown.length < NUMBERS_READ) return [...numbers].sort().join() === [...shown].sort().join();
  return shown.every((number) => numbers.includes(number));
}

/** Does the fulfillment name these numbers, and this carrier if one is to be named? */
export function carries(
  one: ExistingFulfillment,
  tracking: FulfillmentTrackingInput | null,
): boolean {
  const company = tracking?.company ?? one.company;
  return sameNumbers(tracking?.numbers ?? [], one) && company === one.company;
}
