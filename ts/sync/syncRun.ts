import { now } from '../netsuite/clock';
import { accountId } from '../netsuite/runtime';
import { mayWork, readStores } from '../setup/stores';
import { batches, workOff } from './drainWork';
import { workId } from './externalIds';
import { roomFor } from './room';
import { dueWork } from './dueWork';
import { findOpenWork, type Work } from './work';

/** Rows one run takes on; what comes later or did not fit is found by the next one. */
const MOST_ROWS = 4000;

/** A map call is ended by the platform after 300 s (netsuite-platform §1.2). */
const MAP_SECONDS = 200;

/** Every due row, grouped into batches, as the JSON texts a map/reduce hands on. */
export function readBatches(): string[] {
  const stores = readStores().filter((store) => mayWork(store, accountId()));
  const rows = dueWork(
    stores.map((store) => store.key),
    now(),
    MOST_ROWS,
  );
  return batches(rows).map((batch) => JSON.stringify(batch));
}

/**
 * One batch, without what calls of the relay have done since it was cut. After a restart it may run a second time; links,
 * external ids and claims make that harmless.
 */
export function workOffBatch(value: string): void {
  const rows = JSON.parse(value) as Work[];
  const open = findOpenWork(
    rows.map(({ store, entity, subject }) => workId(store, entity, subject)),
  );
  workOff(open, readStores(), 'map_reduce', roomFor(MAP_SECONDS));
}
