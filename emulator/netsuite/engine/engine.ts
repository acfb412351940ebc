import type { Clock, VirtualClock } from '../clock.ts';
import {
  SuiteScriptError,
  type Account,
  type Operation,
  type Session,
  type UserEventRound,
} from '../contract.ts';
import { createBell, doorbell } from './channel.ts';
import type { Execution, Invocation, Outcome } from './execution.ts';
import { faultError, type FaultPlace, type Faults } from './faults.ts';
import { isOperation, type HostModule } from './hostModule.ts';
import type { DoneMessage, FromWorker, InvokeMessage, Reply, ScriptFailure } from './messages.ts';
import { WorkerPool, type Slot } from './pool.ts';
import type { Random } from './random.ts';

/** Something that is carried out when its turn is drawn: a call, an answer from the network, the start of a task. */
interface Turn {
  readonly id: number;
  /** Not before this moment of the account's clock. */
  readonly readyAt: number;
  take(): void;
}

/** Picks one of the candidates, given in the order of their ids. */
export type Choose = (candidates: readonly number[]) => number;

export interface EngineOptions {
  account: Account;
  clock: Clock;
  modules: HostModule;
  prelude: string;
  random: Random;
  faults: Faults;
  /** Scripts get a new context each time; slower, and stricter about what they leave behind. */
  freshContexts: boolean;
  /**
   * `drawn`: one call at a time, in an order drawn from the seed, so that a race can be run again.
   * `arrival`: whoever calls first is served first, threads work at the same time; for load, not for proofs.
   */
  order: 'drawn' | 'arrival';
  /** Milliseconds a call takes. */
  latency(method: string, recordType: string | undefined, lines: number): number;
  /** The user events of one round, ready to be run, in order. */
  userEvents(caller: Session, round: UserEventRound): Invocation[];
  ended(invocation: Invocation, outcome: Outcome): void;
  /** A bug or a gap of the local NetSuite itself: nobody's `catch` may hide it. */
  problem(error: Error): void;
}

/** A script that works this long (wall time) without any call is taken for endless (netsuite-platform §1.2: instruction count). */
const BUSY_LIMIT_MS = 20_000;
/** The rest of this process gets its turn at least this often. */
const SERVED_IN_A_ROW = 200;

