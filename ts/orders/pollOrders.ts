import { call, type Answer } from '../shopify/client';
import type { OrdersUpdatedQuery, OrdersUpdatedQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import document from './ordersUpdated.graphql';

/** Shopify's index lags and commits arrive late; so much of the time already read is read again. */
const OVERLAP_MS = 300_000;
/** Pages of 250 in one run: paging one query ends at 25,000 objects (shopify-platform §3.5). */
const MOST_PAGES = 90;

/**
 * Notes every order that changed in Shopify since the last poll and that its link does not know in this version.
 * The watermark is Shopify's own `updatedAt`, saved after the last note: that of the last order there was room for.
 * Returns how many were noted; what can't be read now is read by the next run.
 */
export function pollOrders(run: RunContext): number {
  const watermark = readWatermark(run.store.key, 'orders');
  const since = watermark.value
    ? new Date(Date.parse(watermark.value) - OVERLAP_MS).toISOString()
    : run.store.settings.orders.from;
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
    const unknown = unknownIn(nodes, run.store.key);
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

/** Orders (gids) that their link does not know in this version. */
function unknownIn(orders: { id: string; updatedAt: string }[], store: string): Set<string> {
  const keyOf = (id: string) => externalId(store, 'order', tail(id), 'so');
  const links = findLinks(orders.map((order) => keyOf(order.id)));
  const unknown = orders.filter((order) => {
    const agreed = links.get(keyOf(order.id))?.agreed;
    return !agreed || (JSON.parse(agreed) as { updatedAt?: string }).updatedAt !== order.updatedAt;
  });
  return new Set(unknown.map(({ id }) => id));
}
