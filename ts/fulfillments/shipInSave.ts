import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { newId } from '../netsuite/random';
import { accountId, executionContext } from '../netsuite/runtime';
import type { SavedRecord } from '../netsuite/saved';
import { keptStore } from '../setup/keptStores';
import { mayWork } from '../setup/stores';
import { tablesOf } from '../setup/tables';
import { isOpen } from '../shopify/breaker';
import type { RunContext } from '../sync/flow';
import { retry, type Outcome } from '../sync/outcome';
import { SINGLE_SAVES } from '../sync/pushInSave';
import { settleWork } from '../sync/runItems';
import { noteWork, postponeWork, rememberBefore, type Hint, type Noted } from '../sync/work';
import { parseBefore, type Before, type MadePair } from './beforeCreate';
import { createFulfillment } from './createFulfillment';
import { mapFulfillment, type NewFulfillment } from './mapFulfillment';
import { eventsOf, rulesOf } from './pushShipment';
import { readOrders } from './readOrders';
import { savedShipment } from './savedShipment';
import { itemUnits, type Shipment } from './shipment';
import { agreedOf } from './shipmentLinks';

/** What can be sent from inside this save, worked out before anything is written. */
interface Ready {
  run: RunContext;
  shipment: Shipment;
  fulfillments: NewFulfillment[];
  before: Before;
  /** Once they are made, linking them is all that is left. */
  isPlain: boolean;
}

/**
 * A shipment was saved just now. The person waits for four calls: one read of the order, one mark that is born claimed and
 * already says what exists and what is about to be sent, the create, and one note of what was made; the next tick links it.
 * Whatever is not plain (several attempts, holds, moves, a slow store) is only marked. Reading comes before marking, since
 * reading does nothing; should it fail, the mark is written without a claim.
 */
export function shipInSave(record: SavedRecord, hint: Hint): void {
  const ready = SINGLE_SAVES.includes(executionContext())
    ? quietly(hint, () => read(record, hint))
    : null;
  const row = noteWork(
    hint,
    ready ? { by: newId(), now: now(), before: JSON.stringify(ready.before) } : undefined,
  );
  if (!ready || !row.claimed) return;
  quietly(hint, () => {
    // What an earlier attempt left behind is compared first, by the tick.
    if (row.open || (row.known && row.before !== ''))
      return postponeWork(row, { due: now(), tries: 0 });
    if (row.known) rememberBefore(row.id, JSON.stringify(ready.before));
    send(ready, row, hint);
  });
}

/** Any failure is swallowed: this may run with a role that can do nothing but write work rows (review 6). */
function quietly<T>(hint: Hint, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    logError(
      `Crossdock: ${hint.entity} ${hint.subject} is left to the next tick`,
      `${codeOf(error)} ${safeMessage(error)}`,
    );
    return null;
  }
}

function read(record: SavedRecord, hint: Hint): Ready | null {
  const store = keptStore(hint.store);
  if (!store || !mayWork(store, accountId())) return null;
  const { push, inline, packageField, deliveredField } = store.settings.fulfillments;
  const shipment = savedShipment(record, packageField);
  if (!shipment || !push || !inline || isOpen(store.key, now())) return null;

  const run: RunContext = { store, caller: 'user_event', mayGoOn: () => true };
  const answer = readOrders([shipment.order], run, true);
  if (answer.kind === 'failed') return null;
  const order = answer.orders.get(shipment.order);
  if (!order || order.incomplete) return null;
  const plan = mapFulfillment(
    shipment,
    order,
    { found: [], ofOthers: new Set() },
    rulesOf(shipment, tablesOf(store.key).mappings, run),
  );
  if (plan.kind !== 'create' || plan.problem || plan.fulfillments.length === 0) return null;
  const before = parseBefore('', shipment.order, order);
  return {
    run,
    shipment,
    fulfillments: plan.fulfillments,
    before: { ...before, sent: plan.fulfillments.map((one) => one.sent) },
    // What else is to be told, the tick reads.
    isPlain: plan.note === '' && deliveredField === '' && eventsOf(shipment, order).length === 0,
  };
}

function send(ready: Ready, row: Noted, hint: Hint): void {
  const made: string[] = [];
  let failed: Outcome | null = null;
  for (const { input } of ready.fulfillments) {
    const created = createFulfillment(input, ready.shipment, ready.run);
    if (created.kind === 'ended') {
      failed = created.outcome;
      break;
    }
    made.push(created.fulfillment);
  }
  if (failed && made.length === 0) return settleWork({ ...hint, ...row, tries: 0 }, failed);
  const outcome = failed ?? retry('the next tick links it');
  postponeWork(row, {
    due: now(),
    tries: 0,
    before: JSON.stringify({
      ...ready.before,
      made,
      ...(!failed && ready.isPlain && { toLink: { mark: row.mark, pairs: pairsOf(ready, made) } }),
    } satisfies Before),
    ...(outcome.kind === 'retry' &&
      outcome.unknown && { claimedUntil: new Date(Date.parse(now()) + 60_000).toISOString() }),
  });
}

function pairsOf({ shipment, fulfillments }: Ready, made: string[]): MadePair[] {
  return fulfillments.map(({ input, sent, inPackage }, index) => ({
    fulfillment: made[index] ?? '',
    agreed: agreedOf(shipment, input.trackingInfo ?? null, inPackage),
    shipped: { location: sent.location, units: itemUnits(shipment.lines, sent.units) },
  }));
}
