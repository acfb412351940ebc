import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Integrations, TbaToken } from './integrations.ts';

/** NetSuite takes requests from five minutes around its own time (likely). */
const CLOCK_SKEW_SECONDS = 300;

/** Checks `Authorization: OAuth …` headers of token-based authentication (netsuite-platform §3.2). */
export class OAuth1 {
  readonly #integrations: Integrations;
  readonly #clock: Clock;
  readonly #account: string;
  readonly #mayLogIn: (role: string) => boolean;
  readonly #nonces = new Set<string>();

  /** @param mayLogIn whether a role may sign in this way. */
  constructor(
    integrations: Integrations,
    clock: Clock,
    account: string,
    mayLogIn: (role: string) => boolean,
  ) {
    this.#integrations = integrations;
    this.#clock = clock;
    this.#account = account;
    this.#mayLogIn = mayLogIn;
  }

  /** @param urls every way the caller may have spelled the URL: his own host, the account's real one. */
  check(header: string, method: string, urls: string[]): TbaToken | null {
    const parameters = headerParameters(header);
    const value = (name: string) => parameters.get(name) ?? '';
    const token = this.#integrations.findTba(value('oauth_consumer_key'), value('oauth_token'));
    if (!token || value('realm').toUpperCase() !== this.#account) return null;
    if (!this.#mayLogIn(token.role)) return null;
    if (value('oauth_signature_method') !== 'HMAC-SHA256') return null;
    const age = Math.abs(this.#clock.now() / 1_000 - Number(value('oauth_timestamp')));
    if (!(age <= CLOCK_SKEW_SECONDS)) return null;
    const nonce = `${value('oauth_timestamp')}/${value('oauth_nonce')}`;
    if (this.#nonces.has(nonce)) return null;

    const given = Buffer.from(value('oauth_signature'), 'base64');
    const isRight = urls.some((url) => {
      const wanted = signature(method, url, parameters, token);
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    });
    if (!isRight) return null;
    this.#nonces.add(nonce);
    return token;
  }
}

function headerParameters(header: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name, value] of header.matchAll(/([a-z_]+)="([^"]*)"/g)) {
    parameters.set(name ?? '', decodeURIComponent(value ?? ''));
  }
  return parameters;
}

/** RFC 5849 §3.4: method, URL without query, sorted parameters of query and header without realm and signature. */
function signature(
  method: string,
  url: string,
  parameters: Map<string, string>,
  token: TbaToken,
): Buffer {
  const { origin, pathname, searchParams } = new URL(url);
  const pairs = [
    ...searchParams,
    ...[...parameters].filter(([name]) => name !== 'realm' && name !== 'oauth_signature'),
  ]
    .map(([name, value]) => [percent(name), percent(value)])
    .sort(([a, x], [b, y]) => (a === b ? compare(x ?? '', y ?? '') : compare(a ?? '', b ?? '')));
  const text = [
    method.toUpperCase(),
    percent(origin + pathname),
    percent(pairs.map(([name, value]) => `${name}=${value}`).join('&')),
  ].join('&');
  const key = `${percent(token.consumerSecret)}&${percent(token.tokenSecret)}`;
  return createHmac('sha256', key).update(text).digest();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
