import { SuiteScriptError } from '../contract.ts';
import type { Random } from './random.ts';

/**
 * Something that goes wrong on purpose. `at` is a method name (`record.save`, `https.request`, `query.run`, `cache.get`,
 * `restlet` …); the other properties narrow it down.
 */
export interface Fault {
  at: string;
  kind:
    /** Refused, nothing happened. */
    | 'before'
    /** Carried out, then an error all the same. */
    | 'after'
    /** The caller of a RESTlet hears nothing, though it ran. */
    | 'timeout'
    /** Succeeds with nothing in it. */
    | 'empty'
    /** An app server restarts under a map or reduce invocation. */
    | 'restart'
    /** Answered by the face: see `status`. */
    | 'http'
    /** Takes `seconds` longer. */
    | 'slow';
  /** Error code, for before and after; UNEXPECTED_ERROR if not given. */
  code?: string;
  message?: string;
  recordType?: string;
  scriptId?: string;
  /** For `http`: 503 maintenance, 401 revoked token, 400 with SSS_REQUEST_LIMIT_EXCEEDED … */
  status?: number;
  seconds?: number;
  /** How often; for ever if not given. */
  times?: number;
  /** 0 to 1; always if not given. */
  probability?: number;
  /** ISO UTC after which it no longer happens. */
  until?: string;
}

export interface FaultPlace {
  at: string;
  recordType?: string | undefined;
  scriptId?: string | undefined;
}

export class Faults {
  readonly #random: Random;
  readonly #now: () => string;
  #faults: (Fault & { id: number; left: number })[] = [];
  #nextId = 1;

  constructor(random: Random, now: () => string) {
    this.#random = random;
    this.#now = now;
  }

  /** @returns id, to take it away again. */
  add(fault: Fault): number {
    const id = this.#nextId++;
    this.#faults.push({ ...fault, id, left: fault.times ?? Number.POSITIVE_INFINITY });
    return id;
  }

  remove(id: number): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
  }

  clear(): void {
    this.#faults = [];
  }

  list(): Fault[] {
    return this.#faults.map(({ left, ...fault }) => ({
      ...fault,
      ...(Number.isFinite(left) && { times: left }),
    }));
  }

  /** The fault that strikes here and now, used up by one. */
  strike(place: FaultPlace, ...kinds: Fault['kind'][]): Fault | null {
    if (this.#faults.length === 0) return null;
    const now = this.#now();
    this.#faults = this.#faults.filter((fault) => fault.until === undefined || fault.until > now);
    for (const fault of this.#faults) {
      if (!kinds.includes(fault.kind) || fault.at !== place.at || fault.left <= 0) continue;
      if (fault.recordType !== undefined && fault.recordType !== place.recordType) continue;
      if (fault.scriptId !== undefined && fault.scriptId !== place.scriptId) continue;
      if (fault.probability !== undefined && this.#random() >= fault.probability) continue;
      fault.left -= 1;
      if (fault.left <= 0) this.remove(fault.id);
      return fault;
    }
    return null;
  }
}

/** netsuite-platform §9. */
const TEXTS: Record<string, string> = {
  UNEXPECTED_ERROR: 'An unexpected error occurred.',
  RCRD_HAS_BEEN_CHANGED: 'Record has been changed',
  CUSTOM_RECORD_COLLISION: 'Custom record collision',
  RCRD_LOCKED_BY_WF: 'This record is locked by a workflow.',
  SSS_CONNECTION_TIME_OUT:
    'The host you are trying to connect to is not responding or exceeded the time allowed.',
  SSS_REQUEST_TIME_EXCEEDED:
    'The host you are trying to connect to has exceeded the maximum allowed response time.',
  SSS_UNKNOWN_HOST: 'The host you requested is unknown or cannot be found.',
  SSS_REQUEST_LOOP_DETECTED:
    'This script executes a recursive function that has exceeded the limit for the number of times a script can call itself using an HTTP request. Please examine the script for a potential infinite recursion problem.',
};

export function faultError(fault: Fault): SuiteScriptError {
  const code = fault.code ?? 'UNEXPECTED_ERROR';
  return new SuiteScriptError(code, fault.message ?? TEXTS[code] ?? code);
}
