/** Requests of RESTlets and REST web services that run at the same time, over the whole account (netsuite-platform §3.4). */
export class Concurrency {
  readonly limit: number;
  #running = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get running(): number {
    return this.#running;
  }

  /** Takes a place; the answer gives it back. Null: none is free, the request is not run. */
  enter(): (() => void) | null {
    if (this.#running >= this.limit) return null;
    this.#running += 1;
    let isInside = true;
    return () => {
      if (isInside) this.#running -= 1;
      isInside = false;
    };
  }
}
