import { now } from '../netsuite/clock';
import type { Mapping } from '../setup/mapped';
import { outcomeOf } from '../sync/classify';
import type { Item, RunContext } from '../sync/flow';
import { done, held, notReached, retry, type Outcome } from '../sync/outcome';
import { rememberBefore } from '../sync/work';
import { carries, found, parseBefore, sameNumbers, type Before } from './beforeCreate';
import { cancelFulfillments } from './cancelFulfillments';
import { createFulfillment } from './createFulfillment';
import { mapFulfillment, type FulfillmentPlan, type FulfillmentRules } from './mapFulfillment';
import { carrierOf, mapTracking } from './mapTracking';
import { prepareOrders } from './prepareOrders';
import { orderGone } from './orderGone';
import type { Batch } from './readBatch';
import { readOrders } from './readOrders';
import {
  itemUnits,
  unitsOf,
  type ExistingFulfillment,
  type OrderInShopify,
  type Shipment,
  type Units,
} from './shipment';
import {
  type Agreed,
  agreedOf,
  completeLink,
  handOver,
  linkFulfillment,
  parseAgreed,
  readShipmentLinks,
} from './shipmentLinks';
import { trackingIn } from './packages';
import { tellEvents, type ShipmentEvent } from './tellEvents';
import { releaseProgress } from './releaseProgress';
import { shopifyLocations } from './takeUnits';
import { tellProgress } from './tellProgress';
import { tellsProgress } from './tellsProgress';
import { updateTracking } from './updateTracking';

/** Brings one item fulfillment to Shopify as it stands now. Whatever goes wrong is its own outcome. */
export function pushShipment(item: Item, batch: Batch, run: RunContext): Outcome {
  const shipment = batch.shipments.get(item.subject);
  const { linked } = batch.linksOf(item.subject);
  try {
    if (!run.mayGoOn()) return notReached(now());
    if (!shipment?.shipped) return notShipped(item, shipment, batch, run);
    const tracking = mapTracking(shipment, carrierOf(shipment.shipMethod, batch.mappings));
    if (linked.length > 0 && item.before === '') {
      return updateTracking(shipment, linked, tracking, run);
    }
    if (shipment.bornInShopify) {
      if (batch.linksOf(item.subject).next === 1) completeLink(run.store.key, item.subject);
      return { kind: 'done', note: 'it was made in Shopify' };
    }
    if (batch.failed) return batch.failed;
    const order = batch.orders.get(shipment.order);
    if (!order) return orderGone(shipment, run.store.key);
    return bringOver(item, shipment, order, batch, run);
  } catch (error) {
    return outcomeOf(
      error,
      `item fulfillment ${shipment?.number ?? item.subject}`,
      `shipment:${item.subject}`,
    );
  }
}

/** Deleted, or picked or packed only: what Shopify has of it is taken back, else it may be told how far it is. */
function notShipped(
  item: Item,
  shipment: Shipment | undefined,
  batch: Batch,
  run: RunContext,
): Outcome {
  const { linked, progress } = batch.linksOf(item.subject);
  const isUnknown = item.before === '' && linked.length === 0;
  if (!shipment || !tellsProgress(shipment, run.store.settings.fulfillments)) {
    const takenBack = takeBack(item, shipment, batch, run);
    if (progress?.state !== 'linked' || takenBack.kind !== 'done') return takenBack;
    return batch.failed ?? releaseProgress(item.subject, progress, batch, run);
  }
  if (!isUnknown) return takeBack(item, shipment, batch, run);
  if (batch.failed) return batch.failed;
  const order = batch.orders.get(shipment.order);
  if (!order) return { kind: 'done', note: 'its order is not readable' };
  return tellProgress(shipment, order, batch, run);
}

/** Deleted, set back to Packed, or never shipped at all. An attempt that was cut off may have made something too. */
function takeBack(item: Item, known: Shipment | undefined, batch: Batch, run: RunContext): Outcome {
  const record = { shipment: item.subject, isDeleted: !known };
  const { linked } = batch.linksOf(item.subject);
  if (item.before === '') {
    if (linked.length === 0) return { kind: 'done', note: 'not shipped, or not ours' };
    return cancelFulfillments(record, linked, [], run);
  }
  if (batch.failed) return batch.failed;
  const before = JSON.parse(item.before) as Before;
  const order = batch.orders.get(before.order);
  const made = order ? found(before, order, ofOthers(item.subject, batch)) : [];
  const unlinked = made
    .map((one) => one.id)
    .filter((id) => !linked.some((link) => link.shopifyId === id));
  return cancelFulfillments(record, linked, unlinked, run);
}

function bringOver(
  item: Item,
  shipment: Shipment,
  order: OrderInShopify,
  batch: Batch,
  run: RunContext,
): Outcome {
  const others = ofOthers(shipment.id, batch);
  const before = parseBefore(item.before, shipment.order, order);
  const rules = rulesOf(shipment, batch.mappings, run);
  const known = { found: found(before, order, others), ofOthers: others };

  let plan = mapFulfillment(shipment, order, known, rules);
  if (plan.kind === 'prepare') {
    const prepared = prepareOrders(plan.steps, run);
    if (prepared.kind !== 'done') return prepared;
    const again = readOrders([shipment.order], run);
    if (again.kind === 'failed') return again.outcome;
    const changed = again.orders.get(shipment.order);
    if (!changed) return orderGone(shipment, run.store.key);
    plan = mapFulfillment(shipment, changed, known, { ...rules, prepared: true });
  }
  return carryOut(plan, { item, shipment, order, before, found: known.found, batch, rules, run });
}

