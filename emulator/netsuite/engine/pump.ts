import { isMovable, type Clock } from '../clock.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Settled } from './operations.ts';
import type { Random } from './random.ts';
import { Threads, type Job } from './threads.ts';
import { Turns, type Choose } from './turns.ts';

export interface PumpOptions {
  clock: Clock;
  prelude: string;
  scriptMemoryMb: number;
  random: Random;
  order: 'drawn' | 'arrival';
  /** A script that works this long (wall time) without any call is taken for endless (netsuite-platform §1.2: instruction count). */
  busySeconds: number;
  /** Scripts stand still while it answers true. */
  isOutsideMoving?: () => boolean;
  problem(error: Error): void;
}

/** The rest of this process gets its turn at least this often. */
const ROUNDS_IN_A_ROW = 200;
/** Rounds of the event loop without a move outside before the next turn: promises hand on to each other in between. */
const CALM_ROUNDS = 4;
/** After so many rounds the processor is left to others. */
const SPIN_ROUNDS = 40;

/** Keeps everything going that has begun: hears threads, draws turns, lets time pass. */
export class Pump {
  readonly threads: Threads;
  readonly #options: PumpOptions;
  readonly #turns: Turns;
  #choose: Choose;
  #networkStopsAll = false;
  #sending = 0;
  #nextId = 1;
  #isPumping = false;
  #isStopped = false;
  /** Runs, operations, tasks and inspections that have not ended. */
  #live = 0;
  /** Told when nothing can go on at the present moment. */
  readonly #resters = new Set<() => void>();

