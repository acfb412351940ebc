import { request as httpRequest, Agent as HttpAgent } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';

/** Shopify waits this long for the connection and for the whole answer (§2.1). Wall time: they guard a real socket. */
const CONNECT_MS = 1000;
const TOTAL_MS = 5000;

const agents = {
  http: new HttpAgent({ keepAlive: true }),
  https: new HttpsAgent({ keepAlive: true }),
};

export type PostOutcome = { status: number } | { error: string };

/** One delivery attempt. Certificates are checked; redirects are not followed. Never rejects. */
export function post(
  url: URL,
  host: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<PostOutcome> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const send = secure ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      agent: secure ? agents.https : agents.http,
      headers: { ...headers, Host: host, 'Content-Length': String(body.length) },
    });
    const connect = setTimeout(() => end({ error: 'connection timeout' }), CONNECT_MS);
    const total = setTimeout(() => end({ error: 'timeout' }), TOTAL_MS);
    let ended = false;

    request.on('socket', (socket) => {
      const connected = (): void => clearTimeout(connect);
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', connected);
      else connected();
    });
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => end({ status: response.statusCode ?? 0 }));
      response.on('error', (error) => end({ error: error.message }));
    });
    request.on('error', (error) => end({ error: error.message }));
    request.end(body);

    function end(outcome: PostOutcome): void {
      if (ended) return;
      ended = true;
      clearTimeout(connect);
      clearTimeout(total);
      if ('error' in outcome) request.destroy();
      resolve(outcome);
    }
  });
}

/** Lets the process end: closes idle sockets. */
export function closeIdleConnections(): void {
  agents.http.destroy();
  agents.https.destroy();
}
