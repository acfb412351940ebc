import type { AccountOptions } from './account.ts';
import type { Clock } from './clock.ts';
import type { LatencyTable } from './latency.ts';
import type { SecretBounds } from './modules/host/secrets.ts';

export interface NetSuiteOptions extends AccountOptions {
  /**
   * The machine's time (default); a clock that stands at a moment (ISO UTC) until it is moved or nothing is left to do; or
   * a clock of the caller's, which the account asks and never moves.
   */
  clock?: 'real' | { virtualFrom: string } | Clock;
  /** Draws orders of progress, latencies and losses; the same seed gives the same run. Any seed if not given. */
  seed?: number;
  /** `drawn` (default): one call at a time, repeatable. `arrival`: for load. */
  order?: 'drawn' | 'arrival';
  /**
   * Other systems that share the clock: scripts stand still while it answers true, so that what arrives at one moment is
   * there before the next turn is drawn. Without it the order of what other systems send depends on the machine.
   */
  isOutsideMoving?: () => boolean;
  /** Off (default), the model of latency.ts, or own figures. */
  latencies?: boolean | LatencyTable;
  /** Each run of a script gets a new context: slower, and it shows what a script leaves behind. */
  freshContexts?: boolean;
  /** Memory of a script's thread in MB, with which it dies when it needs more; 256 unless given. */
  scriptMemoryMb?: number;
  /** Domain (`demo-store.myshopify.com`, or `*.myshopify.com`) → base URL of who serves it here; other hosts are on the network. */
  hosts?: Record<string, string>;
  /** API secrets: id (`custsecret_…`) → value, with the hosts and scripts it is bound to. */
  secrets?: Record<string, string | ({ value: string } & SecretBounds)>;
  /** RESTlet and REST requests at the same time (netsuite-platform §3.4: 5 on Standard). */
  concurrency?: number;
  /** SuiteCloud processors (§2.3: 2 without SuiteCloud Plus). */
  processors?: number;
  /** Whether deployments with a schedule start by themselves (default). */
  schedules?: boolean;
  /** Chance that a look into N/cache finds nothing though something was put there (§4.3). */
  cacheLoss?: number;
  /** Seconds of machine time without any call after which a script is taken for endless (20). */
  busySeconds?: number;
  /** An account without chart of accounts, subsidiary, currencies and so on. */
  empty?: boolean;
  /** Told of every script run that ended, user events among them. */
  onEnded?(run: EndedRun): void;
  /** Told of every gap or bug of the local NetSuite itself; written to stderr if not given. */
  onProblem?(error: Error): void;
}

/** A run of one entry point: the governance units it used, and when it was, in the account's milliseconds. */
export interface EndedRun {
  script: string;
  entry: string;
  units: number;
  from: number;
  to: number;
}
