import { notePrivacyRequest } from '../customers/notePrivacyRequest';
import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { accountId } from '../netsuite/runtime';
import { mayWork, type Store } from '../setup/stores';
import { momentAfter } from '../shopify/throttle';
import { BATCH } from './drainWork';
import type { Item, Result } from './flow';
import { FLOWS } from './flows';
import type { RelayHint } from './request';
import { keepHint, runItems, settleWork } from './runItems';
import { slicesOf } from './slices';
import { noteWork, type Work } from './work';

/** Hints worked on in the call that brings them; the rest is written down. */
const MOST_INLINE = 2 * BATCH;
/** When the relay shall bring a hint again after a fault of its batch. */
const AGAIN_SECONDS = 2;

export type ItemAnswer =
  | { key: string; outcome: 'done' | 'marked'; reason?: string }
  | { key: string; outcome: 'retry'; at: string; reason: string }
  | { key: string; outcome: 'unknown'; reason: string };

/** Is there time and are there units: for one more batch, and for one more item of a batch that has begun? */
export interface Room {
  mayBegin(): boolean;
  mayGoOn(): boolean;
}

/**
 * Works on hints store by store and entity by entity, in batches; what there is no room for is written down.
 * One answer per hint. A fault concerns its own batch only. `rows`: at least the hints' own rows of work as they were before.
 */
export function receiveHints(
  hints: RelayHint[],
  stores: Store[],
  rows: () => Work[],
  { mayBegin, mayGoOn }: Room,
): ItemAnswer[] {
  const answers: ItemAnswer[] = [];
  const groups = new Map<string, RelayHint[]>();
  for (const hint of hints) {
    const store = stores.find((one) => one.key === hint.store);
    if (!store)
      answers.push({
        key: hint.key,
        outcome: 'unknown',
        reason: `No store has the key ${hint.store}.`,
      });
    else if (hint.privacy) answers.push(notePrivacy(hint));
    else if (!FLOWS[hint.entity])
      answers.push({
        key: hint.key,
        outcome: 'done',
        reason: `Nothing follows changes of ${hint.entity} yet.`,
      });
    else if (hint.action === 'changed' && FLOWS[hint.entity]?.follows?.(store.settings) === false)
      answers.push({ key: hint.key, outcome: 'done', reason: 'The store does not follow it.' });
    else if (!mayWork(store, accountId())) answers.push(writeDown(hint));
    else
      groups.set(`${hint.store}:${hint.entity}`, [
        ...(groups.get(`${hint.store}:${hint.entity}`) ?? []),
        hint,
      ]);
  }

  const call: Call = { stores, rows, mayGoOn, dealtWith: new Map() };
  let inline = 0;
  for (const group of groups.values()) {
    for (const batch of slicesOf(group, BATCH)) {
      if (inline + batch.length > MOST_INLINE) answers.push(...batch.map(writeDown));
      else if (!mayBegin()) answers.push(...batch.map(bringAgain));
      else answers.push(...tryBatch(batch, call));
      inline += batch.length;
    }
  }
  return answers;
}

/** A privacy request is not read again from Shopify: what the relay brought is all there is, also for a paused store. */
function notePrivacy(hint: RelayHint): ItemAnswer {
  try {
    notePrivacyRequest(hint, now());
    return { key: hint.key, outcome: 'marked' };
  } catch (error) {
    const at = momentAfter(now(), AGAIN_SECONDS);
    return {
      key: hint.key,
      outcome: 'retry',
      at,
      reason: `${codeOf(error)}: ${safeMessage(error)}`,
    };
  }
}

/** What the batches of one call share. */
interface Call {
  stores: Store[];
  rows: () => Work[];
  mayGoOn: () => boolean;
  dealtWith: Map<string, Result>;
}

function tryBatch(hints: RelayHint[], call: Call): ItemAnswer[] {
  try {
    return runBatch(hints, call);
  } catch (error) {
    const reason = `${codeOf(error)}: ${safeMessage(error)}`;
    logError('Crossdock: a batch of hints', reason);
    const at = momentAfter(now(), AGAIN_SECONDS);
    return hints.map(({ key }) => ({ key, outcome: 'retry', at, reason }));
  }
}

/** One store, one entity. Rows of work that wait for the same things are settled along with them. */
function runBatch(hints: RelayHint[], { stores, dealtWith, ...call }: Call): ItemAnswer[] {
  const first = hints[0];
  const store = stores.find((one) => one.key === first?.store);
  const flow = first && FLOWS[first.entity];
  if (!store || !flow) return hints.map(writeDown);

  const rows = call.rows().filter((row) => row.store === store.key && row.entity === first.entity);
  // A row that is done takes no outcome: it would stay done.
  const rowOf = (hint: RelayHint) => rows.find((one) => one.subject === hint.id && !one.isDone);
  const items = hints.map((hint) => itemOf(hint, rowOf(hint)));
  const results = runItems(flow, items, {
    store,
    caller: 'restlet',
    mayGoOn: call.mayGoOn,
    dealtWith,
  });

  return hints.map((hint): ItemAnswer => {
    const outcome = results.find((result) => result.subject === hint.id)?.outcome ?? {
      kind: 'retry',
      reason: 'no result',
    };
    const row = rowOf(hint);
    const isSaid = outcome.kind === 'done' || hint.action === 'changed';
    if (row && isSaid) settleWork(row, outcome);
    if (outcome.kind === 'done') return { key: hint.key, outcome: 'done' };
    // Shopify named a time and nothing of ours failed: the relay's own entry is enough.
    if (outcome.kind === 'retry' && outcome.at !== undefined && !row) {
      return { key: hint.key, outcome: 'retry', at: outcome.at, reason: outcome.reason };
    }
    if (!row || !isSaid) keepHint({ ...hintOf(hint) }, outcome);
    return { key: hint.key, outcome: 'marked' };
  });
}

/** What waits as deleted or merged stays so: a state that is read later can't tell it. */
function itemOf({ id, action, other }: RelayHint, row: Work | undefined): Item {
  const told = action === 'changed' && row ? row : { action, other };
  return {
    subject: id,
    action: told.action,
    ...(told.other && { other: told.other }),
    before: '',
  };
}

/** The relay keeps what this call had no time for; writing it down would take as long as half the work. */
function bringAgain({ key }: RelayHint): ItemAnswer {
  return { key, outcome: 'retry', at: now(), reason: 'the call had no time left' };
}

function writeDown(hint: RelayHint): ItemAnswer {
  noteWork(hintOf(hint));
  return { key: hint.key, outcome: 'marked' };
}

function hintOf(hint: RelayHint) {
  return {
    store: hint.store,
    entity: hint.entity,
    subject: hint.id,
    action: hint.action,
    ...(hint.other && { other: hint.other }),
  };
}
