import { accountId } from '../netsuite/runtime';
import { readAll, textOf } from '../netsuite/suiteql';
import { mayWork, readStores } from '../setup/stores';
import { pushItems } from './pushStock';
import { ROWS_PER_CALL } from './setQuantities';

/** Items of one store that one map call compares. Only ids and SKUs travel through the map/reduce, never figures. */
interface Slice {
  store: string;
  afterItem: string;
}

/** One slice per 250 stock items and store, as JSON. */
export function readSlices(): string[] {
  const stores = readStores().filter(
    (store) => mayWork(store, accountId()) && store.settings.stock.push,
  );
  const starts = sliceStarts();
  return stores.flatMap((store) =>
    starts.map((afterItem) => JSON.stringify({ store: store.key, afterItem } satisfies Slice)),
  );
}

/** The item ids after which slices begin: every 250th. */
function sliceStarts(): string[] {
  const rows = readAll(
    `SELECT n.id AS id FROM (SELECT i.id AS id, ROW_NUMBER() OVER (ORDER BY i.id) AS place FROM item i WHERE i.itemtype IN ('InvtPart', 'Assembly') AND i.isinactive = 'F') n WHERE MOD(n.place, ${ROWS_PER_CALL}) = 0 ORDER BY n.id`,
  );
  return ['0', ...rows.map((row) => textOf(row, 'id'))];
}

/** Compares one slice and sets what differs. Throws when a store could not be finished, so that the run's report names it. */
export function sweepSlice(value: string): void {
  const { store: key, afterItem } = JSON.parse(value) as Slice;
  const store = readStores().find((one) => one.key === key);
  if (!store) return;
  const items = readAll(
    `SELECT * FROM (SELECT i.id AS item, i.itemid AS sku FROM item i WHERE i.itemtype IN ('InvtPart', 'Assembly') AND i.isinactive = 'F' AND i.id > ? ORDER BY i.id) WHERE ROWNUM <= ${ROWS_PER_CALL}`,
    [Number(afterItem)],
  ).map((row) => ({ item: textOf(row, 'item'), sku: textOf(row, 'sku') }));

  const { outcome } = pushItems(items, { store, caller: 'sweep', mayGoOn: () => true });
  if (outcome.kind !== 'done')
    throw new Error(
      `Store ${key}, items after ${afterItem}: ${outcome.kind === 'retry' ? outcome.reason : outcome.problem.message}`,
    );
}
