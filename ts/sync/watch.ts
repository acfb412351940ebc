import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { accountId } from '../netsuite/runtime';
import { mayWork, readStores } from '../setup/stores';
import { watchSubscriptions } from '../subscriptions/watchSubscriptions';
import { noteBegun } from './lastBegun';
import { roomFor } from './room';
import { resolveUnseen } from './syncErrors';

/** A scheduled script is ended after an hour; a store needs some forty calls at its first run. */
const WATCH_SECONDS = 1800;

/** Causes that whoever meets them raises: missing SKUs, and what shuts a whole store. */
const MET_ANYWHERE = ['sku:', 'query:', 'http:', 'token', 'api-version'];
/** One that no work waits for and that nobody, the night's sweep included, has met for so long is over. */
const DAY_MS = 86_400_000;

/** Looks after every active store; one that fails does not stop the others. */
export function watch(): void {
  noteBegun('watch');
  const mayGoOn = roomFor(WATCH_SECONDS);
  for (const store of readStores().filter((one) => mayWork(one, accountId()))) {
    try {
      watchSubscriptions({ store, caller: 'sweep', mayGoOn });
      const dayAgo = new Date(Date.parse(now()) - DAY_MS).toISOString();
      for (const cause of MET_ANYWHERE) resolveUnseen(store.key, cause, dayAgo);
    } catch (error) {
      logError('Crossdock watch', `${store.key}: ${codeOf(error)} ${safeMessage(error)}`);
    }
  }
}
