import type { IncomingMessage, ServerResponse } from 'node:http';
import { isVirtual } from '../clock.ts';
import type { Json, JsonObject } from '../contract.ts';
import { parseExactJson, toJsonText } from '../jsonText.ts';
import { sendJson } from './exchange.ts';
import type { PrivacyTopic } from './control.ts';
import type { FaultKind } from './faults.ts';
import type { Surroundings } from './server.ts';

type Handler = (body: JsonObject, part: string[], around: Surroundings) => unknown;

/** `METHOD path`; `*` takes one part. All bodies and answers are JSON. */
const routes: Record<string, Handler> = {
  'GET ': (_, __, { stores, control }) => ({
    routes: Object.keys(routes),
    stores: stores.map(({ config }) => config.domain),
    actions: control.actions(),
  }),
  'GET clock': (_, __, { clock }) => clockNow(clock),
  // {"advanceMs": 60000}
  'POST clock': async (body, _, { clock, control }) => {
    await control.advance(Number(body['advanceMs']));
    return clockNow(clock);
  },
  'GET switches': (_, __, { control }) => control.setSwitches({}),
  'PATCH switches': (body, _, { control }) => control.setSwitches(body),
  'GET faults': (_, __, { faults }) => faults.list(),
  // {"kind": "http", "status": 502, "match": "orders", "times": 2}
  'POST faults': (body, _, { faults }) => faults.add(body as { kind: FaultKind }),
  'DELETE faults': (_, __, { faults }) => (faults.clear(), []),
  'GET stores': (_, __, { stores }) =>
    stores.map(({ config, condition, grantedScopes, tokens, bucket }) => ({
      ...config,
      condition,
      scopes: grantedScopes,
      tokensIssued: tokens.issued(),
      throttleStatus: bucket.status(),
    })),
  // {"condition": "frozen", "scopes": ["read_orders"]}
  'PATCH stores/*': (body, [domain], { control }) => {
    control.setStore(domain as string, body);
    return {};
  },
  'POST stores/*/load/*': (body, [domain, kind], { control }) => ({
    id: control.load(domain as string, kind as string, body),
  }),
  'POST stores/*/actions/*': (body, [domain, action], { control }) =>
    control.act(domain as string, action as string, body) ?? {},
  // {"customer": {"id": 1, "email": "…"}, "orders_to_redact": [1]}
  'POST stores/*/privacy/*/*': (body, [domain, kind, verb], { control }) => {
    control.askPrivacy(domain as string, `${kind}/${verb}` as PrivacyTopic, body);
    return {};
  },
  'POST stores/*/query': (body, [domain], { control }) =>
    control.query(
      domain as string,
      String(body['query']),
      (body['variables'] ?? {}) as Record<string, unknown>,
    ),
  'POST stores/*/tokens/revoke': (_, [domain], { control }) => {
    control.store(domain as string).tokens.revokeAll();
    return {};
  },
  // {"available": 5}
  'POST stores/*/bucket': (body, [domain], { control }) => {
    const { bucket } = control.store(domain as string);
    bucket.drainTo(Number(body['available']));
    return bucket.status();
  },
  // {"type": "QUERY", "rows": 3}
  'POST stores/*/bulk/fail': (body, [domain], { control }) => {
    control.store(domain as string).bulk.failAfter = {
      type: body['type'] === 'MUTATION' ? 'MUTATION' : 'QUERY',
      rows: Number(body['rows']),
    };
    return {};
  },
  'GET stores/*/webhooks': (_, [domain], { control }) => {
    const { webhooks, subscriptions } = control.store(domain as string);
    return {
      faults: webhooks.faults,
      subscriptions: subscriptions.all(),
      removed: subscriptions.removed,
      deliveries: webhooks.log,
    };
  },
  // {"hold": true, "double": 0.1, "delayMs": [200, 5000]}
  'PATCH stores/*/webhooks': (body, [domain], { control }) =>
    control.setWebhookFaults(domain as string, body),
  // {"order": "shuffled"}
  'POST stores/*/webhooks/release': (body, [domain], { control }) => ({
    released: control.releaseWebhooks(
      domain as string,
      body['order'] === 'shuffled' ? 'shuffled' : 'inOrder',
    ),
  }),
  'POST stores/*/webhooks/again/*': (_, [domain, webhookId], { control }) => ({
    sent: control.store(domain as string).webhooks.again(webhookId as string),
  }),
  'POST webhooks/idle': async (_, __, { control }) => {
    await control.webhooksIdle();
    return {};
  },
};

/** The `/_control/` API: 200 with what happened, 404 for no such route, 422 with the reason it cannot be. */
export async function answerControl(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  response: ServerResponse,
  around: Surroundings,
): Promise<void> {
  const path = url.pathname.replace(/^\/_control\/?/, '').replace(/\/$/, '');
  const found = match(`${request.method} ${path}`);
  if (!found) return sendJson(response, 404, JSON.stringify({ error: `No route for ${path}` }));
  try {
    const given: Json = body.length > 0 ? parseExactJson(body.toString('utf8')) : {};
    const result = await found.handler(given as JsonObject, found.parts, around);
    sendJson(response, 200, toJsonText(result));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    sendJson(response, 422, JSON.stringify({ error: message }));
  }
}

function match(asked: string): { handler: Handler; parts: string[] } | null {
  for (const [route, handler] of Object.entries(routes)) {
    const pattern = new RegExp(`^${route.replaceAll('*', '([^/]+)')}$`);
    const parts = pattern.exec(asked);
    if (parts) return { handler, parts: parts.slice(1).map(decodeURIComponent) };
  }
  return null;
}

function clockNow(clock: Surroundings['clock']): { now: string; virtual: boolean } {
  return { now: new Date(clock.now()).toISOString(), virtual: isVirtual(clock) };
}
