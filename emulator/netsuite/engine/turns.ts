import type { Clock } from '../clock.ts';

/** Something that is carried out when its turn is drawn: a call, an answer from the network, the start of a task. */
interface Turn {
  readonly id: number;
  /** Not before this moment of the account's clock. */
  readonly readyAt: number;
  take(): void;
}

/** Picks one of the candidates, given as ids in rising order; answers its place in the list. */
export type Choose = (candidates: readonly number[]) => number;

/** What waits for its turn. */
export class Turns {
  readonly #clock: Clock;
  readonly #waiting = new Map<number, Turn>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  add(id: number, delay: number, take: () => void): void {
    this.#waiting.set(id, { id, readyAt: this.#clock.now() + delay, take });
  }

  remove(id: number): void {
    this.#waiting.delete(id);
  }

  isAnyReady(): boolean {
    const now = this.#clock.now();
    for (const turn of this.#waiting.values()) if (turn.readyAt <= now) return true;
    return false;
  }

  /** When the next turn may be taken; null when none waits. */
  nextAt(): number | null {
    let next: number | null = null;
    for (const { readyAt } of this.#waiting.values()) {
      if (next === null || readyAt < next) next = readyAt;
    }
    return next;
  }

  /** Takes the turn that `choose` draws among those that are ready; false when none is. */
  take(choose: Choose): boolean {
    const now = this.#clock.now();
    const ready: Turn[] = [];
    for (const turn of this.#waiting.values()) if (turn.readyAt <= now) ready.push(turn);
    if (ready.length === 0) return false;
    ready.sort((a, b) => a.id - b.id);
    const place = ready.length === 1 ? 0 : choose(ready.map(({ id }) => id));
    const turn = ready[place];
    if (!turn) throw new RangeError(`choose answered ${place} of ${ready.length} candidates`);
    this.#waiting.delete(turn.id);
    turn.take();
    return true;
  }
}
