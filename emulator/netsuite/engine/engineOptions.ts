import type { Clock } from '../clock.ts';
import type { RecordData, Session, UserEventRound } from '../contract.ts';
import type { Invocation, Outcome } from './execution.ts';
import type { Faults } from './faults.ts';
import type { HostModule } from './hostModule.ts';
import type { Random } from './random.ts';

export interface EngineOptions {
  clock: Clock;
  modules: HostModule;
  prelude: string;
  random: Random;
  faults: Faults;
  /** Scripts get a new context each time; slower, and stricter about what they leave behind. */
  freshContexts: boolean;
  scriptMemoryMb: number;
  /**
   * `drawn`: one call at a time, in an order drawn from the seed, so that a race can be run again.
   * `arrival`: whoever calls first is served first, threads work at the same time; for load, not for proofs.
   */
  order: 'drawn' | 'arrival';
  busySeconds: number;
  /** Scripts stand still while it answers true. */
  isOutsideMoving?: () => boolean;
  /** Milliseconds a call takes. `saved`: the record that it saves, if it saves one. */
  latency(method: string, recordType: string | undefined, saved: () => RecordData | null): number;
  /** Milliseconds it takes longer because of its answer. */
  answerLatency(method: string, answer: unknown): number;
  /** Milliseconds until a run begins. */
  startDelay(invocation: Invocation): number;
  /** The user events of one round, ready to be run, in order. */
  userEvents(caller: Session, round: UserEventRound): Invocation[];
  ended(invocation: Invocation, outcome: Outcome, startedAt: number): void;
  /** A bug or a gap of the local NetSuite itself: nobody's `catch` may hide it. */
  problem(error: Error): void;
}
