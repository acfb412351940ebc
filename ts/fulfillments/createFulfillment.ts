import { call } from '../shopify/client';
import type {
  FulfillmentCreateMutation,
  FulfillmentCreateMutationVariables,
  FulfillmentInput,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, retry, type Outcome } from '../sync/outcome';
import { withoutDataOrKey } from '../sync/withoutData';
import document from './fulfillmentCreate.graphql';
import { createRefused } from './problems';
import type { Shipment } from './shipment';

/** Shopify's texts (it gives no codes) that mean: the fulfillment orders changed since they were read (shopify-platform §4.2). */
const CHANGED_MEANWHILE = /does not exist|unfulfillable status|quantity requested/i;

export type Created =
  { kind: 'created'; fulfillment: string } | { kind: 'ended'; outcome: Outcome };

/** One `fulfillmentCreate`, 10 units. Only under a claim, with what existed before written down. */
export function createFulfillment(
  fulfillment: FulfillmentInput,
  shipment: Shipment,
  run: RunContext,
): Created {
  const answer = call<FulfillmentCreateMutation, FulfillmentCreateMutationVariables>(
    run.store,
    run.caller,
    document,
    { fulfillment },
  );
  if (answer.kind !== 'data') return { kind: 'ended', outcome: withoutDataOrKey(answer) };

  const payload = answer.data.fulfillmentCreate;
  if (payload?.fulfillment) return { kind: 'created', fulfillment: payload.fulfillment.id };
  const text = (payload?.userErrors ?? []).map((error) => error.message).join(' ');
  return {
    kind: 'ended',
    outcome: CHANGED_MEANWHILE.test(text)
      ? retry(`Shopify: ${text}`)
      : held(createRefused(shipment, text)),
  };
}
