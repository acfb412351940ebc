import { deleteRecord, loadRecord } from '../netsuite/records';
import { codeOf } from '../netsuite/errors';
import type { Mapping } from '../setup/mapped';
import { outcomeOf } from '../sync/classify';
import type { RunContext } from '../sync/flow';
import { agree, type Link } from '../sync/links';
import { done, held, type Outcome } from '../sync/outcome';
import { resolveCause } from '../sync/syncErrors';
import { carrierOf, mapTracking } from './mapTracking';
import { cancelledInShopify, notDeleted } from './problems';
import { readShipments } from './readShipments';
import type { ExistingFulfillment } from './shipment';
import {
  numbersText,
  parseAgreed,
  readShipmentLinks,
  trackingText,
  unlinkFulfillment,
} from './shipmentLinks';
import { packageNumbers, writePackages } from './writePackages';

/**
 * What became in Shopify of a fulfillment whose item fulfillment stands: cancelled, or tracking numbers came later. `link`
 * is Shopify's side of the pair. Nothing is read where nothing changed.
 */
export function followInShopify(
  fulfillment: ExistingFulfillment,
  link: Link,
  mappings: () => Mapping[],
  run: RunContext,
): Outcome {
  const { bornInShopify, numbers } = parseAgreed(link);
  if (link.state === 'removed' && !(bornInShopify && fulfillment.cancelled)) return done;
  if (fulfillment.cancelled) return followCancelled(fulfillment, link, run);
  if (!bornInShopify || numbers === numbersText(fulfillment.trackingNumbers)) return done;
  return followTracking(fulfillment, link, mappings(), run);
}

/**
 * Only what Crossdock made itself is deleted, and only where the store says so: 20 units and 14 for the links. Where its
 * item fulfillment is gone or set back already, both sides are at one: 34 units.
 */
function followCancelled(
  fulfillment: ExistingFulfillment,
  link: Link,
  { store }: RunContext,
): Outcome {
  const { recordId } = link;
  if (link.state === 'removed' || !readShipments([recordId]).get(recordId)?.shipped) {
    if (link.state === 'linked') unlinkFulfillment(store.key, linksOf(recordId, store.key));
    resolveCause(store.key, `shipment:${recordId}`);
    return done;
  }
  const isOurs =
    parseAgreed(link).bornInShopify && store.settings.fulfillments.cancelled === 'delete';
  if (!isOurs) return held(cancelledInShopify(fulfillment, recordId));
  try {
    deleteRecord('itemfulfillment', recordId);
  } catch (error) {
    const outcome = outcomeOf(error, `to delete item fulfillment ${recordId}`, '');
    return outcome.kind === 'held'
      ? held(notDeleted(fulfillment, recordId, outcome.problem))
      : outcome;
  }
  unlinkFulfillment(store.key, linksOf(recordId, store.key));
  return { kind: 'done', note: `item fulfillment ${recordId} deleted` };
}

function linksOf(shipment: string, store: string): Link[] {
  return readShipmentLinks(store, [shipment])(shipment).linked;
}

/**
 * The numbers that Shopify has now are written to the packages; where a person corrected them in NetSuite meanwhile, those
 * are on their way to Shopify and win. What comes in is noted first, so that the save is not taken for such a correction.
 * 46 units.
 */
function followTracking(
  fulfillment: ExistingFulfillment,
  link: Link,
  mappings: Mapping[],
  { store }: RunContext,
): Outcome {
  const numbers = numbersText(fulfillment.trackingNumbers);
  const { linked } = readShipmentLinks(store.key, [link.recordId])(link.recordId);
  const pair = [link, ...linked.filter(({ shopifyId }) => shopifyId === fulfillment.id)];
  const agreed = parseAgreed(pair[pair.length - 1] ?? link);
  const agreeAll = (as: object) => {
    for (const { id } of pair) agree(id, JSON.stringify({ ...agreed, ...as }));
  };
  if (agreed.numbers === numbers) {
    // A push sent them; Shopify's side of the pair did not know yet.
    agreeAll({});
    return done;
  }

  const record = load(link.recordId);
  if (!record) return { kind: 'done', note: 'its item fulfillment is gone' };
  const carrier = carrierOf(record.text('shipmethod'), mappings);
  const trackingOf = (trackingNumbers: string[]) =>
    trackingText(mapTracking({ trackingNumbers }, carrier));
  if (trackingOf(packageNumbers(record)) !== agreed.tracking)
    return { kind: 'done', note: 'the tracking of NetSuite is on its way' };
  const incoming = trackingOf([...new Set(fulfillment.trackingNumbers)]);
  agreeAll({ incoming });
  const { packageWeight } = store.settings.fulfillments;
  writePackages(record, fulfillment.trackingNumbers, Number(packageWeight));
  record.save();
  agreeAll({ tracking: incoming, numbers });
  return { kind: 'done', note: 'tracking brought to NetSuite' };
}

function load(id: string): ReturnType<typeof loadRecord> | null {
  try {
    return loadRecord('itemfulfillment', id);
  } catch (error) {
    if (codeOf(error) === 'RCRD_DSNT_EXIST') return null;
    throw error;
  }
}
