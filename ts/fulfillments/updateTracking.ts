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
import { agreedOf, parseAgreed } from './shipmentLinks';
import document from './trackingUpdate.graphql';

/**
 * Brings a corrected tracking number or carrier to the fulfillments of a shipment, 12 units each; nothing that both sides
 * agreed on is sent. Tracking is replaced as a whole, so an unknown outcome is simply sent again.
 */
export function updateTracking(
  shipment: Shipment,
  linked: Link[],
  tracking: FulfillmentTrackingInput | null,
  run: RunContext,
): Outcome {
  const wanted = agreedOf(shipment, tracking);
  if (linked.some((link) => !['', wanted.units].includes(parseAgreed(link).units))) {
    return held(changedAfterShipping(shipment));
  }
  const stale = linked.filter((link) => parseAgreed(link).tracking !== wanted.tracking);
  if (stale.length === 0) return { kind: 'done', note: 'already in Shopify' };
  for (const link of stale) {
    if (tracking) {
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
    }
    agree(link.id, JSON.stringify({ ...parseAgreed(link), ...wanted }));
  }
  return done;
}
