/**
 * Requests of RESTlets and REST web services that run at the same time, over the whole account. An integration with a limit
 * has so many places for itself and never more; the rest share what is not allocated (netsuite-platform §3.4).
 */
export class Concurrency {
  readonly limit: number;
  readonly #allocated = new Map<string, number>();
  readonly #running = new Map<string, number>();

  constructor(limit: number) {
    this.limit = limit;
  }

  get running(): number {
    return [...this.#running.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Sets places aside. @throws RangeError when the account has not so many. */
  allocate(clientId: string, places: number): void {
    if (!(places >= 1) || places > this.#unallocated()) {
      throw new RangeError(`${places} of ${this.#unallocated()} unallocated concurrent requests`);
    }
    this.#allocated.set(clientId, places);
  }

  /** Gives the places that were set aside back to all. */
  release(clientId: string): void {
    this.#allocated.delete(clientId);
  }

  /** Takes a place; the answer gives it back. Null: none is free, the request is not run. */
  enter(clientId = ''): (() => void) | null {
    const own = this.#allocated.get(clientId);
    const pool = own === undefined ? '' : clientId;
    const running = this.#running.get(pool) ?? 0;
    if (running >= (own ?? this.#unallocated())) return null;
    this.#running.set(pool, running + 1);
    let isInside = true;
    return () => {
      if (isInside) this.#running.set(pool, (this.#running.get(pool) ?? 0) - 1);
      isInside = false;
    };
  }

  #unallocated(): number {
    return [...this.#allocated.values()].reduce((left, places) => left - places, this.limit);
  }
}
