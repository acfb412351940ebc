import type { Clock } from '../../relay/clock.ts';

/** Real time, only faster: a quiet second passes in a tenth of one. */
export function fastClock(factor = 10): Clock {
  const start = Date.now();
  return {
    now: () => Math.floor(start + (performance.timeOrigin + performance.now() - start) * factor),
    after(ms, run) {
      const timer = setTimeout(run, Math.ceil(ms / factor));
      return () => clearTimeout(timer);
    },
  };
}

/** Time that stands still until the test moves it. */
export function steppedClock(start = Date.UTC(2026, 10, 21)) {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
  };
  return {
    clock,
    /** Goes to the next timer, at most `ms` ahead, and runs it. */
    step(ms: number): void {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > now + ms) {
        now += ms;
        return;
      }
      now = Math.max(now, next.at);
      timers = timers.filter((one) => one !== next);
      next.run();
    },
  };
}
