import type { Store } from '../setup/stores';
import type { Caller } from '../shopify/throttle';
import type { Outcome } from './outcome';

/** One thing to look at: a hint or a row of work. */
export interface Item {
  /** gid, or the NetSuite record id. */
  subject: string;
  action: 'changed' | 'deleted' | 'merged';
  other?: string;
  /** Id of the claimed work row; only flows that call Shopify without a key need one. */
  work?: string;
  /** What the last attempt left behind (JSON), '' when nothing. */
  before: string;
}

/** Who runs, for which store. */
export interface RunContext {
  store: Store;
  caller: Caller;
  /**
   * Is there time and are there units for one more item? Asked before each one that writes; the rest of the batch
   * ends as `notReached`, since a script that overruns is killed where no catch sees it.
   */
  mayGoOn(): boolean;
  /** What the call that brings hints has done already, for flows that hints of several kinds lead to. */
  dealtWith?: Map<string, Result>;
}

/** One per item, in any order. A flow catches per item: one bad record never holds up another. */
export interface Result {
  subject: string;
  outcome: Outcome;
  /** What was written: `salesorder 1234`; '' when nothing. */
  record: string;
  points: number;
}

/** One direction of one business object: many items of one store in one go. */
export type Flow = (items: Item[], run: RunContext) => Result[];
