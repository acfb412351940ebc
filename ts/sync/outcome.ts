/** What became of one item of work. Expected ends are values; a thrown error is a fault, classed in `classify.ts`. */
export type Outcome =
  /** The other side has it, or there is nothing to do. `note` is for the activity. */
  | { kind: 'done'; note?: string }
  /**
   * Tried again from `at` (ISO UTC) on, or after the usual back-off when there is none. `unknown`: a call without a key
   * may have been carried out; nobody looks or sends before its claim has run out.
   */
  | { kind: 'retry'; reason: string; at?: string; unknown?: true }
  /**
   * A person must act; the work waits for the sync error. With `afterTries` only from that try on: until then it may pass
   * by itself.
   */
  | { kind: 'held'; problem: Problem; afterTries?: number };

/** One cause that a person can remove. */
export interface Problem {
  /** Same cause, same key: everything that waits for it shares one sync error. `sku:ABC-1`. */
  cause: string;
  code: string;
  class: 'data' | 'setup' | 'bug';
  owner: 'accounting' | 'warehouse' | 'administrator';
  /** `SKU ABC-1`, `order #1001`. */
  subject: string;
  /** What happened, to which record. */
  message: string;
  /** What to do about it. */
  next: string;
}

export const done: Outcome = { kind: 'done' };

export function retry(reason: string, at?: string): Outcome {
  return at === undefined ? { kind: 'retry', reason } : { kind: 'retry', reason, at };
}

export function held(problem: Problem, afterTries = 1): Outcome {
  return { kind: 'held', problem, afterTries };
}

/** The run had no time or units left for this item; it is taken up by the next one at once. */
export function notReached(now: string): Outcome {
  return retry('the run was full', now);
}
