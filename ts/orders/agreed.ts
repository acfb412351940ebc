import { sha256 } from '../netsuite/hash';
import type { ShopifyOrder } from './order';
import type { OrderPlan, SalesOrderPlan } from './orderPlan';

/** The parts of a sales order that are compared and written on their own, so that a change of one leaves what people did to the others. */
export type Group =
  'header' | 'billTo' | 'shipTo' | 'shipping' | 'lines' | 'places' | 'approval' | 'hold';

/** What Shopify and NetSuite last agreed on about an order, kept on its link as JSON: hashes and ids, no values. */
export interface Agreed {
  /** `Order.updatedAt` of the state that was read; polling skips orders that have not moved since. */
  updatedAt: string;
  /** `displayFulfillmentStatus` of that state: `updatedAt` has whole seconds, and a till ships in the second of the sale. */
  shipped: string;
  /** Side of its amounts and way of its tax as it came: what the store is set to later is for later orders. */
  modes?: Modes;
  /** Some of its shipments were made in Shopify. */
  shippedThere?: true;
  /** Version of the store's field rules that it was mapped with; missing where the store has none. */
  rules?: string;
  /** Hash per field group as last written; of `hold` the value itself. */
  groups: Record<Group, string>;
  /** Legacy ids of the transactions that have their deposit. */
  payments: string[];
  cancelled: boolean;
  /** Of a cancelled order: somebody was asked for what is left to do, or has answered and goods are still under way. Missing: all is done. */
  ending?: 'asked' | 'answered' | undefined;
  /** What Shopify gave back beyond what left the order, as far as accounting has dealt with it: minor units. */
  givenBack: number;
  /** What it gave back for units that left the order, the same. */
  offDeposits: number;
  /** Shopify shows it no more, and what that left to do was said. */
  isGone?: true;
  /** Hash of the delivery address that goods were picked for before Shopify got another one; '' when nothing is stopped for it. */
  pickedFor: string;
  /** What a person has dealt with although the sales order differs in it: hashes. */
  accepted: string[];
  /** Made by a former connector: its lines are not ours to change. */
  adopted: boolean;
}

export type Modes = Pick<SalesOrderPlan, 'currencyMode' | 'taxMode'>;

export const NOTHING: Agreed = {
  updatedAt: '',
  shipped: '',
  groups: {
    header: '',
    billTo: '',
    shipTo: '',
    shipping: '',
    lines: '',
    places: '',
    approval: '',
    hold: '',
  },
  payments: [],
  cancelled: false,
  givenBack: 0,
  offDeposits: 0,
  pickedFor: '',
  accepted: [],
  adopted: false,
};

/** `payments` are added once they are booked; of a cancelled order more is agreed on by `followCancellation`. */
export function agreedOf(
  { salesOrder, refunds }: OrderPlan,
  { updatedAt, displayFulfillmentStatus }: ShopifyOrder,
): Agreed {
  const { memo, poNumber, data, custom, currencyMode, taxMode } = salesOrder;
  const filled = Object.keys(custom.order).length > 0 && { custom: custom.order };
  return {
    updatedAt,
    shipped: displayFulfillmentStatus,
    modes: { currencyMode, taxMode },
    ...(custom.version && { rules: custom.version }),
    groups: {
      header: hash({ memo, poNumber, data, ...filled }),
      billTo: hash(salesOrder.billTo),
      shipTo: hash(salesOrder.shipTo),
      shipping: hash(salesOrder.shipping),
      approval: hash(salesOrder.pendingApproval),
      hold: salesOrder.onHold,
      places: placesOf(salesOrder),
      lines: hash([
        salesOrder.lines.map((line) => ({
          ...line,
          assigned: '',
          // Stock, and where the goods of a cash sale left from, are asked once.
          location: followsRouting(salesOrder) ? line.location : '',
        })),
        salesOrder.taxDetails,
        ...(salesOrder.bodyTax ? [salesOrder.bodyTax] : []),
      ]),
    },
    payments: [],
    cancelled: false,
    givenBack: refunds.givenBack,
    offDeposits: refunds.offDeposits,
    pickedFor: '',
    accepted: [],
    adopted: false,
  };
}

function followsRouting({ type, lineLocation }: SalesOrderPlan): boolean {
  return type === 'salesorder' && lineLocation === 'assigned';
}

/** '' is a pair about which nothing is agreed yet. */
export function parseAgreed(text: string): Agreed {
  if (text === '') return NOTHING;
  const given = JSON.parse(text) as Partial<Agreed>;
  return { ...NOTHING, ...given, groups: { ...NOTHING.groups, ...given.groups } };
}

/** Where Shopify ships the lines from; '' before it routed the order. */
function placesOf({ lines }: SalesOrderPlan): string {
  const routed = lines.filter(({ assigned }) => assigned !== '');
  return routed.length === 0 ? '' : hash(routed.map(({ key, assigned }) => [key, assigned]));
}

/**
 * The groups that Shopify changed since. The first routing alone is no reason to write an order that people may have open:
 * stock counts such lines wherever they may lie. A move is, or they would count at their old place.
 */
export function changedGroups(last: Agreed, now: Agreed): Group[] {
  return (Object.keys(now.groups) as Group[]).filter(
    (group) =>
      now.groups[group] !== last.groups[group] &&
      (group !== 'places' || (last.groups.places !== '' && now.groups.places !== '')),
  );
}

export function unbooked<T extends { transactionId: string }>(deposits: T[], last: Agreed): T[] {
  return deposits.filter(({ transactionId }) => !last.payments.includes(transactionId));
}

/**
 * A sales order that somebody made before: its lines, header and payments may be of an older state, and nobody has told
 * accounting of refunds.
 */
export function unproven(agreed: Agreed): Agreed {
  return {
    ...agreed,
    givenBack: 0,
    offDeposits: 0,
    groups: { ...agreed.groups, lines: '', header: '', shipping: '' },
    payments: [],
  };
}

function hash(value: unknown): string {
  return sha256(JSON.stringify(value));
}

/** What tells that an order changed: `updatedAt` has whole seconds, and goods may leave in the second of the sale. */
export interface Version {
  updatedAt: string;
  displayFulfillmentStatus: string;
}

/** Was the order seen in this version? `agreed` is the link's text. Before anything left, no status says that goods moved. */
export function isSeen(agreed: string, order: Version): boolean {
  const last = parseAgreed(agreed);
  const now = order.displayFulfillmentStatus;
  const isSame = last.shipped === now || !(mayHaveLeft(last.shipped) || mayHaveLeft(now));
  return last.updatedAt === order.updatedAt && isSame;
}

/** How long after a change its second may not be over, on two clocks. */
const FRESH_MS = 10_000;

/**
 * `updatedAt` has whole seconds, and an app that ships adds tracking or cancels in the same one. Our clock (`now`, ISO UTC)
 * only says how often the shipments are looked at once more.
 */
export function isFresh(updatedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(updatedAt) < FRESH_MS;
}

const SHIPPED = ['FULFILLED', 'PARTIALLY_FULFILLED', 'IN_PROGRESS'];

/** By an order's `displayFulfillmentStatus`. */
export function mayHaveLeft(status: string): boolean {
  return SHIPPED.includes(status);
}
