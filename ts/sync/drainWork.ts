import { now } from '../netsuite/clock';
import { newId } from '../netsuite/random';
import { accountId } from '../netsuite/runtime';
import { mayWork, type Store } from '../setup/stores';
import type { Caller } from '../shopify/throttle';
import { FLOWS } from './flows';
import type { Item } from './flow';
import { runItems, settleOrLeave } from './runItems';
import { slicesOf } from './slices';
import { ALL_STORES, claimWork, finishWork, type Work } from './work';

/** Items of one store and entity that are worked on together. */
export const BATCH = 12;
/** Shopify has no key for creating one: one worker at a time. */
const CLAIMED = 'item_fulfillment';

/** Rows of one store and entity, `BATCH` at the most. */
export function batches(rows: Work[]): Work[][] {
  const groups = new Map<string, Work[]>();
  for (const row of rows) {
    const key = `${row.store}:${row.entity}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => slicesOf(group, BATCH));
}

/** Works off one batch and writes down how each row ended. Rows that somebody else has claimed are left to them. */
export function workOff(
  rows: Work[],
  stores: Store[],
  caller: Caller,
  mayGoOn: () => boolean,
): void {
  const first = rows[0];
  if (!first) return;
  const flow = FLOWS[first.entity];
  if (!flow) return rows.forEach(finishWork);
  // A paused store's rows stay as they are and are found again when it is active.
  const concerned = stores.filter(
    (store) =>
      (first.store === ALL_STORES || store.key === first.store) && mayWork(store, accountId()),
  );
  if (concerned.length === 0) return;

  const me = newId();
  const mine = first.entity === CLAIMED ? claimed(rows, me) : rows;
  if (mine.length === 0) return;
  const results = concerned.flatMap((store) =>
    runItems(flow, mine.map(itemOf), { store, caller, mayGoOn }),
  );
  for (const row of mine) {
    const outcomes = results.filter((one) => one.subject === row.subject).map((one) => one.outcome);
    const outcome = outcomes.find((one) => one.kind !== 'done') ?? outcomes[0];
    if (outcome) settleOrLeave(row, outcome);
  }
}

/** What the rows hold is read again under the claim: another worker may have written it since. */
function claimed(rows: Work[], by: string): Work[] {
  return rows.flatMap((row) => {
    const claim = claimWork(row.id, by, now());
    return claim ? [{ ...row, before: claim.before }] : [];
  });
}

function itemOf(work: Work): Item {
  return {
    subject: work.subject,
    action: work.action,
    ...(work.other !== undefined && { other: work.other }),
    work: work.id,
    before: work.before,
  };
}
