import { safeMessage } from '../netsuite/errors';
import { now } from '../netsuite/clock';
import { accountId } from '../netsuite/runtime';
import { submitMapReduce } from '../netsuite/tasks';
import { mayWork, readStores, type Store } from '../setup/stores';
import { batches, BATCH, workOff } from './drainWork';
import { workId } from './externalIds';
import { FLOWS } from './flows';
import { roomFor } from './room';
import { parseRequest, type RelayHint, type Request } from './request';
import { keepHint, runItems, settleWork } from './runItems';
import { dueWork, findWork, noteWork, workAhead } from './work';
import { PRODUCT_VERSION } from './version';

/** A call works this long at most: a slot of the account's concurrency is shared with the merchant's other systems. */
const WORK_SECONDS = 20;
/** Hints worked on in the call that brings them; the rest is written down. */
const MOST_INLINE = 20;
/** More than this is handed to the map/reduce processors. */
const MOST_BACKLOG = 100;

export type ItemAnswer =
  | { key: string; outcome: 'done' | 'marked'; reason?: string }
  | { key: string; outcome: 'retry'; at: string; reason: string }
  | { key: string; outcome: 'unknown'; reason: string };

export type Answer =
  | { ok: true; version: string; results: ItemAnswer[]; backlog: number; nextDue: string | null }
  | { ok: true; version: string; account: string; stores: object[] }
  | { ok: false; error: { code: string; message: string } };

/**
 * What a call of the relay leads to: its hints are finished or written down, then work that is due is taken up while
 * time is left. An empty list of hints is a tick. Never throws; what concerns the whole call is `ok: false`.
 */
export function receive(body: unknown): Answer {
  const request = parseRequest(body);
  if (request.kind === 'invalid') return refused('BAD_REQUEST', request.message);
  if (request.account.toUpperCase() !== accountId().toUpperCase()) {
    return refused(
      'WRONG_ACCOUNT',
      `This is account ${accountId()}, the relay means ${request.account}.`,
    );
  }
  try {
    const stores = readStores();
    return request.kind === 'check' ? check(request, stores) : work(request.hints, stores);
  } catch (error) {
    return refused('FAILED', safeMessage(error));
  }
}

function work(hints: RelayHint[], stores: Store[]): Answer {
  const mayGoOn = roomFor(WORK_SECONDS);
  const results = receiveHints(hints, stores, mayGoOn);
  const active = stores.filter((store) => mayWork(store, accountId()));
  const keys = active.map((store) => store.key);

  for (const batch of batches(dueWork(keys, now(), MOST_BACKLOG))) {
    if (!mayGoOn()) break;
    workOff(batch, active, 'restlet', mayGoOn);
  }

  const ahead = workAhead(keys, now());
  if (ahead.backlog > MOST_BACKLOG) submitMapReduce('customscript_xdk_mr_sync');
  return { ok: true, version: PRODUCT_VERSION, results, ...ahead };
}

function receiveHints(hints: RelayHint[], stores: Store[], mayGoOn: () => boolean): ItemAnswer[] {
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
    else if (!FLOWS[hint.entity])
      answers.push({
        key: hint.key,
        outcome: 'done',
        reason: `Nothing follows changes of ${hint.entity} yet.`,
      });
    else if (!mayWork(store, accountId())) answers.push(writeDown(hint));
    else
      groups.set(`${hint.store}:${hint.entity}`, [
        ...(groups.get(`${hint.store}:${hint.entity}`) ?? []),
        hint,
      ]);
  }

  let inline = 0;
  for (const group of groups.values()) {
    for (let from = 0; from < group.length; from += BATCH) {
      const batch = group.slice(from, from + BATCH);
      if (inline + batch.length > MOST_INLINE || !mayGoOn()) answers.push(...batch.map(writeDown));
      else answers.push(...runBatch(batch, stores, mayGoOn));
      inline += batch.length;
    }
  }
  return answers;
}

/** One store, one entity. Rows of work that wait for the same things are settled along with them. */
function runBatch(hints: RelayHint[], stores: Store[], mayGoOn: () => boolean): ItemAnswer[] {
  const first = hints[0];
  const store = stores.find((one) => one.key === first?.store);
  const flow = first && FLOWS[first.entity];
  if (!store || !flow) return hints.map(writeDown);

  const rows = findWork(hints.map((hint) => workId(hint.store, hint.entity, hint.id)));
  const items = hints.map((hint) => ({
    subject: hint.id,
    action: hint.action,
    ...(hint.other && { other: hint.other }),
    before: '',
  }));
  const results = runItems(flow, items, { store, caller: 'restlet', mayGoOn });

  return hints.map((hint): ItemAnswer => {
    const outcome = results.find((result) => result.subject === hint.id)?.outcome ?? {
      kind: 'retry',
      reason: 'no result',
    };
    const row = rows.find((one) => one.subject === hint.id);
    if (row) settleWork(row, outcome);
    if (outcome.kind === 'done') return { key: hint.key, outcome: 'done' };
    // Shopify named a time and nothing of ours failed: the relay's own entry is enough.
    if (outcome.kind === 'retry' && outcome.at !== undefined && !row) {
      return { key: hint.key, outcome: 'retry', at: outcome.at, reason: outcome.reason };
    }
    if (!row) keepHint({ ...hintOf(hint) }, outcome);
    return { key: hint.key, outcome: 'marked' };
  });
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

function check(request: Extract<Request, { kind: 'check' }>, stores: Store[]): Answer {
  return {
    ok: true,
    version: PRODUCT_VERSION,
    account: accountId(),
    stores: request.stores.map((key) => {
      const store = stores.find((one) => one.key === key);
      if (!store) return { key, active: false, problems: [`No store record has the key ${key}.`] };
      const problems = [
        ...(store.active ? [] : ['The store is paused.']),
        ...(mayWork({ ...store, active: true }, accountId())
          ? []
          : [`The store was activated in account ${store.account}, this is ${accountId()}.`]),
      ];
      return { key, domain: store.domain, active: store.active, problems };
    }),
  };
}

function refused(code: string, message: string): Answer {
  return { ok: false, error: { code, message } };
}
