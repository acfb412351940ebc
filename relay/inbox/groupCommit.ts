import { rankOf, type Hint } from '../hint.ts';

/** Hints in one write; keeps a single transaction short when thousands arrive at once. */
const MAX_GROUP = 400;

type Waiting = { resolve: () => void; reject: (error: unknown) => void };

/**
 * One write in flight; what arrives meanwhile goes with the next, equal keys merged first.
 *
 * The promise of `accept` resolves when the hint, or a newer one of its key, is on disk.
 *
 * @param lingerMs how long a write waits for company; 0: as long as the event loop has something to read
 */
export function groupCommit(write: (hints: Hint[]) => Promise<void>, lingerMs: number) {
  let pending = new Map<string, Hint>();
  let waiting: Waiting[] = [];
  let writing = false;
  let idle: (() => void)[] = [];

  function accept(hint: Hint): Promise<void> {
    return new Promise((resolve, reject) => {
      const earlier = pending.get(hint.key);
      if (earlier === undefined || rankOf(hint) >= rankOf(earlier)) pending.set(hint.key, hint);
      waiting.push({ resolve, reject });
      start();
    });
  }

  function start(): void {
    if (writing) return;
    writing = true;
    void linger().then(writeAll);
  }

  function linger(): Promise<unknown> {
    return new Promise((resolve) => {
      if (lingerMs > 0) setTimeout(resolve, lingerMs);
      else setImmediate(resolve);
    });
  }

  async function writeAll(): Promise<void> {
    while (pending.size > 0) {
      const hints = [...pending.values()];
      const told = waiting;
      pending = new Map();
      waiting = [];
      try {
        for (let from = 0; from < hints.length; from += MAX_GROUP) {
          await write(hints.slice(from, from + MAX_GROUP));
        }
        for (const { resolve } of told) resolve();
      } catch (error) {
        for (const { reject } of told) reject(error);
      }
      if (pending.size > 0) await linger();
    }
    writing = false;
    for (const done of idle) done();
    idle = [];
  }

  return {
    accept,
    /** Resolves when nothing is being written. */
    flushed: (): Promise<void> =>
      writing ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve(),
  };
}
