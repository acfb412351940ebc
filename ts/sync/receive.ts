import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { accountId } from '../netsuite/runtime';
import { submitMapReduce } from '../netsuite/tasks';
import { mayWork, readStores, type Store } from '../setup/stores';
import { momentAfter } from '../shopify/throttle';
import { BATCH, batches, workOff } from './drainWork';
import { receiveHints, type ItemAnswer, type Room } from './receiveHints';
import { parseRequest, type RelayHint, type Request } from './request';
import { roomFor } from './room';
import { PRODUCT_VERSION } from './version';
import type { Work } from './work';
import { dueAndAhead, workAhead, workBeforeHints, type Ahead } from './dueWork';
import { workId } from './externalIds';
import { FLOWS } from './flows';
import { startOverdue } from './lastBegun';

/** After this long a call begins nothing more: a slot of the account's concurrency is shared with the merchant's other systems. */
const BEGIN_SECONDS = 20;
/** A batch that has begun goes on this long: what is read for all of it would have to be read again. A call may take 300 s. */
const WORK_SECONDS = 120;
/** Rows a call looks at. */
const MOST_ROWS = 100;
/** More than this is handed to the map/reduce processors. */
const MOST_BACKLOG = 20;
/** Entities of which some rows need no claim. */
const UNCLAIMED = Object.keys(FLOWS).filter((entity) => FLOWS[entity]?.unclaimed);
/** When the relay shall come back after a fault. */
const AGAIN_SECONDS = 2;

export type Answer =
  | ({ ok: true; version: string; results: ItemAnswer[] } & Ahead)
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

/**
 * What our own calls made is linked before hints are looked at: among them may be its echo, which the link tells from
 * somebody else's shipment.
 */
function work(hints: RelayHint[], stores: Store[]): Answer {
  const room = { mayBegin: roomFor(BEGIN_SECONDS), mayGoOn: roomFor(WORK_SECONDS) };
  const active = stores.filter((store) => mayWork(store, accountId()));
  const rows = once(() => rowsFor(hints, active));
  if (hints.length > 0) linkFirst(rows, active, room);
  const results = receiveHints(hints, stores, rows, room);
  return { ok: true, version: PRODUCT_VERSION, results, ...drain(active, room) };
}

function rowsFor(hints: RelayHint[], active: Store[]): Work[] {
  const externalIds = hints.map((hint) => workId(hint.store, hint.entity, hint.id));
  const keys = active.map(({ key }) => key);
  return workBeforeHints([...new Set(externalIds)], UNCLAIMED, keys, now(), BATCH);
}

/** A fault here is met again by whoever needs the rows. */
function linkFirst(rows: () => Work[], active: Store[], { mayBegin, mayGoOn }: Room): void {
  try {
    const fitting = rows().filter((row) => FLOWS[row.entity]?.unclaimed?.fits(row));
    for (const batch of batches(fitting))
      if (mayBegin()) workOff(batch, active, 'restlet', mayGoOn);
  } catch (error) {
    logError('Crossdock: the work before hints', `${codeOf(error)} ${safeMessage(error)}`);
  }
}

/** A fault here is no reason to bring the same hints again: they have their answers. */
function drain(active: Store[], { mayBegin, mayGoOn }: Room): Ahead {
  try {
    const keys = active.map((store) => store.key);
    const due = dueAndAhead(keys, now(), MOST_ROWS);
    for (const batch of batches(due.rows)) {
      if (!mayBegin()) break;
      workOff(batch, active, 'restlet', mayGoOn);
    }
    const ahead = due.rows.length > 0 ? workAhead(keys, now()) : due.ahead;
    if (ahead.backlog > MOST_BACKLOG) submitMapReduce('customscript_xdk_mr_sync');
    if (due.lastBegun) startOverdue(due.lastBegun);
    return ahead;
  } catch (error) {
    logError('Crossdock: the work that is due', `${codeOf(error)} ${safeMessage(error)}`);
    return { backlog: 0, nextDue: momentAfter(now(), AGAIN_SECONDS) };
  }
}

function once<T>(read: () => T): () => T {
  let kept: T | undefined;
  return () => (kept ??= read());
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
