import type { Clock } from '../clock.ts';
import type { Hint } from '../hint.ts';
import { NoAnswer, post, type Answer, type Post } from './http.ts';
import * as protocol from './protocol.ts';
import { tokenSource, TokenRefused, type TokenSettings } from './token.ts';

export type NetSuiteSettings = TokenSettings & {
  /** The account the relay means, e.g. `1234567_SB1`; `rl_events` refuses any other. */
  account: string;
  restletUrl: string;
  timeoutMs: number;
};

/** What a call came to. Only `answered` says anything about hints; after all others they stay. */
export type CallOutcome<A> =
  | { kind: 'answered'; answer: A }
  /** NetSuite's script answered, and will not work for us: wrong account, paused, a request it cannot read. */
  | { kind: 'refused'; code: string; message: string }
  /** Too many calls at once; or, `away`, maintenance, which lasts. */
  | {
      kind: 'throttled';
      code: string;
      message: string;
      away: boolean;
      retryAfterMs: number | undefined;
    }
  /** No working connection or no working token. */
  | { kind: 'down'; code: string; message: string }
  /** The script failed or ran out of its limits: something in this batch may be why. */
  | { kind: 'failed'; code: string; message: string };

export type NetSuite = {
  sendHints(hints: Hint[]): Promise<CallOutcome<protocol.EventsAnswer>>;
  check(stores: string[]): Promise<CallOutcome<protocol.CheckAnswer>>;
  /** Proves the credentials alone. @throws TokenRefused, NoAnswer */
  proveToken(): Promise<void>;
};

/** The one doorway to NetSuite: adds the token, renews it once on 401, and classes what comes back. */
export function netsuiteClient(
  settings: NetSuiteSettings,
  clock: Clock,
  carry: Post = post,
): NetSuite {
  const tokens = tokenSource(settings, clock, carry);

  async function callWithToken(body: string): Promise<Answer> {
    const send = (token: string) => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
      return carry(settings.restletUrl, headers, body, settings.timeoutMs);
    };
    const token = await tokens.get();
    const answer = await send(token);
    if (answer.status !== 401) return answer;
    tokens.discard(token);
    return send(await tokens.get());
  }

  async function call<A>(
    request: protocol.EventsRequest | protocol.CheckRequest,
    isExpected: (value: unknown) => value is A,
  ): Promise<CallOutcome<A>> {
    let answer: Answer;
    try {
      answer = await callWithToken(JSON.stringify(request));
    } catch (error) {
      return withoutAnswer(error);
    }
    return classify(answer, isExpected);
  }

  const { account } = settings;
  return {
    sendHints: (hints) =>
      call({ protocol: protocol.PROTOCOL, account, hints }, protocol.isEventsAnswer),
    check: (stores) =>
      call({ protocol: protocol.PROTOCOL, account, check: true, stores }, protocol.isCheckAnswer),
    proveToken: async () => {
      await tokens.get();
    },
  };
}

function withoutAnswer(error: unknown): CallOutcome<never> {
  if (error instanceof TokenRefused)
    return { kind: 'down', code: error.code, message: error.message };
  if (error instanceof NoAnswer) {
    // A call that ran into the time-out may have been held up by what was in it.
    const kind = error.code === 'TIMEOUT' ? 'failed' : 'down';
    return { kind, code: error.code, message: error.message };
  }
  throw error;
}

/** One table for everything NetSuite answers (netsuite-platform §3.3, §3.4). */
function classify<A>(answer: Answer, isExpected: (value: unknown) => value is A): CallOutcome<A> {
  const { status, body } = answer;
  const value = parse(body);
  if (status === 200) {
    if (isExpected(value)) return { kind: 'answered', answer: value };
    if (protocol.isRefusal(value)) {
      const { code, message } = said(value.error);
      // `FAILED` is a passing fault of the account; every other refusal waits for a person.
      return { kind: code === 'FAILED' ? 'failed' : 'refused', code, message };
    }
    return {
      kind: 'failed',
      code: 'UNREADABLE_ANSWER',
      message: 'The RESTlet answered 200 with something else.',
    };
  }
  const { code, message } = said(
    (value as { error?: unknown } | undefined)?.error,
    `HTTP_${status}`,
  );
  if (status === 429 || status === 503 || code === 'SSS_REQUEST_LIMIT_EXCEEDED') {
    const seconds = Number(answer.headers['retry-after']);
    const retryAfterMs = seconds > 0 ? seconds * 1000 : undefined;
    return { kind: 'throttled', code, message, away: status === 503, retryAfterMs };
  }
  if (status === 401 || status === 403 || status === 404 || (status >= 300 && status < 400)) {
    return { kind: 'down', code, message };
  }
  return { kind: 'failed', code, message };
}

/** Code and first words only: a script's error message may carry a stack, and nobody knows what else. */
function said(error: unknown, fallback = 'UNKNOWN'): { code: string; message: string } {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : fallback,
    message: typeof message === 'string' ? message.slice(0, 200) : '',
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
