import { call } from '../shopify/client';
import type {
  FulfillmentCreateMutation,
  FulfillmentCreateMutationVariables,
} from '../shopify/operations';
import type { Item, RunContext } from '../sync/flow';
import { linkFromNetsuite, linkFromShopify } from '../sync/links';
import { done, held, retry, type Outcome } from '../sync/outcome';
import { rememberBefore } from '../sync/work';
import type { Before } from './beforeCreate';
import document from './fulfillmentCreate.graphql';
import type { NewFulfillment } from './mapFulfillment';
import type { ExistingFulfillment, Shipment } from './shipment';

/** Shopify's texts (it gives no codes) that mean: the fulfillment orders changed since they were read (shopify-platform §4.2). */
const CHANGED_MEANWHILE = /does not exist|unfulfillable status|quantity requested/i;

/**
 * Creates the planned fulfillments one by one; what is about to be sent is written down first, what exists is linked at once.
 * Per fulfillment 10 units for the call, 2 for the note and 12 for the two links.
 */
export function createFulfillments(
  planned: NewFulfillment[],
  before: Before & { found: ExistingFulfillment[] },
  item: Item,
  shipment: Shipment,
  run: RunContext,
): Outcome {
  before.found.forEach((one, index) => link(one.id, index + 1, shipment, run));
  const sent = [...before.sent];
  let number = before.found.length;
  for (const { location, units, input } of planned) {
    sent.push({ location, units, trackingNumbers: input.trackingInfo?.numbers ?? [] });
    if (item.work) rememberBefore(item.work, JSON.stringify({ existing: before.existing, sent }));

    const answer = call<FulfillmentCreateMutation, FulfillmentCreateMutationVariables>(
      run.store,
      run.caller,
      document,
      {
        fulfillment: input,
      },
    );
    if (answer.kind === 'later') return retry(answer.reason, answer.at);
    if (answer.kind === 'refused') return held(answer.problem);
    if (answer.kind === 'unknown') return { kind: 'retry', reason: answer.reason, unknown: true };

    const { fulfillment, userErrors } = answer.data.fulfillmentCreate ?? {
      fulfillment: null,
      userErrors: [],
    };
    if (!fulfillment) return refused(userErrors.map((error) => error.message).join(' '), shipment);
    number += 1;
    link(fulfillment.id, number, shipment, run);
  }
  return done;
}

function link(fulfillment: string, number: number, shipment: Shipment, run: RunContext): void {
  const pair = {
    store: run.store.key,
    entity: 'fulfillment',
    shopifyId: fulfillment,
    role: 'if1',
    recordType: 'itemfulfillment',
    recordId: shipment.id,
  };
  linkFromNetsuite(pair, `fulfillment${number}`);
  linkFromShopify(pair);
}

function refused(text: string, shipment: Shipment): Outcome {
  if (CHANGED_MEANWHILE.test(text)) return retry(`Shopify: ${text}`);
  return held({
    cause: `shipment:${shipment.id}`,
    code: 'FULFILLMENT_REFUSED',
    class: 'data',
    owner: 'warehouse',
    subject: `${shipment.number}, order ${shipment.orderName}`,
    message: `Shopify does not take item fulfillment ${shipment.number}: ${text || 'no reason given'}`,
    next: 'Compare the order in Shopify with the item fulfillment; then set this error to Released.',
  });
}