  constructor(options: PumpOptions) {
    const { clock, prelude, random, scriptMemoryMb } = options;
    this.#options = options;
    this.#choose = (candidates) => Math.floor(random() * candidates.length);
    this.#turns = new Turns(clock);
    this.threads = new Threads({
      prelude,
      timeStandsStill: clock.isVirtual,
      memoryMb: scriptMemoryMb,
      now: clock.now,
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.threads.stop();
  }

  nextId(): number {
    return this.#nextId++;
  }

  /** Something begins that the process must stay alive for; the answer ends it. */
  begin(): () => void {
    this.#live += 1;
    return () => {
      this.#live -= 1;
    };
  }

  queue(job: Job): void {
    this.threads.queue(job);
    this.#wake();
  }

  /** `take` is carried out when its turn is drawn, not before `delay` milliseconds. */
  turn(delay: number, take: () => void, id = this.nextId()): void {
    this.#turns.add(id, delay, take);
    this.#wake();
  }

  /** Waits for the network; the answer then has its turn like everything else. */
  send(answer: PromiseLike<unknown>, settle: (end: Settled) => void, id?: number): void {
    this.#sending += 1;
    const arrived = (end: Settled) => {
      this.#sending -= 1;
      this.turn(0, () => settle(end), id);
    };
    answer.then(
      (value) => arrived({ value }),
      (error: unknown) => arrived({ error }),
    );
  }

  /** While `work` goes on, `choose` draws the order and the network holds everybody up, so that the run can be repeated. */
  async withOrder<T>(choose: Choose | undefined, work: () => Promise<T>): Promise<T> {
    const before = { choose: this.#choose, networkStopsAll: this.#networkStopsAll };
    if (choose) this.#choose = choose;
    this.#networkStopsAll = true;
    try {
      return await work();
    } finally {
      this.#choose = before.choose;
      this.#networkStopsAll = before.networkStopsAll;
    }
  }

  /** What is under way at this moment: `live` has begun and not ended, `onTheNetwork` waits for an answer from outside, `moving` gets on without time passing. */
  progress(): { live: number; onTheNetwork: number; isMoving: boolean } {
    const { working, waiting } = this.threads;
    const isMoving = working > 0 || waiting > 0 || this.#turns.isAnyReady();
    return { live: this.#live, onTheNetwork: this.#sending, isMoving };
  }

  /** Until nothing can go on at the present moment, `milliseconds` of the machine's time at most. */
  rest(milliseconds: number): Promise<void> {
    return new Promise((go) => {
      const end = () => {
        clearTimeout(timer);
        this.#resters.delete(end);
        go();
      };
      const timer = setTimeout(end, milliseconds);
      this.#resters.add(end);
    });
  }

  /** Until nothing runs and nothing waits for its time. */
  async settled(): Promise<void> {
    while (this.#live > 0 && !this.#isStopped) await new Promise((go) => setImmediate(go));
  }

  #wake(): void {
    if (this.#isPumping) {
      this.threads.ring();
      return;
    }
    this.#isPumping = true;
    queueMicrotask(() => {
      void this.#pump().catch((error: unknown) => {
        this.#options.problem(error as Error);
        // What threw is gone; everything else goes on.
        this.#wake();
      });
    });
  }

  async #pump(): Promise<void> {
    // A pending Atomics.waitAsync does not keep the process alive (recipes §1 "Traps").
    const keepAlive = setInterval(() => this.#endEndless(), 1_000);
    let rounds = 0;
    try {
      while (this.#live > 0 && !this.#isStopped) {
        rounds += 1;
        if (rounds % ROUNDS_IN_A_ROW === 0) await new Promise((go) => setImmediate(go));
        const heard = this.threads.heard();
        this.threads.listen();
        this.threads.assign();
        const isOneAtATime = this.#options.order === 'drawn';
        if (this.threads.working > 0 && (isOneAtATime || !this.#turns.isAnyReady())) {
          await this.threads.waitForRing(heard, true);
        } else if (this.#mustWait(isOneAtATime)) {
          await this.threads.waitForRing(heard, false);
        } else if (!this.#turns.isAnyReady()) {
          await this.#idle(heard);
        } else if (await this.#isOutsideCalm()) {
          this.#turns.take(this.#choose);
        }
      }
    } finally {
      clearInterval(keepAlive);
      this.#isPumping = false;
    }
  }

  /** What has been asked for begins before anything goes on, or the order would depend on how fast threads start. */
  #mustWait(isOneAtATime: boolean): boolean {
    if (isOneAtATime && this.threads.waiting > 0) return true;
    return this.#networkStopsAll && this.#sending > 0;
  }

  /** What arrives at the same moment must have arrived before the next turn is drawn; false when something has begun meanwhile. */
  async #isOutsideCalm(): Promise<boolean> {
    const { isOutsideMoving } = this.#options;
    if (!isOutsideMoving) return true;
    for (let calm = 0, rounds = 0; calm < CALM_ROUNDS && !this.#isStopped; rounds += 1) {
      await new Promise((go) => (rounds < SPIN_ROUNDS ? setImmediate(go) : setTimeout(go, 1)));
      calm = isOutsideMoving() ? 0 : calm + 1;
    }
    return this.threads.waiting === 0;
  }

  /** Nothing can go on right now: time passes, the network answers, a thread gets ready. */
  async #idle(heard: number): Promise<void> {
    for (const end of this.#resters) end();
    if (this.#live === 0) return;
    const { clock } = this.#options;
    const next = this.#turns.nextAt();
    if (next !== null && isMovable(clock) && this.#sending === 0 && this.threads.waiting === 0) {
      clock.moveTo(next);
      return;
    }
    const cancel = next === null ? null : clock.at(next, this.threads.ring);
    await this.threads.waitForRing(heard, false);
    cancel?.();
  }

  #endEndless(): void {
    for (const job of this.threads.silentFor(this.#options.busySeconds * 1_000)) {
      this.threads.kill(job);
      job.died(
        new SuiteScriptError(
          'SSS_INSTRUCTION_COUNT_EXCEEDED',
          'Script Execution Instruction Count Exceeded',
        ),
      );
      this.threads.ring();
    }
  }
}
