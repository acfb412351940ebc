import { cacheGet, cachePut } from '../netsuite/cache';
import { post, type Outgoing } from '../netsuite/https';
import { newId } from '../netsuite/random';
import type { Store } from '../setup/stores';
import { claimWork, finishWork, noteWork } from '../sync/work';
import { momentAfter } from './throttle';

/** Renewed this long before its end, so that no call starts with a token that dies on the way. */
const EARLY_SECONDS = 600;
/** How long others wait while one script renews. */
const RENEWAL_SECONDS = 3;

/** What this script has looked up already: a store as an object is read anew by each script. */
const known = new WeakMap<Store, string>();

export type Token =
  | { kind: 'token'; header: Outgoing }
  | { kind: 'later'; at: string }
  | { kind: 'refused'; status: number; reason: string };

/**
 * The access token of a store: its legacy token as an API-secret reference, or a client-credentials token
 * from the shared cache, 1 unit for the first call (`failed` is the one that was just refused and must not be used again).
 * A missing token is fetched by one script at a time, under a claim: on some stores a second token may end the first.
 */
export function tokenOf(store: Store, now: string, failed?: string): Token {
  if (store.tokenSecretId) {
    if (failed !== undefined)
      return { kind: 'refused', status: 401, reason: 'the permanent token is not accepted' };
    return { kind: 'token', header: { text: `{${store.tokenSecretId}}`, hasSecret: true } };
  }
  const kept = known.get(store);
  if (kept !== undefined && kept !== failed) return inClear(kept);
  return remembered(store, lookUp(store, now, failed));
}

function lookUp(store: Store, now: string, failed?: string): Token {
  const kept = cacheGet(cacheKey(store));
  return kept && kept !== failed ? inClear(kept) : renew(store, now, failed);
}

function remembered(store: Store, token: Token): Token {
  if (token.kind === 'token') known.set(store, token.header.text);
  return token;
}

function renew(store: Store, now: string, failed?: string): Token {
  const me = newId();
  const row = noteWork(
    { store: store.key, entity: 'token', subject: 'admin', action: 'changed' },
    { by: me, now },
  );
  if (!row.claimed && !claimWork(row.id, me, now))
    return { kind: 'later', at: momentAfter(now, RENEWAL_SECONDS) };

  const renewed = cacheGet(cacheKey(store));
  const token = renewed && renewed !== failed ? inClear(renewed) : fetchToken(store, now);
  finishWork(row);
  return token;
}

function fetchToken(store: Store, now: string): Token {
  const answer = post(
    `https://${store.domain}/admin/oauth/access_token`,
    {
      'Content-Type': plain('application/x-www-form-urlencoded'),
      Accept: plain('application/json'),
    },
    {
      text: `grant_type=client_credentials&client_id=${encodeURIComponent(store.clientId)}&client_secret={${store.clientSecretId}}`,
      hasSecret: true,
    },
  );
  if (answer.kind === 'unanswered' || answer.status >= 500 || answer.status === 429) {
    return { kind: 'later', at: momentAfter(now, 10) };
  }
  const parsed = answer.status === 200 ? parseToken(answer.body) : null;
  if (!parsed) {
    return {
      kind: 'refused',
      status: answer.status,
      reason: 'client id and secret are not accepted for this shop',
    };
  }
  cachePut(cacheKey(store), parsed.token, parsed.seconds - EARLY_SECONDS);
  return inClear(parsed.token);
}

function parseToken(body: string): { token: string; seconds: number } | null {
  try {
    const { access_token: token, expires_in: seconds } = JSON.parse(body) as Record<
      string,
      unknown
    >;
    return typeof token === 'string' && token !== ''
      ? { token, seconds: Number(seconds) || 0 }
      : null;
  } catch {
    return null;
  }
}

function inClear(token: string): Token {
  return { kind: 'token', header: plain(token) };
}

function plain(text: string): Outgoing {
  return { text, hasSecret: false };
}

function cacheKey(store: Store): string {
  return `token:${store.key}`;
}
