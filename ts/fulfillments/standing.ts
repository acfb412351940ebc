import type { FulfillmentOrder } from './shipment';

/**
 * What can be done with a fulfillment order, by its status, request status, supported actions and holds
 * (shopify-platform §4.2; the table is in docs/fulfillments.md).
 */
export type Standing =
  /** A fulfillment can be created now. */
  | 'open'
  /** Scheduled for later; it must be opened first. */
  | 'scheduled'
  /** Every hold on it is this app's own and can be released. */
  | 'held_by_us'
  /** Held by another app, Shopify or a person: only they release it. */
  | 'held'
  /** At a fulfillment service, or handed to one: it ships and reports by itself. */
  | 'service'
  /** Closed, cancelled, incomplete, or nothing left. */
  | 'over';

/** Request statuses of fulfillment orders that are not, or not any more, with a service. */
const WITH_US = ['UNSUBMITTED', 'REJECTED', 'CANCELLATION_ACCEPTED'];

export function standingOf(one: FulfillmentOrder): Standing {
  if (['CLOSED', 'CANCELLED', 'INCOMPLETE'].includes(one.status)) return 'over';
  if (one.lines.every((line) => line.remaining === 0)) return 'over';
  if (one.atService || !WITH_US.includes(one.requestStatus)) return 'service';
  if (one.status === 'ON_HOLD') {
    return one.holds.length > 0 && one.holds.every((hold) => hold.ours) ? 'held_by_us' : 'held';
  }
  if (one.actions.includes('CREATE_FULFILLMENT')) return 'open';
  if (one.status === 'SCHEDULED' && one.actions.includes('MARK_AS_OPEN')) return 'scheduled';
  return 'held';
}

/** Open ones first: what must be opened or released before is taken only when they do not suffice. */
export function usability(standing: Standing): number {
  const order: Standing[] = ['open', 'scheduled', 'held_by_us'];
  const at = order.indexOf(standing);
  return at < 0 ? Infinity : at;
}
