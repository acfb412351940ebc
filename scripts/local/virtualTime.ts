import type { VirtualClock } from '../../emulator/netsuite/clock.ts';

/** Rounds of the event loop in which nothing was under way before time may pass: promises hand on to each other in between. */
const CALM_ROUNDS = 4;
/** After so many rounds the processor is left to others. */
const SPIN_ROUNDS = 40;
const PATIENCE_MS = 1;

export type VirtualTime = ReturnType<typeof virtualTime>;

/** What a system does at the present moment of the clock. */
export interface Mover {
  isMoving(): boolean;
  /** Until it does not move any more, `milliseconds` of the machine's time at most. */
  rest(milliseconds: number): Promise<void>;
}

/**
 * Drives one clock that several systems share: everything that can happen at the present moment happens, then the clock
 * jumps to the next timer.
 *
 * @param scripts work that goes on in threads of its own, and says when it is at rest
 * @param isOutsideMoving whether anything else is under way that gets on without time passing
 */
export function virtualTime(clock: VirtualClock, scripts: Mover, isOutsideMoving: () => boolean) {
  async function settle(): Promise<void> {
    for (let calm = 0, rounds = 0; calm < CALM_ROUNDS; rounds += 1) {
      if (scripts.isMoving()) await scripts.rest(PATIENCE_MS);
      else if (calm > 0 || rounds < SPIN_ROUNDS) await new Promise((go) => setImmediate(go));
      else await new Promise((go) => setTimeout(go, PATIENCE_MS));
      calm = scripts.isMoving() || isOutsideMoving() ? 0 : calm + 1;
    }
  }

  return {
    now: (): number => clock.now(),
    iso: (): string => new Date(clock.now()).toISOString(),
    at: clock.at,

    /** Lets everything up to and at this moment happen. */
    async until(moment: number): Promise<void> {
      await settle();
      for (let next = clock.next(); next !== null && next <= moment; next = clock.next()) {
        clock.moveTo(next);
        await settle();
      }
      clock.moveTo(moment);
      await settle();
    },

    /** Lets time pass until `work` has ended; whatever else is due happens meanwhile. */
    async finish<T>(work: Promise<T>): Promise<T> {
      let ended = false;
      const end = () => {
        ended = true;
      };
      work.then(end, end);
      for (;;) {
        await settle();
        if (ended) return work;
        const next = clock.next();
        if (next === null)
          throw new Error('Nothing is left to happen, and the work has not ended.');
        clock.moveTo(next);
      }
    },
  };
}
