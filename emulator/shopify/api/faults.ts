/** Something that goes wrong with a coming request (P0 11). */
export type FaultKind =
  /** Answer with this HTTP status, nothing is executed. */
  | 'http'
  /** INTERNAL_SERVER_ERROR on the mutations; `commit` says whether they happened. */
  | 'internalError'
  /** The connection dies without an answer; `commit` says whether the request was executed. */
  | 'dropConnection'
  /** Executed at once, answered late. */
  | 'slowAnswer'
  /** Executed late: idempotency keys in it count as in progress meanwhile. */
  | 'slowStart';

export interface Fault {
  id: number;
  kind: FaultKind;
  status: number;
  commit: boolean;
  ms: number;
  /** Only requests whose text contains this; empty = all. */
  match: string;
  /** Only this store; empty = all. */
  store: string;
  /** How many requests it still hits. */
  times: number;
}

export interface Faults {
  /** Requests that a fault holds up right now. */
  heldUp: number;
  list(): readonly Fault[];
  add(fault: Partial<Omit<Fault, 'id'>> & { kind: FaultKind }): Fault;
  clear(): void;
  /** The fault for this request, if any; counts it down. */
  next(store: string, text: string): Fault | null;
}

export function faults(): Faults {
  let waiting: Fault[] = [];
  let count = 0;
  return {
    heldUp: 0,
    list: () => waiting,
    add(given) {
      const fault: Fault = {
        status: 500,
        commit: false,
        ms: 0,
        match: '',
        store: '',
        times: 1,
        ...given,
        id: ++count,
      };
      waiting.push(fault);
      return fault;
    },
    clear() {
      waiting = [];
    },
    next(store, text) {
      const found = waiting.find(
        (fault) =>
          (fault.store === '' || fault.store === store) &&
          (fault.match === '' || text.includes(fault.match)),
      );
      if (!found) return null;
      found.times--;
      if (found.times <= 0) waiting = waiting.filter((fault) => fault !== found);
      return found;
    },
  };
}
