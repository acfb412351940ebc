import type { Flow, Item, Result } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { noteShipped } from './noteShipped';
import { pushShipment } from './pushShipment';
import { readBatch } from './readBatch';

/**
 * Item fulfillments (subject: internal id) → Shopify: shipped ones become fulfillments with tracking, corrected tracking
 * follows, deleted and set back ones are cancelled. Runs under a claim.
 */
export const pushFulfillments: Flow = (items, run) => {
  if (!run.store.settings.fulfillments.push) {
    return items.map((item) =>
      result(item, { kind: 'done', note: 'this store gets no shipments' }),
    );
  }
  const batch = readBatch(items, run);
  const results = items.map((item, index) => ({
    ...result(item, pushShipment(item, batch, run)),
    points: index === 0 ? batch.points : 0,
  }));
  noteShipped(run.store, batch.shipped);
  return results;
};

function result(item: Item, outcome: Outcome): Result {
  return { subject: item.subject, outcome, record: '', points: 0 };
}
