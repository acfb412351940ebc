import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { newId } from '../netsuite/random';
import { accountId, executionContext } from '../netsuite/runtime';
import { mayWork, readStores, type Store } from '../setup/stores';
import { isOpen } from '../shopify/breaker';
import { FLOWS } from './flows';
import type { Outcome } from './outcome';
import { retry } from './outcome';
import { settleWork } from './runItems';
import { ALL_STORES, noteWork, type Hint, type Noted } from './work';

/** Saves of one record by a person, a warehouse system or a 3PL; a map/reduce or an import saves thousands and must not wait for Shopify. */
export const SINGLE_SAVES = [
  'USERINTERFACE',
  'RESTLET',
  'SUITELET',
  'RESTWEBSERVICES',
  'WEBSERVICES',
];

/** A person waits for the save: nothing more is begun once so much of it is gone, in whichever store. */
const MOST_MS = 1500;

/** The save that this user event belongs to is one of its own. */
export function isSingleSave(): boolean {
  return SINGLE_SAVES.includes(executionContext());
}

/**
 * Inside somebody's save: writes down what is to be done, already claimed, and then tries it at once if this is a single
 * save, `small` and the stores answer fast, store by store for as long as there is time. What was written down stays dirty
 * if the try fails, is cut off or may not be made; then the next tick does it. Every later failure is swallowed: this script
 * may run with a role that can do nothing but write work rows (review 6). No activity is written here; that costs the person
 * time. `before`: what a new row holds, if the try is made.
 */
export function pushInSave(hint: Hint, small = true, before = ''): void {
  const start = now();
  const tryNow = small && isSingleSave();
  const row = noteWork(hint, tryNow ? { by: newId(), now: start, before } : undefined);
  if (!row.claimed) return;

  try {
    const stores = readStores().filter(
      (store) =>
        (hint.store === ALL_STORES || store.key === hint.store) && mayWork(store, accountId()),
    );
    const mayGoOn = () => Date.parse(now()) - Date.parse(start) < MOST_MS;
    const outcomes = stores.map((store) =>
      mayGoOn() ? tryStore(hint, row, store, mayGoOn) : left(start),
    );
    const outcome = soonest(outcomes) ?? outcomes.find((one) => one.kind !== 'done') ?? outcomes[0];
    settleWork(
      { ...hint, id: row.id, mark: row.mark, error: row.error, tries: 0 },
      outcome ?? retry('the store is paused', start),
    );
  } catch (error) {
    logError(
      `Crossdock: ${hint.entity} ${hint.subject} is left to the next tick`,
      `${codeOf(error)} ${safeMessage(error)}`,
    );
  }
}

/** What one store has left is due at once, whatever another one waits for. */
function soonest(outcomes: Outcome[]): Outcome | undefined {
  const due = outcomes.flatMap((one) =>
    one.kind === 'retry' && one.at !== undefined ? [{ ...one, at: one.at }] : [],
  );
  return due.sort((one, other) => (one.at < other.at ? -1 : 1))[0];
}

function left(start: string): Outcome {
  return retry('left to the next tick', start);
}

function tryStore(hint: Hint, row: Noted, store: Store, mayGoOn: () => boolean): Outcome {
  const start = now();
  const flow = FLOWS[hint.entity];
  const { fulfillments, stock } = store.settings;
  const wanted = hint.entity === 'stock' ? stock.inline : fulfillments.inline;
  if (!flow || !wanted || isOpen(store.key, start)) return left(start);

  const [result] = flow.run(
    [{ subject: hint.subject, action: hint.action, work: row.id, before: row.before }],
    {
      store,
      caller: 'user_event',
      mayGoOn,
    },
  );
  return result?.outcome ?? retry('no result');
}
