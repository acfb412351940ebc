import { readCompanies } from '../customers/readCompanies';
import type { RunContext } from '../sync/flow';
import { externalId, tail } from '../sync/externalIds';
import { findLinks } from '../sync/links';
import { retry } from '../sync/outcome';
import type { ShopifyLine, ShopifyOrder } from './order';
import { asksWhenGoodsLeft } from './ledger';
import { needsLedger } from './needsLedger';
import { sideOf, type OrderState } from './orderState';
import { readLines, readPlaces, readTransactions } from './readDetails';
import { readFirstShipments } from './readFirstShipments';
import { mayBeOnHold, readHolds } from './readHolds';
import { readLedgers } from './readLedgers';
import { readOrders, type ReadOrder } from './readOrders';
import { reasonToSkip } from './whichOrders';

export type ReadState =
  | { kind: 'order'; subject: string; state: OrderState; points: number }
  | Extract<ReadOrder, { kind: 'ended' }>;

type WithLines = Extract<ReadState, { kind: 'order' }>;

/**
 * What Shopify says about these orders (gids) now, without those that the store leaves out: the lean query for all of
 * them, further lines and the ledger only for the few that need it.
 */
export function readStates(
  ids: string[],
  run: RunContext,
): { states: ReadState[]; timeZone: string } {
  const { orders, timeZone } = readOrders(ids, run);
  const leftOut = reasonsToSkip(orders, run);
  const whole = orders.map((one): ReadState => {
    if (one.kind === 'ended') return one;
    const { subject, order, points } = one;
    const reason = leftOut.get(subject);
    if (reason !== undefined)
      return { kind: 'ended', subject, outcome: { kind: 'done', note: reason }, points };
    const lines = readLines(order, run);
    if (lines.kind === 'ended') return { ...lines, subject, points };
    const places = readPlaces(order, run);
    if (places.kind === 'ended') return { ...places, subject, points };
    const transactions = readTransactions(order, run);
    if (transactions.kind === 'ended') return { ...transactions, subject, points };
    return {
      kind: 'order',
      subject,
      state: {
        order: {
          ...order,
          fulfillmentOrders: places.value,
          transactions: transactions.value,
        },
        lines: lines.value,
        ledger: null,
      },
      points: points + lines.points + places.points + transactions.points,
    };
  });
  const priced = withFirstShipments(withLedgers(whole, run), run);
  return { states: withHolds(withCompanies(priced, run), run), timeZone };
}

/**
 * Why orders stay out, by gid. One that is in NetSuite already is followed to its end, whatever it is tagged later.
 * 10 units, only where an order would stay out.
 */
function reasonsToSkip(orders: ReadOrder[], { store }: RunContext): Map<string, string> {
  const { settings, key } = store;
  const keyOf = (subject: string) => externalId(key, 'order', tail(subject), 'so');
  const reasons = new Map<string, string>();
  for (const one of orders) {
    const reason = one.kind === 'order' ? reasonToSkip(one.order, settings.orders) : null;
    if (reason !== null) reasons.set(one.subject, reason);
  }
  if (!settings.orders.import) return reasons;
  const links = findLinks([...reasons.keys()].map(keyOf));
  for (const subject of reasons.keys()) if (links.has(keyOf(subject))) reasons.delete(subject);
  return reasons;
}

function withLedgers(states: ReadState[], run: RunContext): ReadState[] {
  const needing = states.filter(
    (one): one is WithLines => one.kind === 'order' && needs(one.state.order, one.state.lines, run),
  );
  const ledgers = readLedgers(
    needing.map(({ subject }) => subject),
    run,
  );
  return states.map((one): ReadState => {
    const ledger = ledgers.get(one.subject);
    if (!ledger || one.kind === 'ended') return one;
    if (ledger.kind === 'ended') return { ...ledger, subject: one.subject, points: one.points };
    return {
      ...one,
      state: { ...one.state, ledger: ledger.value },
      points: one.points + ledger.points,
    };
  });
}

/** When the first goods left, with one call for all orders whose ledger does not tell enough without. */
function withFirstShipments(states: ReadState[], run: RunContext): ReadState[] {
  const asks = (one: ReadState): boolean =>
    one.kind === 'order' && asksWhenGoodsLeft(one.state.ledger ?? [], one.state.lines);
  const read = readFirstShipments(
    states.filter(asks).map(({ subject }) => subject),
    run,
  );
  return states.map((one): ReadState => {
    if (one.kind === 'ended' || !asks(one)) return one;
    const { subject, points, state } = one;
    if (read.kind === 'failed') return { kind: 'ended', subject, outcome: read.outcome, points };
    const leftSince = read.moments.get(subject);
    return {
      ...one,
      state: { ...state, ...(leftSince !== undefined && { leftSince }) },
      points: points + read.points,
    };
  });
}

/** Business orders get their company, with one call for all of them. */
function withCompanies(states: ReadState[], run: RunContext): ReadState[] {
  if (run.store.settings.customers.companies === 'person') return states;
  const isBusiness = (one: ReadState): boolean =>
    one.kind === 'order' && one.state.order.purchasingEntity?.__typename === 'PurchasingCompany';
  const read = readCompanies(
    states.filter(isBusiness).map(({ subject }) => subject),
    run,
  );
  return states.map((one): ReadState => {
    if (one.kind === 'ended' || !isBusiness(one)) return one;
    const { subject, points } = one;
    if (read.kind === 'failed') return { kind: 'ended', subject, outcome: read.outcome, points };
    const business = read.companies.get(subject);
    if (!business)
      return { kind: 'ended', subject, outcome: retry('its company is not shown yet'), points };
    return { ...one, state: { ...one.state, business }, points: points + read.points };
  });
}

/** What of them is on hold, with one call for those that may be. */
function withHolds(states: ReadState[], run: RunContext): ReadState[] {
  const held = states.flatMap((one) =>
    one.kind === 'order' && mayBeOnHold(one.state.order) ? [one.subject] : [],
  );
  const read = readHolds(held, run);
  return states.map((one): ReadState => {
    if (one.kind === 'ended' || !held.includes(one.subject)) return one;
    const { subject, points } = one;
    if (read.kind === 'failed') return { kind: 'ended', subject, outcome: read.outcome, points };
    const onHold = read.holds.get(subject);
    return {
      ...one,
      state: onHold ? { ...one.state, onHold } : one.state,
      points: points + read.points,
    };
  });
}

/** An order whose amounts can't be read needs nothing more: mapping it names the fault, and the rest of the batch goes on. */
function needs(order: ShopifyOrder, lines: ShopifyLine[], run: RunContext): boolean {
  try {
    return needsLedger(order, lines, sideOf(order, run.store.settings.orders));
  } catch {
    return false;
  }
}
