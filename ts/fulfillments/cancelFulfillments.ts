import { call } from '../shopify/client';
import type {
  FulfillmentCancelMutation,
  FulfillmentCancelMutationVariables,
  FulfillmentStatesQuery,
  FulfillmentStatesQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Link } from '../sync/links';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './fulfillmentCancel.graphql';
import statesDocument from './fulfillmentStates.graphql';
import { notCancelled, standsInShopify } from './problems';
import { parseAgreed, unlinkFulfillment } from './shipmentLinks';

/**
 * The item fulfillment was deleted or set back: its fulfillments are cancelled in Shopify, 10 units each, and unlinked.
 * Cancelling one a second time is a silent success, so an unknown outcome is simply sent again. What was made in Shopify
 * was shipped by somebody else and is left standing; the warehouse is told, and one that was only set back stays linked,
 * to be shipped again. `unlinked` are fulfillments an attempt made that was cut off.
 */
export function cancelFulfillments(
  { shipment, isDeleted }: { shipment: string; isDeleted: boolean },
  linked: Link[],
  unlinked: string[],
  run: RunContext,
): Outcome {
  const theirs = linked.filter((link) => parseAgreed(link).bornInShopify);
  const ours = linked.filter((link) => !theirs.includes(link));
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
  const states = readStates(theirs, run);
  if (states.kind === 'failed') return states.outcome;
  const { standing } = states;
  const isKept = (link: Link) => !isDeleted && standing.has(link.shopifyId);
  unlinkFulfillment(
    run.store.key,
    linked.filter((link) => !isKept(link)),
  );
  if (standing.size > 0) return held(standsInShopify(shipment, isDeleted, [...standing.values()]));
  const count = ours.length + unlinked.length;
  return { kind: 'done', note: `${count} fulfillment(s) cancelled in Shopify` };
}

/** The names of those that are not cancelled, by gid. 10 units, nothing where there are none. */
function readStates(
  links: Link[],
  { store, caller }: RunContext,
): { kind: 'read'; standing: Map<string, string> } | { kind: 'failed'; outcome: Outcome } {
  const standing = new Map<string, string>();
  if (links.length === 0) return { kind: 'read', standing };
  const answer = call<FulfillmentStatesQuery, FulfillmentStatesQueryVariables>(
    store,
    caller,
    statesDocument,
    { ids: links.map(({ shopifyId }) => shopifyId) },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  for (const node of answer.data.nodes) {
    if (node && 'status' in node && node.status !== 'CANCELLED') standing.set(node.id, node.name);
  }
  return { kind: 'read', standing };
}
