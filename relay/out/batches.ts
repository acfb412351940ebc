import type { Claimed, Settlement } from '../inbox/inbox.ts';
import type { EventsAnswer } from './protocol.ts';

/** Wait when NetSuite says "retry" without a time it can be held to, and when it skipped an entry. */
const DEFAULT_RETRY_MS = 60_000;
/** Fewer hints than this are not spread: each call has costs of its own. */
const LEAST_SHARE = 4;
/** No answer may park an entry for longer than this. */
const MAX_RETRY_MS = 24 * 3_600_000;

/**
 * Takes the next batch off the front of `ready`: what is at hand is spread over all places, since NetSuite works off a
 * call's hints one after the other, and who is free now is soon followed by the others.
 *
 * An entry that was in failed calls goes in ever smaller company (50, 12, 3, 1), so that the one that brings
 * the script down is soon alone and the others get through.
 */
export function cutBatch<E extends Claimed>(ready: E[], mostPerCall: number, places: number): E[] {
  const first = ready[0];
  if (first === undefined) return [];
  const share = Math.max(LEAST_SHARE, Math.ceil(ready.length / places));
  const batchSize = Math.min(mostPerCall, share);
  const size = Math.max(1, Math.floor(batchSize / 4 ** Math.min(first.failed, 8)));
  let length = 1;
  while (length < size && ready[length]?.failed === first.failed) length += 1;
  return ready.splice(0, length);
}

/** What each entry of a batch comes to, by NetSuite's answer. */
export function settlementsOf(
  batch: readonly Claimed[],
  answer: EventsAnswer,
  now: number,
): Settlement[] {
  const results = new Map(answer.results.map((result) => [result.key, result]));
  return batch.map(({ key, owner, rev }): Settlement => {
    const result = results.get(key);
    switch (result?.outcome) {
      case 'done':
      case 'marked':
        return { key, owner, rev, kind: 'taken' };
      case 'unknown':
        return {
          key,
          owner,
          rev,
          kind: 'dead',
          reason: result.reason ?? 'NetSuite gave no reason',
        };
      default:
        return { key, owner, rev, kind: 'later', at: retryAt(result?.at, now), blame: false };
    }
  });
}

function retryAt(at: string | undefined, now: number): number {
  const asked = at === undefined ? NaN : Date.parse(at);
  if (Number.isNaN(asked)) return now + DEFAULT_RETRY_MS;
  return Math.min(Math.max(asked, now), now + MAX_RETRY_MS);
}

/** All entries back into the queue, due at `at`. */
export function postponed(batch: readonly Claimed[], at: number): Settlement[] {
  return batch.map(({ key, owner, rev }) => ({ key, owner, rev, kind: 'later', at, blame: false }));
}
