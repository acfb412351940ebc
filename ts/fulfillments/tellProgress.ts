import { call, type Answer } from '../shopify/client';
import type {
  PreparedForPickupMutation,
  PreparedForPickupMutationVariables,
  ReportProgressMutation,
  ReportProgressMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { pickedShipments } from './pickedShipments';
import preparedForPickup from './preparedForPickup.graphql';
import type { Batch } from './readBatch';
import reportProgress from './reportProgress.graphql';
import type { FulfillmentOrder, OrderInShopify, Shipment } from './shipment';
import { keepProgress } from './shipmentLinks';
import { standingOf } from './standing';
import { shopifyLocations, takeUnits, type Taken } from './takeUnits';

/**
 * Goods are picked or packed: the fulfillment orders they are of are shown in progress, after it was written down which;
 * one for pick-up is said to be ready once all of it is packed, and Shopify tells the shopper. 10 units for each, 6 for
 * the note, 30 for a pick-up that is packed in parts. All of it may be said twice.
 */
export function tellProgress(
  shipment: Shipment,
  order: OrderInShopify,
  batch: Pick<Batch, 'linksOf' | 'mappings'>,
  run: RunContext,
): Outcome {
  const locations = shopifyLocations(batch.mappings);
  const takenBy = (shipments: Shipment[]) => {
    const lines = shipments.flatMap((one) => one.lines);
    return takeUnits(lines, order.fulfillmentOrders, {}, locations).parts;
  };
  const parts = takenBy([shipment]);
  const open = [...new Set(parts.map(({ from }) => from))].filter(
    (one) => standingOf(one) === 'open',
  );
  const shown = open.filter(isShownInProgress);
  if (shown.length > 0) {
    const { progress } = batch.linksOf(shipment.id);
    const told = shown.map(({ id }) => id);
    keepProgress(run.store.key, shipment.id, shipment.order, told, progress);
  }
  const isReady = (one: FulfillmentOrder) =>
    one.delivery === 'PICK_UP' &&
    shipment.packed &&
    (isWhole(one, parts) || isWhole(one, takenBy([shipment, ...otherPacked(shipment, run)])));

  let told = 0;
  for (const one of open) {
    const answer = isReady(one) ? sayReady(one, run) : showProgress(one, run);
    if (answer === null) continue;
    if (answer.kind !== 'data') return withoutData(answer);
    told += 1;
  }
  return { kind: 'done', note: told > 0 ? `${told} fulfillment order(s) told` : 'nothing to tell' };
}

/** Already, or by what follows. */
function isShownInProgress({ delivery, status, actions }: FulfillmentOrder): boolean {
  if (delivery === 'PICK_UP') return false;
  const action = status === 'OPEN' ? 'REPORT_PROGRESS' : 'MARK_AS_OPEN';
  return actions.includes(action);
}

function isWhole(one: FulfillmentOrder, parts: Taken[]): boolean {
  return one.lines.every(({ id, remaining }) => {
    const taken = parts.filter((part) => part.line === id);
    return taken.reduce((sum, part) => sum + part.quantity, 0) === remaining;
  });
}

function otherPacked({ id, order }: Shipment, { store }: RunContext): Shipment[] {
  const picked = pickedShipments(store.key, order, id, store.settings.fulfillments);
  return picked.filter(({ packed }) => packed);
}

function sayReady({ id }: FulfillmentOrder, { store, caller }: RunContext): Answer<unknown> {
  return call<PreparedForPickupMutation, PreparedForPickupMutationVariables>(
    store,
    caller,
    preparedForPickup,
    { input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: id }] } },
  );
}

function showProgress(
  one: FulfillmentOrder,
  { store, caller }: RunContext,
): Answer<unknown> | null {
  if (one.status !== 'OPEN' || !isShownInProgress(one)) return null;
  return call<ReportProgressMutation, ReportProgressMutationVariables>(
    store,
    caller,
    reportProgress,
    { id: one.id },
  );
}
