import type { RunContext } from '../sync/flow';
import { markRemoved, type Link } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import { pickedShipments } from './pickedShipments';
import { prepareOrders } from './prepareOrders';
import type { Batch } from './readBatch';
import { toldIn } from './shipmentLinks';
import { shopifyLocations, takeUnits } from './takeUnits';

/**
 * What was picked lies on the shelf again: fulfillment orders that were shown in progress for it, and that nothing else
 * picked is of, are open as before. Shopify lets that be done twice. 12 units, 20 more where other goods of the order are
 * picked, 10 for each that is opened.
 */
export function releaseProgress(
  shipment: string,
  progress: Link,
  batch: Batch,
  run: RunContext,
): Outcome {
  const order = batch.orders.get(progress.shopifyId);
  const shown = (order?.fulfillmentOrders ?? []).filter(
    ({ id, status, actions }) =>
      toldIn(progress).includes(id) && status === 'IN_PROGRESS' && actions.includes('MARK_AS_OPEN'),
  );
  const others =
    order && shown.length > 0
      ? pickedShipments(
          run.store.key,
          progress.shopifyId,
          shipment,
          run.store.settings.fulfillments,
        )
      : [];
  const { parts } = takeUnits(
    others.flatMap(({ lines }) => lines),
    order?.fulfillmentOrders ?? [],
    {},
    shopifyLocations(batch.mappings),
  );
  const isPicked = (id: string) => parts.some(({ from }) => from.id === id);
  const opened = prepareOrders(
    shown
      .filter(({ id }) => !isPicked(id))
      .map(({ id }) => ({ kind: 'open', fulfillmentOrder: id })),
    run,
  );
  if (opened.kind !== 'done') return opened;
  markRemoved(progress.id);
  return { kind: 'done', note: 'not picked any more' };
}
