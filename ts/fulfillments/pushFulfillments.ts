import { noteUnitsShipped } from '../inventory/unitsShipped';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import type { Flow, Item, Result, RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { pushShipment } from './pushShipment';
import { readBatch, type Batch } from './readBatch';

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
  noteShipped(batch, run);
  return results;
};

function result(item: Item, outcome: Outcome): Result {
  return { subject: item.subject, outcome, record: '', points: 0 };
}

/** The shipments are linked whatever becomes of this: without it their items' figures only wait longer before they rise. */
function noteShipped({ shipped }: Batch, run: RunContext): void {
  try {
    noteUnitsShipped(run.store, shipped);
  } catch (error) {
    logError('Crossdock: units shipped were not noted', `${codeOf(error)} ${safeMessage(error)}`);
  }
}
