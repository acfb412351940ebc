import { call } from '../shopify/client';
import type { OrdersToHoldQuery, OrdersToHoldQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { hiddenPart } from '../sync/hiddenPart';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import type { ShopifyOrder } from './order';
import { isOwnHold } from './ownHold';
import document from './writeBack/ordersToHold.graphql';

/** What somebody put on hold: everything that is still open of the order, or a part of it. */
export type OnHoldInShopify = 'whole' | 'part';

export type HoldsRead =
  /** By order (gid); `points` are each order's share. */
  | { kind: 'read'; holds: Map<string, OnHoldInShopify>; points: number }
  | { kind: 'failed'; outcome: Outcome };

type OrderNow = Extract<
  NonNullable<OrdersToHoldQuery['nodes'][number]>,
  { fulfillmentOrders: unknown }
>;

/** Statuses of fulfillment orders with something left to ship. */
const OPEN: string[] = ['OPEN', 'IN_PROGRESS', 'SCHEDULED', 'ON_HOLD', 'INCOMPLETE'];

export function mayBeOnHold({ fulfillmentOrders }: ShopifyOrder): boolean {
  return fulfillmentOrders.nodes.some(({ status }) => status === 'ON_HOLD');
}

/**
 * Which of these orders (gids) are on hold by anybody else than us: a hold that a sales order on hold has put there says
 * nothing new. One call, none without orders.
 */
export function readHolds(ids: string[], run: RunContext): HoldsRead {
  const holds = new Map<string, OnHoldInShopify>();
  if (ids.length === 0) return { kind: 'read', holds, points: 0 };
  const answer = call<OrdersToHoldQuery, OrdersToHoldQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const hidden = hiddenPart(answer, 'fulfillmentOrders', run);
  if (hidden) return { kind: 'failed', outcome: hidden };
  for (const node of answer.data.nodes) {
    if (!node || !('fulfillmentOrders' in node)) continue;
    const { id, fulfillmentOrders } = node as OrderNow;
    const open = fulfillmentOrders.nodes.filter(({ status }) => OPEN.includes(status));
    const held = open.filter(({ fulfillmentHolds }) =>
      fulfillmentHolds.some((hold) => !isOwnHold(hold)),
    );
    if (held.length > 0) holds.set(id, held.length === open.length ? 'whole' : 'part');
  }
  return { kind: 'read', holds, points: answer.points / ids.length };
}
