import type { Clock } from '../clock.ts';
import type { ScriptRegistry } from './scripts.ts';
import type { TaskQueue } from './tasks.ts';

/** Starts scheduled deployments when their time comes; a run that is still going on is not doubled. */
export class Schedules {
  readonly #clock: Clock;
  readonly #registry: ScriptRegistry;
  readonly #queue: TaskQueue;
  #cancels: (() => void)[] = [];

  constructor(clock: Clock, registry: ScriptRegistry, queue: TaskQueue) {
    this.#clock = clock;
    this.#registry = registry;
    this.#queue = queue;
  }

  /** Sets all timers anew, after an install. */
  arm(): void {
    this.stop();
    for (const script of this.#registry.all()) {
      for (const deployment of script.deployments) {
        const { schedule, status, isDeployed } = deployment;
        if (!schedule || status !== 'SCHEDULED' || !isDeployed) continue;
        const every = schedule.everyMinutes * 60_000;
        const start = Date.parse(schedule.start);
        const slot = this.#cancels.push(() => undefined) - 1;
        const next = () => {
          const now = this.#clock.now();
          const due = now < start ? start : start + (Math.floor((now - start) / every) + 1) * every;
          this.#cancels[slot] = this.#clock.at(due, () => {
            this.#queue.schedule(script, deployment);
            next();
          });
        };
        next();
      }
    }
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }
}
