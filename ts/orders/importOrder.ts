import { setStop } from '../fulfillments/stopSignal';
import { now } from '../netsuite/clock';
import { outcomeOf } from '../sync/classify';
import type { RunContext } from '../sync/flow';
import { markRemoved, type Link } from '../sync/links';
import { raise } from '../sync/syncErrors';
import { done, held, notReached, retry, type Outcome, type Problem } from '../sync/outcome';
import { isBeforeCutOver } from './adopt';
import { adoptOrder } from './adoptOrder';
import {
  NOTHING,
  agreedOf,
  changedGroups,
  isFresh,
  parseAgreed,
  unbooked,
  unproven,
  type Agreed,
} from './agreed';
import { bookPayments } from './bookPayments';
import { followCancellation } from './followCancellation';
import { followRefunds } from './followRefunds';
import { followAddress } from './followAddress';
import { moneyOfEnded } from './cancelledBefore';
import { waitsUntil } from './cashSale';
import { createOrder } from './createOrder';
import { isEmptied } from './emptied';
import { followHold } from './followHold';
import { currencyModeOf, transactionsByExternalId } from './findTransactions';
import { knownOf, modesOf, orderLinkId, type Batch } from './lookUp';
import { mapWithTables } from './mapWithTables';
import type { ShopifyOrder } from './order';
import { orderTypeOf, type MappedOrder, type OrderPlan, type OrderType } from './orderPlan';
import { sideOf, type OrderState } from './orderState';
import { givenBackOf } from './refundsOf';
import { STOP } from './stops';
import { updateCashSale } from './updateCashSale';
import { updateOrder } from './updateOrder';

/** How far one order came before the totals of its batch are compared. */
export type Attempt =
  | { kind: 'ended'; outcome: Outcome }
  /** Nothing of its total was written: it was cancelled, adopted, or only what is not mapped moved. */
  | {
      kind: 'standing';
      type: OrderType;
      salesOrder: string;
      link: Link | null;
      agreed: Agreed;
      problem: Problem | null;
    }
  | {
      kind: 'written';
      plan: OrderPlan;
      agreed: Agreed;
      salesOrder: string;
      /** Transactions that have their deposit. */
      booked: string[];
      link: Link | null;
      /** What could not be posted although the sales order stands. */
      problem: Problem | null;
      /** A person has to change some of its lines; its total is not compared before. */
      linesOpen: boolean;
      /** Its payments were booked and nothing else was written. */
      isPaymentOnly?: boolean;
    };

/** Brings one order into NetSuite. Whatever goes wrong is its own outcome and holds up no other order. */
export function importOrder(state: OrderState, batch: Batch, run: RunContext): Attempt {
  if (!run.mayGoOn()) return ended(notReached(now()));
  const { order } = state;
  try {
    const link = batch.links.get(orderLinkId(order, batch.known.store)) ?? null;
    if (link?.state === 'removed') return ended(REMOVED);
    return order.cancelledAt === null
      ? bringOver(state, link, batch, run)
      : cancel(order, link, batch);
  } catch (error) {
    return ended(outcomeOf(error, `order ${order.name}`, `order:${order.legacyResourceId}`));
  }
}

const REMOVED: Outcome = {
  kind: 'done',
  note: 'its sales order was deleted in NetSuite; it is not made again',
};

function bringOver(state: OrderState, link: Link | null, batch: Batch, run: RunContext): Attempt {
  const { settings } = batch.known.store;
  const isFormer = !link && isBeforeCutOver(state.order, settings.orders.adopt);
  const standing = link ? typeOf(link) : isFormer ? 'salesorder' : null;
  const mapped = mapWithTables(state, batch, standing, modesOf(link));
  if (mapped.kind === 'hold') return onHold(mapped, batch);
  const { plan } = mapped;
  const agreed = agreedOf(plan, state.order);

  if (link) {
    const last = parseAgreed(link.agreed);
    const isCashSale = typeOf(link) === 'cashsale';
    const { pickedFor, problem } = isCashSale
      ? { pickedFor: '', problem: null }
      : followAddress(link.recordId, plan.salesOrder, last, agreed);
    const { adopted, accepted } = last;
    const now = { ...agreed, pickedFor, adopted, accepted };
    if (isAgreed(plan, last, now)) return unchanged(link, plan, last, now, problem);
    if (isCashSale) return changedCashSale(link, plan, last, agreed);
    const isPaymentOnly = changedGroups(last, now).length === 0;
    const header = isPaymentOnly ? batch.standing(link.recordId) : undefined;
    const end = header
      ? bookPayments(link.recordId, header, plan, last)
      : updateOrder(link.recordId, plan, last, now);
    const attempt = written(end, last, { plan, agreed: now, link });
    return attempt.kind === 'written'
      ? { ...attempt, isPaymentOnly, problem: attempt.problem ?? problem }
      : attempt;
  }
  if (isFormer) return adopt(state.order, plan, agreed, batch);
  if (isEmptied(plan.salesOrder)) return emptied(state, batch);
  const until = waitsUntil(state.order, settings.orders, now());
  if (until !== null) return ended(retry('its goods are not handed over yet', until));

  const made = createOrder(state.order, plan, batch, run);
  if (made.kind !== 'found') return written(made, parseAgreed(''), { plan, agreed, link });
  return foundAs(made.salesOrder, made.type, state, batch);
}

