import type { Hint, Lane } from '../hint.ts';

/** After a hint was sent, further ones of the same entity wait until nothing came for this long. */
export const QUIET_MS = 1_000;
/** An entity that never falls quiet is sent after this long all the same. */
export const MAX_QUIET_MS = 5_000;

/** An entry taken out for sending. `owner` and `rev` prove, when it is settled, that it is still ours. */
export type Claimed = {
  key: string;
  lane: Lane;
  hint: Hint;
  owner: string;
  rev: number;
  /** Calls that failed with this entry in them, for reasons that may be the entry's own. */
  failed: number;
  /** When the oldest untold news of it came in. */
  since: number;
};

/** What became of a claimed entry. */
export type Settlement = { key: string; owner: string; rev: number } & (
  | { kind: 'taken' }
  /** Not taken: wait until `at`. `blame` when the call itself failed and this entry may be why. */
  | { kind: 'later'; at: number; blame: boolean }
  | { kind: 'dead'; reason: string }
);

export type DeadEntry = { key: string; hint: Hint; reason: string; at: number };

export type Depth = {
  waiting: number;
  active: number;
  dead: number;
  oldestSince: number | undefined;
};

/**
 * The durable queue: one row per key.
 *
 * A row is waiting, active (being sent, under a lease), resting (sent a moment ago, so that what follows waits
 * for quiet) or dead. Every method may throw when the database cannot be reached; then nothing has changed.
 */
export type Inbox = {
  /** Writes hints with different keys; when it resolves they are on disk. */
  accept(hints: readonly Hint[], now: number): Promise<void>;
  /** Takes up to `limit` due entries, orders first, under a lease that ends at `until`. */
  claim(limit: number, now: number, until: number): Promise<Claimed[]>;
  settle(settlements: readonly Settlement[], now: number): Promise<void>;
  /** When the next waiting entry is due, or undefined. */
  nextDue(): Promise<number | undefined>;
  /** Gives entries whose lease ended back to the queue and forgets what has rested. Answers how many came back. */
  sweep(now: number): Promise<number>;

  /** True for exactly one caller once the tick is due; it is then due again at `next` unless set earlier. */
  takeTick(now: number, next: number): Promise<boolean>;
  setTick(at: number): Promise<void>;

  /** One of the first `ceiling` places for a call to NetSuite, shared by every relay on this queue. */
  takeSlot(ceiling: number): Promise<number | undefined>;
  freeSlot(slot: number): Promise<void>;

  /** Calls `woken` when another relay on this queue has accepted something. */
  onArrival(woken: () => void): void;
  /** How often to look although nothing woke us, in ms. */
  readonly fallbackMs: number;

  /** How long a write should wait for others to go with it, in ms. */
  readonly lingerMs: number;

  depth(now: number): Promise<Depth>;
  deadEntries(): Promise<DeadEntry[]>;
  /** Puts a dead entry (or all) back in the queue; answers how many. */
  replay(key: string | undefined, now: number): Promise<number>;
  /** Forgets a dead entry (or all); answers how many. */
  drop(key: string | undefined): Promise<number>;
  close(): Promise<void>;
};
