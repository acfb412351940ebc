import { call } from '../shopify/client';
import type {
  FulfillmentCancelMutation,
  FulfillmentCancelMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Link } from '../sync/links';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './fulfillmentCancel.graphql';
import { notCancelled } from './problems';
import { parseAgreed, unlinkFulfillment } from './shipmentLinks';

/**
 * The item fulfillment was deleted or set back: its fulfillments are cancelled in Shopify, 10 units each, and unlinked.
 * Cancelling one a second time is a silent success, so an unknown outcome is simply sent again. What was made in Shopify
 * was shipped by somebody else and is left standing. `unlinked` are fulfillments an attempt made that was cut off.
 */
export function cancelFulfillments(
  shipment: string,
  linked: Link[],
  unlinked: string[],
  run: RunContext,
): Outcome {
  const ours = linked.filter((link) => !parseAgreed(link).bornInShopify);
  for (const id of [...ours.map((link) => link.shopifyId), ...unlinked]) {
    const answer = call<FulfillmentCancelMutation, FulfillmentCancelMutationVariables>(
      run.store,
      run.caller,
      document,
      { id },
    );
    if (answer.kind !== 'data') return withoutData(answer);
    const errors = answer.data.fulfillmentCancel?.userErrors ?? [];
    if (errors.length > 0) {
      const reason = errors.map((error) => error.message).join(' ');
      return held(notCancelled(`item fulfillment ${shipment}`, shipment, reason));
    }
  }
  unlinkFulfillment(run.store.key, linked);
  const standing = linked.length - ours.length;
  return {
    kind: 'done',
    note:
      standing > 0
        ? 'unlinked; the fulfillment was made in Shopify and stands'
        : `${ours.length + unlinked.length} fulfillment(s) cancelled in Shopify`,
  };
}
