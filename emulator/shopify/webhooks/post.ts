import { request as httpRequest, Agent as HttpAgent } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';

/** How long a delivery may take. Wall time, whatever the clock: a real socket is waited for. */
export interface Patience {
  connectMs: number;
  totalMs: number;
}

/** Shopify's own (§2.1). */
export const SHOPIFY_PATIENCE: Patience = { connectMs: 1000, totalMs: 5000 };

const agents = {
  http: new HttpAgent({ keepAlive: true }),
  https: new HttpsAgent({ keepAlive: true }),
};

export type PostOutcome = { status: number } | { error: string };

/** Carries one delivery attempt to its address. Never rejects. */
export type Wire = (
  url: URL,
  host: string,
  headers: Record<string, string>,
  body: Buffer,
  patience: Patience,
) => Promise<PostOutcome>;

/** One delivery attempt. Certificates are checked; redirects are not followed. Never rejects. */
export function post(
  url: URL,
  host: string,
  headers: Record<string, string>,
  body: Buffer,
  patience: Patience,
): Promise<PostOutcome> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const send = secure ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      agent: secure ? agents.https : agents.http,
      headers: { ...headers, Host: host, 'Content-Length': String(body.length) },
    });
    const connect = setTimeout(() => end({ error: 'connection timeout' }), patience.connectMs);
    const total = setTimeout(() => end({ error: 'timeout' }), patience.totalMs);
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
