import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A NetSuite that takes `places` calls at once, each for `latencyMs`; or that is down. */
export async function netsuiteStub(settings: {
  places: number;
  latencyMs: number;
  down?: boolean;
}) {
  let inFlight = 0;
  let turnedAway = 0;
  const calls: { start: number; end: number; hints: number }[] = [];

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
        turnedAway += 1;
        response.writeHead(400).end('{"error":{"code":"SSS_REQUEST_LIMIT_EXCEEDED","message":""}}');
      } else {
        inFlight += 1;
        const start = performance.now();
        setTimeout(() => {
          inFlight -= 1;
          const { hints } = JSON.parse(body) as { hints: { key: string }[] };
          const results = hints.map(({ key }) => ({ key, outcome: 'done' }));
          response.end(
            JSON.stringify({ ok: true, version: 'bench', results, backlog: 0, nextDue: null }),
          );
          calls.push({ start, end: performance.now(), hints: hints.length });
        }, settings.latencyMs);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    turnedAway: () => turnedAway,
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
