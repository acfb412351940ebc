import type { Claimed, Settlement } from '../inbox/inbox.ts';
import { postponed } from './batches.ts';
import type { CallOutcome } from './netsuite.ts';

/** Waits, in ms: doubled at each further failure in a row, with jitter, up to the longest. */
type Steps = { first: number; longest: number };

/** All places are taken: they come free within seconds. */
const THROTTLED: Steps = { first: 200, longest: 10_000 };
const DOWN: Steps = { first: 1_000, longest: 60_000 };
/** NetSuite's script refuses to work for us: a person has to change something there or here. */
const REFUSED: Steps = { first: 15_000, longest: 60_000 };
/** For the entries of a batch whose call failed. */
const FAILED_ENTRY: Steps = { first: 2_000, longest: 15 * 60_000 };

/** Between half and all of the step, so that several relays do not come back in one moment. */
function waitFor({ first, longest }: Steps, timesInARow: number, random: () => number): number {
  const full = Math.min(longest, first * 2 ** Math.min(timesInARow - 1, 20));
  return Math.ceil(full * (0.5 + random() / 2));
}

/** Failed calls in a row after which not an entry but the script itself is taken to be broken. */
const BROKEN_AFTER = 3;

type Trouble = Exclude<CallOutcome<never>, { kind: 'answered' }>;

/** How long to leave NetSuite alone after a call that brought no answer, and what its entries wait for. */
export function createPatience(random: () => number) {
  let pausedUntil = 0;
  let troubles = 0;
  let throttles = 0;

  function afterTrouble(trouble: Trouble, batch: readonly Claimed[], now: number): Settlement[] {
    const pause = (ms: number) => (pausedUntil = Math.max(pausedUntil, now + ms));
    if (trouble.kind === 'throttled') {
      throttles += 1;
      const steps = trouble.away ? DOWN : THROTTLED;
      pause(trouble.retryAfterMs ?? waitFor(steps, throttles, random));
      return postponed(batch, now);
    }
    troubles += 1;
    const blamed =
      trouble.kind === 'failed' || (trouble.code === 'BAD_REQUEST' && batch.length > 0);
    if (!blamed) {
      pause(waitFor(trouble.kind === 'refused' ? REFUSED : DOWN, troubles, random));
      return postponed(batch, now);
    }
    if (troubles >= BROKEN_AFTER) pause(waitFor(DOWN, troubles - BROKEN_AFTER + 1, random));
    return batch.map(({ key, owner, rev, failed }) => {
      const at = now + waitFor(FAILED_ENTRY, failed + 1, random);
      return { key, owner, rev, kind: 'later', at, blame: true };
    });
  }

  return {
    afterTrouble,
    succeeded(): void {
      troubles = 0;
      throttles = 0;
    },
    /** No call begins before. */
    get pausedUntil(): number {
      return pausedUntil;
    },
    /** The last call brought no answer, for a reason that is not the number of calls. */
    get inTrouble(): boolean {
      return troubles > 0;
    },
  };
}
