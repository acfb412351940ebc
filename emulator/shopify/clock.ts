import type { Clock } from './contract.ts';

/** A clock that stands still until somebody moves it. Tasks run in the order of their time, then of their asking. */
export interface VirtualClock extends Clock {
  /** Time of the next task, or null. */
  next(): number | null;
  /** Moves to `toMs` (never back), running what falls due on the way. */
  moveTo(toMs: number): void;
}

interface Task {
  at: number;
  order: number;
  run: () => void;
}

/** Time of this machine; tasks run by timers that do not keep the process alive. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    at(atMs, task) {
      const timer = setTimeout(task, Math.max(0, atMs - Date.now()));
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** @param startMs  milliseconds since 1970 */
export function virtualClock(startMs: number): VirtualClock {
  let now = startMs;
  let order = 0;
  const tasks: Task[] = [];

  return {
    now: () => now,
    at(atMs, run) {
      const task = { at: Math.max(now, atMs), order: order++, run };
      // From the end, since most are due after all that wait already.
      tasks.splice(tasks.findLastIndex((other) => other.at <= task.at) + 1, 0, task);
      return () => {
        const index = tasks.indexOf(task);
        if (index >= 0) tasks.splice(index, 1);
      };
    },
    next: () => tasks[0]?.at ?? null,
    moveTo(toMs) {
      for (let task = tasks[0]; task && task.at <= toMs; task = tasks[0]) {
        tasks.shift();
        now = Math.max(now, task.at);
        task.run();
      }
      now = Math.max(now, toMs);
    },
  };
}

export function isVirtual(clock: Clock): clock is VirtualClock {
  return 'moveTo' in clock;
}
