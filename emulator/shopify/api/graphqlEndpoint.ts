import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../contract.ts';
import { header, send, sendJson } from './exchange.ts';
import { execute, ServerTimeExceeded } from './execute.ts';
import type { GraphqlAnswer, GraphqlRequest } from './execute.ts';
import type { Fault, Faults } from './faults.ts';
import { orderCreateAllowance } from './orderCreateLimit.ts';
import { apiVersion, resolveVersion } from './schema.ts';
import type { RunningStore, StoreCondition } from './store.ts';

/** What a closed shop answers (§1.2; the words are likely). */
const closedShops: Partial<Record<StoreCondition, [number, string]>> = {
  frozen: [402, 'Unavailable Shop'],
  unpaid: [403, 'Forbidden'],
  locked: [423, 'Locked'],
};
const WRONG_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

/** `POST /admin/api/{version}/graphql.json`. */
export async function answerGraphql(
  asked: string,
  store: RunningStore,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
  around: { faults: Faults; clock: Clock },
): Promise<void> {
  const version = resolveVersion(asked);
  if (version === 'unknown') return plainError(404, 'Not Found');
  if (version === 'notHeld')
    return plainError(501, `The local Shopify does not model API version ${asked}.`);
  const closed = closedShops[store.condition];
  if (closed) return plainError(...closed);
  if (store.condition === 'appNotInstalled') return plainError(401, WRONG_TOKEN);
  if (!store.tokens.accepts(header(request, 'x-shopify-access-token')))
    return plainError(401, WRONG_TOKEN);

  const headers = {
    'X-Shopify-API-Version': version.serve,
    'X-Request-Id': randomUUID(),
  };
  const given = requestOf(request, body);
  if (!given)
    return sendJson(
      response,
      400,
      JSON.stringify({ errors: { query: 'Required parameter missing or invalid' } }),
      headers,
    );

  const fault = around.faults.next(store.config.domain, given.query);
  if (fault?.kind === 'http') return httpFault(fault);
  if (fault?.kind === 'dropConnection' && !fault.commit) return hangUp();
  if (fault?.kind === 'slowStart') await heldBack(fault.ms);
  if (!orderCreateAllowance(store, given.query))
    return sendJson(
      response,
      429,
      JSON.stringify({ errors: 'Exceeded order creation limit for development stores.' }),
      { ...headers, 'Retry-After': '60.0' },
    );

  let answer: GraphqlAnswer;
  try {
    answer = execute(given, {
      store,
      version: apiVersion(version.serve),
      scopes: store.scopes,
      costDebug: header(request, 'shopify-graphql-cost-debug') === '1',
      searchDebug: header(request, 'shopify-search-query-debug') === '1',
      fault:
        fault?.kind === 'internalError'
          ? fault.commit
            ? 'internalErrorAfterCommit'
            : 'internalErrorBeforeCommit'
          : undefined,
    });
  } catch (error) {
    if (error instanceof ServerTimeExceeded) return plainError(504, 'Gateway Timeout', headers);
    throw error;
  }
  if (store.world.switches.webhookBeforeAnswer) await store.webhooks.idle();
  if (fault?.kind === 'dropConnection') return hangUp();
  if (fault?.kind === 'slowAnswer') await later(fault.ms);
  sendJson(response, 200, JSON.stringify(answer), headers);

  function plainError(status: number, text: string, more: Record<string, string> = {}): void {
    sendJson(response, status, JSON.stringify({ errors: text }), more);
  }

  function httpFault({ status }: Fault): void {
    if (status === 429) return plainError(429, 'Throttled', { 'Retry-After': '2.0' });
    send(response, status, `<html><body><h1>${status}</h1></body></html>`, {
      'Content-Type': 'text/html; charset=utf-8',
    });
  }

  function hangUp(): void {
    request.socket.destroy();
  }

  async function later(ms: number): Promise<void> {
    around.faults.heldUp++;
    await new Promise<void>((resolve) => around.clock.at(around.clock.now() + ms, resolve));
    around.faults.heldUp--;
  }

  async function heldBack(ms: number): Promise<void> {
    const letGo = keysIn(given as GraphqlRequest).map((key) => store.idempotency.hold(key));
    await later(ms);
    for (const release of letGo) release();
  }
}

function requestOf(request: IncomingMessage, body: string): GraphqlRequest | null {
  if (header(request, 'content-type').includes('application/graphql'))
    return { query: body, variables: {}, operationName: null };
  try {
    const given = JSON.parse(body) as Partial<GraphqlRequest>;
    if (typeof given.query !== 'string' || given.query.trim() === '') return null;
    return {
      query: given.query,
      variables: given.variables ?? {},
      operationName: given.operationName ?? null,
    };
  } catch {
    return null;
  }
}

/** Idempotency keys of a request: written in the text, or the variables they name. */
function keysIn({ query, variables }: GraphqlRequest): string[] {
  return [...query.matchAll(/@idempotent\s*\(\s*key:\s*(?:"([^"]*)"|\$(\w+))/g)].map((match) =>
    match[1] !== undefined ? match[1] : String(variables[match[2] as string]),
  );
}
