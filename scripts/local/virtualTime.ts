import type { VirtualClock } from '../../emulator/netsuite/clock.ts';

/** Rounds of the event loop in which nothing was under way before time may pass: promises hand on to each other in between. */
const CALM_ROUNDS = 4;
/** After so many rounds the processor is left to the threads that work. */
const SPIN_ROUNDS = 40;

export type VirtualTime = ReturnType<typeof virtualTime>;

/**
 * Drives one clock that several systems share: everything that can happen at the present moment happens, then the clock
 * jumps to the next timer.
 *
 * @param isStill whether nothing is under way that gets on without time passing
 */
export function virtualTime(clock: VirtualClock, isStill: () => boolean) {
  async function settle(): Promise<void> {
    for (let calm = 0, rounds = 0; calm < CALM_ROUNDS; rounds += 1) {
      await new Promise((go) => (rounds < SPIN_ROUNDS ? setImmediate(go) : setTimeout(go, 1)));
      calm = isStill() ? calm + 1 : 0;
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
