import { call } from '../shopify/client';
import type {
  FulfillmentTrackingInput,
  TrackingUpdateMutation,
  TrackingUpdateMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { agree, type Link } from '../sync/links';
import { done, held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { changedAfterShipping, trackingRefused } from './problems';
import type { Shipment } from './shipment';
import { trackingIn } from './packages';
import { tellEvents } from './tellEvents';
import { agreedOf, numbersText, parseAgreed, type Agreed } from './shipmentLinks';
import document from './trackingUpdate.graphql';

/**
 * Brings a corrected tracking number or carrier to the fulfillments of a shipment, 12 units each, and that it was delivered;
 * nothing that both sides agreed on is sent. Tracking is replaced as a whole, so an unknown outcome is simply sent again.
 */
export function updateTracking(
  shipment: Shipment,
  linked: Link[],
  whole: FulfillmentTrackingInput | null,
  run: RunContext,
): Outcome {
  const { units } = agreedOf(shipment, whole);
  if (linked.some((link) => !['', units].includes(parseAgreed(link).units))) {
    return held(changedAfterShipping(shipment));
  }
  const numbers = packagesOf(linked, shipment);
  let sent = 0;
  for (const link of linked) {
    const last = parseAgreed(link);
    const inPackage = numbers.get(link.shopifyId) ?? '';
    const part = trackingIn(whole, inPackage);
    const wanted = agreedOf(shipment, part, inPackage);
    const isNew = ![last.tracking, last.incoming].includes(wanted.tracking);
    const isDelivered = shipment.delivered && !last.delivered;
    if (!isNew && !isDelivered) continue;
    // Numbers that were never ours (a person's, a 3PL's) are not taken away.
    const isGone = !part && !['', agreedOf(shipment, null).tracking].includes(last.tracking);
    const tracking = part ?? (isGone ? { numbers: [] } : null);
    const told = isNew && tracking ? send(link, tracking, shipment, run) : done;
    if (told.kind !== 'done') return told;
    const events = isDelivered ? tellEvents([link.shopifyId], ['DELIVERED'], run) : done;
    if (events.kind !== 'done') return events;
    const known = last.bornInShopify && isNew ? numbersText(tracking?.numbers ?? []) : last.numbers;
    const agreed: Agreed = { ...last, ...wanted, ...(known !== undefined && { numbers: known }) };
    agree(link.id, JSON.stringify(agreed));
    sent += 1;
  }
  return sent > 0 ? done : { kind: 'done', note: 'already in Shopify' };
}

/** Package by fulfillment. A number that is gone gives way to the next one that is new: the parcel got another label. */
function packagesOf(linked: Link[], { trackingNumbers }: Shipment): Map<string, string> {
  const before = linked.flatMap((link) => parseAgreed(link).inPackage ?? []);
  const news = trackingNumbers.filter((number) => !before.includes(number));
  return new Map(
    linked.map((link) => {
      const { inPackage = '' } = parseAgreed(link);
      const stands = inPackage === '' || trackingNumbers.includes(inPackage);
      return [link.shopifyId, stands ? inPackage : (news.shift() ?? inPackage)];
    }),
  );
}

function send(
  link: Link,
  tracking: FulfillmentTrackingInput,
  shipment: Shipment,
  run: RunContext,
): Outcome {
  const answer = call<TrackingUpdateMutation, TrackingUpdateMutationVariables>(
    run.store,
    run.caller,
    document,
    {
      id: link.shopifyId,
      tracking,
      notify: run.store.settings.fulfillments.notifyCustomer,
    },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.fulfillmentTrackingInfoUpdate?.userErrors ?? [];
  if (errors.length > 0) {
    return held(trackingRefused(shipment, errors.map((error) => error.message).join(' ')));
  }
  return done;
}