/**
 * Runs scripts in threads of their own and decides in which order they get on. Every `N/*` call stops the script until its
 * turn is drawn; in between, nothing of the account moves.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #bell = createBell();
  readonly #doorbell = doorbell(this.#bell);
  readonly #pool: WorkerPool;
  readonly #admitted: { execution: Execution; start(slot: Slot): void }[] = [];
  readonly #running = new Map<Slot, Execution>();
  readonly #slots = new Map<Execution, Slot>();
  readonly #inspections = new Map<Slot, (answer: unknown) => void>();
  readonly #waitingInspections: { source: string; path: string; done(answer: unknown): void }[] =
    [];
  readonly #turns = new Map<number, Turn>();
  #choose: Choose;
  #networkStopsAll = false;
  #sending = 0;
  #nextId = 1;
  #isPumping = false;
  #isStopped = false;
  #live = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#choose = (candidates) => Math.floor(options.random() * candidates.length);
    this.#pool = new WorkerPool({
      bell: this.#bell,
      prelude: options.prelude,
      timeStandsStill: options.clock.isVirtual,
      onCrash: (slot, error) => this.#crashed(slot, error),
    });
  }

  /** Starts threads ahead of need. */
  warm(count: number): void {
    while (this.#pool.spare() < count) this.#pool.start();
  }

  stop(): void {
    this.#isStopped = true;
    this.#pool.stop();
    this.#doorbell.ring();
  }

  /** Runs one entry point to its end. Never rejects: what the script did is in the outcome. */
  run(invocation: Invocation): Promise<Outcome> {
    return new Promise((resolve) => this.#admit(invocation, resolve));
  }

  /** Starts all of them at once and lets `choose` draw the order; the network holds everybody up, so that the run can be repeated. */
  async together(invocations: Invocation[], choose?: Choose): Promise<Outcome[]> {
    const before = { choose: this.#choose, networkStopsAll: this.#networkStopsAll };
    if (choose) this.#choose = choose;
    this.#networkStopsAll = true;
    try {
      return await Promise.all(invocations.map((invocation) => this.run(invocation)));
    } finally {
      this.#choose = before.choose;
      this.#networkStopsAll = before.networkStopsAll;
    }
  }

  /** An operation that no script asked for: the UI, the REST record service, an import. Its user events run as for a script. */
  perform<T>(session: Session, method: string, start: () => Operation<T> | T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#live += 1;
      const settle = (reply: { value?: unknown } | { error: unknown }) => {
        this.#live -= 1;
        if ('error' in reply) reject(reply.error as Error);
        else resolve(reply.value as T);
      };
      this.#turn(0, () =>
        this.#answer({ session, method, settle, start, args: [], execution: null }),
      );
    });
  }

  /** Until no script runs, no call is open and nothing waits for its time. */
  async settled(): Promise<void> {
    while (this.#live > 0 && !this.#isStopped) await new Promise((go) => setImmediate(go));
  }

  /** Something that begins after `delay` milliseconds of the account's time. */
  later(delay: number, run: () => void): void {
    this.#live += 1;
    this.#turn(delay, () => {
      this.#live -= 1;
      run();
    });
  }

  /** Loads a script the way an upload does; answers what modules/context/prelude.ts `inspect` says. */
  inspect(source: string, path: string): Promise<unknown> {
    return new Promise((done) => {
      this.#live += 1;
      this.#waitingInspections.push({ source, path, done });
      this.#wake();
    });
  }

  #admit(invocation: Invocation, done: (outcome: Outcome) => void): void {
    this.#live += 1;
    const execution: Execution = {
      id: this.#nextId++,
      invocation,
      session: invocation.session,
      state: 'admitted',
      usedUnits: 0,
      startedAt: this.#options.clock.now(),
      records: new Map(),
      secureStrings: new Map(),
      nextHandle: 1,
      finish: (outcome) => {
        execution.state = 'ended';
        this.#live -= 1;
        this.#options.ended(invocation, outcome);
        done(outcome);
      },
    };
    const seed = Math.floor(this.#options.random() * 2 ** 31);
    this.#admitted.push({ execution, start: (slot) => this.#begin(execution, slot, seed) });
    this.#wake();
  }

  #begin(execution: Execution, slot: Slot, seed: number): void {
    const { script, entry, payload, info } = execution.invocation;
    const message: InvokeMessage = {
      kind: 'invoke',
      script: { key: script.key, type: script.type, path: script.path },
      entry,
      payload: typeof payload === 'function' ? payload(execution) : payload,
      info,
      seed,
      freshContext: this.#options.freshContexts,
    };
    if (!slot.known.has(script.key)) {
      message.source = script.source;
      slot.known.add(script.key);
    }
    execution.state = 'running';
    execution.startedAt = this.#options.clock.now();
    this.#running.set(slot, execution);
    this.#slots.set(execution, slot);
    slot.send(JSON.stringify(message), this.#options.clock.now());
  }

  #wake(): void {
    if (this.#isPumping) {
      this.#doorbell.ring();
      return;
    }
    this.#isPumping = true;
    queueMicrotask(() => {
      void this.#pump().catch((error: unknown) => {
        this.#isPumping = false;
        this.#options.problem(error as Error);
      });
    });
  }

  async #pump(): Promise<void> {
    // A pending Atomics.waitAsync does not keep the process alive (recipes §1 "Traps").
    const keepAlive = setInterval(() => this.#endEndless(), 1_000);
    let served = 0;
    try {
      while (this.#live > 0 && !this.#isStopped) {
        const heard = this.#doorbell.heard();
        this.#listen();
        this.#startWaiting();
        const isOneAtATime = this.#options.order === 'drawn';
        if (this.#running.size + this.#inspections.size > 0 && (isOneAtATime || !this.#isReady())) {
          if (!this.#doorbell.spin(heard)) await this.#doorbell.wait(heard);
        } else if (this.#networkStopsAll && this.#sending > 0) {
          await this.#doorbell.wait(heard);
        } else if (this.#takeTurn()) {
          served += 1;
          if (served % SERVED_IN_A_ROW === 0) await new Promise((go) => setImmediate(go));
        } else {
          await this.#idle(heard);
        }
      }
    } finally {
      clearInterval(keepAlive);
      this.#isPumping = false;
    }
  }

  #isReady(): boolean {
    const now = this.#options.clock.now();
    for (const turn of this.#turns.values()) if (turn.readyAt <= now) return true;
    return false;
  }

  /** Nothing can go on right now: time passes, the network answers, a thread gets ready. */
  async #idle(heard: number): Promise<void> {
    const { clock } = this.#options;
    let next = Number.POSITIVE_INFINITY;
    for (const turn of this.#turns.values()) next = Math.min(next, turn.readyAt);
    const isWaitingForOthers =
      this.#sending > 0 || this.#admitted.length > 0 || this.#waitingInspections.length > 0;
    if (clock.isVirtual && Number.isFinite(next) && !isWaitingForOthers) {
      (clock as VirtualClock).moveTo(next);
      return;
    }
    const cancel = Number.isFinite(next) ? clock.at(next, () => this.#doorbell.ring()) : null;
    await this.#doorbell.wait(heard);
    cancel?.();
  }

  #takeTurn(): boolean {
    const now = this.#options.clock.now();
    const ready = [...this.#turns.values()]
      .filter((turn) => turn.readyAt <= now)
      .sort((a, b) => a.id - b.id);
    if (ready.length === 0) return false;
    const picked = ready.length === 1 ? 0 : this.#choose(ready.map(({ id }) => id));
    const turn = ready[picked];
    if (!turn) throw new RangeError(`choose answered ${picked} of ${ready.length} candidates`);
    this.#turns.delete(turn.id);
    turn.take();
    return true;
  }

  #turn(delay: number, take: () => void, id = this.#nextId++): void {
    this.#turns.set(id, { id, readyAt: this.#options.clock.now() + delay, take });
    this.#wake();
  }

  #startWaiting(): void {
    let needed = this.#admitted.length + this.#waitingInspections.length;
    while (this.#waitingInspections.length > 0) {
      const slot = this.#pool.take('');
      if (!slot) break;
      const { source, path, done } = this.#waitingInspections.shift()!;
      needed -= 1;
      this.#inspections.set(slot, done);
      slot.send(JSON.stringify({ kind: 'inspect', source, path }), this.#options.clock.now());
    }
    while (this.#admitted.length > 0) {
      const [first] = this.#admitted;
      const slot = first && this.#pool.take(first.execution.invocation.script.key);
      if (!slot) break;
      this.#admitted.shift();
      needed -= 1;
      first.start(slot);
    }
    if (needed > 0) this.warm(needed);
  }

  #listen(): void {
    for (const slot of this.#pool.slots()) {
      if (slot.isReady && !slot.isBusy) continue;
      if (slot.isReady && !this.#running.has(slot) && !this.#inspections.has(slot)) continue;
      const text = slot.poll();
      if (text === null) continue;
      this.#hear(slot, JSON.parse(text) as FromWorker);
    }
  }

  #hear(slot: Slot, message: FromWorker): void {
    if (message.kind === 'ready') {
      this.#pool.markReady(slot);
      return;
    }
    const inspection = this.#inspections.get(slot);
    if (inspection && message.kind === 'done') {
      this.#inspections.delete(slot);
      this.#pool.release(slot);
      this.#live -= 1;
      inspection(message.value ?? { error: message.error });
      return;
    }
    const execution = this.#running.get(slot);
    if (!execution) throw new Error(`Thread ${slot.number} spoke out of turn`);
    if (this.#isOverTime(execution)) return;
    if (message.kind === 'call') this.#called(execution, slot, message.method, message.args);
    else this.#done(execution, slot, message);
  }

  #done(execution: Execution, slot: Slot, { value, error }: DoneMessage): void {
    this.#running.delete(slot);
    this.#slots.delete(execution);
    this.#pool.release(slot);
    const units = execution.usedUnits;
    execution.finish(
      error ? { kind: 'failed', failure: error, units } : { kind: 'returned', value, units },
    );
  }

  #called(execution: Execution, slot: Slot, method: string, args: unknown[]): void {
    const call = this.#options.modules[method];
    if (!call) {
      const gap = new Error(`${method} is not modelled by the local NetSuite`);
      this.#options.problem(gap);
      slot.send(JSON.stringify({ error: wireError(gap) }), this.#options.clock.now());
      return;
    }
    let units: number;
    try {
      units = call.units?.(execution, args as never) ?? 0;
    } catch (error) {
      slot.send(JSON.stringify({ error: this.#wire(error) }), this.#options.clock.now());
      return;
    }
    if (execution.usedUnits + units > execution.invocation.limits.units) {
      this.#kill(execution, 'SSS_USAGE_LIMIT_EXCEEDED', 'Script Execution Usage Limit Exceeded');
      return;
    }
    execution.usedUnits += units;
    if (call.isLocal) {
      let reply: Reply;
      try {
        reply = { value: call.run(execution, args as never) };
      } catch (error) {
        reply = { error: this.#wire(error) };
      }
      slot.send(JSON.stringify(reply), this.#options.clock.now());
      return;
    }
    execution.state = 'waiting';
    this.#running.delete(slot);
    const settle = (reply: { value?: unknown } | { error: unknown }) =>
      this.#reply(execution, reply);
    const start = () => call.run(execution, args as never);
    const { recordType, lines } = subjectOf(method, args, execution);
    const slow = this.#strike(method, args, execution, 'slow')?.seconds ?? 0;
    this.#turn(
      this.#options.latency(method, recordType, lines) + slow * 1_000,
      () => this.#answer({ session: execution.session, method, args, settle, start, execution }),
      execution.id,
    );
  }

  #strike(
    method: string,
    args: unknown[],
    execution: Execution | null,
    ...kinds: ('before' | 'after' | 'empty' | 'slow')[]
  ) {
    const place: FaultPlace = {
      at: method,
      recordType: subjectOf(method, args, execution).recordType,
      scriptId: execution?.invocation.script.id,
    };
    return this.#options.faults.strike(place, ...kinds);
  }

  /** Carries a call out and settles it, at once or when network or user events have answered. */
  #answer(asked: {
    session: Session;
    method: string;
    args: unknown[];
    execution: Execution | null;
    start(): unknown;
    settle(reply: { value?: unknown } | { error: unknown }): void;
  }): void {
    const { session, method, args, execution, start } = asked;
    const before = this.#strike(method, args, execution, 'before', 'empty');
    if (before) {
      asked.settle(
        before.kind === 'empty' ? { value: EMPTY[method] ?? null } : { error: faultError(before) },
      );
      return;
    }
    const after = this.#strike(method, args, execution, 'after');
    const settle: typeof asked.settle = (reply) =>
      asked.settle(after && !('error' in reply) ? { error: faultError(after) } : reply);
    let answer: unknown;
    try {
      answer = start();
    } catch (error) {
      settle({ error });
      return;
    }
    if (answer instanceof Promise || isThenable(answer)) this.#send(answer, execution, settle);
    else if (isOperation(answer)) {
      if (execution) execution.state = 'blocked';
      this.#drive(session, answer, { value: undefined }, settle);
    } else settle({ value: answer });
  }

  #send(
    answer: PromiseLike<unknown>,
    execution: Execution | null,
    settle: (reply: { value?: unknown } | { error: unknown }) => void,
  ): void {
    if (execution) execution.state = 'sending';
    this.#sending += 1;
    const arrived = (reply: { value?: unknown } | { error: unknown }) => {
      this.#sending -= 1;
      this.#turn(0, () => settle(reply), execution?.id);
    };
    answer.then(
      (value) => arrived({ value }),
      (error: unknown) => arrived({ error }),
    );
  }

  /** Goes on with an operation until its next round of user events, or its end. */
  #drive(
    session: Session,
    operation: Operation<unknown>,
    resume: { value: undefined } | { error: unknown },
    settle: (reply: { value?: unknown } | { error: unknown }) => void,
  ): void {
    let step: IteratorResult<UserEventRound, unknown>;
    try {
      step = 'error' in resume ? operation.throw(resume.error) : operation.next();
    } catch (error) {
      settle({ error });
      return;
    }
    if (step.done) {
      settle({ value: step.value });
      return;
    }
    this.#round(session, step.value, (result) => this.#drive(session, operation, result, settle));
  }

  /** Runs the user events of a round one after the other; the first that throws ends it (netsuite-platform §8.2, SAFE#41). */
  #round(
    session: Session,
    round: UserEventRound,
    done: (result: { value: undefined } | { error: unknown }) => void,
  ): void {
    const rest = this.#options.userEvents(session, round);
    const next = () => {
      const invocation = rest.shift();
      if (!invocation) {
        done({ value: undefined });
        return;
      }
      this.#admit(invocation, (outcome) => {
        if (outcome.kind === 'returned') next();
        else done({ error: errorOfUserEvent(outcome) });
      });
    };
    next();
  }

  #reply(execution: Execution, reply: { value?: unknown } | { error: unknown }): void {
    const slot = this.#slots.get(execution);
    if (!slot || execution.state === 'ended') return;
    this.#running.set(slot, execution);
    execution.state = 'running';
    if (this.#isOverTime(execution)) return;
    const message: Reply =
      'error' in reply ? { error: this.#wire(reply.error) } : { value: reply.value };
    slot.send(JSON.stringify(message), this.#options.clock.now());
  }

  #wire(error: unknown) {
    if (!(error instanceof SuiteScriptError)) this.#options.problem(error as Error);
    return wireError(error as Error);
  }

  /** Wall time is checked where control returns to the script or comes from it (netsuite-platform §1.2). */
  #isOverTime(execution: Execution): boolean {
    const seconds = (this.#options.clock.now() - execution.startedAt) / 1_000;
    if (seconds <= execution.invocation.limits.seconds) return false;
    this.#kill(execution, 'SSS_TIME_LIMIT_EXCEEDED', 'Script Execution Time Exceeded.');
    return true;
  }

  /** Ends a script where its own `catch` and `finally` never hear of it (netsuite-platform §1.3). */
  #kill(execution: Execution, code: string, message: string): void {
    const slot = this.#slots.get(execution);
    this.#slots.delete(execution);
    if (slot) {
      this.#running.delete(slot);
      this.#pool.drop(slot);
      this.warm(1);
    }
    execution.finish({ kind: 'killed', code, message, units: execution.usedUnits });
  }

  #endEndless(): void {
    const now = Date.now();
    for (const [slot, execution] of this.#running) {
      if (now - slot.sentAt < BUSY_LIMIT_MS) continue;
      this.#kill(
        execution,
        'SSS_INSTRUCTION_COUNT_EXCEEDED',
        'Script Execution Instruction Count Exceeded',
      );
      this.#doorbell.ring();
    }
  }

  #crashed(slot: Slot, error: Error): void {
    const inspection = this.#inspections.get(slot);
    if (inspection) {
      this.#inspections.delete(slot);
      this.#live -= 1;
      inspection({ error: { name: error.name, message: error.message } });
    }
    for (const [execution, used] of this.#slots) {
      if (used !== slot) continue;
      this.#running.delete(slot);
      this.#slots.delete(execution);
      execution.finish({
        kind: 'killed',
        code: 'UNEXPECTED_ERROR',
        message: `The script's thread ended: ${error.message}`,
        units: execution.usedUnits,
      });
    }
    if (!inspection) this.#options.problem(error);
    this.#doorbell.ring();
  }
}

