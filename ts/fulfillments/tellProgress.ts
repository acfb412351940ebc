import type { Settings } from '../setup/settings';
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
import preparedForPickup from './preparedForPickup.graphql';
import reportProgress from './reportProgress.graphql';
import type { FulfillmentOrder, OrderInShopify, Shipment } from './shipment';
import { standingOf } from './standing';
import { takeUnits, type Taken } from './takeUnits';

/** Does the store tell Shopify of an item fulfillment that is picked or packed like this one? */
export function tellsProgress(
  { shipped, packed, bornInShopify }: Shipment,
  { progress }: Settings['fulfillments'],
): boolean {
  if (shipped || bornInShopify) return false;
  return progress === 'picked' || (progress === 'packed' && packed);
}

/**
 * Goods are picked or packed: the fulfillment orders they are of are shown in progress; one for pick-up is said to be ready
 * once all of it is packed, and Shopify tells the shopper. 10 units for each. Both may be said twice.
 */
export function tellProgress(
  shipment: Shipment,
  order: OrderInShopify,
  locations: Map<string, string>,
  run: RunContext,
): Outcome {
  const { parts } = takeUnits(shipment.lines, order.fulfillmentOrders, {}, locations);
  let told = 0;
  for (const one of new Set(parts.map(({ from }) => from))) {
    if (standingOf(one) !== 'open') continue;
    const answer = tell(one, shipment, parts, run);
    if (answer === null) continue;
    if (answer.kind !== 'data') return withoutData(answer);
    told += 1;
  }
  return { kind: 'done', note: told > 0 ? `${told} fulfillment order(s) told` : 'nothing to tell' };
}

function tell(
  one: FulfillmentOrder,
  { packed }: Shipment,
  parts: Taken[],
  { store, caller }: RunContext,
): Answer<unknown> | null {
  if (one.delivery === 'PICK_UP') {
    const isWhole = one.lines.every(({ id, remaining }) => taken(parts, id) === remaining);
    if (!packed || !isWhole) return null;
    return call<PreparedForPickupMutation, PreparedForPickupMutationVariables>(
      store,
      caller,
      preparedForPickup,
      { input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: one.id }] } },
    );
  }
  if (one.status !== 'OPEN' || !one.actions.includes('REPORT_PROGRESS')) return null;
  return call<ReportProgressMutation, ReportProgressMutationVariables>(
    store,
    caller,
    reportProgress,
    { id: one.id },
  );
}

function taken(parts: Taken[], line: string): number {
  return parts.filter((part) => part.line === line).reduce((sum, part) => sum + part.quantity, 0);
}
