import { now } from '../netsuite/clock';
import { mapped, type Mapping } from '../setup/mapped';
import { readMappings } from '../setup/mappings';
import { outcomeOf } from '../sync/classify';
import { netsuiteSideId } from '../sync/externalIds';
import type { Flow, Item, Result, RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { held, notReached, retry, type Outcome } from '../sync/outcome';
import { createFulfillments } from './createFulfillments';
import { parseBefore, settled } from './beforeCreate';
import { mapFulfillment } from './mapFulfillment';
import { readOrders } from './readOrders';
import { readShipments } from './readShipments';
import type { OrderInShopify, Shipment } from './shipment';

/** Item fulfillments that became shipped (subject: internal id) → Shopify fulfillments with tracking. Runs under a claim. */
export const pushFulfillments: Flow = (items, run) => {
  const shipments = readShipments(items.map((item) => item.subject));
  const keyOf = (id: string) =>
    netsuiteSideId(run.store.key, 'itemfulfillment', id, 'fulfillment1');
  const links = findLinks(items.map((item) => keyOf(item.subject)));
  const mappings = readMappings(run.store.key);

  // With something left in `before` an attempt was cut off: some of its fulfillments may exist.
  const open = items.filter(
    (item) =>
      shipments.get(item.subject)?.shipped &&
      (item.before !== '' || !links.has(keyOf(item.subject))),
  );
  const orders = [...new Set(open.map((item) => shipments.get(item.subject)?.order ?? ''))];
  const read = open.length > 0 ? readOrders(orders, run) : undefined;

  return items.map((item): Result => {
    const shipment = shipments.get(item.subject);
    if (!shipment) return result(item, { kind: 'done', note: 'not there or not ours' });
    if (!shipment.shipped) return result(item, { kind: 'done', note: 'not shipped yet' });
    if (!read || !open.includes(item))
      return result(item, { kind: 'done', note: 'already in Shopify' });
    if (read.kind === 'failed') return result(item, read.outcome);
    const order = read.orders.get(shipment.order);
    if (!order) return result(item, held(notReadable(shipment)));
    if (!run.mayGoOn()) return result(item, notReached(now()));
    return result(item, push(item, shipment, order, mappings, run));
  });
};

function push(
  item: Item,
  shipment: Shipment,
  order: OrderInShopify,
  mappings: Mapping[],
  run: RunContext,
): Outcome {
  try {
    const before = settled(parseBefore(item.before, order), order);
    const plan = mapFulfillment(shipment, order, before.found, {
      notifyCustomer: run.store.settings.fulfillments.notifyCustomer,
      carrier: carrierOf(shipment, mappings),
      location: mappings.find(
        (row) => row.kind === 'location' && row.netsuite === shipment.location,
      )?.shopify,
    });
    if (plan.kind === 'hold') return held(plan.problem);
    if (plan.kind === 'retry') return retry(plan.reason);
    if (plan.kind === 'skip') return { kind: 'done', note: plan.reason };
    return createFulfillments(plan.fulfillments, before, item, shipment, run);
  } catch (error) {
    return outcomeOf(error, `item fulfillment ${shipment.number}`, `shipment:${shipment.id}`);
  }
}

/** A ship method without a mapping goes without a carrier name; Shopify then guesses from the number. */
function carrierOf(shipment: Shipment, mappings: Mapping[]): string | undefined {
  return mapped(mappings, 'carrier', shipment.shipMethod)?.netsuite;
}

function notReadable(shipment: Shipment) {
  return {
    cause: `order:${shipment.order}`,
    code: 'ORDER_NOT_READABLE',
    class: 'data' as const,
    owner: 'administrator' as const,
    subject: `${shipment.number}, order ${shipment.orderName}`,
    message: `The Shopify order of item fulfillment ${shipment.number} can't be read: deleted, older than 60 days without the scope read_all_orders, or no access.`,
    next: 'Look for the order in Shopify. If it is gone, close this error; else give the app the scope and set this error to Released.',
  };
}

function result(item: Item, outcome: Outcome): Result {
  return { subject: item.subject, outcome, record: '', points: 0 };
}