/** Nothing of it is left that could be booked. A run may have died between its sales order and the link. */
function emptied(state: OrderState, batch: Batch): Attempt {
  const { order } = state;
  const { store } = batch.known;
  const [unlinked] = transactionsByExternalId(orderLinkId(order, store));
  if (unlinked) return foundAs(unlinked.id, orderTypeOf(unlinked.type), state, batch);
  const kept = moneyOfEnded(order, 'emptied', sideOf(order, store.settings.orders), store.key);
  return ended(kept ? held(kept) : { kind: 'done', note: 'emptied before it was imported' });
}

/** The store's modes may have changed since, and no link tells which it came with. */
function foundAs(salesOrder: string, type: OrderType, state: OrderState, batch: Batch): Attempt {
  const modes = currencyModeOf(salesOrder);
  return found(salesOrder, mapWithTables(state, batch, type, modes), state.order);
}

/** It waits for one error; what it would wait for next is said at once. */
function onHold(
  { problem, others }: Extract<MappedOrder, { kind: 'hold' }>,
  batch: Batch,
): Attempt {
  for (const other of others.slice(0, MOST_OTHERS)) raise(batch.known.store.key, other, now());
  return ended(held(problem));
}

/** 6–12 units each. */
const MOST_OTHERS = 10;

/** Somebody made it a moment ago, maybe from an older state; of a cash sale the comparison of totals tells. */
function found(salesOrder: string, mapped: MappedOrder, order: ShopifyOrder): Attempt {
  if (mapped.kind === 'hold') return ended(held(mapped.problem));
  const { plan } = mapped;
  const rest = { plan, agreed: agreedOf(plan, order), link: null };
  if (plan.salesOrder.type === 'cashsale') {
    const booked = plan.deposits.map(({ transactionId }) => transactionId);
    const { dealt, problem: refund } = followRefunds(plan, NOTHING);
    const problem = plan.paymentProblem ?? refund;
    const agreed = { ...rest.agreed, ...dealt };
    return { kind: 'written', salesOrder, booked, problem, linesOpen: false, ...rest, agreed };
  }
  const last = unproven(rest.agreed);
  return written(updateOrder(salesOrder, plan, last, rest.agreed), last, rest);
}

function typeOf(link: Link): OrderType {
  return orderTypeOf(link.recordType);
}

/** Until a person has answered, both sides do not agree on what was posted. */
function changedCashSale(link: Link, plan: OrderPlan, last: Agreed, now: Agreed): Attempt {
  const end = updateCashSale(link.recordId, plan, last, now);
  if (end.kind === 'gone') return removed(link);
  const { dealt, problem: refund } = followRefunds(plan, last);
  const { lines, shipping } = end.problem ? last.groups : now.groups;
  const received = end.problem ? [] : plan.deposits.map(({ transactionId }) => transactionId);
  return {
    kind: 'standing',
    type: 'cashsale',
    salesOrder: link.recordId,
    link,
    agreed: {
      ...now,
      ...dealt,
      groups: { ...now.groups, lines, shipping },
      payments: [...new Set([...last.payments, ...received])],
    },
    problem: end.problem ?? refund,
  };
}

