import { sha256 } from '../netsuite/hash';
import type { Flow, Result, RunContext } from '../sync/flow';
import { agree, linkFromNetsuite } from '../sync/links';
import { done, type Outcome } from '../sync/outcome';
import { parseAgreed } from './agreed';
import { cancelInShopify } from './cancelInShopify';
import { followsSalesOrders, readSalesOrders, type SalesOrderState } from './salesOrderState';
import { writeMetafields } from './writeMetafields';

/** What Shopify was told about a sales order: a hash of its number and status, and whether its order was cancelled there. */
interface Told {
  state: string;
  cancelled: boolean;
}

/**
 * Sales orders (subject: internal id) → Shopify: number and status as metafields of the order, and its cancellation where
 * the store wants that. 20 units and one call for the batch, one more for orders to cancel, 2–6 units per order.
 */
export const pushSalesOrders: Flow = (items, run) => {
  const { settings, key } = run.store;
  const follows = followsSalesOrders(settings);
  const states = readSalesOrders(follows ? items.map(({ subject }) => subject) : [], key);
  const news = [...states.values()].filter((state) => toldOf(state).state !== stateHash(state));
  const metafields = writeMetafields(news, run);
  const cancellations = cancelInShopify(
    news.filter((state) => isToCancel(state, run)),
    run,
  );
  return items.map(({ subject }): Result => {
    const state = states.get(subject);
    if (!state) return result(subject, { kind: 'done', note: 'not ours, or not followed' });
    if (!news.includes(state)) {
      // What was looked at is older than its pair then, and polling lets go of it.
      remember(state, false, run);
      return result(subject, { kind: 'done', note: 'Shopify knows' });
    }
    const written = metafields.get(subject) ?? done;
    const cancelled = cancellations.get(subject);
    const outcome = written.kind === 'done' ? (cancelled ?? done) : written;
    if (outcome.kind === 'done') remember(state, cancelled !== undefined, run);
    return result(subject, outcome);
  });
};

const ENDED = ['cancelled', 'closed'];

/** Not by us: an order that was cancelled in Shopify first says so on its pair. */
function isToCancel(state: SalesOrderState, { store }: RunContext): boolean {
  return (
    store.settings.orders.cancelInShopify &&
    ENDED.includes(state.status) &&
    !toldOf(state).cancelled &&
    !parseAgreed(state.order.agreed).cancelled
  );
}

function toldOf({ told }: SalesOrderState): Told {
  return told?.agreed ? (JSON.parse(told.agreed) as Told) : { state: '', cancelled: false };
}

function stateHash({ number, status }: SalesOrderState): string {
  return sha256(JSON.stringify([number, status]));
}

function remember(state: SalesOrderState, cancelled: boolean, run: RunContext): void {
  const told: Told = {
    state: stateHash(state),
    cancelled: cancelled || toldOf(state).cancelled,
  };
  const agreed = JSON.stringify(told);
  if (state.told) return agree(state.told.id, agreed);
  linkFromNetsuite(
    {
      store: run.store.key,
      entity: 'order',
      shopifyId: state.order.shopifyId,
      role: 'so',
      recordType: 'salesorder',
      recordId: state.id,
      agreed,
    },
    'order',
  );
}

function result(subject: string, outcome: Outcome): Result {
  return { subject, outcome, record: '', points: 0 };
}
