import type { RecordObject, Session } from '../contract.ts';
import type { Limits } from './limits.ts';
import type { ScriptFailure, ScriptInfo } from './messages.ts';
import type { Deployment, InstalledScript } from './scripts.ts';

/** How a run ended. `failed` is what the script threw, `killed` what its own catch never saw. */
export type Outcome =
  | { kind: 'returned'; value: unknown; units: number }
  | { kind: 'failed'; failure: ScriptFailure; units: number }
  | { kind: 'killed'; code: string; message: string; units: number };

/** One call of one entry point. */
export interface Invocation {
  script: InstalledScript;
  deployment: Deployment;
  entry: string;
  /** What the entry point gets; made when it begins, since records are handed out to the run. */
  payload(execution: Execution): unknown;
  session: Session;
  info: ScriptInfo;
  limits: Limits;
}

/** The state of a run between two calls. */
export type State =
  /** Waits for a thread. */
  | 'admitted'
  /** The script is at work. */
  | 'running'
  /** It has called; whoever draws the order decides when that is carried out. */
  | 'waiting'
  /** The call waits for the network. */
  | 'sending'
  /** The call waits for user events. */
  | 'blocked'
  | 'ended';

export interface Execution {
  readonly id: number;
  readonly invocation: Invocation;
  readonly session: Session;
  state: State;
  usedUnits: number;
  startedAt: number;
  /** Records the script holds, by handle. */
  readonly records: Map<number, RecordObject>;
  readonly secureStrings: Map<number, SecureText>;
  nextHandle: number;
}

/** Text with secrets in it, and what was done to it. Never crosses to the script. */
export interface SecureText {
  text: string;
  /** API secrets that are in it, plain or transformed: they decide where it may be sent. */
  readonly secrets: Set<string>;
}
