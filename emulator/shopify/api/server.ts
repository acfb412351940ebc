import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Clock } from '../contract.ts';
import { answerFace } from '../face/face.ts';
import { answerFiles } from './bulk/files.ts';
import type { Control } from './control.ts';
import { answerControl } from './controlHttp.ts';
import { BodyTooLarge, header, readBody, sendJson } from './exchange.ts';
import type { Faults } from './faults.ts';
import { answerGraphql } from './graphqlEndpoint.ts';
import { answerTokenRequest } from './oauth.ts';
import type { RunningStore } from './store.ts';

export interface Surroundings {
  stores: readonly RunningStore[];
  clock: Clock;
  faults: Faults;
  control: Control;
}

/** Where the storage host is found; everything else is a shop. */
export const FILES_PATH = '/_files';
const KEEP_ALIVE_MS = 60_000;

export function httpServer(around: Surroundings): Server {
  const server = createServer((request, response) => {
    answer(request, response, around).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const text =
        error instanceof BodyTooLarge
          ? 'Payload Too Large'
          : `The local Shopify failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
      sendJson(
        response,
        error instanceof BodyTooLarge ? 413 : 500,
        JSON.stringify({ errors: text }),
      );
    });
  });
  // Node's own five seconds would cut idle clients off while something long runs here.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  around: Surroundings,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://shop');
  const path = url.pathname;
  const body = request.method === 'GET' ? Buffer.alloc(0) : await readBody(request);

  if (path.startsWith('/_control')) return answerControl(request, url, body, response, around);
  if (path.startsWith(FILES_PATH))
    return answerFiles(request, path.slice(FILES_PATH.length), body, response, around.stores);
  const store = storeFor(request, around.stores);
  if (request.method === 'POST' && path === '/admin/oauth/access_token')
    return answerTokenRequest(store, request, body.toString('utf8'), response);
  const graphql = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(path);
  if (request.method === 'POST' && graphql)
    return answerGraphql(
      graphql[1] as string,
      store,
      request,
      body.toString('utf8'),
      response,
      around,
    );
  if (request.method === 'GET' && answerFace(url, response, around)) return;
  sendJson(response, 404, '{"errors":"Not Found"}');
}

/** By X-Forwarded-Host or Host, else the first store. */
function storeFor(request: IncomingMessage, stores: readonly RunningStore[]): RunningStore {
  const named = [header(request, 'x-forwarded-host'), header(request, 'host')].map((value) =>
    value.split(':')[0]?.toLowerCase(),
  );
  return (
    stores.find((store) => named.includes(store.config.domain.toLowerCase())) ??
    (stores[0] as RunningStore)
  );
}
