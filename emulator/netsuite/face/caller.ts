import type { Context } from 'hono';
import { accountHost } from '../account.ts';
import type { Account } from '../contract.ts';
import type { OAuth1 } from './oauth1.ts';
import type { Tokens } from './tokens.ts';

/** Who calls, by his token. */
export interface Caller {
  user: string;
  role: string;
  /** The integration, for its own concurrency limit. */
  clientId?: string;
}

export interface Authentication {
  account: Account;
  tokens: Tokens;
  oauth1: OAuth1;
}

/** Null: NetSuite would answer INVALID_LOGIN_ATTEMPT. */
export function callerOf(
  context: Context,
  { account, tokens, oauth1 }: Authentication,
  service: 'restlets' | 'rest_webservices',
): Caller | null {
  const header = context.req.header('authorization') ?? '';
  if (header.startsWith('Bearer ')) {
    return tokens.check(header.slice('Bearer '.length).trim(), service);
  }
  if (header.startsWith('OAuth ')) {
    return oauth1.check(header, context.req.method, urlsOf(context, account));
  }
  return null;
}

/** The URL as the caller wrote it: with the host he used, and with the account's own. */
export function urlsOf(context: Context, account: Account): string[] {
  const { pathname, search } = new URL(context.req.url);
  const hosts = [context.req.header('host'), context.req.header('x-forwarded-host')].filter(
    (host) => host !== undefined,
  );
  const own = ['suitetalk', 'restlets'].map(
    (service) => `${accountHost(account.id)}.${service}.api.netsuite.com`,
  );
  return [...hosts, ...own].flatMap((host) =>
    ['http', 'https'].map((scheme) => `${scheme}://${host}${pathname}${search}`),
  );
}
