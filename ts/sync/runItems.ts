import { wakeWaiting } from '../inventory/waiting';
import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import { newId } from '../netsuite/random';
import { remainingUnits } from '../netsuite/runtime';
import { writeActivity } from './activity';
import { MOST_TRIES, nextTry } from './backOff';
import { outcomeOf } from './classify';
import type { Flow, Item, Result, RunContext } from './flow';
import type { Outcome, Problem } from './outcome';
import { leaveError, raise } from './syncErrors';
import { claimEnd, finishWork, noteWork, postponeWork, type Work } from './work';

/** Runs a flow over the items of one store, so that a fault ends in an outcome of each item, and writes the activity. */
export function runItems(
  flow: { name: string; run: Flow },
  items: Item[],
  run: RunContext,
): Result[] {
  const start = now();
  const units = remainingUnits();
  const results = guarded(flow, items, run);
  const points = results.reduce((sum, result) => sum + result.points, 0);
  note({
    store: run.store.key,
    flow: flow.name,
    at: start,
    took: Date.parse(now()) - Date.parse(start),
    units: units - remainingUnits(),
    // A call that served several items gives each its fraction.
    points: Math.round(points),
    entries: results.map((result) => ({
      entity: flow.name,
      id: result.subject,
      record: result.record,
      outcome: result.outcome.kind,
      ...noteOf(result.outcome),
    })),
  });
  return results;
}

/** An audit line that can't be written must not undo what it speaks of. */
function note(activity: Parameters<typeof writeActivity>[0]): void {
  try {
    writeActivity(activity);
  } catch (error) {
    logError(
      'Crossdock: an activity was not written',
      `${activity.flow}: ${codeOf(error)} ${safeMessage(error)}`,
    );
  }
}

function guarded(flow: { name: string; run: Flow }, items: Item[], run: RunContext): Result[] {
  try {
    return flow.run(items, run);
  } catch (error) {
    const { stack = '' } = error as { stack?: unknown };
    logError(
      `Crossdock: a whole batch of ${flow.name} failed`,
      `${codeOf(error)}: ${safeMessage(error)}\n${String(stack)}`,
    );
    // What fails before the first item fails for all of them: one cause, one sync error.
    const subject = `the flow "${flow.name}" of store ${run.store.key}`;
    const outcome = outcomeOf(error, subject, `batch:${flow.name}:${codeOf(error)}`);
    return items.map((item) => ({
      subject: item.subject,
      outcome,
      record: '',
      points: 0,
    }));
  }
}

function noteOf(outcome: Outcome): { note?: string } {
  if (outcome.kind === 'retry') return { note: outcome.reason };
  if (outcome.kind === 'held') return { note: outcome.problem.cause };
  return outcome.note === undefined ? {} : { note: outcome.note };
}

/** Like `settleWork`, but a fault leaves the row as it is: still dirty, and taken up again. */
export function settleOrLeave(work: Parameters<typeof settleWork>[0], outcome: Outcome): void {
  try {
    settleWork(work, outcome);
  } catch (error) {
    logError(
      `Crossdock: ${work.entity} ${work.subject} is taken up again`,
      `${codeOf(error)} ${safeMessage(error)}`,
    );
  }
}

type Settled = Pick<Work, 'id' | 'mark' | 'tries' | 'store' | 'subject' | 'entity'> &
  Partial<Pick<Work, 'waited' | 'error' | 'isReleased'>>;

/**
 * Writes down how a row of work ended. Done 2 units, 12 and more for an order that had waited, else 2–18; 12 more for a row
 * that waited for a sync error and does no more.
 */
export function settleWork(work: Settled, outcome: Outcome): void {
  const error = writeEnd(work, outcome);
  if (work.error && work.error !== error) leaveError(work.error, outcome.kind === 'done');
}

/** Answers the sync error that the row waits for now. */
function writeEnd(work: Settled, outcome: Outcome): string {
  const moment = now();
  switch (outcome.kind) {
    case 'done':
      finishWork(work);
      if (work.entity === 'order' && work.waited) wakeWaiting(work.store);
      return '';
    case 'held':
      if (work.tries + 1 < (outcome.afterTries ?? 1)) return tryAgain(work, moment);
      return waitForError(work, outcome.problem, work.tries, moment);
    case 'retry': {
      // A time that the other side named is no failure of ours and does not count as a try.
      if (outcome.at !== undefined) {
        postponeWork(work, { due: outcome.at, tries: work.tries });
        return '';
      }
      const claimed = outcome.unknown ? { claimedUntil: claimEnd(moment) } : {};
      if (work.tries + 1 < MOST_TRIES) return tryAgain(work, moment, claimed);
      return waitForError(work, givenUp(work, outcome.reason), 0, moment);
    }
  }
}

function waitForError(work: Settled, problem: Problem, tries: number, moment: string): string {
  const error = raise(work.store, problem, moment, work);
  postponeWork(work, { due: '', tries, error });
  return error;
}

function tryAgain(
  work: Pick<Work, 'id' | 'mark' | 'tries'>,
  moment: string,
  claim: { claimedUntil?: string } = {},
): string {
  const tries = work.tries + 1;
  postponeWork(work, { due: nextTry(moment, tries, chance()), tries, ...claim });
  return '';
}

function givenUp(work: Pick<Work, 'entity' | 'subject'>, reason: string) {
  return {
    cause: `tries:${work.entity}:${work.subject}`,
    code: 'GAVE_UP',
    class: 'bug' as const,
    owner: 'administrator' as const,
    subject: `${work.entity} ${work.subject}`,
    message: `${MOST_TRIES} tries came to nothing; the last one ended with: ${reason.replace(/\.$/, '')}.`,
    next: 'Remove what the message names, then set this error to Released; Crossdock tries again at once.',
  };
}

/** A number in [0, 1) from the platform's generator. */
function chance(): number {
  return parseInt(newId().slice(0, 6), 16) / 0x1000000;
}

/** Writes down a hint that could not be finished in the call that brought it. */
export function keepHint(hint: Parameters<typeof noteWork>[0], outcome: Outcome): void {
  const { id, mark, error } = noteWork(hint);
  settleWork({ ...hint, id, mark, error, tries: 0 }, outcome);
}
