import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const AGAIN_MS = 200;

/** A call that NetSuite answered; times by `performance.now()`. */
export interface Call {
  start: number;
  end: number;
  /** Keys of the hints it took. */
  keys: string[];
}

/** A NetSuite that takes `places` calls at once, each for `latencyMs`; or that is down. */
export async function netsuiteStub(settings: {
  places: number;
  latencyMs: number;
  down?: boolean;
  /** Of each so many hints one is to be sent again, 0.2 s later. */
  oneAgainOf?: number;
}) {
  let inFlight = 0;
  const calls: Call[] = [];
  const handedOver = new Set<string>();
  const beingTaken = new Set<string>();
  let inTwoCalls = 0;
  let seen = 0;

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      if (request.url === '/token') {
        response.end('{"access_token":"token","expires_in":"3600","token_type":"bearer"}');
      } else if (settings.down) {
        response.writeHead(503).end('{}');
      } else if (inFlight >= settings.places) {
        response.writeHead(400).end('{"error":{"code":"SSS_REQUEST_LIMIT_EXCEEDED","message":""}}');
      } else {
        inFlight += 1;
        const start = performance.now();
        const { hints } = JSON.parse(body) as { hints: { key: string }[] };
        const keys = hints.map(({ key }) => key);
        inTwoCalls += keys.filter((key) => beingTaken.has(key)).length;
        for (const key of keys) beingTaken.add(key);
        setTimeout(() => {
          inFlight -= 1;
          for (const key of keys) beingTaken.delete(key);
          // Whoever called is gone: it has to call again, whatever came of this one.
          if (response.destroyed) return;
          const at = new Date(Date.now() + AGAIN_MS).toISOString();
          const results = keys.map((key) => {
            seen += 1;
            const isAgain = seen % (settings.oneAgainOf ?? Infinity) === 0;
            return isAgain ? { key, outcome: 'retry', at } : { key, outcome: 'done' };
          });
          const taken = results.filter(({ outcome }) => outcome === 'done').map(({ key }) => key);
          response.end(
            JSON.stringify({ ok: true, version: 'bench', results, backlog: 0, nextDue: null }),
          );
          for (const key of taken) handedOver.add(key);
          calls.push({ start, end: performance.now(), keys: taken });
        }, settings.latencyMs);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Those that have ended, in that order. */
    calls,
    /** Keys of all hints in them. */
    handedOver,
    /** How often a hint came while another call held one of the same key. */
    inTwoCalls: () => inTwoCalls,
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
