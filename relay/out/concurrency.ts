/**
 * Finds how many calls NetSuite takes from us at once. It starts with half of what it may use: a call works for a minute when
 * much waits, and a burst is over before single steps get anywhere. Until the first refusal one more after each success while
 * all were used, from then on one more after a round of them; half after a refusal, never above the ceiling and never below one.
 */
export function concurrencyLimit(ceiling: number) {
  let limit = Math.ceil(ceiling / 2);
  /** Calls that started before the last decrease say nothing new about it. */
  let generation = 0;

  return {
    get limit(): number {
      return Math.floor(limit);
    },
    get ceiling(): number {
      return ceiling;
    },
    /** Pass the answer back with the call's result. */
    started: (): number => generation,
    succeeded(startedIn: number, allInUse: boolean): void {
      if (startedIn === generation && allInUse)
        limit = Math.min(ceiling, limit + (generation === 0 ? 1 : 1 / Math.floor(limit)));
    },
    throttled(startedIn: number): void {
      if (startedIn !== generation) return;
      generation += 1;
      limit = Math.max(1, limit / 2);
    },
  };
}