/** What `empty` answers: a timed-out query that says success with nothing in it (review 22). */
const EMPTY: Record<string, unknown> = {
  'query.run': { columns: [], rows: [] },
  'query.page': { columns: [], rows: [] },
  'query.runPaged': 0,
  'search.each': [],
  'search.range': [],
  'search.page': [],
  'search.count': 0,
  'search.lookupFields': {},
};

/** Which record a call is about, and how many lines it has. */
function subjectOf(
  method: string,
  args: unknown[],
  execution: Execution | null,
): { recordType: string | undefined; lines: number } {
  const [first] = args;
  if (method === 'record.save' && typeof first === 'number') {
    const record = execution?.records.get(first);
    return { recordType: record?.type, lines: 0 };
  }
  const { type, fromType } = (first ?? {}) as { type?: unknown; fromType?: unknown };
  const named = fromType ?? type;
  const isRecord = method.startsWith('record.') || method === 'search.lookupFields';
  return {
    recordType: isRecord && typeof named === 'string' ? named.toLowerCase() : undefined,
    lines: 0,
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function';
}

function wireError(error: Error) {
  const details = error instanceof SuiteScriptError ? error.details : {};
  return { name: error.name, message: error.message, details };
}

function errorOfUserEvent(outcome: Exclude<Outcome, { kind: 'returned' }>): SuiteScriptError {
  if (outcome.kind === 'killed') return new SuiteScriptError(outcome.code, outcome.message);
  const { name, message }: ScriptFailure = outcome.failure;
  return new SuiteScriptError(name, message);
}
