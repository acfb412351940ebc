import { outcomeOf } from '../sync/classify';
import { tablesOf } from '../setup/tables';
import { call } from '../shopify/client';
import type {
  FulfillmentsOfOrdersQuery,
  FulfillmentsOfOrdersQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { hiddenPart } from '../sync/hiddenPart';
import { done, retry, type Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { withoutData } from '../sync/withoutData';
import { bookFulfillment } from './bookFulfillment';
import { followInShopify } from './followInShopify';
import document from './fulfillmentsOfOrders.graphql';
import { pushesOf, type Push } from './pushesOf';
import { ORDERS_PER_CALL, existingOf } from './readOrders';
import { wholeFulfillments } from './readRest';
import { sameUnits, unitsOf, type ExistingFulfillment } from './shipment';
import { parseAgreed, readFulfillmentLinks } from './shipmentLinks';

/** An order that stands in NetSuite. */
export interface StandingOrder {
  /** gid */
  order: string;
  /** Internal id of its sales order. */
  salesOrder: string;
  /** A former connector made it; what left before the cut-over was its business. */
  adopted: boolean;
}

/** What became of the shipments of one order. */
export interface ImportedShipments {
  outcome: Outcome;
  /** Some of them were made in Shopify. */
  madeThere: boolean;
}

/**
 * Fulfillments made in Shopify, by a till or a 3PL's app become item fulfillments; those that Crossdock made itself are
 * known by their links, or matched to the push that is still under way. One end per order (gid). 23 units and a few
 * points when there is nothing new.
 */
export function importShipments(
  orders: StandingOrder[],
  run: RunContext,
): Map<string, ImportedShipments> {
  const ends = new Map<string, ImportedShipments>();
  for (const part of slicesOf(orders, ORDERS_PER_CALL)) {
    const read = readFulfillments(part, run);
    const links = read.kind === 'read' ? linksOf(read.fulfillments, run) : new Map();
    for (const order of part) {
      ends.set(
        order.order,
        read.kind === 'failed'
          ? { outcome: read.outcome, madeThere: false }
          : importOrder(order, read.fulfillments.get(order.order) ?? [], links, run),
      );
    }
  }
  return ends;
}

type Links = ReturnType<typeof readFulfillmentLinks>;
type Read =
  | { kind: 'read'; fulfillments: Map<string, ExistingFulfillment[]> }
  | { kind: 'failed'; outcome: Outcome };

function readFulfillments(orders: StandingOrder[], run: RunContext): Read {
  const answer = call<FulfillmentsOfOrdersQuery, FulfillmentsOfOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: orders.map(({ order }) => order) },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const hidden = hiddenPart(answer, 'fulfillments', run);
  if (hidden) return { kind: 'failed', outcome: hidden };
  const fulfillments = new Map<string, ExistingFulfillment[]>();
  for (const node of answer.data.nodes) {
    if (!node || !('fulfillments' in node)) continue;
    const rest = wholeFulfillments(node.fulfillments, run);
    if (rest.kind === 'failed') return rest;
    fulfillments.set(node.id, rest.whole.map(existingOf));
  }
  return { kind: 'read', fulfillments };
}

function linksOf(fulfillments: Map<string, ExistingFulfillment[]>, run: RunContext): Links {
  const ids = [...fulfillments.values()].flat().map(({ id }) => id);
  return readFulfillmentLinks(run.store.key, ids);
}

function importOrder(
  { order, salesOrder, adopted }: StandingOrder,
  fulfillments: ExistingFulfillment[],
  links: Links,
  run: RunContext,
): ImportedShipments {
  const known = fulfillments.flatMap(({ id }) => links.get(id) ?? []);
  let madeThere = known.some((link) => parseAgreed(link).bornInShopify);
  const end = (outcome: Outcome) => ({ outcome, madeThere });
  try {
    const mappings = () => tablesOf(run.store.key).mappings;
    const followed = fulfillments.flatMap((one) => {
      const link = links.get(one.id);
      return link?.recordType === 'itemfulfillment'
        ? [guarded(one, () => followInShopify(one, link, mappings, run))]
        : [];
    });
    // What still stands may be why a new one finds nothing left to fulfill.
    const notFollowed = followed.find(({ kind }) => kind !== 'done');
    const cutOver = adopted ? Date.parse(run.store.settings.orders.adopt.before) : 0;
    const news = fulfillments.filter(
      (one) => !one.cancelled && !links.has(one.id) && !(Date.parse(one.createdAt) < cutOver),
    );
    const pushes = news.length > 0 ? pushesOf(order, salesOrder, run.store.key) : [];
    for (const fulfillment of news) {
      if (pushes.some((push) => isPushOf(push, fulfillment))) {
        return end(retry('the push of this shipment is still under way'));
      }
      const outcome = guarded(fulfillment, () =>
        bookFulfillment(fulfillment, salesOrder, mappings(), run),
      );
      if (outcome.kind !== 'done') return end(notFollowed ?? outcome);
      madeThere = true;
    }
    return end(notFollowed ?? done);
  } catch (error) {
    return end(outcomeOf(error, `the fulfillments of order ${order}`, `fulfillments:${order}`));
  }
}

/** What NetSuite refuses of one fulfillment does not hold up the others. */
function guarded({ id, name }: ExistingFulfillment, run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    return outcomeOf(error, `fulfillment ${name}`, `fulfillment:${id}`);
  }
}

/** A push of NetSuite's that made this fulfillment, or may just be making it. */
function isPushOf(push: Push, fulfillment: ExistingFulfillment): boolean {
  if (push.made.includes(fulfillment.id)) return true;
  const units = unitsOf(fulfillment.lines);
  return push.units.some((sent) => sameUnits(sent, units));
}
