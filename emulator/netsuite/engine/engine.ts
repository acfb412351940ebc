import { SuiteScriptError, type Operation, type Session } from '../contract.ts';
import type { EngineOptions } from './engineOptions.ts';
import type { Execution, Invocation, Outcome } from './execution.ts';
import type { CallMessage, DoneMessage, FromWorker, InvokeMessage, WireError } from './messages.ts';
import {
  carryOut,
  placeOf,
  recordTypeOf,
  savedRecord,
  type OperationParts,
  type Settled,
} from './operations.ts';
import { Pump } from './pump.ts';
import type { Job } from './threads.ts';
import type { Choose } from './turns.ts';

interface Running {
  execution: Execution;
  job: Job;
}

/**
 * Runs scripts in threads of their own and decides in which order they get on. Every `N/*` call stops the script until its
 * turn is drawn; in between, nothing of the account moves.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #pump: Pump;
  readonly #operations: OperationParts;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#pump = new Pump(options);
    this.#operations = {
      faults: options.faults,
      userEvents: options.userEvents,
      admit: (invocation, done) => this.#admit(invocation, done),
      send: (answer, execution, settle) => {
        if (execution) execution.state = 'sending';
        this.#pump.send(answer, settle, execution?.id);
      },
    };
  }

  /** Starts threads ahead of need. */
  warm(count: number): void {
    this.#pump.threads.warm(count);
  }

  /** Bytes in use on the heap of each script thread, what waits to be collected included: a script's memory, apart from the account's. */
  scriptHeaps(): Promise<number[]> {
    return this.#pump.threads.heaps();
  }

  stop(): void {
    this.#pump.stop();
  }

  /** Runs one entry point to its end. Never rejects: what the script did is in the outcome. */
  run(invocation: Invocation): Promise<Outcome> {
    return new Promise((resolve) => this.#admit(invocation, resolve));
  }

  /** Starts all of them at once and lets `choose` draw the order; the network holds everybody up, so that the run can be repeated. */
  together(invocations: Invocation[], choose?: Choose): Promise<Outcome[]> {
    return this.#pump.withOrder(choose, () =>
      Promise.all(invocations.map((invocation) => this.run(invocation))),
    );
  }

  /** An operation that no script asked for: the UI, the REST record service, an import. Its user events run as for a script. */
  perform<T>(
    session: Session,
    method: string,
    start: () => Operation<T>,
    recordType?: string,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const delay = this.#options.latency(method, recordType, () => null);
      const ended = this.#pump.begin();
      const settle = (end: Settled) => {
        ended();
        if ('error' in end) reject(end.error);
        else resolve(end.value as T);
      };
      const args = recordType === undefined ? [] : [{ type: recordType }];
      const asked = { session, method, settle, start, args, execution: null };
      this.#pump.turn(delay, () => carryOut(this.#operations, asked));
    });
  }

  /** Something is under way until the answer is called, though no script runs. */
  begin(): () => void {
    return this.#pump.begin();
  }

  /** Something that begins after `delay` milliseconds of the account's time. */
  later(delay: number, run: () => void): void {
    const ended = this.#pump.begin();
    this.#pump.turn(delay, () => {
      ended();
      run();
    });
  }

  /** For whoever moves the clock: whether anything can still happen at the present moment. */
  progress(): ReturnType<Pump['progress']> {
    return this.#pump.progress();
  }

  /** For whoever moves the clock: until nothing can happen at the present moment, `milliseconds` of the machine's time at most. */
  rest(milliseconds: number): Promise<void> {
    return this.#pump.rest(milliseconds);
  }

  /** Until no script runs, no call is open and nothing waits for its time. */
  settled(): Promise<void> {
    return this.#pump.settled();
  }

  /** Loads a script the way an upload does; answers what modules/context/prelude.ts `inspect` says. */
  inspect(source: string, path: string): Promise<unknown> {
    return new Promise((resolve) => {
      const ended = this.#pump.begin();
      const end = (answer: unknown) => {
        ended();
        resolve(answer);
      };
      const job: Job = {
        scriptKey: '',
        begin: () => JSON.stringify({ kind: 'inspect', source, path }),
        heard: (message) => {
          this.#pump.threads.end(job);
          const { value, error } = message as DoneMessage;
          end(value ?? { error });
        },
        died: ({ name, message }) => end({ error: { name, message } }),
      };
      this.#pump.queue(job);
    });
  }

  #admit(invocation: Invocation, done: (outcome: Outcome) => void): void {
    const ended = this.#pump.begin();
    const execution: Execution = {
      id: this.#pump.nextId(),
      invocation,
      session: invocation.session,
      state: 'admitted',
      usedUnits: 0,
      startedAt: this.#options.clock.now(),
      records: new Map(),
      secureStrings: new Map(),
      nextHandle: 1,
    };
    const end = (outcome: Outcome) => {
      execution.state = 'ended';
      ended();
      this.#options.ended(invocation, outcome, execution.startedAt);
      done(outcome);
    };
    const seed = Math.floor(this.#options.random() * 2 ** 31);
    const job: Job = {
      scriptKey: invocation.script.key,
      begin: (isKnown) => this.#begin(execution, seed, isKnown),
      heard: (message) => this.#heard({ execution, job }, message, end),
      died: (error) => {
        if (error instanceof SuiteScriptError) {
          end(killed(execution, error.name, error.message));
          return;
        }
        this.#options.problem(error);
        end(killed(execution, 'UNEXPECTED_ERROR', `The script's thread ended: ${error.message}`));
      },
    };
    const delay = this.#options.startDelay(invocation);
    if (delay > 0) this.#pump.turn(delay, () => this.#pump.queue(job));
    else this.#pump.queue(job);
  }

  #begin(execution: Execution, seed: number, isKnown: boolean): string {
    const { script, entry, payload, info } = execution.invocation;
    execution.state = 'running';
    execution.startedAt = this.#options.clock.now();
    const message: InvokeMessage = {
      kind: 'invoke',
      script: { key: script.key, type: script.type, path: script.path },
      ...(!isKnown && { source: script.source }),
      entry,
      payload: payload(execution),
      info,
      seed,
      freshContext: this.#options.freshContexts,
    };
    return JSON.stringify(message);
  }

  #heard({ execution, job }: Running, message: FromWorker, end: (outcome: Outcome) => void): void {
    const kill = (code: string, text: string) => {
      this.#pump.threads.kill(job);
      end(killed(execution, code, text));
    };
    if (this.#isOverTime(execution)) {
      kill(...OVER_TIME);
    } else if (message.kind === 'call') {
      this.#called({ execution, job }, message, kill);
    } else if (message.kind === 'done') {
      this.#pump.threads.end(job);
      const { value, error } = message;
      const units = execution.usedUnits;
      end(error ? { kind: 'failed', failure: error, units } : { kind: 'returned', value, units });
    }
  }

  #called(
    { execution, job }: Running,
    { method, args }: CallMessage,
    kill: (code: string, text: string) => void,
  ): void {
    const reply = (end: Settled) => {
      if (execution.state === 'ended') return;
      if (this.#isOverTime(execution)) {
        kill(...OVER_TIME);
        return;
      }
      execution.state = 'running';
      this.#pump.threads.answer(
        job,
        'error' in end ? { error: this.#wire(end.error) } : { value: end.value },
      );
    };
    const call = this.#options.modules[method];
    if (!call) {
      reply({ error: new Error(`${method} is not modelled by the local NetSuite`) });
      return;
    }
    const given = args as never;
    try {
      const units = call.units?.(execution, given) ?? 0;
      if (execution.usedUnits + units > execution.invocation.limits.units) {
        kill('SSS_USAGE_LIMIT_EXCEEDED', 'Script Execution Usage Limit Exceeded');
        return;
      }
      execution.usedUnits += units;
      if (call.isLocal) {
        reply({ value: call.run(execution, given) });
        return;
      }
    } catch (error) {
      reply({ error });
      return;
    }
    execution.state = 'waiting';
    const recordType = recordTypeOf(method, args, execution);
    const slow = this.#options.faults.strike(placeOf(method, args, execution), 'slow');
    const delay =
      this.#options.latency(method, recordType, () => savedRecord(execution, method, args)) +
      (slow?.seconds ?? 0) * 1_000;
    const asked = {
      session: execution.session,
      method,
      args,
      execution,
      start: () => call.run(execution, given),
      settle: (end: Settled) => {
        const more = 'error' in end ? 0 : this.#options.answerLatency(method, end.value);
        if (more > 0) this.#pump.turn(more, () => reply(end), execution.id);
        else reply(end);
      },
    };
    this.#pump.turn(delay, () => carryOut(this.#operations, asked), execution.id);
  }

  #wire(error: unknown): WireError {
    const { name, message } = error as Error;
    const isOwnGap = !(error instanceof SuiteScriptError) || /^(EMULATOR_|NOT_MODELLED)/.test(name);
    if (isOwnGap) this.#options.problem(error as Error);
    const details = error instanceof SuiteScriptError ? error.details : {};
    return { name, message, details };
  }

  /** Wall time counts where control returns to the script or comes from it (netsuite-platform §1.2). */
  #isOverTime({ startedAt, invocation }: Execution): boolean {
    return (this.#options.clock.now() - startedAt) / 1_000 > invocation.limits.seconds;
  }
}

const OVER_TIME = ['SSS_TIME_LIMIT_EXCEEDED', 'Script Execution Time Exceeded.'] as const;

function killed(execution: Execution, code: string, message: string): Outcome {
  return { kind: 'killed', code, message, units: execution.usedUnits };
}
