import { now } from '../netsuite/clock';
import { outcomeOf } from '../sync/classify';
import type { RunContext } from '../sync/flow';
import { agree, type Link } from '../sync/links';
import { done, held, notReached, type Outcome, type Problem } from '../sync/outcome';
import { agreedOf, parseAgreed, type Agreed } from './agreed';
import { orderLinkId, refreshTables, type Batch } from './lookUp';
import { mapOrder } from './mapOrder';
import type { ShopifyOrder } from './order';
import type { MappedOrder, OrderPlan } from './orderPlan';
import { priceOrder } from './priceOrder';
import { createOrder } from './writeOrder';

/** How far one order came before the totals of its batch are compared. */
export type Attempt =
  | { kind: 'ended'; outcome: Outcome }
  | {
      kind: 'written';
      plan: OrderPlan;
      agreed: Agreed;
      salesOrder: string;
      link: Link | null;
      /** What could not be posted although the sales order stands. */
      problem: Problem | null;
    };

/** Brings one order into NetSuite. Whatever goes wrong is its own outcome and holds up no other order. */
export function importOrder(order: ShopifyOrder, batch: Batch, run: RunContext): Attempt {
  if (!run.mayGoOn()) return ended(notReached(now()));
  try {
    return attempt(order, batch);
  } catch (error) {
    return ended(outcomeOf(error, `order ${order.name}`, `order:${order.legacyResourceId}`));
  }
}

function attempt(order: ShopifyOrder, batch: Batch): Attempt {
  const link = batch.links.get(orderLinkId(order, batch.known.store)) ?? null;
  if (link?.state === 'removed') {
    return ended({
      kind: 'done',
      note: 'its sales order was deleted in NetSuite; it is not made again',
    });
  }
  const mapped = mapWithTables(order, batch);
  if (mapped.kind === 'skip') return ended({ kind: 'done', note: mapped.reason });
  if (mapped.kind === 'hold') return ended(held(mapped.problem));

  const agreed = agreedOf(mapped.plan, order.updatedAt);
  if (link && isAgreed(link, agreed)) return ended(done);
  const written = createOrder(order, mapped.plan, batch);
  if (written.kind === 'held') return ended(held(written.problem));
  return { ...written, plan: mapped.plan, agreed, link };
}

/** Nothing that is mapped changed since both sides agreed. 2 units when something else of the order did. */
function isAgreed(link: Link, { updatedAt, state, payments }: Agreed): boolean {
  const last = parseAgreed(link.agreed);
  if (last.state !== state || last.payments !== payments) return false;
  if (last.updatedAt !== updatedAt) agree(link.id, JSON.stringify({ ...last, updatedAt }));
  return true;
}

/** A mapping that is missing in kept tables may have been added a minute ago. */
function mapWithTables(order: ShopifyOrder, batch: Batch): MappedOrder {
  const map = () =>
    mapOrder(order, batch.known, (side) => priceOrder(order, order.lineItems.nodes, side));
  const mapped = map();
  const misses =
    mapped.kind === 'hold'
      ? mapped.problem.class !== 'bug'
      : mapped.kind === 'plan' && mapped.plan.paymentProblem !== null;
  return misses && refreshTables(batch) ? map() : mapped;
}

function ended(outcome: Outcome): Attempt {
  return { kind: 'ended', outcome };
}