/** Both sides count as agreed on what the former connector did, its payments included. */
function adopt(order: ShopifyOrder, plan: OrderPlan, agreed: Agreed, batch: Batch): Attempt {
  const end = adoptOrder(order, plan, batch.known.store);
  if (end.kind === 'held') return ended(held(end.problem));
  if (end.kind === 'would') return ended({ kind: 'done', note: end.note });
  followHold(end.salesOrder, '', plan.salesOrder);
  const payments = plan.deposits.map(({ transactionId }) => transactionId);
  return {
    kind: 'standing',
    type: 'salesorder',
    salesOrder: end.salesOrder,
    link: null,
    agreed: { ...agreed, payments, adopted: true },
    problem: null,
  };
}

type Rest = Pick<Extract<Attempt, { kind: 'written' }>, 'plan' | 'agreed' | 'link'>;

function written(end: ReturnType<typeof updateOrder>, last: Agreed, rest: Rest): Attempt {
  if (end.kind === 'gone') return rest.link ? removed(rest.link) : ended(REMOVED);
  if (end.kind === 'held') return ended(held(end.problem));
  if (end.linesOpen) setStop(end.salesOrder, STOP.changed);
  const { dealt, problem: refund } = followRefunds(rest.plan, last);
  const problem = end.problem ?? refund;
  const groups = end.linesOpen
    ? { ...rest.agreed.groups, lines: '', shipping: '' }
    : rest.agreed.groups;
  const { accepted, ...made } = end;
  const agreed = { ...rest.agreed, ...dealt, groups, ...(accepted && { accepted }) };
  return { ...made, ...rest, problem, agreed };
}

/** A run may have died between the sales order and its link: the order's external id knows. */
function cancel(order: ShopifyOrder, link: Link | null, batch: Batch): Attempt {
  const [unlinked] = link ? [] : transactionsByExternalId(orderLinkId(order, batch.known.store));
  const salesOrder = link?.recordId ?? unlinked?.id;
  const modes = unlinked ? currencyModeOf(unlinked.id) : modesOf(link);
  const { store } = knownOf(batch, modes);
  const side = sideOf(order, store.settings.orders);
  if (salesOrder === undefined) {
    const isFormer = isBeforeCutOver(order, store.settings.orders.adopt);
    const kept = isFormer ? null : moneyOfEnded(order, 'cancelled', side, store.key);
    return ended(kept ? held(kept) : { kind: 'done', note: 'cancelled before it was imported' });
  }

  const { isGone: _, ...last } = parseAgreed(link?.agreed ?? '');
  const type = orderTypeOf(link?.recordType ?? unlinked?.type);
  const { currency } = side;
  const paidBack = givenBackOf(order, side);
  const end = followCancellation(
    { order, end: 'cancelled', type, record: salesOrder, store: store.key, currency, paidBack },
    last,
  );
  if (end.kind === 'gone') return link ? removed(link) : ended(REMOVED);
  const { ending, problem } = end;
  const { updatedAt } = order;
  const isSeen = last.cancelled && last.ending === ending && last.updatedAt === updatedAt;
  if (isSeen && !problem) return ended(done);
  const groups = { ...last.groups, hold: '' };
  const agreed: Agreed = { ...last, groups, updatedAt, cancelled: true, ending };
  return { kind: 'standing', type, salesOrder, link, agreed, problem };
}

/** Nothing that is mapped changed since both sides agreed, and every payment has its deposit. */
function isAgreed(plan: OrderPlan, last: Agreed, now: Agreed): boolean {
  return (
    changedGroups(last, now).length === 0 &&
    unbooked(plan.deposits, last).length === 0 &&
    !plan.paymentProblem
  );
}

function unchanged(
  link: Link,
  plan: OrderPlan,
  last: Agreed,
  { updatedAt, shipped, pickedFor }: Agreed,
  problem: Problem | null,
): Attempt {
  const { dealt, problem: refund } = followRefunds(plan, last);
  const { isGone: _, ...seen } = last;
  const agreed = { ...seen, ...dealt, updatedAt, shipped, pickedFor };
  const open = refund ?? problem;
  const isSeen =
    JSON.stringify(agreed) === JSON.stringify(last) &&
    !(last.shippedThere && isFresh(updatedAt, now()));
  if (isSeen && !open) return ended(done);
  const type = typeOf(link);
  return { kind: 'standing', type, salesOrder: link.recordId, link, agreed, problem: open };
}

/** Deleted on purpose: its pair stays, so that nothing makes it again (review 30). */
function removed(link: Link): Attempt {
  markRemoved(link.id);
  return ended(REMOVED);
}

function ended(outcome: Outcome): Attempt {
  return { kind: 'ended', outcome };
}
