import { Worker } from 'node:worker_threads';
import type { Inbox } from './inbox.ts';
import { toRows, type SqliteInbox } from './sqlite.ts';

export type Ask = { id: number; method: string; args: unknown[] };
export type Told = { id: number; value?: unknown; error?: string };

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/**
 * The SQLite queue in a thread of its own: a commit waits for the disk, and webhooks must not wait with it.
 *
 * @throws when another relay uses the folder, or the file cannot be opened
 */
export async function openSqliteThread(folder: string): Promise<Inbox> {
  const worker = new Worker(new URL('./sqliteWorker.ts', import.meta.url), {
    workerData: { folder },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let ended: Error | undefined;

  worker.on('message', ({ id, value, error }: Told) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  const fail = (error: Error) => {
    ended = error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that keeps the queue has ended.')));

  function answer<T>(id: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (ended) reject(ended);
      else waiting.set(id, { resolve: resolve, reject });
    });
  }
  function ask<T>(method: keyof SqliteInbox, ...args: unknown[]): Promise<T> {
    asked += 1;
    const message: Ask = { id: asked, method, args };
    const result = answer<T>(asked);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(message);
    return result;
  }

  await answer<void>(0);
  return {
    fallbackMs: 5_000,
    lingerMs: 0,
    onArrival: () => {},
    takeSlot: () => Promise.resolve(0),
    freeSlot: () => Promise.resolve(),
    accept: (hints, now) => ask('acceptRows', toRows(hints), now),
    claim: (limit, now, until) => ask('claim', limit, now, until),
    settle: (settlements, now) => ask('settle', settlements, now),
    nextDue: () => ask('nextDue'),
    sweep: (now) => ask('sweep', now),
    takeTick: (now, next) => ask('takeTick', now, next),
    setTick: (at) => ask('setTick', at),
    depth: (now) => ask('depth', now),
    deadEntries: () => ask('deadEntries'),
    replay: (key, now) => ask('replay', key, now),
    drop: (key) => ask('drop', key),
    async close() {
      await ask('close');
      await worker.terminate();
    },
  };
}
