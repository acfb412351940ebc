import type { Hint } from '../hint.ts';

/** The relay ↔ `rl_events` protocol, version 1 (docs/relay.md). */
export const PROTOCOL = 1;

export type EventsRequest = { protocol: typeof PROTOCOL; account: string; hints: Hint[] };
export type CheckRequest = {
  protocol: typeof PROTOCOL;
  account: string;
  check: true;
  stores: string[];
};

export type ItemResult = {
  key: string;
  /** `marked`: NetSuite has written it down and finishes it by itself. `unknown`: malformed or disabled. */
  outcome: 'done' | 'marked' | 'retry' | 'unknown';
  at?: string;
  reason?: string;
};

export type EventsAnswer = {
  ok: true;
  version: string;
  results: ItemResult[];
  /** Works due and waiting in NetSuite. */
  backlog: number;
  /** When the next work is due. */
  nextDue: string | null;
};

export type CheckAnswer = {
  ok: true;
  version: string;
  account: string;
  stores: { key: string; domain: string; active: boolean; problems: string[] }[];
};

export type Refusal = { ok: false; error: { code: string; message: string } };

export function isEventsAnswer(value: unknown): value is EventsAnswer {
  const answer = value as EventsAnswer;
  return (
    isObject(value) &&
    answer.ok === true &&
    Array.isArray(answer.results) &&
    answer.results.every((result) => isObject(result) && typeof result.key === 'string') &&
    typeof answer.backlog === 'number'
  );
}

export function isCheckAnswer(value: unknown): value is CheckAnswer {
  const answer = value as CheckAnswer;
  return isObject(value) && answer.ok === true && Array.isArray(answer.stores);
}

export function isRefusal(value: unknown): value is Refusal {
  const refusal = value as Refusal;
  return isObject(value) && refusal.ok === false && typeof refusal.error?.code === 'string';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
