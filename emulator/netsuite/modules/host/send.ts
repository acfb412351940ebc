import { connect } from 'node:net';
import type { Clock } from '../../clock.ts';
import { SuiteScriptError } from '../../contract.ts';

/** netsuite-platform §4.1. */
const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 45_000;
const BODY_LIMIT = 10 * 1024 * 1024;

export interface Outgoing {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array<ArrayBuffer> | null;
}

export interface Network {
  /** The 45 seconds for an answer pass on the account's clock, those of the machine at the latest. */
  clock: Clock;
  /** Domain → base URL of whoever serves it here; `*.myshopify.com` stands for all below. Others go to the network. */
  hosts: Record<string, string>;
}

/** Sends a request as N/https does. @throws the name of what went wrong on the way; a status is none of it. */
export async function send({ clock, hosts }: Network, outgoing: Outgoing): Promise<object> {
  const { url, method, headers, body } = outgoing;
  const base = hosts[url.host] ?? hosts[`*.${url.host.split('.').slice(1).join('.')}`];
  let target = url;
  if (base !== undefined) {
    target = new URL(url.pathname + url.search, base);
    headers.set('x-forwarded-host', url.host);
    headers.set('x-forwarded-proto', url.protocol.slice(0, -1));
  }
  const overdue = new AbortController();
  let stopWaiting = () => {};
  let response: Response;
  let text: string;
  try {
    if (base === undefined) await reach(url);
    stopWaiting = clock.at(clock.now() + ANSWER_LIMIT_MS, () => overdue.abort(tooSlow(url)));
    response = await fetch(target, {
      method,
      headers,
      body,
      redirect: method === 'GET' ? 'follow' : 'manual',
      signal: AbortSignal.any([overdue.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
    });
    text = await response.text();
  } catch (error) {
    throw networkError(url, error as Error);
  } finally {
    stopWaiting();
  }
  if (text.length > BODY_LIMIT) {
    throw new SuiteScriptError(
      'SSS_FILE_CONTENT_SIZE_EXCEEDED',
      'The response body is larger than 10 MB.',
    );
  }
  const received: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    received[name] = value;
    received[name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())] = value;
  }
  return { code: response.status, headers: received, body: text };
}

/** Connects once beforehand: fetch does not tell a host that is slow to connect from one that is slow to answer. */
function reach(url: URL): Promise<void> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port });
    socket.setTimeout(CONNECT_LIMIT_MS, () => socket.destroy(notReached(url)));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}

/**
 * A certificate that does not hold, a chain that is not complete, or no level of security in common: the same error for
 * all of them (OH section_4567631366, section_4418229131).
 */
const NO_TRUST =
  /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_)|SELF_SIGNED/;

/** Names are likely, not confirmed (netsuite-platform §4.1). */
function networkError(url: URL, error: Error): Error {
  if (error instanceof SuiteScriptError) return error;
  if (error.name === 'TimeoutError') return tooSlow(url);
  const { code } = error as { code?: string };
  const cause = code ?? (error as { cause?: { code?: string } }).cause?.code ?? '';
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN') {
    return new SuiteScriptError(
      'SSS_UNKNOWN_HOST',
      `The host you requested ${url.host} is unknown or cannot be found.`,
    );
  }
  if (NO_TRUST.test(cause)) {
    return new SuiteScriptError(
      'SSS_INVALID_HOST_CERT',
      `An untrusted, unsupported, or invalid certificate was found for this host: ${url.host}`,
    );
  }
  return notReached(url);
}

function tooSlow(url: URL): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_REQUEST_TIME_EXCEEDED',
    `The host you are trying to connect to has exceeded the maximum allowed response time: ${url.host}`,
  );
}

function notReached(url: URL): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_CONNECTION_TIME_OUT',
    `The host you are trying to connect to is not responding or has exceeded the maximum allowed response time: ${url.host}`,
  );
}
