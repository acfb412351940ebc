import type { Operation } from '../contract.ts';
import type { Execution } from './execution.ts';

/**
 * The account's side of one `N/*` call. Answers at once, or later (a promise: the network), or with an operation that
 * runs user events in the middle.
 */
export type Answer = unknown;

export interface HostCall {
  run(execution: Execution, args: never): Answer;
  /** Units charged before it runs (netsuite-platform §1.1). */
  units?(execution: Execution, args: never): number;
  /** Touches nothing that another script could see: carried out at once, and no turn in the drawn order. */
  isLocal?: true;
}

/** Method name (`record.save`) → what the account does. */
export type HostModule = Record<string, HostCall>;

export function isOperation(answer: unknown): answer is Operation<unknown> {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    typeof (answer as Operation<unknown>).next === 'function' &&
    typeof (answer as Operation<unknown>).throw === 'function'
  );
}
