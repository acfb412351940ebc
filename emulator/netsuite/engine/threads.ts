import { createBell, doorbell } from './channel.ts';
import type { FromWorker, Reply } from './messages.ts';
import { WorkerPool, type Slot } from './pool.ts';

/** Work for one thread: a script's run, or the inspection of a file. */
export interface Job {
  /** Threads that know this script are preferred; empty for inspections. */
  readonly scriptKey: string;
  /** First message to the thread. `isKnown`: it has been given this script before. */
  begin(isKnown: boolean): string;
  /** It calls, or is done; until it is answered or ended, the thread stands still. */
  heard(message: FromWorker): void;
  /** Its thread ended without being told to. */
  died(error: Error): void;
}

export interface ThreadsOptions {
  prelude: string;
  timeStandsStill: boolean;
  memoryMb: number;
  /** The account's time, handed over with each message. */
  now(): number;
}

/** Which job is in which thread, who works and who waits for a thread. */
export class Threads {
  readonly #pool: WorkerPool;
  readonly #doorbell;
  readonly #now: () => number;
  readonly #waiting: Job[] = [];
  readonly #slots = new Map<Job, Slot>();
  readonly #working = new Map<Slot, Job>();

  constructor({ prelude, timeStandsStill, memoryMb, now }: ThreadsOptions) {
    const bell = createBell();
    this.#doorbell = doorbell(bell);
    this.#now = now;
    this.#pool = new WorkerPool({
      bell,
      prelude,
      timeStandsStill,
      memoryMb,
      onCrash: (slot, error) => this.#crashed(slot, error),
    });
  }

  /** Threads that work right now. */
  get working(): number {
    return this.#working.size;
  }

  /** Jobs without a thread. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Bytes in use on the heap of each thread that has started and not ended. */
  async heaps(): Promise<number[]> {
    const slots = [...this.#pool.slots()].filter(({ isReady }) => isReady);
    const heaps = await Promise.allSettled(slots.map((slot) => slot.heap()));
    return heaps.flatMap((heap) => (heap.status === 'fulfilled' ? [heap.value] : []));
  }

  /** How often anybody has rung; see `wait`. */
  heard = () => this.#doorbell.heard();
  ring = () => this.#doorbell.ring();
  /** A short spin, then the rest of the process has its turn, until somebody rings. */
  async waitForRing(heard: number, isWorthASpin: boolean): Promise<void> {
    if (isWorthASpin && this.#doorbell.spin(heard)) return;
    await this.#doorbell.wait(heard);
  }

  queue(job: Job): void {
    this.#waiting.push(job);
  }

  /** Gives waiting jobs, first in first out, to idle threads and starts as many threads as are missing. */
  assign(): void {
    for (let [job] = this.#waiting; job !== undefined; [job] = this.#waiting) {
      const slot = this.#pool.take(job.scriptKey);
      if (!slot) break;
      this.#waiting.shift();
      this.#slots.set(job, slot);
      const isKnown = slot.known.has(job.scriptKey);
      if (job.scriptKey !== '') slot.known.add(job.scriptKey);
      this.#send(job, job.begin(isKnown));
    }
    if (this.#waiting.length > 0) this.warm(this.#waiting.length);
  }

  /** Starts threads ahead of need. */
  warm(count: number): void {
    while (this.#pool.spare() < count) this.#pool.start();
  }

  /** Hands over what threads have said since the last time. */
  listen(): void {
    for (const slot of this.#pool.slots()) {
      const job = this.#working.get(slot);
      if (slot.isReady && job === undefined) continue;
      const text = slot.poll();
      if (text === null) continue;
      const message = JSON.parse(text) as FromWorker;
      if (message.kind === 'ready') this.#pool.markReady(slot);
      else if (job !== undefined) {
        this.#working.delete(slot);
        job.heard(message);
      }
    }
  }

  /** Answers a job's call; it works again. */
  answer(job: Job, reply: Reply): void {
    this.#send(job, JSON.stringify(reply));
  }

  /** Its thread is free for the next. */
  end(job: Job): void {
    const slot = this.#slots.get(job);
    this.#slots.delete(job);
    if (slot) this.#pool.release(slot);
  }

  /** Ends a job where its own `catch` and `finally` never hear of it: the thread goes with it. */
  kill(job: Job): void {
    const slot = this.#slots.get(job);
    this.#slots.delete(job);
    if (!slot) return;
    this.#working.delete(slot);
    this.#pool.drop(slot);
    this.warm(1);
  }

  /** Jobs that have worked for longer than this (wall time) without a word. */
  silentFor(milliseconds: number): Job[] {
    const now = Date.now();
    return [...this.#working]
      .filter(([slot]) => now - slot.sentAt >= milliseconds)
      .map(([, job]) => job);
  }

  stop(): void {
    this.#pool.stop();
    this.#doorbell.ring();
  }

  #send(job: Job, message: string): void {
    const slot = this.#slots.get(job);
    if (!slot) return;
    this.#working.set(slot, job);
    slot.send(message, this.#now());
  }

  #crashed(slot: Slot, error: Error): void {
    this.#working.delete(slot);
    for (const [job, used] of this.#slots) {
      if (used !== slot) continue;
      this.#slots.delete(job);
      job.died(error);
    }
    this.#doorbell.ring();
  }
}
