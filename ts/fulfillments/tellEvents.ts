import { call } from '../shopify/client';
import type {
  FulfillmentEventCreateMutation,
  FulfillmentEventCreateMutationVariables,
  FulfillmentEventsQuery,
  FulfillmentEventsQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { done, type Outcome } from '../sync/outcome';
import { withoutData, withoutDataOrKey } from '../sync/withoutData';
import create from './fulfillmentEventCreate.graphql';
import read from './fulfillmentEvents.graphql';

export type ShipmentEvent = 'OUT_FOR_DELIVERY' | 'DELIVERED';

/**
 * Tells the shopper, by Shopify, how far these fulfillments (gids) are. What was told already is not told again; an event
 * has no key, so that is looked up first. 10 units, 10 more for each event. What Shopify refuses to say is left unsaid.
 */
export function tellEvents(ids: string[], events: ShipmentEvent[], run: RunContext): Outcome {
  if (ids.length === 0 || events.length === 0) return done;
  const { store, caller } = run;
  const answer = call<FulfillmentEventsQuery, FulfillmentEventsQueryVariables>(
    store,
    caller,
    read,
    { ids },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  for (const node of answer.data.nodes) {
    if (!node || !('events' in node)) continue;
    const told = node.events.nodes.map(({ status }): string => status);
    for (const status of events.filter((one) => !told.includes(one))) {
      const event = { fulfillmentId: node.id, status };
      const end = call<FulfillmentEventCreateMutation, FulfillmentEventCreateMutationVariables>(
        store,
        caller,
        create,
        { event },
      );
      if (end.kind !== 'data') return withoutDataOrKey(end);
    }
  }
  return done;
}
