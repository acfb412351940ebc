import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { newId } from '../netsuite/random';
import { accountId } from '../netsuite/runtime';
import { mayWork, type Store } from '../setup/stores';
import type { Caller } from '../shopify/throttle';
import { FLOWS } from './flows';
import type { Item, RunContext } from './flow';
import { runItems, settleOrLeave } from './runItems';
import { slicesOf } from './slices';
import { ALL_STORES, claimWork, finishUnclaimed, finishWork, noteWork, type Work } from './work';

/** Items of one store and entity that are worked on together. */
export const BATCH = 12;
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

  const left = tryUnclaimed(rows, flow, concerned, { caller, mayGoOn });
  const mine = flow.isClaimed ? claimed(left, newId()) : left;
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

/**
 * Rows that need no claim. Whoever had one meanwhile did not see what was written here, so those rows are hinted anew.
 * Answers the rows that are left to do under a claim.
 */
function tryUnclaimed(
  rows: Work[],
  { name, unclaimed }: (typeof FLOWS)[string],
  stores: Store[],
  by: Omit<RunContext, 'store'>,
): Work[] {
  const fitting = unclaimed ? rows.filter(unclaimed.fits) : [];
  if (!unclaimed || fitting.length === 0) return rows;
  const results = stores.flatMap((store) =>
    runItems({ name, run: unclaimed.run }, fitting.map(itemOf), { store, ...by }),
  );
  const outcomeOf = (row: Work) =>
    results.find(({ subject }) => fitting.includes(row) && subject === row.subject)?.outcome;
  for (const row of fitting) if (outcomeOf(row)?.kind === 'done') finishOrHint(row);
  return rows.filter((row) => {
    const outcome = outcomeOf(row);
    // With a time: another run has it, or this one is full.
    const isLeft = outcome?.kind === 'retry' && outcome.at !== undefined;
    return outcome?.kind !== 'done' && !isLeft;
  });
}

/** A fault leaves the row as it is: still dirty, and taken up again. */
function finishOrHint(row: Work): void {
  const { store, entity, subject } = row;
  try {
    if (!finishUnclaimed(row, now())) noteWork({ store, entity, subject, action: 'changed' });
  } catch (error) {
    logError(
      `Crossdock: ${entity} ${subject} is taken up again`,
      `${codeOf(error)} ${safeMessage(error)}`,
    );
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
