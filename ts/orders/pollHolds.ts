import { call, type Answer } from '../shopify/client';
import type {
  FulfillmentOrdersUpdatedQuery,
  FulfillmentOrdersUpdatedQueryVariables,
} from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { slicesOf } from '../sync/slices';
import { readFrom, readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import { parseAgreed } from './agreed';
import { readHolds } from './readHolds';
import document from './fulfillmentOrdersUpdated.graphql';

type Changed = FulfillmentOrdersUpdatedQuery['fulfillmentOrders']['nodes'];

/** Pages of 250 in one run; the next one goes on. */
const MOST_PAGES = 40;
const ORDERS_PER_CALL = 25;

/**
 * Notes every fulfillment order that was put on hold or released in Shopify since the last poll and whose order's pair
 * does not know it: an order need not move when its fulfillment orders do. Orders without a pair come by their own poll.
 * The first run only sets the watermark, Shopify's own `updatedAt`. Returns how many were noted.
 */
export function pollHolds(run: RunContext): number {
  if (!run.store.settings.orders.import) return 0;
  const watermark = readWatermark(run.store.key, 'holds');
  const query = `updated_at:>='${readFrom(watermark)}'`;
  if (watermark.value === '') {
    const [newest] = pageOf(run, { query: '', first: 1, reverse: true })?.nodes ?? [];
    if (newest) saveWatermark(watermark, newest.updatedAt);
    return 0;
  }
  let noted = 0;
  let newest = watermark.value;
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = pageOf(run, { query, first: 250, reverse: false, after });
    if (!answer) break;
    const news = newsIn(answer.nodes, run);
    if (!news) break;
    for (const one of answer.nodes) {
      if (news.has(one.id)) {
        if (!run.mayGoOn()) break;
        const { key: store } = run.store;
        noteWork({ store, entity: 'fulfillment_order', subject: one.id, action: 'changed' });
        noted += 1;
      }
      newest = one.updatedAt;
    }
    if (!run.mayGoOn() || !answer.pageInfo.hasNextPage) break;
    after = answer.pageInfo.endCursor;
  }
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return noted;
}

/** Null: it can't be read now. */
function pageOf(
  run: RunContext,
  variables: FulfillmentOrdersUpdatedQueryVariables,
): FulfillmentOrdersUpdatedQuery['fulfillmentOrders'] | null {
  const answer: Answer<FulfillmentOrdersUpdatedQuery> = call<
    FulfillmentOrdersUpdatedQuery,
    FulfillmentOrdersUpdatedQueryVariables
  >(run.store, run.caller, document, variables);
  return answer.kind === 'data' ? answer.data.fulfillmentOrders : null;
}

/**
 * Fulfillment orders (gids) that are on hold, or are not, otherwise than the pair of their order says; null when that
 * can't be read now. Our own holds are none.
 */
function newsIn(changed: Changed, run: RunContext): Set<string> | null {
  const keyOf = (order: string) => externalId(run.store.key, 'order', tail(order), 'so');
  const links = findLinks([...new Set(changed.map(({ orderId }) => keyOf(orderId)))]);
  const differing = changed.filter(({ orderId, status }) => {
    const link = links.get(keyOf(orderId));
    if (!link || link.state === 'removed') return false;
    return (status === 'ON_HOLD') !== (parseAgreed(link.agreed).groups.hold !== '');
  });
  const held = differing.filter(({ status }) => status === 'ON_HOLD');
  const byOthers = new Set<string>();
  for (const some of slicesOf([...new Set(held.map(({ orderId }) => orderId))], ORDERS_PER_CALL)) {
    const read = readHolds(some, run);
    if (read.kind === 'failed') return null;
    for (const order of read.holds.keys()) byOthers.add(order);
  }
  return new Set(
    differing
      .filter(({ status, orderId }) => status !== 'ON_HOLD' || byOthers.has(orderId))
      .map(({ id }) => id),
  );
}
