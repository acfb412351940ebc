/** The one clock of an account. Every part asks it; nobody asks the machine. */
export interface Clock {
  readonly isVirtual: boolean;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs `run` when the clock reaches `time`; the answer cancels it. */
  at(time: number, run: () => void): () => void;
}

/** A clock whose time moves only when told to, or when the engine has nothing left to do at the present moment. */
export interface VirtualClock extends Clock {
  readonly isVirtual: true;
  /** The moment of the next timer, or null. */
  next(): number | null;
  /** Moves on to `time`, running the timers on the way in order. Never moves back. */
  moveTo(time: number): void;
}

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The machine's time, shifted so that the account's "now" is `start` when given (ISO). */
export function realClock(start?: string): Clock {
  const shift = start === undefined ? 0 : Date.parse(start) - Date.now();
  const now = () => Date.now() + shift;
  return {
    isVirtual: false,
    now,
    at(time, run) {
      let timer: NodeJS.Timeout;
      const arm = () => {
        const left = Math.max(0, time - now());
        timer = setTimeout(
          () => (left > LONGEST_TIMEOUT_MS ? arm() : run()),
          Math.min(left, LONGEST_TIMEOUT_MS),
        );
        timer.unref();
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}

/** A virtual clock that the account may move by itself; one that belongs to somebody else has no `moveTo`. */
export function isMovable(clock: Clock): clock is VirtualClock {
  return 'moveTo' in clock;
}

/** @param start ISO moment at which it stands until it is moved. */
export function virtualClock(start: string): VirtualClock {
  let time = Date.parse(start);
  let order = 0;
  let timers: { time: number; order: number; run: () => void }[] = [];

  const next = () =>
    timers.reduce<(typeof timers)[number] | null>(
      (first, timer) =>
        first === null ||
        timer.time < first.time ||
        (timer.time === first.time && timer.order < first.order)
          ? timer
          : first,
      null,
    );

  return {
    isVirtual: true,
    now: () => time,
    at(at, run) {
      const timer = { time: Math.max(at, time), order: order++, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    next: () => next()?.time ?? null,
    moveTo(target) {
      for (let timer = next(); timer !== null && timer.time <= target; timer = next()) {
        const due = timer;
        timers = timers.filter((other) => other !== due);
        time = Math.max(time, due.time);
        due.run();
      }
      time = Math.max(time, target);
    },
  };
}
