import * as https from 'N/https';
import { codeOf } from './errors';

/** A body or header that may hold `{custsecret_…}`: NetSuite puts the API secret in on the way out; scripts never see it. */
export type Outgoing = { text: string; hasSecret: boolean };

export type HttpsAnswer =
  | { kind: 'answered'; status: number; body: string; headers: Record<string, string> }
  /** No answer: the request may or may not have been carried out. */
  | { kind: 'unanswered'; code: string };

/**
 * One POST, 10 units. A status of 4xx or 5xx is an answer. N/https has no time-out to set: 5 s to connect,
 * 45 s to send (netsuite-platform §4.1). Header names come back in lower case.
 */
export function post(url: string, headers: Record<string, Outgoing>, body: Outgoing): HttpsAnswer {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) sent[name] = outgoing(value);
  try {
    const response = https.post({ url, headers: sent, body: outgoing(body) });
    const received: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers as Record<string, string>)) {
      received[name.toLowerCase()] = value;
    }
    return { kind: 'answered', status: response.code, body: response.body, headers: received };
  } catch (error) {
    return { kind: 'unanswered', code: codeOf(error) };
  }
}

/** The typings want text where the platform takes a SecureString. */
function outgoing({ text, hasSecret }: Outgoing): string {
  return hasSecret ? (https.createSecureString({ input: text }) as unknown as string) : text;
}
