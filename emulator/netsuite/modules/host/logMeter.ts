import type { Deployment } from '../../engine/scripts.ts';

export const LOG_LEVELS = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

const MINUTE_MS = 60_000;
const MINUTES = 60;

/**
 * Counts what all scripts of the account log in a rolling hour. Beyond the limit NetSuite raises the log level of whoever goes
 * on logging (netsuite-platform §1.1); by one step each time, which is likely.
 */
export class LogMeter {
  readonly #now: () => number;
  readonly #limit: number;
  /** Minute → lines written in it. */
  readonly #written = new Map<number, number>();
  #sum = 0;

  constructor(now: () => number, limit: number) {
    this.#now = now;
    this.#limit = limit;
  }

  /** One more line; true when the deployment's level has been raised because of it. */
  count(deployment: Deployment): boolean {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    for (const [old, lines] of this.#written) {
      if (old > minute - MINUTES) break;
      this.#written.delete(old);
      this.#sum -= lines;
    }
    this.#written.set(minute, (this.#written.get(minute) ?? 0) + 1);
    this.#sum += 1;
    if (this.#sum <= this.#limit) return false;
    const next = LOG_LEVELS[LOG_LEVELS.indexOf(deployment.logLevel) + 1];
    if (next === undefined) return false;
    deployment.logLevel = next;
    return true;
  }
}
