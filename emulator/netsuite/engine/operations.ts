import {
  SuiteScriptError,
  type Operation,
  type RecordData,
  type Session,
  type UserEventRound,
  type PageMessage,
} from '../contract.ts';
import type { Execution, Invocation, Outcome } from './execution.ts';
import { faultError, type FaultPlace, type Faults } from './faults.ts';
import { isOperation } from './hostModule.ts';

/** How a call ends. */
export type Settled = { value?: unknown } | { error: unknown };

/** One call that is to be carried out. */
export interface Asked {
  session: Session;
  method: string;
  args: unknown[];
  /** Null when no script asked. */
  execution: Execution | null;
  start(): unknown;
  settle(end: Settled): void;
}

export interface OperationParts {
  faults: Faults;
  userEvents(caller: Session, round: UserEventRound): Invocation[];
  /** Runs a user event; the caller stays where it is. */
  admit(invocation: Invocation, done: (outcome: Outcome) => void): void;
  /** Waits for the network. */
  send(
    answer: PromiseLike<unknown>,
    execution: Execution | null,
    settle: (end: Settled) => void,
  ): void;
}

/** What `empty` answers: a timed-out query says success with nothing in it (review 22). */
const EMPTY: Record<string, unknown> = {
  'query.run': { columns: [], rows: [] },
  'query.page': { columns: [], rows: [] },
  'query.runPaged': 0,
  'search.each': [],
  'search.range': [],
  'search.page': [],
  'search.count': 0,
  'search.lookupFields': {},
};

/** Carries a call out and settles it, at once or when network or user events have answered. */
export function carryOut(parts: OperationParts, asked: Asked): void {
  const place = placeOf(asked.method, asked.args, asked.execution);
  const before = parts.faults.strike(place, 'before', 'empty');
  if (before) {
    const isEmpty = before.kind === 'empty';
    asked.settle(isEmpty ? { value: EMPTY[asked.method] ?? null } : { error: faultError(before) });
    return;
  }
  const after = parts.faults.strike(place, 'after');
  const settle = (end: Settled) =>
    asked.settle(after && !('error' in end) ? { error: faultError(after) } : end);
  let answer: unknown;
  try {
    answer = asked.start();
  } catch (error) {
    settle({ error });
    return;
  }
  if (isThenable(answer)) parts.send(answer, asked.execution, settle);
  else if (isOperation(answer)) {
    if (asked.execution) asked.execution.state = 'blocked';
    drive(parts, asked.session, answer, { value: undefined }, settle);
  } else settle({ value: answer });
}

/** Goes on with an operation until its next round of user events, or its end. */
function drive(
  parts: OperationParts,
  session: Session,
  operation: Operation<unknown>,
  resume: Settled,
  settle: (end: Settled) => void,
): void {
  let step: IteratorResult<UserEventRound, unknown>;
  try {
    step = 'error' in resume ? operation.throw(resume.error) : operation.next();
  } catch (error) {
    settle({ error });
    return;
  }
  if (step.done) settle({ value: step.value });
  else {
    runRound(parts, session, step.value, (end) => drive(parts, session, operation, end, settle));
  }
}

/** Runs the user events of a round one after the other; the first that throws ends it (netsuite-platform §8.2, SAFE#41). */
function runRound(
  parts: OperationParts,
  session: Session,
  round: UserEventRound,
  done: (end: Settled) => void,
): void {
  const rest = parts.userEvents(session, round);
  const next = () => {
    const invocation = rest.shift();
    if (!invocation) {
      done({ value: undefined });
      return;
    }
    parts.admit(invocation, (outcome) => {
      if (outcome.kind === 'returned') {
        round.messages?.push(...((outcome.value ?? []) as PageMessage[]));
        next();
      } else done({ error: errorOfUserEvent(outcome) });
    });
  };
  next();
}

function errorOfUserEvent(outcome: Exclude<Outcome, { kind: 'returned' }>): SuiteScriptError {
  const { name, message } =
    outcome.kind === 'failed' ? outcome.failure : { name: outcome.code, message: outcome.message };
  return new SuiteScriptError(name, message);
}

/** Where a fault may strike. */
export function placeOf(method: string, args: unknown[], execution: Execution | null): FaultPlace {
  return {
    at: method,
    recordType: recordTypeOf(method, args, execution),
    scriptId: execution?.invocation.script.id,
  };
}

/** Which type of record a call is about. */
export function recordTypeOf(
  method: string,
  args: unknown[],
  execution: Execution | null,
): string | undefined {
  const [first] = args;
  if (method === 'record.save' && typeof first === 'number') {
    return execution?.records.get(first)?.type;
  }
  if (!method.startsWith('record.') && method !== 'search.lookupFields') return undefined;
  const { type, fromType } = (first ?? {}) as { type?: unknown; fromType?: unknown };
  const named = fromType ?? type;
  return typeof named === 'string' ? named.toLowerCase() : undefined;
}

/** The record that a call saves, null for other calls. */
export function savedRecord(
  execution: Execution,
  method: string,
  [first]: unknown[],
): RecordData | null {
  if (method !== 'record.save' || typeof first !== 'number') return null;
  return execution.records.get(first)?.data() ?? null;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function';
}
