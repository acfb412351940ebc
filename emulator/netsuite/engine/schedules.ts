import type { Clock } from '../clock.ts';
import { nextStart } from './recurrence.ts';
import type { ScriptRegistry } from './scripts.ts';
import type { TaskQueue } from './tasks.ts';

/** Starts scheduled deployments when their time comes; a run that is still going on is not doubled. */
export class Schedules {
  readonly #clock: Clock;
  readonly #registry: ScriptRegistry;
  readonly #queue: TaskQueue;
  readonly #endOfRepeats: (begin: number) => number;
  #cancels: (() => void)[] = [];

  /** @param endOfRepeats until when a deployment repeats that began at this moment */
  constructor(
    clock: Clock,
    registry: ScriptRegistry,
    queue: TaskQueue,
    endOfRepeats: (begin: number) => number,
  ) {
    this.#clock = clock;
    this.#registry = registry;
    this.#queue = queue;
    this.#endOfRepeats = endOfRepeats;
  }

  /** Sets all timers anew, after an install. */
  arm(): void {
    this.stop();
    for (const script of this.#registry.all()) {
      for (const deployment of script.deployments) {
        const { schedule, status, isDeployed } = deployment;
        if (!schedule || status !== 'SCHEDULED' || !isDeployed) continue;
        const slot = this.#cancels.push(() => undefined) - 1;
        const next = () => {
          const due = nextStart(schedule, this.#clock.now(), this.#endOfRepeats);
          if (due === null) return;
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
