import { sha256 } from '../netsuite/hash';
import type { Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import { tablesOf } from '../setup/tables';
import type { Flow, Result, RunContext } from '../sync/flow';
import { agree, linkFromNetsuite } from '../sync/links';
import { done, held, type Outcome } from '../sync/outcome';
import { noteWork } from '../sync/work';
import { parseAgreed } from './agreed';
import {
  ENDED,
  followsSalesOrders,
  holdsOrders,
  readSalesOrders,
  type SalesOrderState,
} from './salesOrderState';
import { cancelInShopify } from './cancelInShopify';
import { TRIES_UNREADABLE } from './problems';
import { tellClosedLines } from './writeBack/tellClosedLines';
import { METAFIELD, tellFields } from './writeBack/tellFields';
import { tellHold } from './writeBack/tellHold';
import { tellNote } from './writeBack/tellNote';
import { tellNumber } from './writeBack/tellNumber';
import { STATUS_TAG, tellTag } from './writeBack/tellTag';
import { REFUSED, type Teller } from './writeBack/teller';

/** What Shopify was told about a sales order: per part a hash of it, '' for nothing. */
type Told = Record<string, string>;

/**
 * Sales orders (subject: internal id) → Shopify: what the store wants told about them, each part when it is new.
 * 20 units and one call per part for the batch, one more per order for tags, notes, holds, closed lines and
 * cancellations; 2–6 units per order.
 */
export const pushSalesOrders: Flow = (items, run) => {
  const { settings } = run.store;
  const follows = followsSalesOrders(settings);
  const mappings =
    settings.orders.writeFields || settings.orders.statusTags
      ? tablesOf(run.store.key).mappings
      : [];
  const mapped = settings.orders.writeFields
    ? mappings.filter(({ kind }) => kind === METAFIELD)
    : [];
  const states = readSalesOrders(
    follows ? items.map(({ subject }) => subject) : [],
    run.store,
    mapped,
  );
  const told = new Map([...states.values()].map((state) => [state.id, toldOf(state)]));
  const failed = new Map<string, Outcome>();
  const present = [...states.values()].filter(({ order }) => !parseAgreed(order.agreed).isGone);
  for (const teller of tellersOf(settings, mapped, mappings))
    tell(teller, present, told, failed, run);

  return items.map(({ subject }): Result => {
    const state = states.get(subject);
    if (!state) return result(subject, { kind: 'done', note: 'not ours, or not followed' });
    // Also when nothing is new: what was looked at is older than its pair then, and polling lets go of it.
    remember(state, told.get(subject) ?? {}, run);
    return result(subject, failed.get(subject) ?? done);
  });
};

function tellersOf({ orders }: Settings, mapped: Mapping[], mappings: Mapping[]): Teller[] {
  return [
    ...(orders.writeBack ? [tellNumber] : []),
    ...(mapped.length > 0 ? [tellFields(mapped)] : []),
    ...(orders.statusTags ? [tellTag(mappings.filter(({ kind }) => kind === STATUS_TAG))] : []),
    ...(orders.noteField ? [tellNote] : []),
    ...(holdsOrders(orders) ? [tellHold] : []),
    ...(orders.closeLinesInShopify ? [tellClosedLines] : []),
    ...(orders.cancelInShopify ? [tellEnd] : []),
  ];
}

/** A sales order that ended here; an order that was cancelled in Shopify first says so on its pair. */
const tellEnd: Teller = {
  part: 'cancelled',
  value: ({ status, order }) =>
    ENDED.includes(status) && !parseAgreed(order.agreed).cancelled ? 'ended' : '',
  write: (states, run) =>
    cancelInShopify(
      states.filter(({ status }) => ENDED.includes(status)),
      run,
    ),
};

/** What could not be told stays new; one part that fails holds up no other. */
function tell(
  teller: Teller,
  states: SalesOrderState[],
  told: Map<string, Told>,
  failed: Map<string, Outcome>,
  run: RunContext,
): void {
  const valueOf = (state: SalesOrderState) => hashOf(teller.value(state));
  const news = states.filter(
    (state) => (told.get(state.id)?.[teller.part] ?? '') !== valueOf(state),
  );
  if (news.length === 0) return;
  const outcomes = teller.write(news, run);
  for (const state of news) {
    const outcome = outcomes.get(state.id) ?? done;
    if (outcome.kind === 'done')
      Object.assign(told.get(state.id) ?? {}, { [teller.part]: valueOf(state) });
    else if (failed.get(state.id)?.kind !== 'held')
      failed.set(state.id, orderFirst(state, outcome));
  }
}

/** What Shopify refuses may be meant for an order that is deleted by now: the order is read before a person is asked. */
function orderFirst({ order }: SalesOrderState, outcome: Outcome): Outcome {
  if (outcome.kind !== 'held' || outcome.problem.code !== REFUSED) return outcome;
  const { store, shopifyId: subject } = order;
  noteWork({ store, entity: 'order', subject, action: 'changed' });
  return held(outcome.problem, TRIES_UNREADABLE);
}

function toldOf({ told }: SalesOrderState): Told {
  if (!told?.agreed) return {};
  const {
    state = '',
    cancelled,
    ...rest
  } = JSON.parse(told.agreed) as Record<string, string | boolean>;
  // Pairs of older versions kept a yes or no.
  const ended = cancelled === true ? hashOf('ended') : cancelled || '';
  return { ...(rest as Told), state: String(state), cancelled: ended };
}

function hashOf(value: string): string {
  return value === '' ? '' : sha256(value);
}

function remember(state: SalesOrderState, told: Told, run: RunContext): void {
  const agreed = JSON.stringify(told);
  if (state.told) return agree(state.told.id, agreed);
  linkFromNetsuite(
    {
      store: run.store.key,
      entity: 'order',
      shopifyId: state.order.shopifyId,
      role: 'so',
      recordType: 'salesorder',
      recordId: state.id,
      agreed,
    },
    'order',
  );
}

function result(subject: string, outcome: Outcome): Result {
  return { subject, outcome, record: '', points: 0 };
}
