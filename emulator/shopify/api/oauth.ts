import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { send, sendJson } from './exchange.ts';
import type { RunningStore } from './store.ts';
import { TOKEN_SECONDS } from './tokens.ts';

/**
 * `POST /admin/oauth/access_token`, client credentials grant (§1.1), form or JSON.
 * Refusals come as plain text "Oauth error …" with 400 (§1.2; the status is likely).
 */
export function answerTokenRequest(
  store: RunningStore,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const given = fieldsOf(request, body);
  if (given['grant_type'] !== 'client_credentials')
    return refuse('unsupported_grant_type', 'This local Shopify knows client_credentials only.');
  if (given['client_id'] !== store.app.clientId)
    return refuse('application_cannot_be_found', 'Could not find Shopify API application.');
  if (!isSame(given['client_secret'] ?? '', store.app.clientSecret))
    return refuse('invalid_client', 'Client authentication failed.');
  if (store.condition === 'otherOrganization')
    return refuse('shop_not_permitted', 'Client credentials cannot be performed on this shop.');
  if (store.condition === 'appNotInstalled')
    return refuse('app_not_installed', 'The application is not installed on this shop.');

  sendJson(
    response,
    200,
    JSON.stringify({
      access_token: store.tokens.issue(),
      scope: store.grantedScopes.join(','),
      expires_in: TOKEN_SECONDS,
    }),
  );

  function refuse(code: string, text: string): void {
    send(response, 400, `Oauth error ${code}: ${text}`, {
      'Content-Type': 'text/plain; charset=utf-8',
    });
  }
}

function fieldsOf(request: IncomingMessage, body: string): Record<string, string | undefined> {
  if ((request.headers['content-type'] ?? '').includes('json')) {
    try {
      return JSON.parse(body) as Record<string, string>;
    } catch {
      return {};
    }
  }
  return Object.fromEntries(new URLSearchParams(body));
}

function isSame(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}
