import type { Answer } from '../shopify/client';
import { held, retry, type Outcome } from './outcome';

/** How work ends whose call to Shopify brought no data. Calls that may be sent again at once need no more than this. */
export function withoutData(answer: Exclude<Answer<never>, { kind: 'data' }>): Outcome {
  switch (answer.kind) {
    case 'later':
      return retry(answer.reason, answer.at);
    case 'unknown':
      return retry(answer.reason);
    case 'refused':
      return held(answer.problem);
  }
}

/** The same for a call without a key: it may still be carried out, so nobody looks or sends before its claim has run out. */
export function withoutDataOrKey(answer: Exclude<Answer<never>, { kind: 'data' }>): Outcome {
  return answer.kind === 'unknown'
    ? { kind: 'retry', reason: answer.reason, unknown: true }
    : withoutData(answer);
}
