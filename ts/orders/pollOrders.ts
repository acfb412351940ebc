import type { Store } from '../setup/stores';
import { call, type Answer } from '../shopify/client';
import type { OrdersUpdatedQuery, OrdersUpdatedQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { readFrom, readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import { isSeen } from './agreed';
import document from './ordersUpdated.graphql';
import { isPaid, reasonToSkip } from './whichOrders';

type Changed = OrdersUpdatedQuery['orders']['nodes'];

/** Pages of 250 in one run: paging one query ends at 25,000 objects (shopify-platform §3.5). */
const MOST_PAGES = 90;

/**
 * Notes every order that changed in Shopify since the last poll and that its link does not know in this version; of those
 * without a link only the ones that would be imported. The watermark is Shopify's own `updatedAt`, saved after the last
 * note: that of the last order there was room for. Returns how many were noted; what can't be read now is read by the next
 * run.
 */
export function pollOrders(run: RunContext): number {
  const watermark = readWatermark(run.store.key, 'orders');
  const since = readFrom(watermark) || run.store.settings.orders.from;
  let after: string | null = null;
  let newest = watermark.value;
  let noted = 0;

  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Answer<OrdersUpdatedQuery> = call<
      OrdersUpdatedQuery,
      OrdersUpdatedQueryVariables
    >(run.store, run.caller, document, {
      query: since ? `updated_at:>='${since}'` : '',
      after,
    });
    if (answer.kind !== 'data') break;
    const { nodes, pageInfo }: OrdersUpdatedQuery['orders'] = answer.data.orders;
    const unknown = unknownIn(nodes, run.store);
    for (const order of nodes) {
      if (unknown.has(order.id)) {
        if (!run.mayGoOn()) break;
        noteWork({
          store: run.store.key,
          entity: 'order',
          subject: order.id,
          action: 'changed',
        });
        noted += 1;
      }
      newest = order.updatedAt;
    }
    if (!run.mayGoOn() || !pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return noted;
}

/**
 * Orders (gids) that their link does not know in this version. What the store leaves out, and what was cancelled before it
 * came and keeps no money, stays what it is without being read again and again.
 */
function unknownIn(orders: Changed, { key, settings }: Store): Set<string> {
  const keyOf = (id: string) => externalId(key, 'order', tail(id), 'so');
  const links = findLinks(orders.map(({ id }) => keyOf(id)));
  const unknown = orders.filter((order) => {
    const link = links.get(keyOf(order.id));
    if (link) return !isSeen(link.agreed, order);
    const keepsMoney = isPaid(order) && order.displayFinancialStatus !== 'REFUNDED';
    const isOver = order.cancelledAt !== null && !keepsMoney;
    return !isOver && reasonToSkip(order, settings.orders) === null;
  });
  return new Set(unknown.map(({ id }) => id));
}