interface Attempt {
  item: Item;
  shipment: Shipment;
  order: OrderInShopify;
  before: Before;
  found: ExistingFulfillment[];
  batch: Batch;
  rules: FulfillmentRules;
  run: RunContext;
}

/** What is about to be sent is written down first; what exists is linked at once. Per fulfillment 22 units. */
function carryOut(plan: FulfillmentPlan, attempt: Attempt): Outcome {
  const { item, shipment, before, batch, rules, run } = attempt;
  const agreedIn = (inPackage: string) =>
    agreedOf(shipment, trackingIn(rules.tracking, inPackage), inPackage);
  const agreed = agreedIn('');
  let number = batch.linksOf(shipment.id).next;
  const link = (fulfillment: string, location: string, units: Units, as: Agreed) => {
    const isLinked = batch.linksOf(shipment.id).linked.some((one) => one.shopifyId === fulfillment);
    if (isLinked) return;
    const pair = { fulfillment, shipment: shipment.id, number, agreed: as };
    const isNew = linkFulfillment(run.store.key, pair).shopify;
    number += 1;
    if (isNew) batch.shipped.push({ location, units: itemUnits(shipment.lines, units) });
  };
  // Between the create and this moment the shipment may have been corrected.
  let isOutdated = false;
  for (const one of attempt.found) {
    const inPackage = packageOf(one, shipment);
    const isCurrent = carries(one, trackingIn(rules.tracking, inPackage));
    const carried = mapTracking(one, { company: one.company, url: undefined });
    const as = isCurrent ? agreedIn(inPackage) : agreedOf(shipment, carried, inPackage);
    link(one.id, one.location, unitsOf(one.lines), as);
    isOutdated ||= !isCurrent;
  }

  switch (plan.kind) {
    case 'skip':
      return { kind: 'done', note: plan.reason };
    case 'retry':
      return retry(plan.reason);
    case 'hold':
      return held(plan.problem);
    case 'prepare':
      return retry('the fulfillment orders changed while they were prepared');
    case 'adopt': {
      const isSame = sameNumbers(shipment.trackingNumbers, plan.fulfillment);
      const { id, location, lines } = plan.fulfillment;
      const as = isSame ? agreed : { ...agreed, tracking: '' };
      link(id, location, unitsOf(lines), as);
      const former = batch.fulfillmentLinks.get(id);
      if (former?.state === 'removed') handOver(former, shipment.id, as);
      return isSame ? done : correctTracking(attempt);
    }
    case 'create': {
      const sent = [...before.sent, ...plan.fulfillments.map((one) => one.sent)];
      if (item.work && plan.fulfillments.length > 0) {
        const { toLink: _made, ...rest } = before;
        rememberBefore(item.work, JSON.stringify({ ...rest, sent } satisfies Before));
      }
      const made = attempt.found.map(({ id }) => id);
      for (const { input, sent: part, inPackage } of plan.fulfillments) {
        const created = createFulfillment(input, shipment, run);
        if (created.kind === 'ended') return created.outcome;
        link(created.fulfillment, part.location, part.units, agreedIn(inPackage));
        made.push(created.fulfillment);
      }
      const told = tellEvents(made, eventsOf(shipment, attempt.order), run);
      if (told.kind !== 'done') return told;
      const corrected = isOutdated ? correctTracking(attempt) : done;
      if (corrected.kind !== 'done') return corrected;
      if (plan.problem) return held(plan.problem);
      return plan.note === '' ? done : { kind: 'done', note: plan.note };
    }
  }
}

/** What was linked just now says something older than the shipment. 10 units, 12 for each that does. */
function correctTracking({ shipment, rules, run }: Attempt): Outcome {
  const { linked } = readShipmentLinks(run.store.key, [shipment.id])(shipment.id);
  return updateTracking(shipment, linked, rules.tracking, run);
}

/** The shop brings it itself: once shipped it is on its way. */
export function eventsOf(shipment: Shipment, order: OrderInShopify): ShipmentEvent[] {
  const isLocal = order.fulfillmentOrders.some(
    ({ delivery, lines }) =>
      delivery === 'LOCAL' &&
      lines.some(({ lineItem }) => shipment.lines.some((line) => line.lineItem === lineItem)),
  );
  return [
    ...(isLocal ? (['OUT_FOR_DELIVERY'] as const) : []),
    ...(shipment.delivered ? (['DELIVERED'] as const) : []),
  ];
}

/** Which package of the shipment a fulfillment is, where the contents are known. */
function packageOf({ trackingNumbers }: ExistingFulfillment, shipment: Shipment): string {
  const isKnown = shipment.lines.some(({ inPackage }) => inPackage !== '');
  return isKnown && trackingNumbers.length === 1 ? (trackingNumbers[0] ?? '') : '';
}

/**
 * Fulfillments that belong to other item fulfillments, and those that were cancelled on purpose. One that was made in
 * Shopify and lost its item fulfillment may get another.
 */
function ofOthers(shipment: string, batch: Batch): Set<string> {
  const others = [...batch.fulfillmentLinks.values()].filter((link) =>
    link.state === 'removed' ? !parseAgreed(link).bornInShopify : link.recordId !== shipment,
  );
  return new Set(others.map((link) => link.shopifyId));
}

export function rulesOf(
  shipment: Shipment,
  mappings: Mapping[],
  run: Pick<RunContext, 'store'>,
): FulfillmentRules {
  const { notifyCustomer, moveLocation } = run.store.settings.fulfillments;
  return {
    notifyCustomer,
    moveLocation,
    tracking: mapTracking(shipment, carrierOf(shipment.shipMethod, mappings)),
    locations: shopifyLocations(mappings),
    prepared: false,
  };
}
