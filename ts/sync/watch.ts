import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { accountId } from '../netsuite/runtime';
import { mayWork, readStores } from '../setup/stores';
import { watchSubscriptions } from '../subscriptions/watchSubscriptions';
import { roomFor } from './room';

/** A scheduled script is ended after an hour; a store needs some forty calls at its first run. */
const WATCH_SECONDS = 1800;

/** Looks after every active store; one that fails does not stop the others. */
export function watch(): void {
  const mayGoOn = roomFor(WATCH_SECONDS);
  for (const store of readStores().filter((one) => mayWork(one, accountId()))) {
    try {
      watchSubscriptions({ store, caller: 'sweep', mayGoOn });
    } catch (error) {
      logError('Crossdock watch', `${store.key}: ${codeOf(error)} ${safeMessage(error)}`);
    }
  }
}
